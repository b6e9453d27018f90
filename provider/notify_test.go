package provider_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// The numbers are npapi.h's.
func TestNotifyStatusNumbersAndNames(t *testing.T) {
	require.Equal(t, uint32(1), uint32(provider.NOTIFY_PRE))
	require.Equal(t, uint32(2), uint32(provider.NOTIFY_POST))
	for status, name := range map[provider.NotifyStatus]string{
		provider.NOTIFY_PRE: "NOTIFY_PRE", provider.NOTIFY_POST: "NOTIFY_POST", 7: "NotifyStatus(7)",
	} {
		require.Equal(t, name, status.String())
	}
}

// A notifyee that doesn't have a call leaves the context nil, so that it isn't
// called again.
func TestNotifyeeWithoutACallWantsNoSecondOne(t *testing.T) {
	for name, n := range map[string]provider.Notifyee{
		"unimplemented": provider.UnimplementedNotifyee{}, "no functions": provider.NotifyFunc{},
	} {
		t.Run(name, func(t *testing.T) {
			info := &provider.NotifyInfo{Status: provider.NOTIFY_PRE}
			require.Equal(t, winerr.ERROR_NOT_SUPPORTED, n.AddConnectNotify(info, &provider.NotifyAdd{}))
			require.Equal(t, winerr.ERROR_NOT_SUPPORTED, n.CancelConnectNotify(info, &provider.NotifyCancel{}))
			require.Equal(t, &provider.NotifyInfo{Status: provider.NOTIFY_PRE}, info)
		})
	}
}

func TestNotifyFuncHandsOnItsArguments(t *testing.T) {
	info := &provider.NotifyInfo{Status: provider.NOTIFY_PRE}
	add, cancel := new(provider.NotifyAdd), new(provider.NotifyCancel)
	n := provider.NotifyFunc{
		OnAdd: func(i *provider.NotifyInfo, a *provider.NotifyAdd) error {
			require.Same(t, info, i)
			require.Same(t, add, a)
			return winerr.ERROR_BUSY
		},
		OnCancel: func(i *provider.NotifyInfo, c *provider.NotifyCancel) error {
			require.Same(t, info, i)
			require.Same(t, cancel, c)
			return winerr.ERROR_ACCESS_DENIED
		},
	}
	require.Equal(t, winerr.ERROR_BUSY, n.AddConnectNotify(info, add))
	require.Equal(t, winerr.ERROR_ACCESS_DENIED, n.CancelConnectNotify(info, cancel))
}

// A dialler brings the link up before a connection, and takes it down again
// when the connection failed.
func ExampleNotifyee() {
	var dialler provider.Notifyee = provider.NotifyFunc{
		OnAdd: func(info *provider.NotifyInfo, add *provider.NotifyAdd) error {
			if info.Status == provider.NOTIFY_PRE {
				fmt.Println("dial for", add.Resource.RemoteName)
				info.Context = "line 1" // asks for the second call
				return nil
			}
			fmt.Println("hang up", info.Context, "after", info.OperationStatus.Name())
			return nil
		},
	}

	// What the router does around an operation:
	add := provider.NotifyAdd{Resource: provider.NetResource{RemoteName: `\\server\share`}}
	info := provider.NotifyInfo{Status: provider.NOTIFY_PRE}
	_ = dialler.AddConnectNotify(&info, &add)
	info.Status, info.OperationStatus = provider.NOTIFY_POST, winerr.ERROR_BAD_NETPATH
	_ = dialler.AddConnectNotify(&info, &add)
	// Output:
	// dial for \\server\share
	// hang up line 1 after ERROR_BAD_NETPATH
}
