package session_test

import (
	"maps"
	"slices"
	"strings"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// modelDefinition is one definition as the model knows it.
type modelDefinition struct {
	target string
	owner  any
}

// modelSpace is a namespace as the model knows it: by upper-case name, the current definition first.
type modelSpace map[string][]modelDefinition

// machineModel is a machine told in maps: session 0 is LocalSystem with the global namespace, 1 is a user, 2 and 3 are the
// halves of a split token.
type machineModel struct {
	sessions []*session.Session
	spaces   []modelSpace
	dead     []bool
	linked   bool // EnableLinkedConnections
}

// newMachineModel logs the sessions on.
func newMachineModel(t *rapid.T) *machineModel {
	linked := rapid.Bool().Draw(t, "EnableLinkedConnections")
	machine := session.NewTable(session.Options{EnableLinkedConnections: linked})
	system, err := machine.WellKnown(session.LocalSystem)
	require.NoError(t, err)
	ann, err := machine.Logon(session.Logon{User: session.User{Name: "ann"}})
	require.NoError(t, err)
	admin, err := machine.Logon(session.Logon{User: session.User{Name: "admin"}, Administrator: true})
	require.NoError(t, err)
	require.NoError(t, admin.Linked().Retain()) // so that each half can die alone
	return &machineModel{
		sessions: []*session.Session{system, ann, admin, admin.Linked()},
		spaces:   []modelSpace{{}, {}, {}, {}},
		dead:     make([]bool, 4),
		linked:   linked,
	}
}

// written returns the spaces that a redirected letter of session i goes to.
func (m *machineModel) written(i int) []int {
	if m.linked && i >= 2 && !m.dead[5-i] {
		return []int{i, 5 - i}
	}
	return []int{i}
}

// visible says whether the session sees the name at all.
func (m *machineModel) visible(i int, name string) bool {
	return len(m.spaces[i][name])+len(m.spaces[0][name]) > 0
}

// define is the rule of DefineDosDevice without DDD_REMOVE_DEFINITION.
func (m *machineModel) define(i int, name, target string) error {
	switch {
	case m.dead[i]:
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	case i != 0 && m.visible(i, name):
		return winerr.ERROR_ACCESS_DENIED
	}
	m.spaces[i][name] = append([]modelDefinition{{target: target}}, m.spaces[i][name]...)
	return nil
}

// remove is the rule of DDD_REMOVE_DEFINITION.
func (m *machineModel) remove(i int, name, target string, exact bool) error {
	stack := m.spaces[i][name]
	switch {
	case m.dead[i]:
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	case len(stack) == 0 && m.visible(i, name):
		return winerr.ERROR_ACCESS_DENIED
	}
	for at, def := range stack {
		begins := strings.HasPrefix(strings.ToUpper(def.target), strings.ToUpper(target))
		if exact && target != "" && def.target != target || !begins {
			continue
		}
		m.spaces[i][name] = slices.Concat(stack[:at], stack[at+1:])
		return nil
	}
	return winerr.ERROR_FILE_NOT_FOUND
}

// redirect is the rule of Redirect.
func (m *machineModel) redirect(i int, name, target string, owner any) error {
	if m.dead[i] {
		return winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	for _, space := range m.written(i) {
		if m.visible(space, name) {
			return winerr.ERROR_ALREADY_ASSIGNED
		}
	}
	for _, space := range m.written(i) {
		m.spaces[space][name] = []modelDefinition{{target, owner}}
	}
	return nil
}

// unredirect is the rule of Unredirect.
func (m *machineModel) unredirect(i int, name string, owner any) error {
	removed := false
	for _, space := range m.written(i) {
		stack := m.spaces[space][name]
		at := slices.IndexFunc(stack, func(d modelDefinition) bool { return d.owner == owner })
		if at >= 0 {
			m.spaces[space][name] = slices.Concat(stack[:at], stack[at+1:])
			removed = true
		}
	}
	if !removed {
		return winerr.ERROR_NOT_CONNECTED
	}
	return nil
}

// logoff empties what a session had.
func (m *machineModel) logoff(i int) {
	m.dead[i] = true
	m.spaces[i] = modelSpace{}
}

// names returns the names that a namespace holds.
func (s modelSpace) names() []string {
	maps.DeleteFunc(s, func(_ string, stack []modelDefinition) bool { return len(stack) == 0 })
	return slices.Collect(maps.Keys(s))
}
