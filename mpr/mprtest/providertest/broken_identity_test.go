package providertest_test

import (
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// caps replaces the answer to one index.
func caps(index provider.CapIndex, answer func(uint32) uint32) func(patient) {
	return func(p patient) {
		p.OnGetCaps = func(i provider.CapIndex) uint32 {
			if i == index {
				return answer(p.fake.GetCaps(i))
			}
			return p.fake.GetCaps(i)
		}
	}
}

var brokenIdentity = []breakage{
	{
		"answers unknown indices", caps(0xE, func(uint32) uint32 { return uint32(winerr.ERROR_INVALID_PARAMETER) }),
		[]string{"unknown index"},
	},
	{
		"is of an old version", caps(provider.WNNC_SPEC_VERSION, func(uint32) uint32 { return 0x00030000 }),
		[]string{"version"},
	},
	{
		"has no type", caps(provider.WNNC_NET_TYPE, func(uint32) uint32 { return 0 }),
		[]string{"version"},
	},
	{
		"always says that it has started", caps(provider.WNNC_START, func(uint32) uint32 { return provider.WNNC_START_DONE }),
		[]string{"start"},
	},
	{
		"announces what it doesn't have", func(p patient) { p.OnFormatNetworkName = nil },
		[]string{"announced calls", "display form"},
	},
	{
		"can't close enumerations", func(p patient) { p.OnCloseEnum = nil },
		[]string{"enumeration trio", "closed handle", "handles apart", "network before handle"},
	},
	{
		"opens a scope that it doesn't announce",
		caps(provider.WNNC_ENUMERATION, func(mask uint32) uint32 { return mask &^ provider.WNNC_ENUM_CONTEXT }),
		[]string{"enumeration trio"},
	},
}

var brokenOrder = []breakage{
	{
		"looks at the device before the network",
		func(p patient) {
			p.OnGetConnection = func(s *session.Session, local string) (string, error) {
				if _, err := session.ParseName(local); err != nil {
					return "", err
				}
				return p.fake.GetConnection(s, local)
			}
		},
		[]string{"network first"},
	},
	{
		"looks at the handle before the network",
		func(p patient) {
			p.OnEnumResource = func(h provider.Handle, buf []provider.NetResource) (int, error) {
				if h == 0 {
					return 0, winerr.ERROR_INVALID_HANDLE
				}
				return p.fake.EnumResource(h, buf)
			}
		},
		[]string{"network before handle"},
	},
	{
		"drops its connections when the network stops",
		func(p patient) {
			var last atomic.Pointer[session.Session]
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				last.Store(s)
				return p.fake.AddConnection(s, nr, cred)
			}
			p.harness.SetStarted = func(started bool) {
				p.fake.Logoff(last.Load())
				p.fake.SetStarted(started)
			}
		},
		[]string{"stopped and started"},
	},
	{
		"looks at the device before the remote name",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			if _, err := session.ParseName(nr.LocalName); nr.LocalName != "" && err != nil {
				return err
			}
			return p.fake.AddConnection(s, nr, cred)
		}),
		[]string{"owned first"},
	},
}
