//go:build !windows || mpremu

package mprdll_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/session"
)

// documented are the functions of winnetwk.h that have a page, and those of
// npapi.h and of other headers that the package says it has. A name that ends in
// * has an A and a W form.
var documented = map[string][]string{
	"mpr.dll": {
		"WNetAddConnection*", "WNetAddConnection2*", "WNetAddConnection3*", "WNetUseConnection*",
		"WNetCancelConnection*", "WNetCancelConnection2*", "WNetGetConnection*", "WNetGetUniversalName*",
		"WNetGetUser*", "WNetGetProviderName*", "WNetGetNetworkInformation*", "WNetGetLastError*",
		"WNetSetLastError*", "WNetOpenEnum*", "WNetEnumResource*", "WNetCloseEnum", "WNetGetResourceParent*",
		"WNetGetResourceInformation*", "WNetConnectionDialog", "WNetDisconnectDialog", "WNetConnectionDialog1*",
		"WNetDisconnectDialog1*", "MultinetGetConnectionPerformance*",
	},
	"kernel32.dll": {"GetLogicalDrives", "GetLogicalDriveStrings*", "GetDriveType*", "QueryDosDevice*", "DefineDosDevice*",
		"GetFileAttributes*", "GetDiskFreeSpace*", "GetDiskFreeSpaceEx*", "GetVolumeInformation*"},
	"advapi32.dll": {"GetUserName*"},
}

func TestEveryDocumentedNameIsExported(t *testing.T) {
	install(t, mpr.Options{})
	for file, names := range documented {
		dll := mprdll.NewLazySystemDLL(file)
		for _, name := range names {
			forms := []string{name}
			if base, isBoth := cutStar(name); isBoth {
				forms = []string{base + "A", base + "W"}
				require.ErrorIs(t, dll.NewProc(base).Find(), mprdll.ERROR_PROC_NOT_FOUND, base)
			}
			for _, form := range forms {
				require.NoError(t, dll.NewProc(form).Find(), form)
				require.NotZero(t, dll.NewProc(form).Addr())
			}
		}
	}
}

func cutStar(name string) (string, bool) {
	last := len(name) - 1
	return name[:last], name[last] == '*'
}

// What a version has is what the requirements of the pages say: the restoring
// call changed with Windows Vista, the calls with use options came with
// Windows 10.
func TestVersions(t *testing.T) {
	const old, single, four = "WNetRestoreConnectionW", "WNetRestoreSingleConnectionW", "WNetUseConnection4W"
	for _, c := range []struct {
		version session.Version
		has     []string
		not     []string
	}{
		{session.WindowsXP, []string{old}, []string{single, four, "WNetAddConnection4A"}},
		{session.WindowsServer2003, []string{old}, []string{single, four}},
		{session.WindowsVista, []string{single}, []string{old, four}},
		{session.Windows7, []string{single}, []string{old, four}},
		{session.Windows10, []string{single, four, "WNetAddConnection4A", "WNetAddConnection4W"}, []string{old}},
		{session.Windows11, []string{single, four}, []string{old, "WNetRestoreSingleConnectionA"}},
	} {
		t.Run(c.version.String(), func(t *testing.T) {
			install(t, mpr.Options{Options: session.Options{Version: c.version}})
			for _, name := range c.has {
				require.NoError(t, dll.NewProc(name).Find(), name)
			}
			for _, name := range c.not {
				require.ErrorIs(t, dll.NewProc(name).Find(), mprdll.ERROR_PROC_NOT_FOUND, name)
			}
		})
	}
}

// A function that was found is looked up again on the next machine.
func TestVersionOfTheNextMachine(t *testing.T) {
	proc := dll.NewProc("WNetRestoreConnectionW")
	t.Run("XP", func(t *testing.T) {
		install(t, mpr.Options{Options: session.Options{Version: session.WindowsXP}})
		r1, _, _ := proc.Call(0, newMemory(t, 2).text("Z:"))
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
	})
	t.Run("11", func(t *testing.T) {
		install(t, mpr.Options{})
		require.ErrorIs(t, proc.Find(), mprdll.ERROR_PROC_NOT_FOUND)
		r1, _, err := proc.Call(0, 0)
		requireCode(t, mprdll.ERROR_PROC_NOT_FOUND, r1)
		require.ErrorIs(t, err, mprdll.ERROR_PROC_NOT_FOUND)
	})
}

