// Package fake is a network in memory, defined as data: servers with shares, the accounts that may use them, their files and
// printers. It is a backend of package redirector, and stands for the servers that the clients of Windows talk to.
//
//   - [New] makes a provider from a [Network], and the methods of [Provider] change the network while it is in use.
//   - The presets are the networks of real machines: [WindowsNetwork], [WebClient], [TerminalServices], [Plan9], [NFSNetwork],
//     [VirtualBox] and [VMware]. [Windows11] returns the first three in the order of Windows 11, and [Preset] each by its name.
//   - [MemFS] and [DirFS] are file systems for shares that can be written, in memory and in a directory of this machine.
//
// Lock order: the mutex of a Provider comes after all others, and is never held while the file system of a share or
// Server.MoreShares is called.
package fake

import (
	"cmp"
	"fmt"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// Provider is a network in memory as a provider. [New] makes one; a zero Provider is a network that never starts.
//
// It is part of one machine, as every [redirector.Provider] is: the sessions that it serves are of one session.Table, which
// is to call Logoff unless a router does.
type Provider struct {
	redirector.Provider

	refused, unknown winerr.Errno // of the Network

	version atomic.Uint32          // counts the changes of accounts
	recent  atomic.Pointer[server] // the one that was contacted last

	mu      sync.Mutex // protects what follows, and what it leads to
	domains []*domain
	servers []*server
	named   map[string]*server // by folded name, and by addressKey
	jobs    []Job
}

// New makes a network from data.
//
// The error says what is wrong with the data: a name that is empty, malformed or there twice (compared without case), an
// unknown resource type, files on a print share, a malformed access list. It wraps the codes of AddDomain and AddServer.
func New(n Network) (*Provider, error) {
	p := new(Provider)
	p.Kind, p.Backend = n.Kind, (*backend)(p)
	p.refused, p.unknown = n.Refused, cmp.Or(n.Unknown, winerr.ERROR_BAD_NETPATH)
	for _, d := range n.Domains {
		if err := p.AddDomain(d); err != nil {
			return nil, err
		}
	}
	for _, s := range n.Servers {
		if err := p.AddServer(s); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// String returns the name and the number of servers. It keeps package fmt from printing what the network holds, passwords
// among it.
func (p *Provider) String() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return fmt.Sprintf("%s with %d servers", p.Name(), len(p.servers))
}

// GoString returns the same as String.
func (p *Provider) GoString() string { return p.String() }

// backend is the [redirector.Backend] of a Provider. It is a type of its own, so that the methods of a backend aren't those
// of a Provider.
type backend Provider

var (
	_ redirector.Backend = (*backend)(nil)
	_ redirector.Server  = (*server)(nil)
	_ redirector.Logon   = (*logon)(nil)
	_ redirector.Tree    = (*tree)(nil)
)
