package record

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/registry"
)

// System returns the mpr.dll of this machine, and the name of the system.
func System() (n scenario.Answerer, by string, found bool) {
	v := windows.RtlGetVersion()
	by = fmt.Sprintf("Windows %d.%d.%d %s", v.MajorVersion, v.MinorVersion, v.BuildNumber, runtime.GOARCH)
	if proc := windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version"); proc.Find() == nil {
		text, _, _ := proc.Call()
		by = "Wine " + windows.BytePtrToString((*byte)(*(*unsafe.Pointer)(unsafe.Pointer(&text)))) + ", as " + by
	}
	return asked{system.New()}, by, true
}

// asked answers for this machine.
type asked struct{ *system.Caller }

// self is the user in the profile, of which there is but one.
const self = "self"

func (asked) Remembered(local string) (e profile.Entry, found bool, err error) {
	store, err := registry.CurrentUser(self)
	if err != nil {
		return e, false, err
	}
	return store.Get(self, local)
}

func (asked) Present(drive string) bool {
	drives, err := windows.GetLogicalDrives()
	return err == nil && len(drive) == len("J:") && drive[1] == ':' && drives&(1<<(drive[0]-'A')) != 0
}

func (asked) Hold(path string, directory bool) (release func() error, err error) {
	if !directory {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		return f.Close, nil
	}
	before, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	return func() error { return os.Chdir(before) }, os.Chdir(path)
}
