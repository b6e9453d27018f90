package hook_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

func TestScriptAnswersEachCallFromItsOwnList(t *testing.T) {
	s := hook.NewScript("Test Network").
		Reply(provider.CallGetUser, winerr.ERROR_NOT_CONNECTED).
		Reply(provider.CallMkdir).
		Reply(provider.CallGetUser, "alice").
		Reply(provider.CallGetConnection3, `\\server\share`, provider.WNGETCON_DISCONNECTED)
	require.Equal(t, "Test Network", s.Name())

	remote, state, err := s.GetConnection3(nil, "Z:")
	require.NoError(t, err)
	require.Equal(t, `\\server\share`, remote)
	require.Equal(t, provider.WNGETCON_DISCONNECTED, state)

	_, err = s.GetUser(nil, "")
	require.Equal(t, winerr.ERROR_NOT_CONNECTED, err)
	user, err := s.GetUser(nil, "")
	require.NoError(t, err)
	require.Equal(t, "alice", user)

	require.NoError(t, s.Mkdir(nil, `Z:\dir`, 0))
	require.NoError(t, s.Err())
}

// A script can answer every method with all results, and with none: the zero results
// are a success.
func TestScriptCanAnswerEveryCall(t *testing.T) {
	for _, m := range everyMethod() {
		if m.Name == "Name" {
			continue
		}
		t.Run(m.Name, func(t *testing.T) {
			full := contents(filledResults(m))
			empty := invoke(hook.NewScript("").Reply(everyCall()[m.Name]), m, filledArgs(m))
			s := hook.NewScript("").Reply(everyCall()[m.Name], full...)

			requireSame(t, full, invoke(s, m, filledArgs(m)))
			for _, result := range empty {
				require.Zero(t, result)
			}
			require.NoError(t, s.Err())
		})
	}
}

func TestScriptAnnouncesWhatIsScripted(t *testing.T) {
	s := hook.NewScript("").Reply(provider.CallAddConnection)
	require.Equal(t, uint32(0x1), s.GetCaps(provider.WNNC_CONNECTION))
	require.Equal(t, winerr.ERROR_NOT_SUPPORTED, s.Mkdir(nil, `Z:\dir`, 0))
	require.Zero(t, new(hook.Script).GetCaps(provider.WNNC_CONNECTION))
}

func TestScriptIsLoudWhenItIsExhausted(t *testing.T) {
	s := hook.NewScript("Test Network").Reply(provider.CallMkdir)
	require.NoError(t, s.Mkdir(nil, `Z:\dir`, 0))

	err := s.Mkdir(nil, `Z:\dir`, 0)

	require.Equal(t, winerr.ERROR_EXTENDED_ERROR, winerr.Code(err))
	var extended *winerr.Extended
	require.ErrorAs(t, err, &extended)
	require.Equal(t, winerr.Extended{
		Code: uint32(winerr.ERROR_UNEXP_NET_ERR), Text: "script: Mkdir: no answer left", Provider: "Test Network",
	}, *extended)
	require.EqualError(t, s.Err(), "script of provider \"Test Network\":\nMkdir: no answer left")
}

// A call without an error result gets zero, and the script reports it like others.
func TestScriptTellsOfACallThatCannotFail(t *testing.T) {
	snapshot := []provider.ConnectionSnapshot{{Remote: `\\server\share`}}
	s := new(hook.Script).Reply(provider.CallSnapshot, snapshot)
	require.Equal(t, snapshot, s.Snapshot())
	require.Nil(t, s.Snapshot())
	require.ErrorContains(t, s.Err(), "Snapshot: no answer left")
}

func TestScriptTellsWhatIsLeftOver(t *testing.T) {
	s := new(hook.Script).Reply(provider.CallRemove).Reply(provider.CallMkdir).Reply(provider.CallMkdir)
	want := "script of provider \"\":\nMkdir: answers left over: 2\nRemove: answers left over: 1"
	require.EqualError(t, s.Err(), want)
	require.EqualError(t, s.Err(), want, "asking changes nothing")

	_, _, _ = s.Mkdir(nil, "", 0), s.Mkdir(nil, "", 0), s.Remove(nil, "")
	require.NoError(t, s.Err())
}

