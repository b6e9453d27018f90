package session_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

const secret = "Tr0ub4dor&3"

func TestPasswordStates(t *testing.T) {
	for _, c := range []struct {
		password session.Password
		secret   string
		explicit bool
		shown    string
	}{
		{session.Password{}, "", false, "NULL"},
		{session.NewPassword(""), "", true, `""`},
		{session.NewPassword(secret), secret, true, "***"},
		{session.NewPassword("NULL"), "NULL", true, "***"},
	} {
		got, explicit := c.password.Reveal()
		require.Equal(t, c.secret, got)
		require.Equal(t, c.explicit, explicit)
		require.Equal(t, c.shown, c.password.String())
		require.Equal(t, c.shown, c.password.GoString())
		text, err := c.password.MarshalText()
		require.NoError(t, err)
		require.Equal(t, c.shown, string(text))
	}
}

func TestPasswordEquality(t *testing.T) {
	states := []session.Password{{}, session.NewPassword(""), session.NewPassword("a"), session.NewPassword("b")}
	for i, a := range states {
		for j, b := range states {
			require.Equal(t, i == j, a.Equal(b), "%d %d", i, j)
		}
	}
	require.True(t, session.NewPassword(secret).Equal(session.NewPassword(secret)))
	require.True(t, cmp.Equal(session.NewPassword(secret), session.NewPassword(secret)))
}

func TestPasswordNeverShowsItsSecret(t *testing.T) {
	password := session.NewPassword(secret)
	type record struct {
		Shown  session.Password
		hidden session.Password
	}
	whole := record{password, password}
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T"} {
		fmt.Fprintf(&out, verb+"\n", password)
		fmt.Fprintf(&out, verb+"\n", &password)
		fmt.Fprintf(&out, verb+"\n", whole)
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("text", "password", password, "record", whole)
	slog.New(slog.NewJSONHandler(&out, nil)).Info("json", "password", password, "record", whole)
	require.NoError(t, json.NewEncoder(&out).Encode(whole))
	fmt.Fprintln(&out, password, whole)

	require.Contains(t, out.String(), "***")
	require.NotContains(t, out.String(), secret)
	require.NotContains(t, out.String(), fmt.Sprintf("%x", secret))
}
