package mpr_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
)

// notice is one call of a notifyee as it came in.
type notice struct {
	Who    string
	Info   provider.NotifyInfo
	Add    *provider.NotifyAdd
	Cancel *provider.NotifyCancel
}

// overhearer is a notifyee that keeps what it is told and sets a context.
type overhearer struct {
	name    string
	context any
	all     *[]notice
	then    func(info *provider.NotifyInfo, add *provider.NotifyAdd, cancel *provider.NotifyCancel) error
}

func (l *overhearer) hear(info *provider.NotifyInfo, add *provider.NotifyAdd, cancel *provider.NotifyCancel) error {
	heard := notice{Who: l.name, Info: *info}
	if add != nil {
		copied := *add
		heard.Add = &copied
	}
	if cancel != nil {
		copied := *cancel
		heard.Cancel = &copied
	}
	*l.all = append(*l.all, heard)
	if info.Status == provider.NOTIFY_PRE {
		info.Context = l.context
	}
	if l.then != nil {
		return l.then(info, add, cancel)
	}
	return nil
}

func (l *overhearer) AddConnectNotify(info *provider.NotifyInfo, add *provider.NotifyAdd) error {
	return l.hear(info, add, nil)
}

func (l *overhearer) CancelConnectNotify(info *provider.NotifyInfo, cancel *provider.NotifyCancel) error {
	return l.hear(info, nil, cancel)
}

// overheard is a machine with one overhearer, and alice logged on.
func overheard(t *testing.T, context any) (*testbed, *mpr.Caller, *[]notice) {
	m := machine(t)
	all := new([]notice)
	m.AddNotifyee(&overhearer{name: "one", context: context, all: all})
	return m, m.logon("alice"), all
}

// "AddConnectNotify" and "CancelConnectNotify", npapi.h documentation: what
// NOTIFYINFO, NOTIFYADD and NOTIFYCANCEL hold before and after.
func TestNotificationHoldsWhatTheStructuresHave(t *testing.T) {
	_, c, all := overheard(t, 42)
	nr := &mpr.NetResource{
		Scope: mpr.RESOURCE_GLOBALNET, DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE, Usage: mpr.RESOURCEUSAGE_CONNECTABLE,
		LocalName: "z:", RemoteName: docs, Comment: "not told", Provider: lanman,
	}
	require.NoError(t, c.AddConnection3(17, nr, mpr.Credentials{}, mpr.CONNECT_UPDATE_PROFILE|mpr.CONNECT_CURRENT_MEDIA))
	require.NoError(t, c.CancelConnection2("z:", mpr.CONNECT_UPDATE_PROFILE, true))

	add := &provider.NotifyAdd{
		Owner: 17, Flags: mpr.CONNECT_UPDATE_PROFILE,
		Resource: provider.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: "Z:", RemoteName: docs},
	}
	before := provider.NotifyInfo{Status: 1}
	after := provider.NotifyInfo{Status: 2, Context: 42}
	cancel := func(by string) *provider.NotifyCancel {
		return &provider.NotifyCancel{Name: "Z:", Provider: by, Flags: mpr.CONNECT_UPDATE_PROFILE, Force: true}
	}
	want := []notice{
		{"one", before, add, nil}, {"one", after, add, nil},
		{"one", before, nil, cancel("")}, {"one", after, nil, cancel(lanman)},
	}
	require.Empty(t, cmp.Diff(want, *all))
}

func TestNotificationTellsTheDocumentedFlags(t *testing.T) {
	const told = mpr.CONNECT_TEMPORARY | mpr.CONNECT_INTERACTIVE | mpr.CONNECT_PROMPT | mpr.CONNECT_UPDATE_PROFILE | mpr.CONNECT_UPDATE_RECENT
	const silent = mpr.CONNECT_DEFERRED | mpr.CONNECT_REQUIRE_PRIVACY | mpr.CONNECT_COMMANDLINE | mpr.CONNECT_CMD_SAVECRED
	for given, want := range map[mpr.ConnectFlags]mpr.ConnectFlags{
		told: told, told | silent: told, silent: 0, mpr.CONNECT_UPDATE_RECENT: mpr.CONNECT_UPDATE_RECENT,
		mpr.CONNECT_PROMPT:                         0, // only with INTERACTIVE
		mpr.CONNECT_PROMPT | mpr.CONNECT_TEMPORARY: mpr.CONNECT_TEMPORARY,
	} {
		_, c, all := overheard(t, nil)
		_ = c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, given) // nobody answers the prompts
		require.Equal(t, want, (*all)[0].Add.Flags, "%#x", given)
	}
}

