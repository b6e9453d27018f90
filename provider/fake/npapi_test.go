package fake_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// condition makes the condition of a row of the table of npapi.h come true, on
// the office network with CORP\alice, and makes the call.
type condition func(m *machine) error

// notOfTheFake are the rows that the fake network has no cause for: how the
// router hands them on is tested with the router.
var notOfTheFake = map[string]string{
	"NPAddConnection3/WN_CANCEL":               "it shows no dialog",
	"NPGetResourceParent/WN_NOT_AUTHENTICATED": "its answer is by the form of the name",
	"NPGetResourceParent/WN_ACCESS_DENIED":     "its answer is by the form of the name",
	"NPFormatNetworkName/WN_MORE_DATA":         "strings take the place of buffers",
	"NPGetConnection/WN_MORE_DATA":             "strings take the place of buffers",
	"NPGetConnection3/WN_MORE_DATA":            "strings take the place of buffers",
	"NPGetResourceInformation/WN_MORE_DATA":    "strings take the place of buffers",
	"NPGetResourceParent/WN_MORE_DATA":         "strings take the place of buffers",
	"NPGetUniversalName/WN_MORE_DATA":          "strings take the place of buffers",
	"NPGetUser/WN_MORE_DATA":                   "strings take the place of buffers",
}

// TestNpapiConditions has a subtest for each row of the functions that the fake
// has: the condition gives the code.
func TestNpapiConditions(t *testing.T) {
	functions := npapiConditions()
	tested, listed := 0, map[string]bool{}
	for _, row := range spec.Npapi() {
		conditions, has := functions[row.Function]
		if listed[row.Name()] = true; !has || notOfTheFake[row.Name()] != "" {
			continue
		}
		t.Run(row.Name(), func(t *testing.T) {
			arise := conditions[row.Code]
			require.NotNil(t, arise, "nothing tests: %s", row.Condition)
			tested++
			m := start(t, `CORP\alice`)
			m.arise(row.Code, arise)
		})
	}
	wanted := 0
	for function, conditions := range functions {
		wanted += len(conditions)
		for code := range conditions {
			require.Contains(t, listed, function+"/"+code)
		}
	}
	require.Equal(t, wanted, tested)
	for name := range notOfTheFake {
		require.Contains(t, listed, name)
	}
}

// arise makes a condition come true and asserts its code.
func (m *machine) arise(code string, arise condition) {
	m.Helper()
	err := arise(m)
	if code == "ANY_OTHER" {
		require.Error(m, err)
		return
	}
	want, known := winerr.Lookup(code)
	require.True(m, known, code)
	require.Equal(m, want.Name(), winerr.Code(err).Name(), "%v", err)
}

// after does something before a call.
func after(first func(m *machine), then condition) condition {
	return func(m *machine) error {
		first(m)
		return then(m)
	}
}

func stopped(m *machine) { m.SetStarted(false) }

// zConnected connects Z: to the share docs.
func zConnected(m *machine) { m.added("Z:", `\\FILES\docs`, none) }

// zDeferred does so without asking the server.
func zDeferred(m *machine) {
	nr := &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}
	require.NoError(m, m.AddConnection3(m.s, 0, nr, none, provider.CONNECT_DEFERRED))
}

// fileOpen opens a file on Z:.
func fileOpen(m *machine) {
	zConnected(m)
	f, err := m.OpenFile(m.s, `Z:\Readme.txt`, 0, 0)
	require.NoError(m, err)
	m.Cleanup(func() { _ = f.Close() })
}

// user gives credentials.
func user(name, password string) session.Credentials {
	return session.Credentials{User: &name, Password: session.NewPassword(password)}
}

