package record

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr/mprtest/rawnet"
)

// System is this machine's own mpr.dll, and what it is a part of. The goroutine
// is its thread from then on.
func System() (n Network, by string, found bool) {
	f, found := rawnet.System()
	if !found {
		return nil, "", false
	}
	runtime.LockOSThread()
	v := windows.RtlGetVersion()
	by = fmt.Sprintf("Windows %d.%d.%d %s", v.MajorVersion, v.MinorVersion, v.BuildNumber, runtime.GOARCH)
	if proc := windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version"); proc.Find() == nil {
		text, _, _ := proc.Call()
		by = "Wine " + windows.BytePtrToString((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&text)))) + ", as " + by
	}
	return f, by, true
}