func TestScriptRefusesRepliesThatDoNotFit(t *testing.T) {
	none := (func(handle provider.Handle) error)(nil)
	tests := map[string]struct {
		call    provider.Call
		results []any
		want    string
	}{
		"wrong type":           {provider.CallGetUser, []any{42}, `reply to GetUser: 42 (int) is no string`},
		"too many":             {provider.CallGetUser, []any{"a", nil, "b"}, `reply to GetUser: there is no result for "b"`},
		"after the error":      {provider.CallMkdir, []any{winerr.ERROR_BUSY, "b"}, `reply to Mkdir: there is no result for "b"`},
		"a call without error": {provider.CallLogoff, []any{errors.New("x")}, `reply to Logoff: there is no result for`},
		"nil function":         {provider.CallCloseEnum, []any{none}, `reply to CloseEnum: the function is nil`},
		"the name":             {provider.CallName, []any{"x"}, `Name can't be scripted`},
		"all calls":            {provider.AnyCall, nil, `AnyCall can't be scripted`},
		"no call":              {provider.Call(200), nil, `Call(200) can't be scripted`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := new(hook.Script).Reply(tt.call, tt.results...)
			require.ErrorContains(t, s.Err(), tt.want)
			require.NotContains(t, s.Err().Error(), "left over", "it wasn't added")
			for index := range provider.CapIndex(20) {
				require.Equal(t, provider.Unimplemented{}.GetCaps(index), s.GetCaps(index), "nothing is announced")
			}
		})
	}
}

func TestScriptTakesAFunctionAsAnAnswer(t *testing.T) {
	share := provider.NetResource{RemoteName: `\\server\share`}
	s := new(hook.Script).
		Reply(provider.CallEnumResource, func(h provider.Handle, buf []provider.NetResource) (int, error) {
			require.Equal(t, provider.Handle(7), h)
			return copy(buf, []provider.NetResource{share}), nil
		}).
		Reply(provider.CallEnumResource, winerr.ERROR_NO_MORE_ITEMS)
	buf := make([]provider.NetResource, 4)

	n, err := s.EnumResource(7, buf)
	require.NoError(t, err)
	require.Equal(t, []provider.NetResource{share}, buf[:n])

	n, err = s.EnumResource(7, buf)
	require.Equal(t, winerr.ERROR_NO_MORE_ITEMS, err)
	require.Zero(t, n)
}

func TestScriptGivesEachAnswerOnce(t *testing.T) {
	const calls = 50
	s := new(hook.Script)
	for i := range calls {
		s.Reply(provider.CallOpenEnum, provider.Handle(i))
	}
	var handles sync.Map
	var wg sync.WaitGroup
	for range calls {
		wg.Go(func() {
			h, err := s.OpenEnum(nil, provider.RESOURCE_GLOBALNET, 0, 0, nil)
			_, again := handles.Swap(h, true)
			if err != nil || again {
				t.Errorf("handle %d: again %v, error %v", h, again, err)
			}
		})
	}
	wg.Wait()
	require.NoError(t, s.Err())
}

func ExampleScript() {
	s := hook.NewScript("Test Network")
	s.Reply(provider.CallAddConnection, winerr.ERROR_BUSY).Reply(provider.CallAddConnection)
	s.Reply(provider.CallCancelConnection, winerr.ERROR_OPEN_FILES)

	share := &provider.NetResource{RemoteName: `\\server\share`}
	for range 2 {
		fmt.Println(winerr.Code(s.AddConnection(nil, share, session.Credentials{})).Name())
	}
	fmt.Println(s.Err())
	// Output:
	// ERROR_BUSY
	// NO_ERROR
	// script of provider "Test Network":
	// CancelConnection: answers left over: 1
}
