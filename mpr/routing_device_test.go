package mpr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// ruledForDevice is what a call about a device answers when the providers say
// that: every provider but the owner says ERROR_NOT_CONNECTED, so that it means
// "not mine" as the other insignificant codes do. When nobody knows the device
// the documents have ERROR_NO_NETWORK without any network, ERROR_NO_NET_OR_BAD_PATH
// for WNetGetConnection when one that might know it isn't there, and
// ERROR_NOT_CONNECTED; WNetCancelConnection2 has the last alone.
func ruledForDevice(said []winerr.Errno, oneIsMissing winerr.Errno) winerr.Errno {
	notStarted := 0
	first := winerr.NO_ERROR
	for _, one := range said {
		switch one {
		case winerr.NO_ERROR:
			return winerr.NO_ERROR
		case winerr.ERROR_NO_NETWORK:
			notStarted++
		case winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NET_NAME, winerr.ERROR_INVALID_PARAMETER,
			winerr.ERROR_INVALID_LEVEL, winerr.ERROR_NOT_SUPPORTED, winerr.ERROR_NOT_CONNECTED:
		default:
			if first == winerr.NO_ERROR {
				first = one
			}
		}
	}
	switch {
	case first != winerr.NO_ERROR:
		return first
	case notStarted == len(said):
		return winerr.ERROR_NO_NETWORK
	case notStarted > 0:
		return oneIsMissing
	}
	return winerr.ERROR_NOT_CONNECTED
}

// deviceNetworks are providers that each say one thing about any device.
func deviceNetworks(said []winerr.Errno) []provider.Provider {
	var providers []provider.Provider
	for i, one := range said {
		var err error
		if one != winerr.NO_ERROR {
			err = one
		}
		providers = append(providers, &provider.Func{
			ProviderName: fmt.Sprint("Network ", i),
			OnGetConnection: func(*session.Session, string) (string, error) {
				return fmt.Sprint(`\\server\`, i), err
			},
			OnCancelConnection: func(*session.Session, string, bool) error { return err },
		})
	}
	return providers
}

func TestRoutingAboutADevice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		said := answersOf(t, 0)
		c := mpr.New(deviceNetworks(said)...).System()
		remote, err := c.GetConnection("Z:")
		require.Equal(t, ruledForDevice(said, winerr.ERROR_NO_NET_OR_BAD_PATH).Name(), winerr.Code(err).Name())
		for i, one := range said {
			if one == winerr.NO_ERROR {
				require.Equal(t, fmt.Sprint(`\\server\`, i), remote, "of the first that knows it")
				break
			}
		}
		err = c.CancelConnection2("Z:", 0, false)
		require.Equal(t, ruledForDevice(said, winerr.ERROR_NOT_CONNECTED).Name(), winerr.Code(err).Name())
	})
}

// While a provider is starting, the calls that ask about a device say what their
// pages have for one that may own it and isn't available. A remembered device is
// ERROR_CONNECTION_UNAVAIL all the same.
func TestAskingWhileAProviderStarts(t *testing.T) {
	start, asked := uint32(5000), 0
	m := machine(t)
	require.NoError(t, m.AddProvider(starter(&start, &asked)))
	m.remember("alice", "X:", docs)
	m.net.SetDown("files", true)
	c := m.logon("alice")
	for _, ask := range []struct {
		name       string
		call       func(local string) error
		remembered winerr.Errno
	}{
		{"WNetGetConnectionW", func(local string) error { _, err := c.GetConnection(local); return err }, winerr.ERROR_CONNECTION_UNAVAIL},
		{"WNetGetUniversalNameW", func(local string) error { _, err := c.GetUniversalName(local, mpr.REMOTE_NAME_INFO_LEVEL); return err }, winerr.ERROR_CONNECTION_UNAVAIL},
		{"WNetGetUserW", func(local string) error { _, err := c.GetUser(local); return err }, winerr.ERROR_NO_NET_OR_BAD_PATH},
		{"MultinetGetConnectionPerformanceW", func(local string) error {
			_, err := c.GetConnectionPerformance(&mpr.NetResource{LocalName: local})
			return err
		}, winerr.ERROR_NO_NET_OR_BAD_PATH},
	} {
		t.Run(ask.name+"/ERROR_NO_NET_OR_BAD_PATH", func(t *testing.T) {
			requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, ask.call("Y:"))
			requireCode(t, ask.remembered, ask.call("X:"))
		})
	}
}
