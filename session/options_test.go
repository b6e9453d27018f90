package session_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

// The settings of a machine say in words what they are, when a test prints them.
func TestServerIdentitiesHaveNames(t *testing.T) {
	for identity, want := range map[session.ServerIdentity]string{
		session.AsSpelled: "AsSpelled", session.ResolvedAddress: "ResolvedAddress", 7: "ServerIdentity(7)",
	} {
		require.Equal(t, want, identity.String())
		require.Contains(t, fmt.Sprintf("%+v", session.Options{ServerIdentity: identity}), "ServerIdentity:"+want)
	}
}
