package providertest_test

import (
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// userOf returns a GetUser that asks about another name.
func userOf(p patient, other func(s *session.Session, name string) string) func(*session.Session, string) (string, error) {
	return func(s *session.Session, name string) (string, error) { return p.fake.GetUser(s, other(s, name)) }
}

var brokenQueries = []breakage{
	{
		"knows a remote name by the last of its devices",
		func(p patient) {
			p.OnGetUser = userOf(p, func(s *session.Session, name string) string {
				last := name
				for _, c := range p.fake.Snapshot() {
					if c.LUID == s.LUID() && c.Remote == name && c.Local != "" {
						last = c.Local
					}
				}
				return last
			})
		},
		[]string{"remote name of two devices"},
	},
	{
		"knows no user of what is open",
		func(p patient) {
			p.OnGetUser = userOf(p, func(s *session.Session, name string) string {
				for _, c := range p.fake.Snapshot() {
					if c.LUID == s.LUID() && c.Remote == name && len(c.OpenFiles) > 0 {
						return "Q:"
					}
				}
				return name
			})
		},
		[]string{"connection of an open file"},
	},
	{
		"tells the session's user of default credentials",
		func(p patient) {
			var defaults sync.Map // by local name: whether the credentials were the default ones
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				if nr != nil {
					defaults.Store(nr.LocalName, cred.IsDefault())
				}
				return p.fake.AddConnection(s, nr, cred)
			}
			p.OnGetUser = userOf(p, func(_ *session.Session, name string) string {
				if own, _ := defaults.Load(name); own == true {
					return ""
				}
				return name
			})
		},
		[]string{"default credentials join"},
	},
	{
		"compares no passwords",
		func(p patient) {
			p.OnAddConnection = func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
				err := p.fake.AddConnection(s, nr, cred)
				if secret, _ := cred.Password.Reveal(); err == winerr.ERROR_SESSION_CREDENTIAL_CONFLICT && secret == "another password" {
					err = winerr.ERROR_INVALID_PASSWORD
				}
				return err
			}
		},
		[]string{"another password"},
	},
	{
		"knows every device's remote name",
		func(p patient) {
			p.OnGetConnection3 = func(s *session.Session, local string) (string, provider.ConnectionState, error) {
				remote, state, err := p.fake.GetConnection3(s, local)
				if err == winerr.ERROR_NOT_CONNECTED {
					return `\\x\y`, state, nil
				}
				return remote, state, err
			}
		},
		[]string{"remote name of what isn't redirected"},
	},
	{
		"says that every connection is disconnected",
		func(p patient) {
			p.OnGetConnection3 = func(s *session.Session, local string) (string, provider.ConnectionState, error) {
				remote, _, err := p.fake.GetConnection3(s, local)
				return remote, provider.WNGETCON_DISCONNECTED, err
			}
		},
		[]string{"state of a connection", "dropped session"},
	},
	{
		"gives the session's user for that of the connection",
		func(p patient) {
			p.OnGetUser = func(s *session.Session, name string) (string, error) {
				if _, err := p.fake.GetUser(s, name); err != nil {
					return "", err
				}
				return s.User().String(), nil
			}
		},
		[]string{"user of a connection", "whose connection it is", "default credentials join", "remote name of two devices"},
	},
	{
		"gives the default user for what isn't connected",
		func(p patient) {
			p.OnGetUser = func(s *session.Session, name string) (string, error) {
				user, err := p.fake.GetUser(s, name)
				if err == winerr.ERROR_NOT_CONNECTED {
					return s.User().Name, nil
				}
				return user, err
			}
		},
		[]string{"user of what isn't connected", "sessions apart", "connection of an open file", "remote name of two devices"},
	},
	{
		"measures devices only",
		func(p patient) {
			p.OnGetConnectionPerformance = func(s *session.Session, name string) (provider.ConnectInfo, error) {
				if strings.HasPrefix(name, `\\`) {
					return provider.ConnectInfo{}, winerr.ERROR_NOT_CONNECTED
				}
				return p.fake.GetConnectionPerformance(s, name)
			}
		},
		[]string{"performance", "connection of an open file"},
	},
}

