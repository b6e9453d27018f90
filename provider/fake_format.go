package provider

import (
	"strings"
	"unicode/utf8"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// FormatNetworkName implements [Names] (NPFormatNetworkName). width is in
// characters; 0 is unlimited.
//
// WNFMT_MULTILINE breaks the name after a backslash or slash wherever a line would be too
// long. WNFMT_ABBREVIATED gives a name that is too long without its middle,
// `\\server\...\dir`, or if that doesn't help only its last part. With
// WNFMT_INENUM the container was shown just before, so that the last part is
// all that is left to format.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: not of this network.
// ERROR_INVALID_PARAMETER: not exactly one of MULTILINE and ABBREVIATED, or an
// unknown flag.
func (f *Fake) FormatNetworkName(remote string, flags FormatFlags, width uint32) (string, error) {
	if err := f.started(); err != nil {
		return "", err
	}
	if f.caps().Dialog&WNNC_DLG_FORMATNETWORKNAME == 0 {
		return "", winerr.ERROR_NOT_SUPPORTED
	}
	r, ok := f.syntax().Parse(remote)
	if _, found := f.container(remote); !ok && !found {
		return "", winerr.ERROR_BAD_NET_NAME
	}
	remote = trimEnd(remote)
	last := remote[strings.LastIndexAny(remote, `\/`)+1:]
	if flags&WNFMT_INENUM != 0 {
		remote = last
	}
	switch flags &^ (WNFMT_INENUM | WNFMT_CONNECTION) {
	case WNFMT_MULTILINE:
		return breakName(remote, width), nil
	case WNFMT_ABBREVIATED:
		short := f.syntax().Spell(RemoteName{Server: r.Server, Share: "...", Rest: `\` + last})
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
	return width == 0 || utf8.RuneCountInString(text) <= int(width)
}

// breakName breaks a name into lines. The separators at its beginning stay with
// what follows them.
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
