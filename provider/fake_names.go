package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// GetUniversalName implements [Names] (NPGetUniversalName). The rest of the path is
// appended as it is, with backslashes; the object need not exist.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: not a path on a drive, such as a UNC name.
// ERROR_NOT_CONNECTED: as GetConnection. ERROR_INVALID_LEVEL: neither level.
// ERROR_NOT_SUPPORTED: UNIVERSAL_NAME_INFO_LEVEL on a network without universal
// names; at the other level Universal is "" there.
func (f *Fake) GetUniversalName(s *session.Session, path string, level Level) (UniversalName, error) {
	if err := f.begin(s, 0, 0); err != nil {
		return UniversalName{}, err
	}
	n, rest, ok := splitDrive(strings.ReplaceAll(path, "/", `\`))
	if !ok {
		return UniversalName{}, winerr.ERROR_BAD_DEVICE
	}
	remote, err := f.GetConnection(s, n.String())
	if err != nil {
		return UniversalName{}, err
	}
	var name UniversalName
	if !f.Kind.NoUniversalNames {
		name.Universal = remote + rest
	}
	switch level {
	case UNIVERSAL_NAME_INFO_LEVEL:
		if f.Kind.NoUniversalNames {
			return UniversalName{}, winerr.ERROR_NOT_SUPPORTED
		}
	case REMOTE_NAME_INFO_LEVEL:
		name.Connection, name.Remaining = remote, rest
	default:
		return UniversalName{}, winerr.ERROR_INVALID_LEVEL
	}
	return name, nil
}

// GetResourceInformation implements [Names] (NPGetResourceInformation). The
// resource may be the network itself, a domain, a server or a share, with what
// follows it.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: another provider is named, or there is no
// such resource. ERROR_BAD_NETPATH: there is no such server, or it is down.
// ERROR_INVALID_PARAMETER: no resource, or a type other than ANY, DISK or PRINT.
// ERROR_BAD_DEV_TYPE: a type that isn't that of the share.
// ERROR_NOT_AUTHENTICATED: the session has no connection to the server and its
// default credentials would be refused. ERROR_ACCESS_DENIED: the share doesn't
// admit the user.
func (f *Fake) GetResourceInformation(s *session.Session, nr *NetResource) (info NetResource, system string, err error) {
	if err := f.begin(s, f.caps().Dialog, WNNC_DLG_GETRESOURCEINFORMATION); err != nil {
		return info, "", err
	}
	if err := f.owns(nr); err != nil {
		return info, "", err
	}
	info, found := f.container(nr.RemoteName)
	if !found {
		info, system, err = f.resource(s, nr.RemoteName)
	}
	if err == nil {
		err = checkType(nr.Type, info.Type)
	}
	if err != nil {
		return NetResource{}, "", err
	}
	return bare(info), system, nil
}

// owns checks what GetResourceInformation and GetResourceParent check first.
func (f *Fake) owns(nr *NetResource) error {
	switch {
	case nr == nil:
		return winerr.ERROR_INVALID_PARAMETER
	case nr.RemoteName == "", nr.Provider != "" && !strings.EqualFold(nr.Provider, f.Name()):
		return winerr.ERROR_BAD_NET_NAME
	}
	return nil
}

// checkType compares a type that was asked for with the real one.
func checkType(asked, real ResourceType) error {
	switch {
	case asked > RESOURCETYPE_PRINT:
		return winerr.ERROR_INVALID_PARAMETER
	case asked != RESOURCETYPE_ANY && asked != real:
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return nil
}

// bare leaves the fields that the resource calls give.
func bare(r NetResource) NetResource {
	r.Scope, r.Comment = 0, ""
	return r
}

// container finds the network itself or a domain by its name.
func (f *Fake) container(name string) (NetResource, bool) {
	if strings.EqualFold(name, f.Name()) {
		return f.networkResource(), true
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if d := f.findDomain(fold(name)); d != nil && f.shown(d) {
		return f.domainResource(d), true
	}
	return NetResource{}, false
}

// resource finds a server or share that the session may look at, and gives it with
// the rest of the name.
func (f *Fake) resource(s *session.Session, name string) (NetResource, string, error) {
	r, ok := f.syntax().Parse(name)
	if !ok {
		return NetResource{}, "", winerr.ERROR_BAD_NET_NAME
	}
	if r.Share == "" {
		srv, _, err := f.reach(r, s.Options())
		if err != nil {
			return NetResource{}, "", err
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		return f.serverResource(srv), "", nil
	}
	srv, sh, err := f.reachShare(s, r, ".")
	if err != nil {
		return NetResource{}, "", err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	who, err := f.authenticated(s, r.Server, srv)
	if err == nil {
		err = sh.admits(srv, who)
	}
	if err != nil {
		return NetResource{}, "", err
	}
	return f.shareResource(sh), r.Rest, nil
}

// authenticated gives whom the server takes the session for: by the credentials in
// use there, otherwise by the default ones. It needs f.mu.
//
// ERROR_NOT_AUTHENTICATED: nobody.
func (f *Fake) authenticated(s *session.Session, spelled string, srv *server) (principal, error) {
	if l := f.logons[s.LUID()]; l != nil {
		if set := l.inUse(s.Options(), spelled, srv); set != nil {
			return set.who, nil
		}
	}
	w, err := newCandidate(s, Credentials{})
	if err != nil {
		return principal{}, winerr.ERROR_NOT_AUTHENTICATED
	}
	who, account := srv.identify(&w)
	if srv.authenticate(&w, account, false) != nil {
		return principal{}, winerr.ERROR_NOT_AUTHENTICATED
	}
	return who, nil
}

// GetResourceParent implements [Names] (NPGetResourceParent). The answer is by the
// form of the name: the parent of a directory is the directory above it, then
// come the share, the server, the domain of the server where it is known to be
// in one, and the network, which has none.
//
// ERROR_NO_NETWORK. ERROR_BAD_NET_NAME: another provider is named, or the name
// isn't of this network. ERROR_INVALID_PARAMETER: no resource, or a type other
// than ANY, DISK or PRINT.
func (f *Fake) GetResourceParent(s *session.Session, nr *NetResource) (NetResource, error) {
	if err := f.begin(s, f.caps().Dialog, WNNC_DLG_GETRESOURCEPARENT); err != nil {
		return NetResource{}, err
	}
	if err := f.owns(nr); err != nil {
		return NetResource{}, err
	}
	if known, found := f.container(nr.RemoteName); found {
		if known.DisplayType == RESOURCEDISPLAYTYPE_NETWORK {
			return NetResource{Provider: f.Name()}, nil
		}
		return bare(f.networkResource()), nil
	}
	r, ok := f.syntax().Parse(nr.RemoteName)
	if !ok {
		return NetResource{}, winerr.ERROR_BAD_NET_NAME
	}
	if nr.Type > RESOURCETYPE_PRINT {
		return NetResource{}, winerr.ERROR_INVALID_PARAMETER
	}
	up := r
	switch {
	case r.Rest != "":
		up.Rest = r.Rest[:strings.LastIndexByte(r.Rest, '\\')]
	case r.Share != "":
		up.Share = ""
	default:
		up = RemoteName{}
	}
	return bare(f.parent(s, r, up)), nil
}

// parent gives the resource of the name up, which is above r. What isn't on the
// network is spelled as the caller did.
func (f *Fake) parent(s *session.Session, r, up RemoteName) NetResource {
	spelled := f.syntax().Spell(up)
	f.mu.Lock()
	defer f.mu.Unlock()
	srv := f.lookup(r.Server, s.Options())
	switch {
	case up.Rest != "":
		dir := f.shareNamed(spelled, RESOURCETYPE_DISK)
		dir.DisplayType = RESOURCEDISPLAYTYPE_DIRECTORY
		return dir
	case up.Share != "" && srv != nil && srv.named[fold(up.Share)] != nil:
		return f.shareResource(srv.named[fold(up.Share)])
	case up.Share != "":
		return f.shareNamed(spelled, RESOURCETYPE_DISK)
	case up.Server != "" && srv != nil:
		return f.serverResource(srv)
	case up.Server != "":
		return f.serverNamed(spelled)
	case srv != nil && srv.domain != nil:
		return f.domainResource(srv.domain)
	}
	return f.networkResource()
}
