package fake_test

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// fakeModel is what the documents say that a session sees, in the simplest form:
// connections by device or, deviceless, by remote name.
type fakeModel struct {
	m         *machine
	connected map[string]*modelConnection
}

type modelConnection struct {
	local, remote string
	files         []provider.File
	release       []func()
}

var (
	modelLocals  = rapid.SampledFrom([]string{"", "Z:", "Y:", "X:"})
	modelRemotes = rapid.SampledFrom([]string{`\\FILES\docs`, `\\FILES\docs\Sub`, `\\OPEN\data`})
)

// pick draws the name of a connection, there or not.
func (f *fakeModel) pick(rt *rapid.T) string {
	name := modelLocals.Draw(rt, "device")
	if name == "" {
		name = modelRemotes.Draw(rt, "name")
	}
	return name
}

func (f *fakeModel) Add(rt *rapid.T) {
	c := &modelConnection{local: modelLocals.Draw(rt, "local"), remote: modelRemotes.Draw(rt, "remote")}
	key, want := c.local, winerr.NO_ERROR
	if key == "" {
		key = c.remote
	}
	if f.connected[key] != nil && c.local != "" {
		want = winerr.ERROR_ALREADY_ASSIGNED
	}
	require.Equal(rt, want, winerr.Code(f.m.add(c.local, c.remote, none)))
	if f.connected[key] == nil {
		f.connected[key] = c
	}
}

func (f *fakeModel) Cancel(rt *rapid.T) {
	name, force := f.pick(rt), rapid.Bool().Draw(rt, "force")
	c, want := f.connected[name], winerr.NO_ERROR
	switch {
	case c == nil:
		want = winerr.ERROR_NOT_CONNECTED
	case len(c.release) > 0:
		want = winerr.ERROR_DEVICE_IN_USE
	case len(c.files) > 0 && !force:
		want = winerr.ERROR_OPEN_FILES
	}
	require.Equal(rt, want, winerr.Code(f.m.CancelConnection(f.m.s, name, force)))
	if want != winerr.NO_ERROR {
		return
	}
	delete(f.connected, name)
	for _, file := range c.files {
		_, err := file.Stat()
		require.Equal(rt, winerr.ERROR_NETNAME_DELETED, err)
		require.NoError(rt, file.Close())
	}
}

func (f *fakeModel) Open(rt *rapid.T) {
	name := f.pick(rt)
	c := f.connected[name]
	if c == nil || c.local == "" && c.remote == `\\FILES\docs\Sub` {
		return // a UNC path that makes a connection of its own is not modelled
	}
	file, err := f.m.OpenFile(f.m.s, name+`\`, os.O_RDONLY, 0)
	require.NoError(rt, err)
	c.files = append(c.files, file)
}

func (f *fakeModel) Close(rt *rapid.T) {
	if c := f.connected[f.pick(rt)]; c != nil && len(c.files) > 0 {
		require.NoError(rt, c.files[0].Close())
		c.files = c.files[1:]
	}
}

func (f *fakeModel) EnterDirectory(rt *rapid.T) {
	name := modelLocals.Draw(rt, "device")
	if c := f.connected[name]; c != nil {
		release, err := f.m.SetCurrentDirectory(f.m.s, name+`\`)
		require.NoError(rt, err)
		c.release = append(c.release, release)
	}
}

func (f *fakeModel) LeaveDirectory(rt *rapid.T) {
	if c := f.connected[f.pick(rt)]; c != nil && len(c.release) > 0 {
		c.release[0]()
		c.release = c.release[1:]
	}
}

func (f *fakeModel) Logoff(rt *rapid.T) {
	if rapid.IntRange(0, 9).Draw(rt, "luck") > 0 {
		return
	}
	f.m.s.Release()
	f.m.s = f.m.logon(`CORP\alice`)
	f.connected = map[string]*modelConnection{}
}

// Check compares everything that can be asked with the model.
func (f *fakeModel) Check(rt *rapid.T) {
	var want []string
	for _, c := range f.connected {
		want = append(want, c.local+" "+c.remote)
	}
	slices.Sort(want)
	snapshot := f.m.Snapshot()
	require.Empty(rt, cmp.Diff(want, remotes(snapshot)))
	devices := 0
	for _, c := range snapshot {
		name := c.Local
		if name == "" {
			name = c.Remote
		} else {
			devices++
			remote, err := f.m.GetConnection(f.m.s, name)
			require.NoError(rt, err)
			require.Equal(rt, c.Remote, remote)
		}
		require.Len(rt, c.OpenFiles, len(f.connected[name].files))
		require.Equal(rt, len(f.connected[name].release), c.Holders)
	}
	require.Len(rt, f.m.s.Devices().Snapshot(), devices)
	require.Len(rt, enumerate(f.m, provider.RESOURCE_CONNECTED, 0, 0, nil), len(want))
}

// Any sequence of calls leaves what the model says.
func TestFakeFollowsTheModel(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := &fakeModel{m: start(t, `CORP\alice`), connected: map[string]*modelConnection{}}
		rt.Repeat(rapid.StateMachineActions(f))
	})
}
