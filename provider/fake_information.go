package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

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
	r, err := f.parse(name)
	if err != nil {
		return NetResource{}, "", err
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
		if set := l.sets[serverKey(s.Options(), spelled, srv)]; set.inUse() {
			return set.who, nil
		}
	}
	w, err := newCandidate(s, session.Credentials{})
	who, account := srv.identify(&w)
	if err != nil || srv.authenticate(&w, account, false) != nil {
		return principal{}, winerr.ERROR_NOT_AUTHENTICATED
	}
	return who, nil
}
