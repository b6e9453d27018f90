package session_test

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// A drive of one user isn't another's, even though both call it Z:.
func Example() {
	var machine session.Table
	ann, _ := machine.Logon(session.Logon{User: session.User{Domain: "CORP", Name: "ann"}, Type: session.LogonInteractive})
	bob, _ := machine.Logon(session.Logon{User: session.User{Domain: "CORP", Name: "bob"}, Type: session.LogonInteractive})

	z := session.Letter('Z')
	_ = ann.Devices().Redirect(z, `\Device\LanmanRedirector\;Z:`+ann.LUID().Hex16()+`\files\public`, "ann's connection")

	fmt.Println("ann:", ann.Devices().GetLogicalDriveStrings(), ann.Devices().GetDriveType(`Z:\`))
	fmt.Println("bob:", bob.Devices().GetLogicalDriveStrings(), bob.Devices().GetDriveType(`Z:\`))
	targets, _ := ann.Devices().QueryDosDevice("Z:")
	fmt.Println(targets[0])

	ann.Release()
	_, found := ann.Devices().Lookup(z)
	fmt.Println("after logoff:", found)
	// Output:
	// ann: [Z:\] DRIVE_REMOTE
	// bob: [] DRIVE_NO_ROOT_DIR
	// \Device\LanmanRedirector\;Z:0000000000010000\files\public
	// after logoff: false
}

// The letters of a service that runs as LocalSystem are seen by all, and only LocalSystem can take them away.
func ExampleTable_WellKnown() {
	var machine session.Table
	service, _ := machine.WellKnown(session.LocalSystem)
	_ = service.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume3`)

	ann, _ := machine.Logon(session.Logon{User: session.User{Name: "ann"}, Type: session.LogonInteractive})
	fmt.Println(ann.Devices().GetLogicalDriveStrings(), ann.Devices().GetDriveType(`C:\`))
	err := ann.Devices().DefineDosDevice(session.DDD_REMOVE_DEFINITION, "C:", "")
	fmt.Println(winerr.Code(err).Name())
	// Output:
	// [C:\] DRIVE_FIXED
	// ERROR_ACCESS_DENIED
}

// The interactive logon of an administrator makes two sessions, each with its own letters.
func ExampleSession_Linked() {
	var machine session.Table
	desktop, _ := machine.Logon(session.Logon{
		User:          session.User{Domain: "CORP", Name: "admin"},
		Type:          session.LogonInteractive,
		Administrator: true,
	})
	prompt := desktop.Linked()

	_ = desktop.Devices().DefineDosDevice(0, "W:", `C:\work`)
	fmt.Println(desktop.Elevation(), desktop.Devices().GetLogicalDriveStrings())
	fmt.Println(prompt.Elevation(), prompt.Devices().GetLogicalDriveStrings())
	// Output:
	// Limited [W:\]
	// Full []
}