func npapiConditions() map[string]map[string]condition {
	plain := func(m *machine, nr *provider.NetResource, cred session.Credentials) error {
		return m.AddConnection(m.s, nr, cred)
	}
	newer := func(m *machine, nr *provider.NetResource, cred session.Credentials) error {
		return m.AddConnection3(m.s, 0, nr, cred, 0)
	}
	adding3 := addConditions(newer)
	adding3["ERROR_LOGON_FAILURE"] = func(m *machine) error {
		nobody := m.logon("nobody")
		return m.AddConnection3(nobody, 0, &provider.NetResource{RemoteName: `\\HOME\data`}, none, 0)
	}
	cancel := func(m *machine) error { return m.CancelConnection(m.s, "Z:", false) }
	get := func(m *machine) error { _, err := m.GetConnection(m.s, "Z:"); return err }
	get3 := func(m *machine) error { _, _, err := m.GetConnection3(m.s, "Z:"); return err }
	speed := func(m *machine) error { _, err := m.GetConnectionPerformance(m.s, "Z:"); return err }
	getUser := func(m *machine) error { _, err := m.GetUser(m.s, "Z:"); return err }
	return map[string]map[string]condition{
		"NPAddConnection":  addConditions(plain),
		"NPAddConnection3": adding3,
		"NPCancelConnection": {
			"WN_SUCCESS": after(zConnected, cancel), "WN_NOT_CONNECTED": cancel, "WN_OPEN_FILES": after(fileOpen, cancel),
		},
		"NPGetConnection": {
			"WN_SUCCESS": after(zConnected, get), "WN_NOT_CONNECTED": after(zDeferred, get), "WN_NO_NETWORK": after(stopped, get),
		},
		"NPGetConnection3": {
			"WN_SUCCESS": after(zDeferred, get3), "WN_NOT_CONNECTED": get3, "WN_NO_NETWORK": after(stopped, get3),
		},
		"NPGetConnectionPerformance": {
			"WN_SUCCESS": after(zConnected, speed), "WN_NOT_CONNECTED": speed, "WN_NO_NETWORK": after(stopped, speed),
		},
		"NPGetUser": {
			"WN_SUCCESS": after(zConnected, getUser), "WN_NOT_CONNECTED": getUser, "WN_NO_NETWORK": after(stopped, getUser),
		},
		"NPGetUniversalName":       universalConditions(),
		"NPGetResourceInformation": informationConditions(),
		"NPGetResourceParent":      parentConditions(),
		"NPFormatNetworkName": {
			"WN_SUCCESS": func(m *machine) error {
				_, err := m.FormatNetworkName(`\\FILES\docs`, provider.WNFMT_MULTILINE, 20)
				return err
			},
			"ANY_OTHER": func(m *machine) error {
				_, err := m.FormatNetworkName(`files`, provider.WNFMT_MULTILINE, 20)
				return err
			},
		},
		"NPOpenEnum":     openConditions(),
		"NPEnumResource": nextConditions(),
		"NPCloseEnum":    closeConditions(),
	}
}

func addConditions(add func(*machine, *provider.NetResource, session.Credentials) error) map[string]condition {
	to := func(local, remote string, cred session.Credentials) condition {
		return func(m *machine) error {
			return add(m, &provider.NetResource{LocalName: local, RemoteName: remote}, cred)
		}
	}
	return map[string]condition{
		"WN_SUCCESS":           to("Z:", `\\FILES\docs`, none),
		"WN_BAD_NETNAME":       to("Z:", `\\FILES\nothing`, none),
		"WN_BAD_LOCALNAME":     to("ZZ:", `\\FILES\docs`, none),
		"WN_BAD_PASSWORD":      to("Z:", `\\HOME\data`, user("dave", "wrong")),
		"WN_ALREADY_CONNECTED": after(zConnected, to("Z:", `\\FILES\docs`, none)),
		"WN_ACCESS_DENIED":     to("Z:", `\\FILES\denied`, none),
		"WN_NO_NETWORK":        after(stopped, to("Z:", `\\FILES\docs`, none)),
	}
}

func universalConditions() map[string]condition {
	of := func(path string) condition {
		return func(m *machine) error {
			_, err := m.GetUniversalName(m.s, path, provider.UNIVERSAL_NAME_INFO_LEVEL)
			return err
		}
	}
	return map[string]condition{
		"WN_SUCCESS": after(zConnected, of(`Z:\a`)), "WN_BAD_LOCALNAME": of(`\\FILES\docs`),
		"WN_NOT_CONNECTED": of(`Z:\a`), "WN_NO_NETWORK": after(stopped, of(`Z:\a`)),
	}
}

