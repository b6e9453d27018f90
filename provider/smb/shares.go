package smb

import (
	"os"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// share is a share as its server lists it.
type share struct {
	name, comment string
	typ           provider.ResourceType
}

// Types of a share ([MS-SRVS] section 2.2.2.4). The upper bits mark a share as special
// or temporary.
const (
	stypeMask   = 0x0FFFFFFF
	stypeDisk   = 0
	stypePrintQ = 1
)

// shareType returns the type of a share in the terms of NETRESOURCE.
func shareType(stype uint32) provider.ResourceType {
	switch stype & stypeMask {
	case stypeDisk:
		return provider.RESOURCETYPE_DISK
	case stypePrintQ:
		return provider.RESOURCETYPE_PRINT
	}
	return provider.RESOURCETYPE_ANY
}

// shares returns all shares of the server, by NetrShareEnum over the pipe srvsvc.
//
// ERROR_BAD_NETPATH: the server has gone. ERROR_UNEXP_NET_ERR: the answer makes no
// sense. ERROR_ACCESS_DENIED and whatever else the server answers.
func (l *logon) shares() (all []share, err error) {
	ipc, err := l.mount(pipes)
	if err != nil {
		return nil, err
	}
	defer ipc.Disconnect()
	err = ipc.do(func() error {
		pipe, err := owned(ipc.share.OpenFile("srvsvc", os.O_RDWR, 0o666))
		if err != nil {
			return err
		}
		defer func() { _ = pipe.Close() }() // all was read
		if _, err := transact(pipe, bindRequest()); err != nil {
			return err
		}
		answer, err := transact(pipe, shareEnumRequest(l.server.name))
		if err != nil {
			return err
		}
		all, err = parseShares(answer)
		return err
	})
	return all, codeOf(err, winerr.ERROR_BAD_NETPATH)
}

// listed returns a share as the server lists it, and false if it doesn't.
func (l *logon) listed(name string) (share, bool) {
	shares, err := l.shares()
	i := slices.IndexFunc(shares, func(s share) bool { return wintext.Same(s.name, name) })
	if err != nil || i < 0 {
		return share{}, false
	}
	return shares[i], true
}

// parseShares parses the answer to NetrShareEnum at level 1 ([MS-SRVS] section
// 3.1.4.8): an array of names, types and comments, with the texts behind the array.
//
// ERROR_UNEXP_NET_ERR: the answer makes no sense.
func parseShares(stub []byte) ([]share, error) {
	r := reader{rest: stub}
	r.skip(3) // level, the union's switch and its pointer
	count, entries := r.u32(), r.u32()
	if entries == 0 || count == 0 {
		return nil, r.err
	}
	r.skip(1) // the size of the array
	if uint64(count)*12 > uint64(len(r.rest)) {
		return nil, winerr.ERROR_UNEXP_NET_ERR
	}
	types := make([][3]uint32, count)
	for i := range types {
		types[i] = [3]uint32{r.u32(), r.u32(), r.u32()}
	}
	var all []share
	for _, each := range types {
		s := share{typ: shareType(each[1])}
		if each[0] != 0 {
			s.name = r.text()
		}
		if each[2] != 0 {
			s.comment = r.text()
		}
		all = append(all, s)
	}
	return all, r.err
}
