package fault_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// Every call of the tables can be made to fail, and has one name however it is spelled.
func TestFindOp(t *testing.T) {
	for _, row := range spec.Winnetwk() {
		bare := strings.TrimSuffix(row.Function, "W")
		for _, spelled := range []string{row.Function, bare, bare + "A", fault.Short(bare), strings.ToLower(bare)} {
			require.Equal(t, bare, fault.FindOp(spelled))
		}
	}
	require.Empty(t, fault.FindOp("WNetNothing"))
	require.Empty(t, fault.FindOp(""))
}

func TestFindCall(t *testing.T) {
	for name, want := range map[string]provider.Call{
		"NPAddConnection3": provider.CallAddConnection3, "addconnection3": provider.CallAddConnection3, "any": provider.AnyCall, "Snapshot": provider.CallSnapshot,
	} {
		got, ok := fault.FindCall(name)
		require.True(t, ok, name)
		require.Equal(t, want, got)
	}
	_, ok := fault.FindCall("NPNothing")
	require.False(t, ok)
}

func TestSpec(t *testing.T) {
	for text, want := range map[string]fault.Spec{
		"AddConnection2#1=ERROR_BUSY":                  {Op: "WNetAddConnection2", Nth: 1, Code: winerr.ERROR_BUSY},
		"AddConnection2#3+=ERROR_BUSY":                 {Op: "WNetAddConnection2", Nth: 3, Always: true, Code: winerr.ERROR_BUSY},
		"GetConnectionPerformance=ERROR_NOT_CONNECTED": {Op: "MultinetGetConnectionPerformance", Nth: 1, Always: true, Code: winerr.ERROR_NOT_CONNECTED},
	} {
		got, err := fault.ParseSpec(text)
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, text, got.String())
	}
	for text, want := range map[string]string{
		"AddConnection2#1":              "isn't of the form",
		"Nothing#1=ERROR_BUSY":          `no WNet call "Nothing"`,
		"AddConnection2#0=ERROR_BUSY":   `"0" is no number`,
		"AddConnection2#=ERROR_BUSY":    `"" is no number`,
		"AddConnection2#1=ERROR_NOSUCH": `no error "ERROR_NOSUCH"`,
		"AddConnection2#1=NO_ERROR":     `no error "NO_ERROR"`,
	} {
		_, err := fault.ParseSpec(text)
		require.ErrorContains(t, err, want, text)
	}
}

// The calls at which a fault happens, of five about Z: and Y: in turn.
func TestLimits(t *testing.T) {
	for name, one := range map[string]struct {
		limit func(*fault.Fault)
		want  []int
	}{
		"without limits":      {func(*fault.Fault) {}, []int{1, 2, 3, 4, 5}},
		"times":               {func(f *fault.Fault) { f.Limit("", -1, 2) }, []int{1, 2}},
		"after":               {func(f *fault.Fault) { f.Limit("", 3, -1) }, []int{4, 5}},
		"after, then times":   {func(f *fault.Fault) { f.Limit("", 1, -1); f.Limit("", -1, 2) }, []int{2, 3}},
		"times, then after":   {func(f *fault.Fault) { f.Limit("", -1, 2); f.Limit("", 1, -1) }, []int{2, 3}},
		"on":                  {func(f *fault.Fault) { f.Limit("y:", -1, -1) }, []int{2, 4}},
		"on, after and times": {func(f *fault.Fault) { f.Limit("", 1, 1); f.Limit("Z:", -1, -1) }, []int{3}},
		"on a server":         {func(f *fault.Fault) { f.Limit(`\\FILES`, -1, -1) }, []int{1, 2, 3, 4, 5}},
		"on a part of a name": {func(f *fault.Fault) { f.Limit(`\\file`, -1, -1) }, nil},
	} {
		var set fault.Set
		f := &fault.Fault{Target: fault.Target{Op: "WNetAddConnection2"}, Action: hook.Fail(winerr.ERROR_BUSY)}
		set.Add(f, nil)
		one.limit(f)
		var got []int
		for i := range 5 {
			local := []string{"Z:", "Y:"}[i%2]
			rec := &mpr.Record{Op: "WNetAddConnection2", Args: []mpr.Arg{{Name: "lpNetResource", Value: mpr.NetResource{LocalName: local, RemoteName: `\\files\docs`}}}}
			if set.Answer(rec) != nil {
				got = append(got, i+1)
			}
			require.NoError(t, set.Answer(&mpr.Record{Op: "WNetGetUser"}), "another call")
		}
		require.Equal(t, one.want, got, name)
		require.Equal(t, len(one.want), f.Fired(), name)
		require.Equal(t, len(one.want) == 0, slices.Contains(set.Clear(), f), name)
		require.Empty(t, set.Clear(), "a set that is cleared is empty")
	}
}

// A fault of a network's call happens in its hook, and no more when the set is cleared.
func TestNetworkCalls(t *testing.T) {
	h := hook.New(&provider.Func{})
	var set fault.Set
	f := &fault.Fault{Target: fault.Target{Call: provider.CallMkdir}, Action: hook.Fail(winerr.ERROR_BUSY)}
	f.Limit(`Z:\dir`, -1, -1)
	set.Add(f, h)
	require.ErrorIs(t, h.Mkdir(nil, `Z:\dir\sub`, 0), winerr.ERROR_BUSY)
	require.NotErrorIs(t, h.Mkdir(nil, `Z:\other`, 0), winerr.ERROR_BUSY)
	connecting := &fault.Fault{Target: fault.Target{Call: provider.CallAddConnection3}, Action: hook.Fail(winerr.ERROR_BUSY)}
	connecting.Limit(`\\files\docs`, -1, -1)
	set.Add(connecting, h)
	require.ErrorIs(t, h.AddConnection3(nil, 0, &provider.NetResource{RemoteName: `\\files\docs`}, mpr.Credentials{}, 0), winerr.ERROR_BUSY)
	require.Empty(t, set.Clear())
	require.NotErrorIs(t, h.Mkdir(nil, `Z:\dir`, 0), winerr.ERROR_BUSY)
}

func TestError(t *testing.T) {
	require.NoError(t, fault.Error(winerr.NO_ERROR))
	require.Equal(t, winerr.ERROR_BUSY, fault.Error(winerr.ERROR_BUSY))
	require.Equal(t, winerr.ERROR_EXTENDED_ERROR, winerr.Code(fault.Error(winerr.ERROR_EXTENDED_ERROR)))
}