func TestNamesThatAreNotThere(t *testing.T) {
	install(t, mpr.Options{})
	for _, name := range []string{"", "WNetAddConnection2", "wnetaddconnection2w", "NPAddConnection", "GetDriveTypeW", "WNetCloseEnumW"} {
		err := dll.NewProc(name).Find()
		require.ErrorIs(t, err, mprdll.ERROR_PROC_NOT_FOUND, name)
		var dllErr *mprdll.DLLError
		require.True(t, errors.As(err, &dllErr))
		require.Equal(t, name, dllErr.ObjName)
		func() {
			defer func() {
				panicked, ok := recover().(error)
				require.True(t, ok, name)
				require.ErrorIs(t, panicked, mprdll.ERROR_PROC_NOT_FOUND)
				require.ErrorContains(t, panicked, "run the test on Windows")
			}()
			dll.NewProc(name).Addr()
		}()
		r1, _, err := dll.NewProc(name).Call()
		requireCode(t, mprdll.ERROR_PROC_NOT_FOUND, r1)
		require.ErrorIs(t, err, mprdll.ERROR_PROC_NOT_FOUND)
		require.Panics(t, func() { mprdll.MustLoadDLL("mpr.dll").MustFindProc(name) })
	}
	other := mprdll.NewLazyDLL("netapi32.dll")
	require.ErrorIs(t, other.Load(), mprdll.ERROR_MOD_NOT_FOUND)
	require.ErrorIs(t, other.NewProc("NetUseAdd").Find(), mprdll.ERROR_MOD_NOT_FOUND)
	require.Panics(t, func() { other.Handle() })
	require.Panics(t, func() { mprdll.MustLoadDLL("netapi32.dll") })
}

// A program that calls what isn't there on a goroutine of its own doesn't end the
// test: the call fails, in the way of the DLL, and its error says what to do.
func TestCallOfWhatIsNotThere(t *testing.T) {
	install(t, mpr.Options{})
	for dllName, code := range map[string]mprdll.Errno{"kernel32.dll": mprdll.ERROR_PROC_NOT_FOUND, "netapi32.dll": mprdll.ERROR_MOD_NOT_FOUND} {
		failed := make(chan error)
		go func() {
			r1, _, err := mprdll.NewLazyDLL(dllName).NewProc("NoSuchFunctionW").Call(1, 2, 3)
			if r1 != 0 {
				err = fmt.Errorf("r1 is %d: %w", r1, err)
			}
			failed <- err
		}()
		err := <-failed
		require.ErrorIs(t, err, code)
		require.ErrorContains(t, err, "NoSuchFunctionW")
		require.ErrorContains(t, err, "on Windows")
	}
}

// The API set of mpr.dll is the same DLL, in any case.
func TestAPISet(t *testing.T) {
	install(t, mpr.Options{}).mapped(t, "Z:", docs)
	for _, name := range []string{"api-ms-win-core-multipleproviderrouter-l1-1-0.dll", "API-MS-Win-Core-multipleproviderrouter-l1-1-0", "API-MS-WIN-CORE-MULTIPLEPROVIDERROUTER-L1-1-0.DLL"} {
		set := mprdll.NewLazySystemDLL(name)
		require.NoError(t, set.Load(), name)
		require.Equal(t, dll.Handle(), set.Handle())
		for _, function := range []string{"WNetGetConnectionW", "WNetConnectionDialog1W", "WNetDisconnectDialog"} {
			require.NoError(t, set.NewProc(function).Find(), function)
		}
	}
	require.ErrorIs(t, mprdll.NewLazySystemDLL("api-ms-win-core-multipleproviderrouter-l1-2-0.dll").Load(), mprdll.ERROR_MOD_NOT_FOUND)
}

// DLLs are found by name in any case, with and without extension and path.
func TestLoadDLL(t *testing.T) {
	handles := map[uintptr]bool{}
	for _, name := range []string{"mpr.dll", "MPR.DLL", "mpr", `C:\Windows\System32\mpr.dll`} {
		d, err := mprdll.LoadDLL(name)
		require.NoError(t, err)
		require.Equal(t, name, d.Name)
		handles[uintptr(d.Handle)] = true
		require.NoError(t, d.Release())
	}
	require.Len(t, handles, 1)
	for _, name := range []string{"mpr.dll", "kernel32.dll", "advapi32.dll"} {
		d := mprdll.NewLazyDLL(name)
		require.NoError(t, d.Load())
		require.Equal(t, name, d.Name)
		require.False(t, d.System)
		handles[d.Handle()] = true
	}
	require.Len(t, handles, 3)
	require.True(t, dll.System)
}

// What is listed is found, each under an address of its own.
func TestExports(t *testing.T) {
	addrs := map[uintptr]bool{}
	for _, x := range mprdll.Exports() {
		p, err := mprdll.MustLoadDLL(x.DLL).FindProc(x.Name)
		require.NoError(t, err, x.Name)
		require.Equal(t, x.Name, p.Name)
		addrs[p.Addr()] = true
	}
	require.Len(t, addrs, len(mprdll.Exports()))
	require.Contains(t, mprdll.Exports(), mprdll.Export{DLL: "mpr.dll", Name: "WNetUseConnectionW", Args: 8})
}
