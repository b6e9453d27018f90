package mpr_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// npShare is what the drive Z: of every scripted provider is connected to.
const npShare = `\\np\share`

// npFunction is a function of npapi.h: how a caller of the router leads to it,
// and what the caller gets for each code of the table.
type npFunction struct {
	call    provider.Call
	results []any // of the provider, with a success
	set     func(s *hook.Script, answer error)
	make    func(c *mpr.Caller) (any, error)
	got     any // what make gives with a success, and zero with a failure
	failed  any // what it gives with a failure instead; nil: zero
	want    map[string]winerr.Errno
}

// npTest is one named test of the table of npapi.h.
type npTest func(t *testing.T)

// npapiTests has a test for every row, by the row's name.
func npapiTests() map[string]npTest {
	tests := make(map[string]npTest)
	for name, f := range npFunctions() {
		for code, want := range f.want {
			tests[name+"/"+code] = func(t *testing.T) { f.answers(t, code, want) }
		}
	}
	for _, more := range []map[string]npTest{npCapsTests(), npStartTests(), npGeneralTests(), npRoutingTests(), npNotifyTests()} {
		maps.Copy(tests, more)
	}
	return tests
}

// TestNpapi has a subtest for each row of the table of npapi.h, and none for
// anything else.
func TestNpapi(t *testing.T) {
	tests := npapiTests()
	var rows []string
	for _, row := range spec.Npapi() {
		rows = append(rows, row.Name())
		test, known := tests[row.Name()]
		t.Run(row.Name(), func(t *testing.T) {
			require.True(t, known, "nothing tests this row: %s", row.Condition)
			test(t)
		})
	}
	slices.Sort(rows)
	require.Len(t, slices.Compact(rows), len(spec.Npapi()), "a row is there twice")
	require.Equal(t, rows, slices.Sorted(maps.Keys(tests)))
}

// anyCodes are what ANY_OTHER, ANY_SYSTEM_ERROR and ANY_GENERIC stand for here:
// codes of the headers and one that nobody knows.
var anyCodes = []winerr.Errno{
	winerr.ERROR_ACCESS_DENIED, winerr.ERROR_BUSY, winerr.ERROR_GEN_FAILURE, winerr.ERROR_UNEXP_NET_ERR, winerr.Errno(0xDEADBEEF),
}

// answers has the provider answer with a code of the table, and asserts what
// the caller gets.
func (f *npFunction) answers(t *testing.T, code string, want winerr.Errno) {
	if code == "ANY_OTHER" || code == "ANY_SYSTEM_ERROR" {
		for _, any := range anyCodes {
			expected := any
			if want != passed {
				expected = want
			}
			f.answer(t, any, expected)
		}
		return
	}
	answer, known := winerr.Lookup(code)
	require.True(t, known, "no such code: %s", code)
	f.answer(t, answer, want)
}

// passed stands for the code that the provider answered.
const passed = winerr.Errno(0xFFFFFFF0)

func (f *npFunction) answer(t *testing.T, answer, want winerr.Errno) {
	s := f.script(answer)
	r := mpr.New(s)
	got, err := f.make(r.System())
	requireCode(t, want, err)
	expected := f.got
	if answer != winerr.NO_ERROR {
		if expected = f.failed; expected == nil {
			expected = zeroOf(f.got)
		}
	}
	require.Equal(t, expected, got)
	require.NoError(t, s.Err(), "the provider's function is called once")
}

// zeroOf is the zero value of the type of v.
func zeroOf(v any) any {
	if v == nil {
		return nil
	}
	return reflect.Zero(reflect.TypeOf(v)).Interface()
}

// script is a provider that has the drive Z: and answers the function once.
func (f *npFunction) script(answer winerr.Errno) *hook.Script {
	s := npProvider()
	var err error
	results := f.results
	if answer != winerr.NO_ERROR {
		err, results = answer, []any{answer}
	}
	if f.set != nil {
		f.set(s, err)
	}
	return s.Reply(f.call, results...)
}

// npProvider is a provider that has the drive Z: and an enumeration, which is
// empty.
func npProvider() *hook.Script {
	s := hook.NewScript("Test Network")
	s.Registry.Class = provider.WN_NETWORK_CLASS | provider.WN_CREDENTIAL_CLASS
	s.Caps = map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: provider.WNNC_NET_DAV}
	s.OnGetConnection = func(_ *session.Session, local string) (string, error) {
		if local == "Z:" {
			return npShare, nil
		}
		return "", winerr.ERROR_NOT_CONNECTED
	}
	s.OnOpenEnum = func(*session.Session, provider.Scope, provider.ResourceType, provider.Usage, *provider.NetResource) (provider.Handle, error) {
		return 7, nil
	}
	s.OnEnumResource = func(provider.Handle, []provider.NetResource) (int, error) {
		return 0, winerr.ERROR_NO_MORE_ITEMS
	}
	s.OnCloseEnum = func(provider.Handle) error { return nil }
	return s
}