// A cancel tells of CONNECT_UPDATE_PROFILE alone, and the provider is known
// after a success only.
func TestNotificationOfACancel(t *testing.T) {
	tests := map[string]struct {
		name  string
		flags mpr.ConnectFlags
		force bool
		code  winerr.Errno
		by    string
	}{
		"a device":               {"Z:", 0, false, winerr.NO_ERROR, lanman},
		"and forget it":          {"Z:", mpr.CONNECT_UPDATE_PROFILE, false, winerr.NO_ERROR, lanman},
		"a remote name by force": {docs, 0, true, winerr.NO_ERROR, lanman},
		"with a file open":       {"Y:", 0, false, winerr.ERROR_OPEN_FILES, ""},
		"nothing":                {"X:", 0, false, winerr.ERROR_NOT_CONNECTED, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m, c, all := overheard(t, "there")
			for _, local := range []string{"", "Y:", "Z:"} {
				mapped(t, c, local, docs)
			}
			f, err := c.Open(`Y:\a.txt`)
			require.NoError(t, err)
			defer f.Close()
			*all = nil
			requireCode(t, tt.code, c.CancelConnection2(tt.name, tt.flags, tt.force))
			told := provider.NotifyCancel{Name: tt.name, Flags: tt.flags, Force: tt.force}
			post := told
			post.Provider = tt.by
			require.Empty(t, cmp.Diff([]notice{
				{"one", provider.NotifyInfo{Status: provider.NOTIFY_PRE}, nil, &told},
				{"one", provider.NotifyInfo{Status: provider.NOTIFY_POST, OperationStatus: tt.code, Context: "there"}, nil, &post},
			}, *all))
			require.NotEmpty(t, m.net.Snapshot())
		})
	}
}

