//go:build unix

package smb_test

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var (
	alice = session.As(`FILES\alice`, "A1")
	bob   = session.As(`FILES\bob`, "B2")
)

// adds connects a device, or none.
func adds(local, remote string, cred session.Credentials) answer {
	return addsTyped(local, remote, provider.RESOURCETYPE_ANY, cred)
}

func addsTyped(local, remote string, typ provider.ResourceType, cred session.Credentials) answer {
	return func(m *machine) (string, error) {
		return "", m.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: remote, Type: typ}, cred, 0)
	}
}

// defers connects a device at its first use.
func defers(local, remote string, cred session.Credentials) answer {
	return func(m *machine) (string, error) {
		return "", m.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: remote}, cred, mpr.CONNECT_DEFERRED)
	}
}

// bySystem lets LocalSystem take a step.
func bySystem(does answer) answer {
	return func(m *machine) (string, error) { return does(&machine{Caller: m.system}) }
}

// directly calls the provider, without the router.
func directly(call func(provider.Provider, *session.Session) (string, error)) answer {
	return func(m *machine) (string, error) { return call(m.network, m.Session()) }
}

// addsDirectly connects a device without the router, which fills in the type and
// looks for the device first.
func addsDirectly(local, remote string, typ provider.ResourceType, flags provider.ConnectFlags) answer {
	return directly(func(p provider.Provider, s *session.Session) (string, error) {
		return "", p.AddConnection3(s, 0, &provider.NetResource{LocalName: local, RemoteName: remote, Type: typ}, alice, flags)
	})
}

// isWhat gives the remote name of a device.
func isWhat(local string) answer {
	return func(m *machine) (string, error) { return m.GetConnection(local) }
}

// isWho gives the user of a device or of the connection to a remote name.
func isWho(name string) answer {
	return func(m *machine) (string, error) { return m.GetUser(name) }
}

// names gives the universal name of a path, and its parts.
func names(path string) answer {
	return func(m *machine) (string, error) {
		n, err := m.GetUniversalName(path, provider.REMOTE_NAME_INFO_LEVEL)
		return strings.TrimSpace(n.Universal + " " + n.Connection + " " + n.Remaining), err
	}
}

func vanishes(m *machine) (string, error) { m.vanish(); return "", nil }
func appears(m *machine) (string, error)  { m.appear(); return "", nil }

// relogs logs Bob off and on again.
func relogs(m *machine) (string, error) {
	if err := m.Close(); err != nil {
		return "", err
	}
	return "", m.logon()
}

// cancels cancels a device or the connections to a remote name.
func cancels(name string, force bool) answer {
	return func(m *machine) (string, error) { return "", m.CancelConnection2(name, 0, force) }
}

// opens opens a file for a later step and gives what it holds.
func opens(path string) answer {
	return func(m *machine) (string, error) {
		f, err := m.Open(path)
		if err != nil {
			return "", err
		}
		m.open = f
		text, err := io.ReadAll(f)
		return string(text), err
	}
}

// opensWith opens a file with flags, and closes it.
func opensWith(path string, flag int) answer {
	return func(m *machine) (string, error) {
		f, err := m.OpenFile(path, flag, 0o666)
		if err != nil {
			return "", err
		}
		return "", f.Close()
	}
}

// readsOn reads the file of an earlier step from its beginning.
func readsOn(m *machine) (string, error) {
	b := make([]byte, 5)
	n, err := m.open.ReadAt(b, 0)
	return string(b[:n]), err
}

func closes(m *machine) (string, error) { return "", m.open.Close() }

// reads gives what a file holds.
func reads(path string) answer { return readsWith(path, os.O_RDONLY) }

// readsWith gives what a file holds that is opened with flags.
func readsWith(path string, flag int) answer {
	return func(m *machine) (string, error) {
		f, err := m.OpenFile(path, flag, 0)
		if err != nil {
			return "", err
		}
		text, err := io.ReadAll(f)
		return string(text), errors.Join(err, f.Close())
	}
}

// writes opens a file with flags and writes to it.
func writes(path string, flag int, text string) answer {
	return func(m *machine) (string, error) {
		f, err := m.OpenFile(path, flag, 0o666)
		if err != nil {
			return "", err
		}
		_, err = f.Write([]byte(text))
		return "", errors.Join(err, f.Close())
	}
}

// lists gives the names in a directory.
func lists(path string) answer {
	return func(m *machine) (string, error) {
		d, err := m.Open(path)
		if err != nil {
			return "", err
		}
		entries, err := d.ReadDir(-1)
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return strings.Join(names, " "), errors.Join(err, d.Close())
	}
}

func makes(path string) answer {
	return func(m *machine) (string, error) { return "", m.Mkdir(path, 0o777) }
}
func removes(path string) answer {
	return func(m *machine) (string, error) { return "", m.Remove(path) }
}
func enters(path string) answer { return func(m *machine) (string, error) { return "", m.Chdir(path) } }

// informs gives the network's part of a name and the rest.
func informs(remote string) answer { return informsTyped(remote, provider.RESOURCETYPE_ANY) }

func informsTyped(remote string, typ provider.ResourceType) answer {
	return func(m *machine) (string, error) {
		info, system, err := m.GetResourceInformation(&mpr.NetResource{RemoteName: remote, Type: typ})
		return strings.TrimSpace(info.RemoteName + " " + system), err
	}
}

// browses gives the names of what an enumeration lists.
func browses(scope provider.Scope, nr *mpr.NetResource) answer {
	return browsesTyped(scope, provider.RESOURCETYPE_ANY, nr)
}

func browsesTyped(scope provider.Scope, typ provider.ResourceType, nr *mpr.NetResource) answer {
	return func(m *machine) (string, error) {
		h, err := m.OpenEnum(scope, typ, 0, nr)
		if err != nil {
			return "", err
		}
		var names []string
		for buf := make([]mpr.NetResource, 4); ; {
			n, err := m.EnumResource(h, buf)
			if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
				slices.Sort(names) // no document says in which order they come
				return strings.Join(names, ", "), m.CloseEnum(h)
			}
			if err != nil {
				return "", err
			}
			for _, r := range buf[:n] {
				names = append(names, strings.TrimSpace(r.LocalName+" "+r.RemoteName))
			}
		}
	}
}
