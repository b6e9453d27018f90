//go:build !windows || mpremu

package mprdll

import (
	"strings"

	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// form says in which widths a call is exported.
type form uint8

const (
	plain form = iota // no strings: one name for both
	both              // an A form and a W form
	onlyW
)

// export is a function that a DLL exports.
type export struct {
	dll  string
	name string
	form form
	args int
	more int // arguments behind those that may be left out

	code  func(frame) error            // of mpr.dll: what it returns is a code
	value func(frame) (uintptr, error) // of the others, and of one without result: a value, and a last error

	since session.Version // the first version that has it; zero: all have
	until session.Version // the last that has it; zero: all have

	width width // of this name
}

// calls lists the exports of the three DLLs, with one line for all forms of a
// call: those of mpr.dll that have a document, and those of the others about
// devices and the user.
var calls = []export{
	{dll: mprDLL, name: "WNetAddConnection", form: both, args: 3, code: addConnection},
	{dll: mprDLL, name: "WNetAddConnection2", form: both, args: 4, code: addConnection2},
	{dll: mprDLL, name: "WNetAddConnection3", form: both, args: 5, code: addConnection3},
	{dll: mprDLL, name: "WNetAddConnection4", form: both, args: 7, code: addConnection4, since: session.Windows10},
	{dll: mprDLL, name: "WNetUseConnection", form: both, args: 8, code: useConnection},
	{dll: mprDLL, name: "WNetUseConnection4", form: both, args: 10, code: useConnection4, since: session.Windows10},
	{dll: mprDLL, name: "WNetCancelConnection", form: both, args: 2, code: cancelConnection},
	{dll: mprDLL, name: "WNetCancelConnection2", form: both, args: 3, code: cancelConnection2},
	{dll: mprDLL, name: "WNetRestoreConnection", form: onlyW, args: 2, more: 1, code: restoreConnection, until: session.WindowsServer2003},
	{dll: mprDLL, name: "WNetRestoreSingleConnection", form: onlyW, args: 3, code: restoreSingleConnection, since: session.WindowsVista},

	{dll: mprDLL, name: "WNetGetConnection", form: both, args: 3, code: getConnection},
	{dll: mprDLL, name: "WNetGetUniversalName", form: both, args: 4, code: getUniversalName},
	{dll: mprDLL, name: "WNetGetUser", form: both, args: 3, code: getUser},
	{dll: mprDLL, name: "MultinetGetConnectionPerformance", form: both, args: 2, code: getConnectionPerformance},

	{dll: mprDLL, name: "WNetOpenEnum", form: both, args: 5, code: openEnum},
	{dll: mprDLL, name: "WNetEnumResource", form: both, args: 4, code: enumResource},
	{dll: mprDLL, name: "WNetCloseEnum", args: 1, code: closeEnum},

	{dll: mprDLL, name: "WNetGetResourceInformation", form: both, args: 4, code: getResourceInformation},
	{dll: mprDLL, name: "WNetGetResourceParent", form: both, args: 3, code: getResourceParent},
	{dll: mprDLL, name: "WNetGetProviderName", form: both, args: 3, code: getProviderName},
	{dll: mprDLL, name: "WNetGetNetworkInformation", form: both, args: 2, code: getNetworkInformation},
	{dll: mprDLL, name: "WNetGetLastError", form: both, args: 5, code: getLastError},
	{dll: mprDLL, name: "WNetSetLastError", form: both, args: 3, value: setLastError},

	{dll: mprDLL, name: "WNetConnectionDialog", args: 2, code: connectionDialog},
	{dll: mprDLL, name: "WNetConnectionDialog1", form: both, args: 1, code: connectionDialog1},
	{dll: mprDLL, name: "WNetDisconnectDialog", args: 2, code: disconnectDialog},
	{dll: mprDLL, name: "WNetDisconnectDialog1", form: both, args: 1, code: disconnectDialog1},

	{dll: kernelDLL, name: "GetLogicalDrives", args: 0, value: getLogicalDrives},
	{dll: kernelDLL, name: "GetLogicalDriveStrings", form: both, args: 2, value: getLogicalDriveStrings},
	{dll: kernelDLL, name: "GetDriveType", form: both, args: 1, value: getDriveType},
	{dll: kernelDLL, name: "QueryDosDevice", form: both, args: 3, value: queryDosDevice},
	{dll: kernelDLL, name: "DefineDosDevice", form: both, args: 3, value: defineDosDevice},

	{dll: kernelDLL, name: "GetFileAttributes", form: both, args: 1, value: getFileAttributes},
	{dll: kernelDLL, name: "GetDiskFreeSpace", form: both, args: 5, value: getDiskFreeSpace},
	{dll: kernelDLL, name: "GetDiskFreeSpaceEx", form: both, args: 4, value: getDiskFreeSpaceEx},
	{dll: kernelDLL, name: "GetVolumeInformation", form: both, args: 8, value: getVolumeInformation},

	{dll: advapiDLL, name: "GetUserName", form: both, args: 2, value: getUserName},
}

// The names of the DLLs that there are.
const (
	mprDLL    = "mpr.dll"
	mprAPISet = "api-ms-win-core-multipleproviderrouter-l1-1-0.dll"
	kernelDLL = "kernel32.dll"
	advapiDLL = "advapi32.dll"
)

// exports lists all names, in the order of their addresses.
var exports = spellOut(calls)

// spellOut makes a line for each name.
func spellOut(calls []export) []export {
	var list []export
	for _, x := range calls {
		name := x.name
		if x.form == both {
			x.name, x.width = name+"A", narrow
			list = append(list, x)
		}
		if x.form != plain {
			name += "W"
		}
		x.name, x.width = name, wide
		list = append(list, x)
	}
	return list
}

// in reports whether a version of Windows has the export.
//
//go:nosplit
func (x *export) in(v session.Version) bool {
	return (x.since == 0 || v.AtLeast(x.since)) && (x.until == 0 || x.until.AtLeast(v))
}

// dllNamed returns the name of a DLL that there is, as LoadLibrary finds it:
// without case, with or without extension, with or without a path. The name of
// mpr.dll's API set is resolved to the DLL that hosts it ("API set loader
// operation", Windows documentation).
func dllNamed(name string) (string, bool) {
	if at := strings.LastIndexAny(name, `\/`); at >= 0 {
		name = name[at+1:]
	}
	name = wintext.Fold(name)
	if !strings.Contains(name, ".") {
		name += ".dll"
	}
	switch name {
	case mprAPISet:
		return mprDLL, true
	case mprDLL, kernelDLL, advapiDLL:
		return name, true
	}
	return "", false
}

// exportNamed finds an export by the name of its DLL and its own. Case counts in
// the latter.
func exportNamed(dll, name string) *export {
	for i := range exports {
		if exports[i].name == name && exports[i].dll == dll {
			return &exports[i]
		}
	}
	return nil
}

// The addresses of the exports are numbers that no memory has, one for each.
const (
	firstAddr = 0x1000
	addrStep  = 0x10
)

// address returns the number that stands for the address of an export.
//
//go:nosplit
func (x *export) address() uintptr {
	for i := range exports {
		if &exports[i] == x {
			return firstAddr + uintptr(i)*addrStep
		}
	}
	return 0
}

// exportAt finds an export by its address.
func exportAt(addr uintptr) *export {
	i := (addr - firstAddr) / addrStep
	if addr < firstAddr || addr%addrStep != 0 || i >= uintptr(len(exports)) {
		return nil
	}
	return &exports[i]
}

// Export is a function that [Exports] lists.
type Export struct {
	DLL, Name string
	Args      int // how many arguments it has
}

// Exports lists every function that there is in any version of Windows, in an
// order that doesn't change. A program that builds a face of its own on the
// addresses needs it.
func Exports() []Export {
	list := make([]Export, len(exports))
	for i, x := range exports {
		list[i] = Export{x.dll, x.name, x.args}
	}
	return list
}
