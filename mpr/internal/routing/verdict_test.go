package routing_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
)

// install installs providers that have started, under the names a, b, c and so on.
func install(t *testing.T, n int) []*routing.Slot {
	t.Helper()
	var order routing.Order
	for i := range n {
		_, err := order.Add(&provider.Func{ProviderName: string(rune('a' + i))}, func() (time.Time, time.Duration) { return time.Unix(1, 0), 0 })
		require.NoError(t, err)
	}
	for _, sl := range order.Networks() {
		require.NoError(t, sl.State())
	}
	return order.Networks()
}

// "Implementing a Network Provider": all providers are tried, and the first error that isn't one of the four that mean
// "not mine" is the caller's. What a call makes of the others is its own page's.
func TestVerdictOverTheAnswersOfThreeProviders(t *testing.T) {
	const (
		path, name     = winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME
		param, level   = winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_LEVEL
		down, lacks    = winerr.ERROR_NO_NETWORK, winerr.ERROR_NOT_SUPPORTED
		denied, logon  = winerr.ERROR_ACCESS_DENIED, winerr.ERROR_LOGON_FAILURE
		busy, stranger = winerr.ERROR_BUSY, winerr.ERROR_NOT_CONNECTED
		nobody         = winerr.ERROR_NO_NET_OR_BAD_PATH
	)
	device, asks := routing.Verdict{Device: true}, routing.Verdict{Asks: true}
	for _, tt := range []struct {
		about   routing.Verdict
		answers [3]error
		want    error
		by      string
	}{
		{answers: [3]error{path, denied, logon}, want: denied, by: "b"},
		{answers: [3]error{param, level, path}, want: path, by: "c"},
		{answers: [3]error{name, path, param}, want: path, by: "b"},
		{answers: [3]error{param, level, param}, want: name},
		{about: routing.Verdict{Unknown: nobody}, answers: [3]error{param, level, param}, want: nobody},
		{about: routing.Verdict{Remote: `\\files\docs`}, answers: [3]error{param, level, param}, want: nobody},
		{about: routing.Verdict{Remote: "files"}, answers: [3]error{param, level, param}, want: name},
		{about: routing.Verdict{Remote: "files"}, answers: [3]error{param, level, path}, want: path, by: "c"},
		{about: routing.Verdict{Remote: `\\files\docs`, Unknown: name}, answers: [3]error{param, level, param}, want: name},
		{answers: [3]error{down, down, down}, want: down},
		{answers: [3]error{down, path, param}, want: name}, // answered by one that has started
		{about: routing.Verdict{AnswerIgnored: true}, answers: [3]error{down, path, param}, want: path, by: "b"},
		{about: routing.Verdict{MissingFirst: true}, answers: [3]error{down, path, param}, want: nobody},
		{answers: [3]error{busy, path, down}, want: busy, by: "a"},
		{answers: [3]error{lacks, lacks, lacks}, want: name},
		{about: routing.Verdict{NoneHas: lacks}, answers: [3]error{lacks, lacks, lacks}, want: lacks},
		{about: routing.Verdict{NoneHas: lacks}, answers: [3]error{lacks, path, lacks}, want: path, by: "b"},
		{answers: [3]error{stranger, denied, path}, want: stranger, by: "a"},
		{about: device, answers: [3]error{stranger, denied, path}, want: denied, by: "b"},
		{about: device, answers: [3]error{stranger, path, lacks}, want: stranger},
		{about: device, answers: [3]error{stranger, down, stranger}, want: nobody},
		{about: routing.Verdict{Device: true, SomeDown: stranger}, answers: [3]error{lacks, down, stranger}, want: stranger},
		{about: routing.Verdict{Device: true, FileCall: true}, answers: [3]error{stranger, path, lacks}, want: path, by: "b"},
		{about: routing.Verdict{Device: true, FileCall: true}, answers: [3]error{stranger, param, path}, want: param, by: "b"},
		{about: routing.Verdict{FileCall: true}, answers: [3]error{path, param, denied}, want: param, by: "b"},
		{about: asks, answers: [3]error{busy, path, param}, want: busy, by: "a"}, // the provider has started: it is busy with something else
	} {
		slots, v := install(t, 3), tt.about
		var asker routing.Asker
		answers := tt.answers[:]
		_, _, err := routing.Route(&asker, slots, routing.MethodOf(provider.CallGetUniversalName), &v, func(provider.Provider, provider.Call) (int, error) {
			err := answers[0]
			answers = answers[1:]
			return 0, err
		})
		require.Equal(t, tt.want, err, tt.answers)
		require.Equal(t, tt.by, asker.Provider, tt.answers)
	}
}

