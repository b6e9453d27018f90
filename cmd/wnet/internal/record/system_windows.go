package record

import (
	"fmt"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr"
)

// System is this machine's own mpr.dll, and what it is a part of.
func System() (n Network, by string, found bool) {
	v := windows.RtlGetVersion()
	by = fmt.Sprintf("Windows %d.%d.%d %s", v.MajorVersion, v.MinorVersion, v.BuildNumber, runtime.GOARCH)
	if proc := windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version"); proc.Find() == nil {
		text, _, _ := proc.Call()
		by = "Wine " + windows.BytePtrToString((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&text)))) + ", as " + by
	}
	return mpr.System().(Network), by, true
}
