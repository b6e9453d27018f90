package providertest_test

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// listing changes each resource of an enumeration.
func listing(change func(*provider.NetResource)) func(patient) {
	return reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
		n, err := p.fake.EnumResource(h, buf)
		for i := range buf[:n] {
			change(&buf[i])
		}
		return n, err
	})
}

// listingItself gives the network an entry of its own, which can be gone into.
func listingItself(p patient) {
	tops := make(map[provider.Handle]bool)
	browsing(func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
		if nr != nil && nr.RemoteName == p.Name() {
			return p.fake.OpenEnum(s, scope, typ, usage, nil)
		}
		h, err := p.fake.OpenEnum(s, scope, typ, usage, nr)
		tops[h] = err == nil && scope == provider.RESOURCE_GLOBALNET && nr == nil && usage != provider.RESOURCEUSAGE_CONNECTABLE
		return h, err
	})(p)
	reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
		if len(buf) == 0 || !tops[h] {
			return p.fake.EnumResource(h, buf)
		}
		tops[h] = false
		buf[0] = provider.NetResource{
			Scope: provider.RESOURCE_GLOBALNET, DisplayType: provider.RESOURCEDISPLAYTYPE_NETWORK,
			Usage: provider.RESOURCEUSAGE_CONTAINER, RemoteName: p.Name(), Provider: p.Name(),
		}
		return 1, nil
	})(p)
}

var brokenLists = []breakage{
	{"lists itself", listingItself, []string{"top"}},
	{
		"takes pipes for disks",
		browsing(func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
			for _, each := range p.fake.Snapshot() {
				if strings.HasSuffix(each.Remote, `\IPC$`) {
					typ &^= provider.RESOURCETYPE_DISK
				}
			}
			return p.fake.OpenEnum(s, scope, typ, usage, nr)
		}),
		[]string{"pipes"},
	},
	{
		"calls everything a container",
		listing(func(nr *provider.NetResource) { nr.Usage |= provider.RESOURCEUSAGE_CONTAINER }),
		[]string{"resources"},
	},
	{
		"has a letter for what isn't connected",
		listing(func(nr *provider.NetResource) {
			if nr.Scope == provider.RESOURCE_GLOBALNET {
				nr.LocalName = "Q:"
			}
		}),
		[]string{"resources"},
	},
	{
		"lists what is connected as something",
		listing(func(nr *provider.NetResource) {
			if nr.Scope == provider.RESOURCE_CONNECTED {
				nr.Type = provider.RESOURCETYPE_ANY
			}
		}),
		[]string{"connections listed"},
	},
	{
		"keeps what is deferred",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			for _, each := range p.fake.Snapshot() {
				if each.Local == name && each.Disconnected {
					return winerr.ERROR_NOT_CONNECTED
				}
			}
			return p.fake.CancelConnection(s, name, force)
		}),
		[]string{"deferred"},
	},
	{
		"tells paths in small letters",
		func(p patient) {
			p.OnGetUniversalName = func(s *session.Session, path string, level provider.Level) (provider.UniversalName, error) {
				return p.fake.GetUniversalName(s, path[:2]+strings.ToLower(path[2:]), level)
			}
		},
		[]string{"universal name"},
	},
	{
		"forces what has no device",
		cancelling(func(p patient, s *session.Session, name string, force bool) error {
			return p.fake.CancelConnection(s, name, force || strings.HasPrefix(name, `\\`))
		}),
		[]string{"open files", "connection of an open file"},
	},
	{
		"looks for a resource before it looks for the network, with a buffer",
		func(p patient) {
			p.OnAddConnection4 = func(s *session.Session, owner provider.Window, nr *provider.NetResource, auth []byte, flags provider.ConnectFlags, options []byte) error {
				if nr == nil {
					return winerr.ERROR_INVALID_PARAMETER
				}
				return p.fake.AddConnection4(s, owner, nr, auth, flags, options)
			}
		},
		[]string{"network first"},
	},
	{
		"tells nothing of ports",
		func(p patient) {
			p.OnGetConnection = func(s *session.Session, local string) (string, error) {
				if strings.HasPrefix(local, "LPT") {
					return "", winerr.ERROR_NOT_CONNECTED
				}
				return p.fake.GetConnection(s, local)
			}
		},
		[]string{"print jobs"},
	},
}
