package session_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session"
)

func TestDriveTypesHaveTheValuesOfTheHeader(t *testing.T) {
	for i, text := range []string{
		"DRIVE_UNKNOWN", "DRIVE_NO_ROOT_DIR", "DRIVE_REMOVABLE", "DRIVE_FIXED", "DRIVE_REMOTE", "DRIVE_CDROM", "DRIVE_RAMDISK",
	} {
		require.Equal(t, text, session.DriveType(i).String())
	}
	require.Equal(t, "DriveType(7)", session.DriveType(7).String())
	require.EqualValues(t, 4, session.DRIVE_REMOTE)
}

// GetLogicalDrives: bit position 0 is drive A, bit position 1 is drive B, and so on.
func TestLogicalDrives(t *testing.T) {
	var machine session.Table
	require.Zero(t, machine.Global().GetLogicalDrives())
	require.Empty(t, machine.Global().GetLogicalDriveStrings())

	define(t, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	define(t, machine.Global(), "A:", `\Device\Floppy0`)
	ann, bob := logon(t, &machine, "ann").Devices(), logon(t, &machine, "bob").Devices()
	require.NoError(t, ann.Redirect(name(t, "Z:"), `\Device\Z`, &connection{}))
	require.NoError(t, ann.Redirect(name(t, "LPT1"), `\Device\L`, &connection{}))
	define(t, ann, "D", `\Device\no drive`)

	require.Equal(t, uint32(1<<25|1<<2|1<<0), ann.GetLogicalDrives())
	require.Equal(t, []string{`A:\`, `C:\`, `Z:\`}, ann.GetLogicalDriveStrings())
	require.Equal(t, uint32(1<<2|1<<0), bob.GetLogicalDrives())
	require.Equal(t, []string{`A:\`, `C:\`}, bob.GetLogicalDriveStrings())
}

func TestAllLettersAreDrives(t *testing.T) {
	d := new(session.Table).Global()
	for letter := byte('Z'); letter >= 'A'; letter-- {
		define(t, d, string(letter)+":", `\Device\X`)
	}
	for port := range 9 {
		define(t, d, fmt.Sprintf("LPT%d", port+1), `\Device\X`)
	}
	require.Equal(t, uint32(1<<26-1), d.GetLogicalDrives())
	require.Len(t, d.GetLogicalDriveStrings(), 26)
}

func TestDriveTypeFollowsFromTheDevice(t *testing.T) {
	for target, want := range map[string]session.DriveType{
		`\Device\LanmanRedirector\;Z:00000000000162a3\host\sh`:  session.DRIVE_REMOTE,
		`\Device\LanmanRedirector`:                              session.DRIVE_REMOTE,
		`\device\lanmanredirector\x`:                            session.DRIVE_REMOTE,
		`\Device\Mup\;LanmanRedirector\;Q:000000000000b09f\s`:   session.DRIVE_REMOTE,
		`\Device\WebDavRedirector\;X:0000000000012345\s\d`:      session.DRIVE_REMOTE,
		`\Device\RdpDr\;X:1\tsclient\C`:                         session.DRIVE_REMOTE,
		`\Device\WinDfs\P:000000000001703e`:                     session.DRIVE_REMOTE,
		`\Device\P9Rdr\x`:                                       session.DRIVE_REMOTE,
		`\??\UNC\server\share`:                                  session.DRIVE_REMOTE,
		`\Device\HarddiskVolume3`:                               session.DRIVE_FIXED,
		`\Device\HarddiskVolume12\dir`:                          session.DRIVE_FIXED,
		`\Device\Harddisk0\Partition1`:                          session.DRIVE_FIXED,
		`\Device\CdRom0`:                                        session.DRIVE_CDROM,
		`\Device\Floppy0`:                                       session.DRIVE_REMOVABLE,
		`\Device\RamDisk`:                                       session.DRIVE_RAMDISK,
		`\Device\Ramdisk{d9b257fc-684e-4dcb-ab79-03cfa2f6b750}`: session.DRIVE_RAMDISK,
		`\Device\Mup2x`:                                         session.DRIVE_UNKNOWN,
		`\Device\Null`:                                          session.DRIVE_UNKNOWN,
		`\Device\`:                                              session.DRIVE_UNKNOWN,
		`HarddiskVolume3`:                                       session.DRIVE_UNKNOWN,
		`\??\Volume{d6cc17c5-1723-4085}\`:                       session.DRIVE_UNKNOWN,
		`\??\C`:                                                 session.DRIVE_UNKNOWN,
		`\??\LPT1`:                                              session.DRIVE_UNKNOWN,
		`\??\Q:\no\such\drive`:                                  session.DRIVE_NO_ROOT_DIR,
		`\??\z:\itself`:                                         session.DRIVE_UNKNOWN,
	} {
		d := new(session.Table).Global()
		define(t, d, "Z:", target)
		require.Equal(t, want, d.GetDriveType(`Z:\`), target)
	}
}

// A drive made with subst is what the drive below its directory is, as the session sees that drive.
func TestDriveTypeOfADirectoryOfAnotherDrive(t *testing.T) {
	var machine session.Table
	define(t, machine.Global(), "C:", `\Device\HarddiskVolume3`)
	ann := logon(t, &machine, "ann").Devices()
	require.NoError(t, ann.DefineDosDevice(0, "S:", `c:\dir`))
	require.NoError(t, ann.DefineDosDevice(0, "T:", `S:`))
	require.NoError(t, ann.DefineDosDevice(0, "U:", `Z:\deep`))
	require.Equal(t, session.DRIVE_FIXED, ann.GetDriveType(`S:\`))
	require.Equal(t, session.DRIVE_FIXED, ann.GetDriveType(`T:\`))
	require.Equal(t, session.DRIVE_NO_ROOT_DIR, ann.GetDriveType(`U:\`))
	require.NoError(t, ann.Redirect(name(t, "Z:"), `\Device\SomeProvider\x`, &connection{}))
	require.Equal(t, session.DRIVE_REMOTE, ann.GetDriveType(`U:\`))
}

func TestDriveTypeOfChains(t *testing.T) {
	d := new(session.Table).Global()
	define(t, d, "A:", `\Device\CdRom0`)
	for letter := byte('B'); letter <= 'Z'; letter++ {
		define(t, d, string(letter)+":", dosPath(string(letter-1)+`:\`))
	}
	require.Equal(t, session.DRIVE_CDROM, d.GetDriveType(`Z:\`), "as long as a chain can be")
	define(t, d, "A:", dosPath(`Z:\`))
	require.Equal(t, session.DRIVE_UNKNOWN, d.GetDriveType(`Z:\`), "a loop has no device at its end")
}

func TestRootsOfGetDriveType(t *testing.T) {
	d := new(session.Table).Global()
	define(t, d, "C:", `\Device\HarddiskVolume3`)
	define(t, d, "LPT1", `\Device\Parallel0`)
	for root, want := range map[string]session.DriveType{
		`C:\`:               session.DRIVE_FIXED,
		`c:\`:               session.DRIVE_FIXED,
		`C:`:                session.DRIVE_FIXED,
		`D:\`:               session.DRIVE_NO_ROOT_DIR,
		``:                  session.DRIVE_NO_ROOT_DIR,
		`\`:                 session.DRIVE_NO_ROOT_DIR,
		`C`:                 session.DRIVE_NO_ROOT_DIR,
		`C:\\`:              session.DRIVE_NO_ROOT_DIR,
		`C:\dir\`:           session.DRIVE_NO_ROOT_DIR,
		`LPT1`:              session.DRIVE_NO_ROOT_DIR,
		`\\server\share\`:   session.DRIVE_REMOTE,
		`\\server\share`:    session.DRIVE_NO_ROOT_DIR,
		`\\server\share\x\`: session.DRIVE_NO_ROOT_DIR,
		`\\server\\`:        session.DRIVE_NO_ROOT_DIR,
		`\\server\`:         session.DRIVE_NO_ROOT_DIR,
		`\\\share\`:         session.DRIVE_NO_ROOT_DIR,
		`\\.\pipe\`:         session.DRIVE_NO_ROOT_DIR,
		`\\?\C:\`:           session.DRIVE_FIXED,
		`\\?\UNC\s\share\`:  session.DRIVE_REMOTE,
		`\\?\unc\s\`:        session.DRIVE_NO_ROOT_DIR,
		`\\?\`:              session.DRIVE_NO_ROOT_DIR,
		`UNC\s\share\`:      session.DRIVE_NO_ROOT_DIR,
	} {
		require.Equal(t, want, d.GetDriveType(root), "%q", root)
	}
}

// A letter of subst stands for a directory (DefineDosDeviceW), and the last one of a chain for what is behind it.
func TestFollow(t *testing.T) {
	d := logon(t, new(session.Table), "ann").Devices()
	require.NoError(t, d.Redirect(name(t, "Z:"), `\Device\Z`, &connection{}))
	for letter, target := range map[string]string{
		"C:": `\Device\HarddiskVolume3`, "S:": dosPath(`Z:\`), "T:": dosPath(`s:\dir\`), "U:": dosPath(`T:\sub`),
		"V:": dosPath(`unc\server\share`), "W:": dosPath(`V:\dir`), "K:": dosPath(`Volume{d6cc17c5}`), "N:": dosPath("M:"),
	} {
		define(t, d, letter, target)
	}
	for letter, want := range map[string]string{
		"Z:": "Z:", "C:": "C:", "S:": "Z:", "T:": `Z:\dir`, "U:": `Z:\dir\sub`, "V:": `\\server\share`, "W:": `\\server\share\dir`,
		"K:": "K:", "N:": "M:", "M:": "M:",
	} {
		require.Equal(t, want, d.Follow(name(t, letter)), letter)
	}
	define(t, d, "L:", dosPath(`J:\x`))
	define(t, d, "J:", dosPath(`L:\y`))
	require.Equal(t, session.DRIVE_UNKNOWN, d.GetDriveType(d.Follow(name(t, "L:"))[:2]))
}
