package fake_test

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

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
	m.Provider, err = fake.New(fake.Network{
		Kind:    redirector.Kind{Name: "Slash Network", NetType: provider.WNNC_NET_DAV, Syntax: slashes{}},
		Servers: []fake.Server{{Name: "web", Guest: true, Shares: []fake.Share{{Name: "dav"}}}},
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
