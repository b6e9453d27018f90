package provider_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/seed-520b6462/winnet/provider"
)

func TestUNC(t *testing.T) {
	for name, want := range map[string]provider.RemoteName{
		`\\server`:                      {Server: "server"},
		`\\server\`:                     {Server: "server"},
		`\\server\share`:                {Server: "server", Share: "share"},
		`\\server\share\`:               {Server: "server", Share: "share"},
		`\\s.example.org\a$\b`:          {Server: "s.example.org", Share: "a$", Rest: `\b`},
		`\\s\a\b\c d\`:                  {Server: "s", Share: "a", Rest: `\b\c d`},
		`\\server@SSL@80\dav`:           {Server: "server@SSL@80", Share: "dav"},
		`\\` + strings.Repeat("ü", 255): {Server: strings.Repeat("ü", 255)},
	} {
		r, ok := provider.UNC{}.Parse(name)
		require.True(t, ok, name)
		require.Equal(t, want, r)
		require.Equal(t, strings.TrimSuffix(name, `\`), provider.UNC{}.Spell(r))
	}
	for _, name := range []string{
		``, `\`, `\\`, `\server\share`, `server\share`, `\\\`, `\\\share`, `\\server\\share`, `//server/share`, `\\ser:ver\share`,
		`\\.\pipe`, `\\?\C:\x`, `\\server\sha|re`, "\\\\server\\sha\x00re", `\\` + strings.Repeat("s", 256), `\\` + strings.Repeat("ü", 256),
	} {
		_, ok := provider.UNC{}.Parse(name)
		require.False(t, ok, "%q", name)
	}
}

// Parse is the inverse of Spell.
func TestUNCRoundTrip(t *testing.T) {
	part := rapid.StringMatching(`[A-Za-z0-9 _.$@-]*[A-Za-z0-9]`)
	rapid.Check(t, func(rt *rapid.T) {
		r := provider.RemoteName{Server: part.Draw(rt, "server"), Share: part.Draw(rt, "share")}
		for range rapid.IntRange(0, 3).Draw(rt, "depth") {
			r.Rest += `\` + part.Draw(rt, "rest")
		}
		got, ok := provider.UNC{}.Parse(provider.UNC{}.Spell(r))
		require.True(rt, ok)
		require.Equal(rt, r, got)
	})
}
