package sweep

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

const share = `\\server\share`

// Which codes accepted arguments leave possible.
func TestPossible(t *testing.T) {
	nr := func(local, provider string) mpr.Arg {
		return mpr.Arg{Name: "lpNetResource", Value: mpr.NetResource{LocalName: local, RemoteName: share, Provider: provider}}
	}
	flags := func(f mpr.ConnectFlags) mpr.Arg { return mpr.Arg{Name: "dwFlags", Value: f} }
	name := func(s string) mpr.Arg { return mpr.Arg{Name: "lpName", Value: s} }
	local := func(s string) mpr.Arg { return mpr.Arg{Name: "lpLocalName", Value: s} }
	size := func(name string, n uint32) mpr.Arg { return mpr.Arg{Name: name, Value: n} }
	force := mpr.Arg{Name: "fForce", Value: true}
	for _, c := range []struct {
		op   string
		code winerr.Errno
		args []mpr.Arg
		want bool
	}{
		{"WNetAddConnection2", winerr.ERROR_BUSY, nil, true},
		{"WNetAddConnection2", winerr.NO_ERROR, nil, false},
		{"WNetUseConnection", winerr.ERROR_NO_MORE_ITEMS, nil, false},
		{"WNetAddConnection2", winerr.ERROR_INVALID_PARAMETER, nil, false},
		{"WNetAddConnection2", winerr.ERROR_BAD_DEVICE, []mpr.Arg{nr("Z:", "")}, false},
		{"WNetAddConnection2", winerr.ERROR_ALREADY_ASSIGNED, []mpr.Arg{nr("Z:", "")}, true},
		{"WNetAddConnection2", winerr.ERROR_ALREADY_ASSIGNED, []mpr.Arg{nr("", "")}, false},
		{"WNetAddConnection2", winerr.ERROR_BAD_DEV_TYPE, []mpr.Arg{nr("", "")}, false},
		{"WNetAddConnection2", winerr.ERROR_DEVICE_ALREADY_REMEMBERED, []mpr.Arg{nr("Z:", ""), flags(mpr.CONNECT_UPDATE_PROFILE)}, true},
		{"WNetAddConnection2", winerr.ERROR_DEVICE_ALREADY_REMEMBERED, []mpr.Arg{nr("Z:", ""), flags(0)}, false},
		{"WNetAddConnection2", winerr.ERROR_CANNOT_OPEN_PROFILE, []mpr.Arg{nr("", ""), flags(mpr.CONNECT_UPDATE_PROFILE)}, false},
		{"WNetAddConnection", winerr.ERROR_CANNOT_OPEN_PROFILE, []mpr.Arg{local("Z:")}, true},
		{"WNetCancelConnection2", winerr.ERROR_BAD_PROFILE, []mpr.Arg{name("Z:"), flags(0)}, false},
		{"WNetCancelConnection2", winerr.ERROR_BAD_PROFILE, []mpr.Arg{name("Z:"), flags(mpr.CONNECT_UPDATE_PROFILE)}, true},
		{"WNetCancelConnection2", winerr.ERROR_BAD_PROFILE, []mpr.Arg{name(share), flags(mpr.CONNECT_UPDATE_PROFILE)}, false},
		{"WNetCancelConnection2", winerr.ERROR_OPEN_FILES, []mpr.Arg{name("Z:"), force}, false},
		{"WNetCancelConnection2", winerr.ERROR_OPEN_FILES, []mpr.Arg{name("Z:")}, true},
		{"WNetCancelConnection2", winerr.ERROR_DEVICE_IN_USE, []mpr.Arg{name(share)}, false},
		{"WNetAddConnection2", winerr.ERROR_BAD_PROVIDER, []mpr.Arg{nr("Z:", "")}, false},
		{"WNetAddConnection2", winerr.ERROR_BAD_PROVIDER, []mpr.Arg{nr("Z:", "Some Network")}, true},
		{"WNetAddConnection2", winerr.ERROR_CANCELLED, []mpr.Arg{nr("Z:", ""), flags(0)}, false},
		{"WNetAddConnection2", winerr.ERROR_CANCELLED, []mpr.Arg{nr("Z:", ""), flags(mpr.CONNECT_INTERACTIVE)}, true},
		{"WNetRestoreSingleConnection", winerr.ERROR_CANCELLED, []mpr.Arg{{Name: "fUseUI", Value: true}}, true},
		{"WNetRestoreSingleConnection", winerr.ERROR_CANCELLED, []mpr.Arg{{Name: "fUseUI", Value: false}}, false},
		{"WNetGetUser", winerr.ERROR_NOT_CONNECTED, []mpr.Arg{{Name: "lpName"}}, false},
		{"WNetGetUser", winerr.ERROR_NOT_CONNECTED, []mpr.Arg{name("Z:")}, true},
		{"WNetGetConnection", winerr.ERROR_MORE_DATA, []mpr.Arg{local("Z:")}, false},
		{"WNetGetConnection", winerr.ERROR_MORE_DATA, []mpr.Arg{local("Z:"), size("lpnLength", 64)}, true},
		{"WNetGetConnection", winerr.ERROR_MORE_DATA, []mpr.Arg{local("Z:"), size("lpnLength", 261)}, false},
		{"WNetEnumResource", winerr.ERROR_MORE_DATA, []mpr.Arg{size("lpBufferSize", 16384)}, false},
		{"WNetGetUniversalName", winerr.ERROR_CONNECTION_UNAVAIL, []mpr.Arg{{Name: "lpLocalPath", Value: `Z:\a.txt`}}, true},
		{"WNetOpenEnum", winerr.ERROR_NOT_CONTAINER, nil, false},
		{"WNetOpenEnum", winerr.ERROR_NO_NETWORK, nil, true},
	} {
		require.Equal(t, c.want, possible(&mpr.Record{Op: c.op, Args: c.args}, c.code), "%s %s %v", c.op, c.code.Name(), c.args)
	}
}

// Every call of the documents' tables has codes, and calls without a table those of a call that has one.
func TestDocumentedCodes(t *testing.T) {
	for _, row := range spec.Winnetwk() {
		op := strings.TrimSuffix(row.Function, "W")
		require.NotEmpty(t, fault.FindOp(op), op)
		code, _ := winerr.Lookup(row.Code)
		require.Contains(t, documented(op), code, op)
	}
	require.Contains(t, codesOf(&mpr.Record{Op: "WNetUseConnection4"}, 0, false), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
	require.NotContains(t, codesOf(&mpr.Record{Op: "WNetGetUser"}, winerr.ERROR_NO_NETWORK, false), winerr.ERROR_NO_NETWORK, "it is what was answered")
	require.Equal(t, []winerr.Errno{winerr.ERROR_EXTENDED_ERROR, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT}, codesOf(&mpr.Record{Op: "WNetAddConnection2"}, 0, true))
}

// What Allow takes is checked.
func TestParseAllowance(t *testing.T) {
	for _, bad := range []string{"", "GetUser", "GetUser: nonsense", "Nothing: result", "GetUser/ERROR_NOSUCH: result"} {
		_, err := parseAllowance(bad)
		require.Error(t, err, bad)
	}
}