// A network that hasn't started hides none of the others' answers, unless the name has the form of its own (observed with
// the services of the SMB network and of web folders stopped).
func TestVerdictOverNetworksThatAreNotThere(t *testing.T) {
	const (
		path, name, param = winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_INVALID_PARAMETER
		none, nobody      = winerr.ERROR_NO_NETWORK, winerr.ERROR_NO_NET_OR_BAD_PATH
		smb, dav          = provider.WNNC_NET_LANMAN, provider.WNNC_NET_DAV
	)
	first, asks := routing.Verdict{MissingFirst: true}, routing.Verdict{Asks: true}
	for _, tt := range []struct {
		about            routing.Verdict
		remote           string
		stopped, running uint32 // their types
		answer           error  // of the one that runs
		want             error
	}{
		{routing.Verdict{}, `\\files\docs`, dav, smb, path, path},
		{routing.Verdict{}, `\\files\docs`, dav, smb, name, name},
		{routing.Verdict{}, `\\files\docs`, dav, smb, param, nobody},
		{routing.Verdict{}, `http://files/docs`, dav, smb, name, name},
		{routing.Verdict{}, `\\files\docs`, smb, dav, path, nobody},
		{routing.Verdict{}, `\\files`, smb, dav, name, nobody},
		{routing.Verdict{}, `\\user@files\docs`, smb, dav, name, nobody},
		{routing.Verdict{}, `\\files@ssl\docs`, smb, dav, name, name},
		{routing.Verdict{}, `\\files@SSL@8443\docs`, smb, dav, path, path},
		{routing.Verdict{}, `\\files@8080\docs`, smb, dav, name, name},
		{routing.Verdict{}, `http://files/docs`, smb, dav, path, path},
		{routing.Verdict{}, `files`, smb, dav, param, name},
		{first, `\\files\docs`, dav, smb, path, nobody},
		{first, `http://files/docs`, smb, dav, name, nobody},
		{asks, `\\files\docs`, dav, smb, path, path},
		{routing.Verdict{Device: true}, "", dav, smb, winerr.ERROR_NOT_CONNECTED, nobody},
		{routing.Verdict{}, `\\files\docs`, dav, smb, none, none},
	} {
		for _, start := range []uint32{provider.WNNC_START_NEVER, 30_000} {
			if start == 30_000 && !tt.about.Asks {
				continue // ERROR_BUSY is significant then
			}
			var order routing.Order
			for i, network := range []uint32{tt.stopped, tt.running} {
				answers := map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: network, provider.WNNC_START: provider.WNNC_START_DONE}
				if i == 0 {
					answers[provider.WNNC_START] = start
				}
				_, err := order.Add(&provider.Func{ProviderName: string(rune('a' + i)), Caps: answers},
					func() (time.Time, time.Duration) { return time.Unix(1, 0), 0 })
				require.NoError(t, err)
			}
			v := tt.about
			v.Remote = tt.remote
			_, _, err := routing.Route(new(routing.Asker), order.Networks(), routing.MethodOf(provider.CallGetUniversalName), &v,
				func(provider.Provider, provider.Call) (int, error) { return 0, tt.answer })
			require.Equal(t, tt.want, err, "%+v", tt)
		}
	}
}

// An SMB network that has started and answers ERROR_NO_NETWORK owns its names all the same.
func TestVerdictOverAnSMBNetworkThatAnswersNoNetwork(t *testing.T) {
	var order routing.Order
	for i, network := range []uint32{provider.WNNC_NET_LANMAN, provider.WNNC_NET_DAV} {
		_, err := order.Add(&provider.Func{ProviderName: string(rune('a' + i)), Caps: map[provider.CapIndex]uint32{
			provider.WNNC_NET_TYPE: network, provider.WNNC_START: provider.WNNC_START_DONE,
		}}, func() (time.Time, time.Duration) { return time.Unix(1, 0), 0 })
		require.NoError(t, err)
	}
	for remote, want := range map[string]error{`\\files\docs`: winerr.ERROR_NO_NET_OR_BAD_PATH, "http://files/docs": winerr.ERROR_BAD_NET_NAME} {
		answers := []error{winerr.ERROR_NO_NETWORK, winerr.ERROR_BAD_NET_NAME}
		_, _, err := routing.Route(new(routing.Asker), order.Networks(), routing.MethodOf(provider.CallGetUniversalName), &routing.Verdict{Remote: remote},
			func(provider.Provider, provider.Call) (int, error) {
				err := answers[0]
				answers = answers[1:]
				return 0, err
			})
		require.Equal(t, want, err, remote)
	}
}

// An error of a provider may be wrapped, and one whose code is NO_ERROR is success.
func TestTheFirstProviderThatAcceptsAnswers(t *testing.T) {
	slots := install(t, 3)
	var asker routing.Asker
	var asked []string
	result, by, err := routing.Route(&asker, slots, routing.MethodOf(provider.CallGetUser), new(routing.Verdict), routing.Request[any](nil))
	require.Zero(t, result)
	require.Nil(t, by)
	require.Equal(t, winerr.ERROR_BAD_NET_NAME, err) // nobody has announced GetUser: nobody is asked

	result, by, err = routing.Route(&asker, slots, routing.MethodOf(provider.CallGetUniversalName), new(routing.Verdict), func(p provider.Provider, _ provider.Call) (any, error) {
		asked = append(asked, p.Name())
		if p.Name() == "a" {
			return nil, errors.Join(winerr.ERROR_BAD_NETPATH)
		}
		return p.Name(), winerr.NO_ERROR
	})
	require.NoError(t, err)
	require.Equal(t, "b", result)
	require.Equal(t, slots[1], by)
	require.Equal(t, []string{"a", "b"}, asked)
	require.Equal(t, "b", asker.Provider)
}

// A provider that panics brings nobody down, and a nil pointer is no success.
func TestBrokenAnswersAreUnexpectedErrors(t *testing.T) {
	sl := install(t, 1)[0]
	for name, request := range map[string]routing.Request[int]{
		"panic":       func(provider.Provider, provider.Call) (int, error) { panic("broken") },
		"nil pointer": func(provider.Provider, provider.Call) (int, error) { return 1, (*winerr.Extended)(nil) },
	} {
		var observed error
		asker := routing.Asker{Observe: func(_ *routing.Slot, _ provider.Call, err error, _ time.Time) { observed = err }}
		_, err := routing.Ask(&asker, sl, provider.CallGetUser, request)
		require.Equal(t, winerr.ERROR_UNEXP_NET_ERR, winerr.Code(err), name)
		require.Equal(t, err, observed, name)
	}
}