// After a failure comes NOTIFY_POST with its status.
func TestNotificationOfAFailedConnection(t *testing.T) {
	for _, code := range []winerr.Errno{winerr.ERROR_ACCESS_DENIED, winerr.ERROR_BAD_NETPATH, winerr.ERROR_BUSY, winerr.Errno(0xDEADBEEF)} {
		m, c, all := overheard(t, "there")
		m.hook.On(provider.CallAddConnection3, hook.Fail(code))
		requireCode(t, code, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
		require.Len(t, *all, 2)
		require.Equal(t, provider.NotifyInfo{Status: provider.NOTIFY_POST, OperationStatus: code, Context: "there"}, (*all)[1].Info)
	}
	m, c, all := overheard(t, "there")
	m.hook.On(provider.CallAddConnection3, hook.Fail(ownError))
	requireCode(t, winerr.ERROR_EXTENDED_ERROR, c.AddConnection2(disk("Z:", docs), mpr.Credentials{}, 0))
	require.Equal(t, winerr.ERROR_EXTENDED_ERROR, (*all)[1].Info.OperationStatus)
}

// Whoever leaves the context NULL isn't called again; the others are, each with
// its own context, in the order of registration before and after.
func TestNotifyeesAreCalledInTheOrderOfRegistration(t *testing.T) {
	m := machine(t)
	all := new([]notice)
	m.AddNotifyee(&overhearer{name: "one", context: 1, all: all})
	m.AddNotifyee(&overhearer{name: "two", all: all})
	m.AddNotifyee(&overhearer{name: "three", context: 3, all: all})
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	var got []any
	for _, n := range *all {
		got = append(got, n.Who, n.Info.Status, n.Info.Context)
	}
	const pre, post = provider.NOTIFY_PRE, provider.NOTIFY_POST
	require.Equal(t, []any{"one", pre, nil, "two", pre, nil, "three", pre, nil, "one", post, 1, "three", post, 3}, got)
}

// A notifyee that changes what it is told, or that panics, changes neither the
// operation nor what the others are told.
func TestNotifyeeCanNotDisturb(t *testing.T) {
	spoil := map[string]func(*provider.NotifyInfo, *provider.NotifyAdd, *provider.NotifyCancel) error{
		"changes everything": func(info *provider.NotifyInfo, add *provider.NotifyAdd, cancel *provider.NotifyCancel) error {
			info.Status, info.OperationStatus = 77, winerr.ERROR_GEN_FAILURE
			if add != nil {
				*add = provider.NotifyAdd{}
			} else {
				*cancel = provider.NotifyCancel{}
			}
			return nil
		},
		"panics": func(*provider.NotifyInfo, *provider.NotifyAdd, *provider.NotifyCancel) error { panic("no line") },
		"returns a nil of a type": func(*provider.NotifyInfo, *provider.NotifyAdd, *provider.NotifyCancel) error {
			return (*winerr.Extended)(nil)
		},
	}
	for name, then := range spoil {
		t.Run(name, func(t *testing.T) {
			m := machine(t)
			m.Recorder = new(mpr.Recorder)
			first, second := new([]notice), new([]notice)
			m.AddNotifyee(&overhearer{name: "it", context: 1, all: first, then: then})
			m.AddNotifyee(&overhearer{name: "it", context: 1, all: second})
			c := m.logon("alice")
			mapped(t, c, "Z:", docs)
			require.NoError(t, c.CancelConnection2("Z:", 0, false))
			require.Len(t, *second, 4)
			require.Empty(t, cmp.Diff(*second, *first))
		})
	}
}

// A notifyee that is nil is one that panics.
func TestNilNotifyee(t *testing.T) {
	m := machine(t)
	m.Recorder = new(mpr.Recorder)
	m.AddNotifyee(nil)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	records := m.Recorder.Records()
	require.Equal(t, []mpr.Notified{{Status: provider.NOTIFY_PRE, Code: winerr.ERROR_UNEXP_NET_ERR}}, records[len(records)-1].Notified)
}

// The calls that the page doesn't name notify like those that they stand on.
func TestEverythingThatConnectsOrCancelsNotifies(t *testing.T) {
	modal := func(m *testbed) { m.Options.ModalDisconnectDialog = true }
	tests := map[string]struct {
		set  func(*testbed)
		call func(c *mpr.Caller) error
		add  string // "": it is a cancel of Y:
	}{
		"WNetUseConnection": {nil, func(c *mpr.Caller) error {
			_, err := c.UseConnection(0, disk("", docs), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
			return err
		}, "Z:"},
		"WNetUseConnection4": {nil, func(c *mpr.Caller) error {
			_, err := c.UseConnection4(0, disk("X:", docs), nil, 0, nil)
			return err
		}, "X:"},
		"WNetConnectionDialog1": {answering(mpr.UserConnects(mpr.ConnectReply{Local: "X:", Remote: docs})), func(c *mpr.Caller) error {
			return c.ConnectionDialog1(&mpr.ConnectDialog{Resource: disk("", "")})
		}, "X:"},
		"WNetConnectionDialog": {answering(mpr.UserConnects(mpr.ConnectReply{Local: "X:", Remote: docs})), func(c *mpr.Caller) error {
			return c.ConnectionDialog(0, mpr.RESOURCETYPE_DISK)
		}, "X:"},
		"WNetDisconnectDialog1": {nil, func(c *mpr.Caller) error {
			return c.DisconnectDialog1(&mpr.DisconnectDialog{LocalName: "Y:"})
		}, ""},
		"WNetDisconnectDialog": {both(modal, answering(mpr.UserChooses("Y:"))), func(c *mpr.Caller) error {
			return c.DisconnectDialog(0, mpr.RESOURCETYPE_DISK)
		}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			m := machine(t, func(m *testbed) {
				if tt.set != nil {
					tt.set(m)
				}
			})
			c := m.logon("alice")
			mapped(t, c, "Y:", docs)
			note := new(notebook)
			m.AddNotifyee(note)
			require.NoError(t, tt.call(c))
			want := []string{"NOTIFY_PRE cancel Y:", "NOTIFY_POST cancel Y: NO_ERROR"}
			if tt.add != "" {
				want = []string{"NOTIFY_PRE add " + tt.add + " " + docs, "NOTIFY_POST add " + tt.add + " " + docs + " NO_ERROR"}
			}
			require.Equal(t, want, note.told)
		})
	}
}
