package session_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

func TestLUIDForms(t *testing.T) {
	for _, c := range []struct {
		luid      session.LUID
		text, hex string
	}{
		{session.LocalSystem, "0x3e7", "00000000000003e7"},
		{session.LocalService, "0x3e5", "00000000000003e5"},
		{session.NetworkService, "0x3e4", "00000000000003e4"},
		{session.Anonymous, "0x3e6", "00000000000003e6"},
		{0x162a3, "0x162a3", "00000000000162a3"}, // a letter seen on Windows: \Device\LanmanRedirector\;Z:00000000000162a3\Host\sh
		{0, "0x0", "0000000000000000"},
		{0xFEDCBA9876543210, "0xfedcba9876543210", "fedcba9876543210"},
	} {
		require.Equal(t, c.text, c.luid.String())
		require.Equal(t, c.hex, c.luid.Hex16())
	}
}
