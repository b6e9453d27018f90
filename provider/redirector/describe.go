package redirector

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// GetResourceInformation implements [provider.Names] (NPGetResourceInformation): what Backend.Describe finds.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: another provider is named, or there is no such resource. ERROR_BAD_NETPATH: there is
// no such server, or it is down. ERROR_INVALID_PARAMETER: no resource, or a type other than ANY, DISK or PRINT.
// ERROR_BAD_DEV_TYPE: a type that isn't the type of the share; a container, such as a server, goes with every type.
// ERROR_NOT_AUTHENTICATED: the session has no connection to the server, and the server refuses its default credentials.
// ERROR_ACCESS_DENIED: the share doesn't admit the user.
func (p *Provider) GetResourceInformation(s *session.Session, nr *provider.NetResource) (info provider.NetResource, system string, err error) {
	if err := p.begin(s, p.caps().Dialog, provider.WNNC_DLG_GETRESOURCEINFORMATION); err != nil {
		return info, "", err
	}
	if err := p.owns(nr); err != nil {
		return info, "", err
	}
	info, system, err = p.describe(&Visit{p: p, s: s}, nr.RemoteName)
	switch {
	case err != nil:
	case nr.Type > provider.RESOURCETYPE_PRINT:
		err = winerr.ERROR_INVALID_PARAMETER
	case nr.Type != provider.RESOURCETYPE_ANY && nr.Type != info.Type && info.Usage&provider.RESOURCEUSAGE_CONTAINER == 0:
		err = winerr.ERROR_BAD_DEV_TYPE
	}
	if err != nil {
		return provider.NetResource{}, "", err
	}
	comment := info.Comment
	if info = bare(info); info.Usage&provider.RESOURCEUSAGE_CONTAINER == 0 {
		info.Comment = comment // the remark of the share, as it was observed
	}
	return info, system, nil
}

// describe asks the backend, and once more if a logon in use turns out to be lost.
func (p *Provider) describe(v *Visit, name string) (r provider.NetResource, rest string, err error) {
	defer v.end()
	r, rest, err = p.Backend.Describe(v, name)
	if err == nil {
		return r, rest, nil
	}
	if err = v.retry(err); err != nil {
		return provider.NetResource{}, "", err
	}
	return p.Backend.Describe(v, name)
}

// GetResourceParent implements [provider.Names] (NPGetResourceParent): what Backend.Parent finds.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: another provider is named, or the name isn't of this network.
// ERROR_INVALID_PARAMETER: no resource, or a type other than ANY, DISK or PRINT.
func (p *Provider) GetResourceParent(s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
	if err := p.begin(s, p.caps().Dialog, provider.WNNC_DLG_GETRESOURCEPARENT); err != nil {
		return provider.NetResource{}, err
	}
	if err := p.owns(nr); err != nil {
		return provider.NetResource{}, err
	}
	parent, err := p.Backend.Parent(&Visit{p: p, s: s}, nr.RemoteName)
	if err == nil && nr.Type > provider.RESOURCETYPE_PRINT {
		err = winerr.ERROR_INVALID_PARAMETER
	}
	if err != nil {
		return provider.NetResource{}, err
	}
	return bare(parent), nil
}

// bare returns a resource with the fields that the resource calls fill in.
func bare(r provider.NetResource) provider.NetResource {
	r.Scope, r.Comment = 0, ""
	return r
}

// FormatNetworkName implements [provider.Names] (NPFormatNetworkName). width is in characters; 0 is unlimited.
//
// WNFMT_MULTILINE breaks the name after a backslash or slash wherever a line would be too long. WNFMT_ABBREVIATED returns a
// name that is too long without its middle, `\\server\...\dir`, or if that doesn't help only its last part. With
// WNFMT_INENUM the container was shown just before, so that only the last part is left to format.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: not of this network. ERROR_INVALID_PARAMETER: not exactly one of MULTILINE and
// ABBREVIATED, or an unknown flag.
func (p *Provider) FormatNetworkName(remote string, flags provider.FormatFlags, width uint32) (string, error) {
	if err := p.started(); err != nil {
		return "", err
	}
	if p.caps().Dialog&provider.WNNC_DLG_FORMATNETWORKNAME == 0 {
		return "", winerr.ERROR_NOT_SUPPORTED
	}
	r, ok := p.Syntax().Parse(remote)
	if !ok {
		if _, err := p.Backend.Parent(&Visit{p: p}, remote); err != nil {
			return "", winerr.ERROR_BAD_NET_NAME
		}
	}
	remote = wintext.TrimEnd(remote)
	last := remote[strings.LastIndexAny(remote, `\/`)+1:]
	if flags&provider.WNFMT_INENUM != 0 {
		remote = last
	}
	switch flags &^ (provider.WNFMT_INENUM | provider.WNFMT_CONNECTION) {
	case provider.WNFMT_MULTILINE:
		return breakName(remote, width), nil
	case provider.WNFMT_ABBREVIATED:
		short := p.Syntax().Spell(provider.RemoteName{Server: r.Server, Share: "...", Rest: `\` + last})
		for _, form := range []string{remote, short} {
			if fitsWidth(form, width) {
				return form, nil
			}
		}
		return last, nil
	}
	return "", winerr.ERROR_INVALID_PARAMETER
}

// fitsWidth reports whether a text needs no more than width characters.
func fitsWidth(text string, width uint32) bool {
	return width == 0 || uint64(wintext.Units(text)) <= uint64(width)
}

// breakName breaks a name into lines. The separators at its beginning stay with what follows them.
func breakName(name string, width uint32) string {
	var lines []string
	line := ""
	for name != "" {
		end := strings.IndexAny(name, `\/`) + 1
		if end == 0 {
			end = len(name)
		}
		part := name[:end]
		if strings.Trim(line, `\/`) != "" && !fitsWidth(line+part, width) {
			lines, line = append(lines, line), ""
		}
		line, name = line+part, name[end:]
	}
	return strings.Join(append(lines, line), "\n")
}
