//go:build !mpremu

package registry_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	winreg "golang.org/x/sys/windows/registry"

	"github.com/seed-520b6462/winnet/mpr/mprdll/registry"
)

// The names are those of x/sys/windows/registry, and so are the numbers.
func TestTheRealThing(t *testing.T) {
	require.Equal(t, [...]uint32{
		winreg.ALL_ACCESS, winreg.READ, winreg.WRITE, winreg.QUERY_VALUE, winreg.SET_VALUE, winreg.ENUMERATE_SUB_KEYS, winreg.CREATE_SUB_KEY,
		winreg.SZ, winreg.EXPAND_SZ, winreg.BINARY, winreg.DWORD, winreg.MULTI_SZ, winreg.QWORD,
	}, [...]uint32{
		registry.ALL_ACCESS, registry.READ, registry.WRITE, registry.QUERY_VALUE, registry.SET_VALUE, registry.ENUMERATE_SUB_KEYS, registry.CREATE_SUB_KEY,
		registry.SZ, registry.EXPAND_SZ, registry.BINARY, registry.DWORD, registry.MULTI_SZ, registry.QWORD,
	})
	const path = `Software\winnet-test-raw`
	var k winreg.Key
	k, existed, err := registry.CreateKey(registry.CURRENT_USER, path, registry.ALL_ACCESS)
	require.NoError(t, err)
	require.False(t, existed)
	defer func() { require.NoError(t, registry.DeleteKey(registry.CURRENT_USER, path)) }()
	require.NoError(t, k.SetStringValue("RemotePath", `\\files\docs`))
	require.NoError(t, k.Close())
	k, err = registry.OpenKey(registry.CURRENT_USER, path, registry.READ)
	require.NoError(t, err)
	remote, _, err := k.GetStringValue("RemotePath")
	require.NoError(t, err)
	require.Equal(t, `\\files\docs`, remote)
	_, _, err = k.GetStringValue("Absent")
	require.ErrorIs(t, err, registry.ErrNotExist)
	require.NoError(t, k.Close())
}
