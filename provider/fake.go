package provider

import (
	"fmt"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Fake is a network in memory: servers with shares, the accounts that may use
// them, and the redirector that opens their files. It is analogous to the SMB
// client of Windows ("Microsoft Windows Network") with the servers that it
// talks to, and its [Kind] makes another network of it.
//
// It is part of one machine: the sessions that it serves are of one
// [session.Table]. Have the table call Logoff (see [session.Table.OnLogoff]),
// unless a router does.
//
// The zero value has started and has no server. [NewFake] makes one from data,
// and the methods of the kind of AddServer, SetDown and SetAccount change it
// while it is in use. The exported fields are not to be changed then.
//
// What the calls of the API find out in which order: whether the network has
// started (ERROR_NO_NETWORK), whether the call is offered (ERROR_NOT_SUPPORTED),
// whether the name belongs to this network, then everything else ("Implementing
// a Network Provider"). A call without a session is ERROR_NO_SUCH_LOGON_SESSION,
// and so is connecting or enumerating in one that has logged off; to the other
// calls nothing is connected there.
type Fake struct {
	Unimplemented // the dialogs and the logon calls are not offered

	// Kind says which network this is; the zero value is the SMB client.
	Kind Kind

	// start is the answer to WNNC_START, exclusive-or WNNC_START_DONE so that a
	// zero Fake has started.
	start atomic.Uint32

	mu         sync.Mutex // protects below, and what it leads to
	domains    []*domain
	servers    []*server
	named      map[string]*server // by folded name, and by address
	logons     map[session.LUID]*logon
	enums      map[Handle]*enumeration
	lastHandle Handle
	jobs       []Job
}

var _ Provider = (*Fake)(nil)

// NewFake makes a network from data. The error says what is wrong with it: a
// name that is empty, malformed or there twice (compared without case), an
// unknown resource type, files on a print share, a malformed access list.
func NewFake(n Network) (*Fake, error) {
	f := &Fake{Kind: n.Kind}
	for _, d := range n.Domains {
		if err := f.AddDomain(d); err != nil {
			return nil, err
		}
	}
	for _, s := range n.Servers {
		if err := f.AddServer(s); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// Name is Kind.Name, or "Microsoft Windows Network".
func (f *Fake) Name() string {
	if f.Kind.Name == "" {
		return "Microsoft Windows Network"
	}
	return f.Kind.Name
}

// String tells the name and how many servers there are. It keeps fmt from
// printing what the fake holds, passwords among it.
func (f *Fake) String() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	return fmt.Sprintf("%s with %d servers", f.Name(), len(f.servers))
}

// GoString is String.
func (f *Fake) GoString() string { return f.String() }

// GetCaps answers with Kind.Caps and Kind.NetType, and for WNNC_START with what
// SetStart was told, WNNC_START_DONE at first.
func (f *Fake) GetCaps(index CapIndex) uint32 {
	caps := f.caps()
	switch index {
	case WNNC_NET_TYPE:
		return f.netType()
	case WNNC_USER:
		return caps.User
	case WNNC_CONNECTION:
		return caps.Connection
	case WNNC_DIALOG:
		return caps.Dialog
	case WNNC_ENUMERATION:
		return caps.Enumeration
	case WNNC_START:
		return f.start.Load() ^ WNNC_START_DONE
	}
	return f.Unimplemented.GetCaps(index)
}

// SetStart sets the answer to WNNC_START: WNNC_START_DONE, WNNC_START_NEVER,
// WNNC_START_UNKNOWN or the milliseconds until the network has started. With
// anything but WNNC_START_DONE every call fails with ERROR_NO_NETWORK.
func (f *Fake) SetStart(answer uint32) { f.start.Store(answer ^ WNNC_START_DONE) }

// SetStarted is SetStart with WNNC_START_DONE or WNNC_START_NEVER. What is
// connected stays connected meanwhile.
func (f *Fake) SetStarted(started bool) {
	if started {
		f.SetStart(WNNC_START_DONE)
		return
	}
	f.SetStart(WNNC_START_NEVER)
}

// started fails with ERROR_NO_NETWORK unless the network has started.
func (f *Fake) started() error {
	if f.start.Load() != 0 {
		return winerr.ERROR_NO_NETWORK
	}
	return nil
}

// begin is what each call checks first. offered are the capabilities of the set
// that announces the call, and needed its bit; 0 needs none.
func (f *Fake) begin(s *session.Session, offered, needed uint32) error {
	switch {
	case f.start.Load() != 0:
		return winerr.ERROR_NO_NETWORK
	case offered&needed != needed:
		return winerr.ERROR_NOT_SUPPORTED
	case s == nil:
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	return nil
}
