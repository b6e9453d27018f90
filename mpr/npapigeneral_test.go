package mpr_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// npGeneralTests are the codes that any function may return. NPGetResourceParent
// shows them: one provider is asked, and what it says isn't weighed against
// anybody's.
func npGeneralTests() map[string]npTest {
	tests := map[string]npTest{
		"*/ERROR_EXTENDED_ERROR": func(t *testing.T) {
			c := mpr.New(npProvider().Reply(provider.CallGetResourceParent, ownError)).System()
			_, err := c.GetResourceParent(&mpr.NetResource{RemoteName: npShare, Provider: "Test Network"})
			requireCode(t, winerr.ERROR_EXTENDED_ERROR, err)
			toldOwnError(t, nil, c)
		},
		"*/WN_SUCCESS": func(t *testing.T) { npFunctions()["NPGetResourceParent"].answers(t, "WN_SUCCESS", winerr.NO_ERROR) },
	}
	for code, number := range map[string]winerr.Errno{
		"WN_NOT_SUPPORTED": 50, "WN_NET_ERROR": 59, "WN_MORE_DATA": 234, "WN_BAD_POINTER": 487, "WN_BAD_VALUE": 87,
		"WN_BAD_PASSWORD": 86, "WN_ACCESS_DENIED": 5, "WN_FUNCTION_BUSY": 170, "WN_WINDOWS_ERROR": 59, "WN_BAD_USER": 2202,
		"WN_OUT_OF_MEMORY": 8, "WN_NOT_CONNECTED": 2250, "WN_OPEN_FILES": 2401, "WN_BAD_NETNAME": 67, "ANY_SYSTEM_ERROR": passed,
	} {
		tests["*/"+code] = func(t *testing.T) { npFunctions()["NPGetResourceParent"].answers(t, code, number) }
	}
	return tests
}

// npRoutingTests are the codes that "Implementing a Network Provider" names: what
// the caller gets when a second provider has another complaint, and that it is
// asked at all.
func npRoutingTests() map[string]npTest {
	tests := make(map[string]npTest)
	for code, want := range map[string]winerr.Errno{
		"ERROR_BAD_NETPATH":       winerr.ERROR_ACCESS_DENIED,
		"ERROR_BAD_NET_NAME":      winerr.ERROR_ACCESS_DENIED,
		"ERROR_INVALID_PARAMETER": winerr.ERROR_ACCESS_DENIED,
		"ERROR_INVALID_LEVEL":     winerr.ERROR_ACCESS_DENIED,
		"ERROR_INVALID_PASSWORD":  winerr.ERROR_INVALID_PASSWORD,
	} {
		tests["MPR:routing/"+code] = func(t *testing.T) {
			first, known := winerr.Lookup(code)
			require.True(t, known)
			providers, asked := fixed([]winerr.Errno{first, winerr.ERROR_ACCESS_DENIED})
			requireCode(t, want, mpr.New(providers...).System().AddConnection2(disk("", docs), mpr.Credentials{}, 0))
			require.Equal(t, 2, asked())

			providers, asked = fixed([]winerr.Errno{first, winerr.NO_ERROR})
			require.NoError(t, mpr.New(providers...).System().AddConnection2(disk("", docs), mpr.Credentials{}, 0))
			require.Equal(t, 2, asked())
		}
	}
	return tests
}

// npNotifyTests are the codes of notifyees: whatever they are, they stop nothing
// and are recorded, before and after.
func npNotifyTests() map[string]npTest {
	tests := make(map[string]npTest)
	for _, name := range []string{"AddConnectNotify", "CancelConnectNotify"} {
		tests[name+"/WN_SUCCESS"] = func(t *testing.T) { notified(t, name, winerr.NO_ERROR) }
		tests[name+"/ANY_GENERIC"] = func(t *testing.T) {
			for _, code := range anyCodes {
				notified(t, name, code)
			}
		}
	}
	return tests
}

// notified asserts that both notifications are answered with a code and that the
// operation succeeds.
func notified(t *testing.T, name string, code winerr.Errno) {
	var answer error
	if code != winerr.NO_ERROR {
		answer = code
	}
	stay := func(info *provider.NotifyInfo) error {
		info.Context = "to be told of the end"
		return answer
	}
	m := machine(t)
	m.Recorder = new(mpr.Recorder)
	m.AddNotifyee(provider.NotifyFunc{
		OnAdd:    func(info *provider.NotifyInfo, _ *provider.NotifyAdd) error { return stay(info) },
		OnCancel: func(info *provider.NotifyInfo, _ *provider.NotifyCancel) error { return stay(info) },
	})
	c := m.logonAs(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonBatch})
	mapped(t, c, "Z:", docs)
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	records := m.Recorder.Records()
	of := records[0]
	if name == "CancelConnectNotify" {
		of = records[1]
	}
	require.Equal(t, []mpr.Notified{{Status: provider.NOTIFY_PRE, Code: code}, {Status: provider.NOTIFY_POST, Code: code}}, of.Notified)
}