var brokenNames = []breakage{
	{
		"leaves the rest off a universal name",
		func(p patient) {
			p.OnGetUniversalName = func(s *session.Session, path string, level provider.Level) (provider.UniversalName, error) {
				name, err := p.fake.GetUniversalName(s, path, level)
				name.Universal = strings.TrimSuffix(name.Universal, path[min(2, len(path)):])
				return name, err
			}
		},
		[]string{"universal name"},
	},
	{
		"takes a universal name's bad level for a bad parameter",
		func(p patient) {
			p.OnGetUniversalName = func(s *session.Session, path string, level provider.Level) (provider.UniversalName, error) {
				name, err := p.fake.GetUniversalName(s, path, level)
				if err == winerr.ERROR_INVALID_LEVEL {
					err = winerr.ERROR_INVALID_PARAMETER
				}
				return name, err
			}
		},
		[]string{"universal name of nothing"},
	},
	{
		"doesn't split a resource's name",
		informing(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			info, system, err := p.fake.GetResourceInformation(s, nr)
			info.RemoteName += system
			return info, "", err
		}),
		[]string{"resource information"},
	},
	{
		"believes every name",
		informing(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			info, system, err := p.fake.GetResourceInformation(s, nr)
			if err == winerr.ERROR_BAD_NET_NAME && strings.HasPrefix(nr.RemoteName, `\\`) {
				return provider.NetResource{RemoteName: nr.RemoteName, Provider: p.Name()}, "", nil
			}
			return info, system, err
		}),
		[]string{"resource information is verified"},
	},
	{
		"ignores the type of a resource",
		informing(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			return p.fake.GetResourceInformation(s, &provider.NetResource{RemoteName: nr.RemoteName})
		}),
		[]string{"type of a resource"},
	},
	{
		"shows a resource to whom it isn't open",
		informing(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			info, system, err := p.fake.GetResourceInformation(s, nr)
			if err == winerr.ERROR_ACCESS_DENIED {
				return provider.NetResource{RemoteName: nr.RemoteName, Provider: p.Name()}, "", nil
			}
			return info, system, err
		}),
		[]string{"resource without rights"},
	},
	{
		"formats names to nothing",
		func(p patient) {
			p.OnFormatNetworkName = func(string, provider.FormatFlags, uint32) (string, error) { return "", nil }
		},
		[]string{"display form"},
	},
	{
		"is its own parent at the top",
		parenting(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
			up, err := p.fake.GetResourceParent(s, nr)
			if err == nil && up.RemoteName == "" {
				up.RemoteName = nr.RemoteName
			}
			return up, err
		}),
		[]string{"parent"},
	},
	{
		"verifies a parent",
		parenting(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
			if strings.Contains(nr.RemoteName, "nothing") {
				return provider.NetResource{}, winerr.ERROR_BAD_NET_NAME
			}
			return p.fake.GetResourceParent(s, nr)
		}),
		[]string{"parent of what isn't there"},
	},
	{
		"ignores the type of a child",
		parenting(func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
			return p.fake.GetResourceParent(s, &provider.NetResource{RemoteName: nr.RemoteName})
		}),
		[]string{"parent of another network's"},
	},
}

// informing replaces GetResourceInformation of a resource.
func informing(how func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error)) func(patient) {
	return func(p patient) {
		p.OnGetResourceInformation = func(s *session.Session, nr *provider.NetResource) (provider.NetResource, string, error) {
			if nr == nil {
				return p.fake.GetResourceInformation(s, nr)
			}
			return how(p, s, nr)
		}
	}
}

// parenting replaces GetResourceParent of a resource.
func parenting(how func(p patient, s *session.Session, nr *provider.NetResource) (provider.NetResource, error)) func(patient) {
	return func(p patient) {
		p.OnGetResourceParent = func(s *session.Session, nr *provider.NetResource) (provider.NetResource, error) {
			if nr == nil {
				return p.fake.GetResourceParent(s, nr)
			}
			return how(p, s, nr)
		}
	}
}

// brokenURLs are on a network with URLs.
var brokenURLs = []breakage{
	{
		"takes a slash at the end for a part of the name",
		func(p patient) {
			p.OnCancelConnection = func(s *session.Session, name string, force bool) error {
				if strings.HasSuffix(name, "/") {
					return winerr.ERROR_NOT_CONNECTED
				}
				return p.fake.CancelConnection(s, name, force)
			}
		},
		[]string{"slash behind a URL"},
	},
	{
		"splits a URL at escaped slashes",
		adding(func(p patient, s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			unescaped := *nr
			unescaped.RemoteName = strings.ReplaceAll(nr.RemoteName, "%2F", "/")
			return p.fake.AddConnection(s, &unescaped, cred)
		}),
		[]string{"escaped slash in a URL"},
	},
}
