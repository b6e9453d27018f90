package scenario

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// A file that is opened under a name that is taken isn't open: it would keep its
// drive from being disconnected (ERROR_OPEN_FILES, WNetCancelConnection2W).
func TestHandleNamesAreTaken(t *testing.T) {
	b := office(t, Config{})
	b.do(`net use Y: \\files\docs`)
	b.do(`net use Z: \\files\docs`)
	b.do(`net use LPT1 \\files\laser`)
	b.do(`open f Y:\a.txt /write`)
	require.EqualError(t, b.run(`open f Z:\a.txt`), "open: there is a handle f already")
	require.EqualError(t, b.run(`print f LPT1 Letter`), "print: there is a handle f already")
	b.do(`net use Z: /delete`)
	b.do(`net use LPT1 /delete`)
	require.EqualError(t, b.run(`read g`), `read: no handle "g" is open`)
}

// A job is written and not read, and a file is shown with the end of its last line.
func TestWhatCanBeRead(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("no end"), 0o666))
	b := office(t, Config{Dir: dir})
	b.do(`share \\files\letters /files:.`)
	b.do(`net use Z: \\files\letters`)
	require.Equal(t, "no end\n", b.do(`type Z:\a.txt`))
	b.do(`net use LPT1 \\files\laser`)
	b.do(`print job LPT1 Letter`)
	require.EqualError(t, b.run(`read job`), "read: job is a print job")
}

// names in the background and of networks are taken as well, until they are free
// again.
func TestOtherNamesAreTaken(t *testing.T) {
	b := office(t, Config{})
	b.do(`fault any hang`)
	b.do(`background slow net use Z: \\files\docs`)
	require.EqualError(t, b.run(`background slow net use`), "background: slow is running already")
	b.do(`fault release`)
	b.do(`await slow`)
	b.do(`fault clear`)
	b.do(`background slow net use`)
	b.do(`await slow`)

	b.do(`network 'Web Client Network' /type:0x2E0000`)
	require.EqualError(t, b.run(`network 'Web Client Network' /type:0x20000`), "network: Web Client Network is installed already, and keeps its type")
	b.do(`network 'Web Client Network' /remove`)
	b.do(`network 'Web Client Network' /type:0x20000`)
	b.do(`network 'Web Client Network' /remove`)
	b.do(`network 'Microsoft Windows Network' /remove`)
	require.EqualError(t, b.run(`server other`), "server: there is no network")
}

// What a begun was set to can be set back, and is shown.
func TestSettingsGoBack(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	for _, name := range []string{"EnableLinkedConnections", "AllowDeviceRoot", "StrictResourceType", "LenientCancelFlags", "UniversalNameSizeStored", "CancelRemoteAll", "StaleLastError", "ModalDisconnectDialog"} {
		for word, shown := range map[string]string{"on": "on", "YES": "on", "1": "on", "off": "off", "no": "off", "False": "off"} {
			b.do("set " + name + " " + word)
			require.Regexp(t, `(?m)^`+name+` +`+shown+`$`, b.do(`set`))
		}
	}
	b.do(`set UI none`)
	require.Regexp(t, `(?m)^UI +none$`, b.do(`set`))
	b.do(`set UI user`)
	require.Regexp(t, `(?m)^UI +user$`, b.do(`set`))
}
