package provider_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
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

// slashes is another network's way to spell names: net:server/share/rest.
type slashes struct{}

func (slashes) Parse(name string) (provider.RemoteName, bool) {
	path, ok := strings.CutPrefix(name, "net:")
	if !ok {
		return provider.RemoteName{}, false
	}
	return provider.UNC{}.Parse(`\\` + strings.ReplaceAll(path, "/", `\`))
}

func (slashes) Spell(r provider.RemoteName) string {
	return "net:" + strings.ReplaceAll(strings.TrimPrefix(provider.UNC{}.Spell(r), `\\`), `\`, "/")
}

// Another network is other data over the same mechanism.
func TestFakeOfAnotherKind(t *testing.T) {
	m := start(t, `CORP\alice`)
	var err error
	m.Fake, err = provider.NewFake(provider.Network{
		Kind:    provider.Kind{Name: "Slash Network", NetType: provider.WNNC_NET_DAV, Syntax: slashes{}},
		Servers: []provider.Server{{Name: "web", Guest: true, Shares: []provider.Share{{Name: "dav"}}}},
	})
	require.NoError(t, err)
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { return m.add("Z:", `\\web\dav`, none) })
	m.added("Z:", "net:WEB/dav/", none)
	m.write(`Z:\file`, "content")
	name, err := m.GetUniversalName(m.s, `Z:\file`, provider.REMOTE_NAME_INFO_LEVEL)
	require.NoError(t, err)
	require.Equal(t, provider.UniversalName{Universal: "net:WEB/dav/file", Connection: "net:WEB/dav", Remaining: `\file`}, name)
	short, err := m.FormatNetworkName("net:web/dav/some/file", provider.WNFMT_ABBREVIATED, 16)
	require.NoError(t, err)
	require.Equal(t, "net:web/.../file", short)
	top := enumerate(m, provider.RESOURCE_GLOBALNET, 0, 0, nil)
	require.Equal(t, "net:web", top[0].RemoteName)
	require.Equal(t, "Slash Network", top[0].Provider)
	require.Equal(t, "net:web/dav", browse(m, "net:web")[0].RemoteName)
	parent, err := m.GetResourceParent(m.s, &provider.NetResource{RemoteName: "net:web/dav/x"})
	require.NoError(t, err)
	require.Equal(t, "net:web/dav", parent.RemoteName)
}

// No path leaves the share, and none makes the fake panic.
func FuzzFakePath(f *testing.F) {
	for _, path := range []string{
		`Z:\dir\..\..\file`, `Z:/../x`, `\\FILES\public\..\..\x`, `Z:\a:b`, `Z:`, `\\`, `\\.\pipe\x`, `//FILES/public/x`, "Z:\\\xff", `Z:\. .\..`,
	} {
		f.Add(path)
	}
	f.Fuzz(func(t *testing.T, path string) {
		m := connectedMachine(t)
		file, err := m.OpenFile(m.s, path, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			require.NotEqual(t, winerr.ERROR_UNEXP_NET_ERR, winerr.Code(err), "%v", err)
			var plain *fs.PathError
			require.False(t, errors.As(err, &plain), "%v", err)
			return
		}
		for _, c := range m.Snapshot() {
			for _, open := range c.OpenFiles {
				require.True(t, fs.ValidPath(strings.ReplaceAll(strings.TrimPrefix(open, `\`), `\`, "/")), open)
			}
		}
		require.NoError(t, file.Close())
	})
}
