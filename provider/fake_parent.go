package provider

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

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
	return bare(f.parent(s, r, r.above())), nil
}

// above is the name one step up; above a server it is empty.
func (r RemoteName) above() RemoteName {
	switch {
	case r.Rest != "":
		r.Rest = r.Rest[:strings.LastIndexByte(r.Rest, '\\')]
	case r.Share != "":
		r.Share = ""
	default:
		r.Server = ""
	}
	return r
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
