package session_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

func TestParseUserForms(t *testing.T) {
	for _, c := range []struct {
		in   string
		user session.User
		text string
	}{
		{`CORP\ann`, session.User{Domain: "CORP", Name: "ann"}, `CORP\ann`},
		{`ann`, session.User{Name: "ann"}, `ann`},
		{`ann@corp.example`, session.User{Domain: "corp.example", Name: "ann"}, `corp.example\ann`},
		{`ann@home@corp.example`, session.User{Domain: "corp.example", Name: "ann@home"}, `corp.example\ann@home`},
		{`CORP\ann@home`, session.User{Domain: "CORP", Name: "ann@home"}, `CORP\ann@home`},
		{`.\ann`, session.User{Domain: ".", Name: "ann"}, `.\ann`},
		{`NT AUTHORITY\SYSTEM`, session.User{Domain: "NT AUTHORITY", Name: "SYSTEM"}, `NT AUTHORITY\SYSTEM`},
		{`Zoë Müller`, session.User{Name: "Zoë Müller"}, `Zoë Müller`},
		{"\uFFFD", session.User{Name: "\uFFFD"}, "\uFFFD"}, // the replacement character itself is good UTF-8
		{strings.Repeat("x", 256), session.User{Name: strings.Repeat("x", 256)}, strings.Repeat("x", 256)},
		{strings.Repeat("😀", 128), session.User{Name: strings.Repeat("😀", 128)}, strings.Repeat("😀", 128)},
	} {
		user, err := session.ParseUser(c.in)
		require.NoError(t, err, "%q", c.in)
		require.Equal(t, c.user, user)
		require.Equal(t, c.text, user.String())
	}
}

// badUsers are user names that WNetAddConnection2W calls "not valid".
func badUsers() map[string]string {
	return map[string]string{
		"empty":                         "",
		"no name after the domain":      `CORP\`,
		"no domain before the name":     `\ann`,
		"nothing but a backslash":       `\`,
		"two backslashes":               `CORP\ann\x`,
		"backslashes in a row":          `CORP\\ann`,
		"no name before the @":          "@corp",
		"no domain after the @":         "ann@",
		"a control character":           "an\tn",
		"a NUL":                         "ann\x00",
		"a control character beyond":    "ann\u0085",
		"a control character in domain": "CO\x01RP\\ann",
		"not UTF-8":                     "ann\xff",
		"not UTF-8 in the domain":       "C\xc3\\ann",
		"257 UTF-16 units":              strings.Repeat("x", 257),
		"258 UTF-16 units, 129 runes":   strings.Repeat("😀", 129),
		"a domain of 257 units":         strings.Repeat("x", 257) + `\ann`,
	}
}

func TestParseUserRefusesBadNames(t *testing.T) {
	for why, in := range badUsers() {
		_, err := session.ParseUser(in)
		require.Equal(t, winerr.ERROR_BAD_USERNAME, err, why)
	}
}

func TestUsersAreComparedWithoutCase(t *testing.T) {
	for _, c := range []struct {
		a, b session.User
		same bool
	}{
		{session.User{Domain: "CORP", Name: "Ann"}, session.User{Domain: "corp", Name: "ANN"}, true},
		{session.User{Name: "ÄRGER"}, session.User{Name: "ärger"}, true},
		{session.User{Name: "ΣΟΦΙΑ"}, session.User{Name: "σοφια"}, true},
		{session.User{Domain: "CORP", Name: "ann"}, session.User{Name: "ann"}, false},
		{session.User{Domain: "CORP", Name: "ann"}, session.User{Domain: "LAB", Name: "ann"}, false},
		{session.User{Name: "ann"}, session.User{Name: "anna"}, false},
		// Look-alikes that Unicode folds together, although they are not one letter's two cases.
		{session.User{Name: "admın"}, session.User{Name: "ADMIN"}, false},
		{session.User{Name: "\u212Aarl"}, session.User{Name: "karl"}, false}, // Kelvin sign
		{session.User{Name: "\u017Fam"}, session.User{Name: "SAM"}, false},   // long s
	} {
		require.Equal(t, c.same, c.a.Same(c.b), "%v %v", c.a, c.b)
		require.Equal(t, c.same, c.a.Key() == c.b.Key(), "%q %q", c.a.Key(), c.b.Key())
	}
}

// Same and Key are two ways to the same answer, and reading back what String wrote gives the same user.
func TestUserProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.StringMatching(`[a-cA-CäÄıſ]{1,3}`)
		draw := func(label string) session.User {
			domain := rapid.OneOf(rapid.Just(""), part).Draw(t, label+" domain")
			return session.User{Domain: domain, Name: part.Draw(t, label+" name")}
		}
		a, b := draw("a"), draw("b")
		require.Equal(t, a.Same(b), a.Key() == b.Key())
		require.True(t, a.Same(a))

		read, err := session.ParseUser(a.String())
		require.NoError(t, err)
		require.Equal(t, a, read)
	})
}
