package providertest_test

import (
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// browsing replaces OpenEnum.
func browsing(how func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error)) func(patient) {
	return func(p patient) {
		p.OnOpenEnum = func(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
			return how(p, s, scope, typ, usage, nr)
		}
	}
}

// reading replaces EnumResource.
func reading(how func(p patient, h provider.Handle, buf []provider.NetResource) (int, error)) func(patient) {
	return func(p patient) {
		p.OnEnumResource = func(h provider.Handle, buf []provider.NetResource) (int, error) { return how(p, h, buf) }
	}
}

// container replaces an error of OpenEnum for a container by another.
func container(from, to error) func(patient) {
	return browsing(func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
		h, err := p.fake.OpenEnum(s, scope, typ, usage, nr)
		if err == from && nr != nil {
			err = to
		}
		return h, err
	})
}

var brokenEnumerations = []breakage{
	{
		"ignores a usage that it doesn't know",
		browsing(func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
			return p.fake.OpenEnum(s, scope, typ, usage&provider.RESOURCEUSAGE_ALL, nr)
		}),
		[]string{"bad enumeration"},
	},
	{
		"takes another network's container for a share", container(winerr.ERROR_BAD_NET_NAME, winerr.ERROR_NOT_CONTAINER),
		[]string{"container of another network"},
	},
	{
		"takes a share for something to open", container(winerr.ERROR_NOT_CONTAINER, nil),
		[]string{"no container"},
	},
	{
		"gives resources without a provider",
		reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
			n, err := p.fake.EnumResource(h, buf)
			for i := range n {
				buf[i].Provider = ""
			}
			return n, err
		}),
		[]string{"resources", "connections listed"},
	},
	{
		"doesn't list its connections",
		browsing(func(p patient, s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
			if scope == provider.RESOURCE_CONNECTED {
				typ = provider.RESOURCETYPE_PRINT
			}
			return p.fake.OpenEnum(s, scope, typ, usage, nr)
		}),
		[]string{"connections listed", "the end stays", "no room", "handles apart", "types and usages"},
	},
	{
		"lists every session's connections",
		func(p patient) {
			var last atomic.Pointer[session.Session]
			p.OnOpenEnum = func(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
				if owner := last.Load(); owner != nil && owner.Alive() && scope == provider.RESOURCE_CONNECTED {
					s = owner
				}
				return p.fake.OpenEnum(s, scope, typ, usage, nr)
			}
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				last.Store(s)
				return p.fake.AddConnection(s, nr, cred)
			}
		},
		[]string{"lists apart"},
	},
	{
		"gives more than there is room for",
		reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
			n, err := p.fake.EnumResource(h, buf)
			if n == 3 && len(buf) == 3 {
				n++
			}
			return n, err
		}),
		[]string{"batches"},
	},
}

var brokenHandles = []breakage{
	{
		"begins again at the end",
		func(p patient) {
			ended := make(map[provider.Handle]int)
			p.OnEnumResource = func(h provider.Handle, buf []provider.NetResource) (int, error) {
				n, err := p.fake.EnumResource(h, buf)
				if err == winerr.ERROR_NO_MORE_ITEMS {
					if ended[h]++; ended[h] == 2 {
						buf[0] = provider.NetResource{RemoteName: `\\FILES\docs`}
						return 1, nil
					}
				}
				return n, err
			}
		},
		[]string{"the end stays"},
	},
	{
		"says that nothing is left when there is no room",
		reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
			n, err := p.fake.EnumResource(h, buf)
			if err == winerr.ERROR_MORE_DATA {
				err = winerr.ERROR_NO_MORE_ITEMS
			}
			return n, err
		}),
		[]string{"no room"},
	},
	{
		"loses what there was no room for",
		reading(func(p patient, h provider.Handle, buf []provider.NetResource) (int, error) {
			if len(buf) == 0 {
				_, _ = p.fake.EnumResource(h, make([]provider.NetResource, 1))
			}
			return p.fake.EnumResource(h, buf)
		}),
		[]string{"no room"},
	},
	{
		"closes a handle twice",
		func(p patient) {
			p.OnCloseEnum = func(h provider.Handle) error {
				if err := p.fake.CloseEnum(h); err != winerr.ERROR_INVALID_HANDLE {
					return err
				}
				return nil
			}
		},
		[]string{"closed handle"},
	},
	{
		"has one handle for all",
		func(p patient) {
			var one provider.Handle
			p.OnOpenEnum = func(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) (provider.Handle, error) {
				h, err := p.fake.OpenEnum(s, scope, typ, usage, nr)
				if err == nil && one != 0 {
					h = one
				}
				one = h
				return h, err
			}
			p.OnCloseEnum = func(h provider.Handle) error {
				if h == one {
					one = 0
				}
				return p.fake.CloseEnum(h)
			}
		},
		[]string{"handles apart"},
	},
}
