package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// notebook is a notifyee that writes down what it is told, and wants to hear of
// the end of everything.
type notebook struct {
	told   []string
	silent bool // wants to hear of no end
}

func (n *notebook) AddConnectNotify(info *provider.NotifyInfo, add *provider.NotifyAdd) error {
	n.note(info, "add "+add.Resource.LocalName+" "+add.Resource.RemoteName)
	return winerr.ERROR_ACCESS_DENIED // which stops nothing
}

func (n *notebook) CancelConnectNotify(info *provider.NotifyInfo, cancel *provider.NotifyCancel) error {
	n.note(info, "cancel "+cancel.Name)
	return winerr.ERROR_ACCESS_DENIED
}

func (n *notebook) note(info *provider.NotifyInfo, what string) {
	if info.Status == provider.NOTIFY_POST {
		what += " " + info.OperationStatus.Name()
	}
	n.told = append(n.told, info.Status.String()+" "+what)
	if !n.silent {
		info.Context = n
	}
}

// Connecting and cancelling are announced before and told of after, failures
// too, to every notifyee in the order of registration; what they return stops
// nothing ("Connection Notification API").
func TestNotifyeesHearOfBeginningAndEnd(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	first, second := new(notebook), &notebook{silent: true}
	m.AddNotifyee(first)
	m.AddNotifyee(second)
	for function, add := range adders() {
		first.told, second.told = nil, nil
		require.NoError(t, add(c, disk("z:", docs), mpr.Credentials{}, 0), function)
		requireCode(t, winerr.ERROR_ALREADY_ASSIGNED, add(c, disk("Z:", docs), mpr.Credentials{}, 0))
		require.NoError(t, c.CancelConnection("z:", false))
		require.Equal(t, []string{
			"NOTIFY_PRE add Z: " + docs, "NOTIFY_POST add Z: " + docs + " NO_ERROR",
			"NOTIFY_PRE add Z: " + docs, "NOTIFY_POST add Z: " + docs + " ERROR_ALREADY_ASSIGNED",
			"NOTIFY_PRE cancel Z:", "NOTIFY_POST cancel Z: NO_ERROR",
		}, first.told)
		require.Equal(t, []string{"NOTIFY_PRE add Z: " + docs, "NOTIFY_PRE add Z: " + docs, "NOTIFY_PRE cancel Z:"}, second.told)
	}
}

// The connection is announced when its arguments are right, since the notifyee
// is told of them.
func TestNotifyeesDontHearOfBadArguments(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	note := new(notebook)
	m.AddNotifyee(note)
	requireCode(t, winerr.ERROR_BAD_DEVICE, c.AddConnection2(disk("ZZ:", docs), mpr.Credentials{}, 0))
	require.Empty(t, note.told)
}

// Reconnecting what is remembered notifies nobody, neither at a logon nor when
// it is asked for.
func TestRestoringDoesNotNotify(t *testing.T) {
	m := machine(t)
	note := new(notebook)
	m.AddNotifyee(note)
	m.remember("alice", "Z:", docs)
	c := m.logon("alice")
	require.Len(t, c.Restored(), 1)
	m.remember("alice", "Y:", docs)
	require.NoError(t, c.RestoreSingleConnection(0, "Y:", true))
	require.Empty(t, note.told)
}

// The provider that did it is told of after a cancel that succeeded, and of
// flags CONNECT_UPDATE_PROFILE alone ("CancelConnectNotify"), whatever
// LenientCancelFlags lets in.
func TestNotifyeesHearWhoCancelled(t *testing.T) {
	m := machine(t, func(m *testbed) { m.Options.LenientCancelFlags = true })
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	var told []provider.NotifyCancel
	m.AddNotifyee(listener(func(info *provider.NotifyInfo, cancel *provider.NotifyCancel) {
		told = append(told, *cancel)
		cancel.Name, info.Context = "Y:", "a context" // nobody looks at the first
	}))
	requireCode(t, winerr.ERROR_NOT_CONNECTED, c.CancelConnection2("X:", mpr.CONNECT_TEMPORARY, true))
	require.NoError(t, c.CancelConnection("Z:", false))
	const update = mpr.CONNECT_UPDATE_PROFILE
	require.Equal(t, []provider.NotifyCancel{
		{Name: "X:", Force: true}, {Name: "X:", Force: true},
		{Name: "Z:", Flags: update}, {Name: "Z:", Flags: update, Provider: lanman},
	}, told)
}

// listener is a notifyee for cancels.
type listener func(*provider.NotifyInfo, *provider.NotifyCancel)

func (listener) AddConnectNotify(*provider.NotifyInfo, *provider.NotifyAdd) error {
	panic("not my job")
}

func (l listener) CancelConnectNotify(info *provider.NotifyInfo, cancel *provider.NotifyCancel) error {
	l(info, cancel)
	return nil
}

// A notifyee that panics stops nothing, and no other from being told.
func TestNotifyeeThatPanics(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	note := new(notebook)
	m.AddNotifyee(listener(nil))
	m.AddNotifyee(note)
	mapped(t, c, "Z:", docs)
	require.Len(t, note.told, 2)
}
