package session_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/session"
)

// TestNamespacesFollowTheModel drives a machine and its model with the same random calls and compares everything that a
// program can see after each.
func TestNamespacesFollowTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := newMachineModel(t)
		t.Repeat(map[string]func(*rapid.T){
			"":           m.compare,
			"define":     m.tryDefine,
			"remove":     m.tryRemove,
			"redirect":   m.tryRedirect,
			"unredirect": m.tryUnredirect,
			"logoff":     m.tryLogoff,
		})
	})
}

// who draws a session.
func (m *machineModel) who(t *rapid.T) (int, *session.Devices) {
	i := rapid.IntRange(0, 3).Draw(t, "session")
	return i, m.sessions[i].Devices()
}

// drawDevice draws a device that can be redirected, with its canonical name.
func drawDevice(t *rapid.T) (session.Name, string) {
	text := rapid.SampledFrom([]string{"Y:", "z:", "lpt1"}).Draw(t, "device")
	n, err := session.ParseName(text)
	require.NoError(t, err)
	return n, strings.ToUpper(text)
}

// drawName draws any name, with the key that the model keeps it by.
func drawName(t *rapid.T) (name, key string) {
	name = rapid.SampledFrom([]string{"Y:", "z:", "lpt1", "Pipe", "pIPE"}).Draw(t, "name")
	return name, strings.ToUpper(name)
}

// drawTarget draws one of few targets, some of which begin like others, or one of the extra texts.
func drawTarget(t *rapid.T, extra ...string) string {
	targets := append(extra, `\Device\One`, `\Device\Two`, `\Device\Two\Deep`, `\DEVICE\two`)
	return rapid.SampledFrom(targets).Draw(t, "target")
}

func (m *machineModel) tryDefine(t *rapid.T) {
	i, d := m.who(t)
	n, key := drawName(t)
	target := drawTarget(t)
	require.Equal(t, m.define(i, key, target), d.DefineDosDevice(raw, n, target))
}

func (m *machineModel) tryRemove(t *rapid.T) {
	i, d := m.who(t)
	n, key := drawName(t)
	target := drawTarget(t, "", `\Dev`)
	flags := rapid.SampledFrom([]session.DefineFlags{0, exact}).Draw(t, "flags")
	require.Equal(t, m.remove(i, key, target, flags == exact), d.DefineDosDevice(remove|raw|flags, n, target))
}

func (m *machineModel) tryRedirect(t *rapid.T) {
	i, d := m.who(t)
	n, key := drawDevice(t)
	target, owner := drawTarget(t), rapid.IntRange(1, 2).Draw(t, "owner")
	require.Equal(t, m.redirect(i, key, target, owner), d.Redirect(n, target, owner))
}

func (m *machineModel) tryUnredirect(t *rapid.T) {
	i, d := m.who(t)
	n, key := drawDevice(t)
	owner := rapid.IntRange(1, 2).Draw(t, "owner")
	require.Equal(t, m.unredirect(i, key, owner), d.Unredirect(n, owner))
}

func (m *machineModel) tryLogoff(t *rapid.T) {
	i := rapid.IntRange(1, 3).Draw(t, "session")
	if rapid.IntRange(0, 9).Draw(t, "rarely") == 0 && !m.dead[i] {
		m.kill(i)
	}
}

// kill releases what keeps a session alive; for the elevated half (3) that is the filtered half's reference or our own.
func (m *machineModel) kill(i int) {
	m.sessions[i].Release()
	if i == 3 && !m.dead[2] {
		m.sessions[i].Release()
	}
	m.logoff(i)
}

// compare asks the machine and the model the same questions.
func (m *machineModel) compare(t *rapid.T) {
	for i, s := range m.sessions {
		d := s.Devices()
		require.Equal(t, !m.dead[i], s.Alive())
		drives := uint32(0)
		all := m.spaces[i].names()
		for _, n := range m.spaces[0].names() {
			if len(m.spaces[i][n]) == 0 {
				all = append(all, n)
			}
		}
		for _, n := range all {
			stack := m.spaces[i][n]
			if len(stack) == 0 {
				stack = m.spaces[0][n]
			}
			m.compareName(t, d, n, stack)
			if len(n) == 2 {
				drives |= 1 << (n[0] - 'A')
			}
		}
		listed, err := d.QueryDosDevice("")
		require.NoError(t, err)
		for at := range listed {
			listed[at] = strings.ToUpper(listed[at])
		}
		require.ElementsMatch(t, all, listed)
		require.Equal(t, drives, d.GetLogicalDrives())
	}
}

// compareName compares what one name means.
func (m *machineModel) compareName(t *rapid.T, d *session.Devices, n string, stack []modelDefinition) {
	var targets []string
	for _, def := range stack {
		targets = append(targets, def.target)
	}
	got, err := d.QueryDosDevice(n)
	require.NoError(t, err)
	require.Equal(t, targets, got)
	if device, err := session.ParseName(n); err == nil {
		found, ok := d.Lookup(device)
		require.True(t, ok)
		require.Equal(t, session.Device{Name: n, Target: stack[0].target, Owner: stack[0].owner}, found)
	}
}