func informationConditions() map[string]condition {
	of := func(typ provider.ResourceType, name string) condition {
		return func(m *machine) error {
			_, _, err := m.GetResourceInformation(m.s, &provider.NetResource{Type: typ, RemoteName: name})
			return err
		}
	}
	stranger := func(m *machine) { m.s = m.logon("stranger") }
	return map[string]condition{
		"WN_SUCCESS":           of(provider.RESOURCETYPE_ANY, `\\FILES\docs\x`),
		"WN_BAD_NETNAME":       of(provider.RESOURCETYPE_ANY, `\\FILES\nothing`),
		"WN_BAD_VALUE":         of(77, `\\FILES\docs`),
		"WN_BAD_DEV_TYPE":      of(provider.RESOURCETYPE_PRINT, `\\FILES\docs`),
		"WN_NOT_AUTHENTICATED": after(stranger, of(provider.RESOURCETYPE_ANY, `\\HOME\data`)),
		"WN_ACCESS_DENIED":     of(provider.RESOURCETYPE_ANY, `\\FILES\denied`),
	}
}

func parentConditions() map[string]condition {
	of := func(typ provider.ResourceType, name string) condition {
		return func(m *machine) error {
			_, err := m.GetResourceParent(m.s, &provider.NetResource{Type: typ, RemoteName: name})
			return err
		}
	}
	return map[string]condition{
		"WN_SUCCESS":     of(provider.RESOURCETYPE_ANY, `\\nobody\knows\it`),
		"WN_BAD_NETNAME": of(provider.RESOURCETYPE_ANY, `nobody:knows it`),
		"WN_BAD_VALUE":   of(77, `\\FILES\docs`),
	}
}

func openConditions() map[string]condition {
	of := func(scope provider.Scope, nr *provider.NetResource) condition {
		return func(m *machine) error { _, err := m.OpenEnum(m.s, scope, 0, 0, nr); return err }
	}
	files := &provider.NetResource{RemoteName: `\\FILES`}
	localOnly := func(m *machine) {
		caps := redirector.AllCapabilities()
		caps.Enumeration = provider.WNNC_ENUM_LOCAL
		m.Provider.Kind.Caps = &caps
	}
	return map[string]condition{
		"WN_SUCCESS":       of(provider.RESOURCE_GLOBALNET, files),
		"WN_NOT_SUPPORTED": after(localOnly, of(provider.RESOURCE_GLOBALNET, nil)),
		"WN_NOT_CONTAINER": of(provider.RESOURCE_GLOBALNET, &provider.NetResource{RemoteName: `\\FILES\docs`}),
		"WN_BAD_VALUE":     of(provider.RESOURCE_REMEMBERED, nil),
		"WN_NO_NETWORK":    after(stopped, of(provider.RESOURCE_GLOBALNET, files)),
	}
}

// opened opens an enumeration of the shares of FILES.
func opened(m *machine) provider.Handle {
	m.Helper()
	h, err := m.OpenEnum(m.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: `\\FILES`})
	require.NoError(m, err)
	return h
}

func nextConditions() map[string]condition {
	next := func(m *machine, h provider.Handle, size int) error {
		_, err := m.EnumResource(h, make([]provider.NetResource, size))
		return err
	}
	return map[string]condition{
		"WN_SUCCESS": func(m *machine) error { return next(m, opened(m), 1) },
		"WN_NO_MORE_ENTRIES": func(m *machine) error {
			h := opened(m)
			for range 20 {
				if err := next(m, h, 1); err != nil {
					return err
				}
			}
			return nil
		},
		"WN_MORE_DATA":  func(m *machine) error { return next(m, opened(m), 0) },
		"WN_BAD_HANDLE": func(m *machine) error { return next(m, 4711, 1) },
		"WN_NO_NETWORK": after(stopped, func(m *machine) error { return next(m, 4711, 1) }), // before the handle
	}
}

func closeConditions() map[string]condition {
	return map[string]condition{
		"WN_SUCCESS":    func(m *machine) error { return m.CloseEnum(opened(m)) },
		"WN_BAD_HANDLE": func(m *machine) error { return m.CloseEnum(4711) },
		"WN_NO_NETWORK": after(stopped, func(m *machine) error { return m.CloseEnum(4711) }),
	}
}
