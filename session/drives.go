package session

import (
	"strings"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// DriveType is what GetDriveType returns.
type DriveType uint32

// The drive types, spelled as in the headers of Windows.
const (
	DRIVE_UNKNOWN     DriveType = 0
	DRIVE_NO_ROOT_DIR DriveType = 1
	DRIVE_REMOVABLE   DriveType = 2
	DRIVE_FIXED       DriveType = 3
	DRIVE_REMOTE      DriveType = 4
	DRIVE_CDROM       DriveType = 5
	DRIVE_RAMDISK     DriveType = 6
)

var driveTypes = []string{
	DRIVE_UNKNOWN: "DRIVE_UNKNOWN", DRIVE_NO_ROOT_DIR: "DRIVE_NO_ROOT_DIR", DRIVE_REMOVABLE: "DRIVE_REMOVABLE",
	DRIVE_FIXED: "DRIVE_FIXED", DRIVE_REMOTE: "DRIVE_REMOTE", DRIVE_CDROM: "DRIVE_CDROM", DRIVE_RAMDISK: "DRIVE_RAMDISK",
}

// String returns the name of the constant, or "DriveType(N)" for a number that is none.
func (t DriveType) String() string { return constantName(driveTypes, t, "DriveType") }

// GetLogicalDrives returns the drives that the session sees, one bit a letter: A: is bit 0 (GetLogicalDrives, fileapi.h).
// A drive that is remembered but not connected is no device, and is not among them.
func (d *Devices) GetLogicalDrives() uint32 {
	local, global := d.view()
	return local.drives() | global.drives()
}

// GetLogicalDriveStrings returns the root of each drive that the session sees, such as `C:\`, in ascending order
// (GetLogicalDriveStringsW).
func (d *Devices) GetLogicalDriveStrings() []string {
	var roots []string
	drives := d.GetLogicalDrives()
	for n := firstDrive; n <= lastDrive; n++ {
		if drives&(1<<(n-firstDrive)) != 0 {
			roots = append(roots, n.String()+`\`)
		}
	}
	return roots
}

// GetDriveType returns the kind of a drive by its root (GetDriveTypeW), without asking a server.
//
// root is the root directory of a drive, `Z:\`, or "Z:", because many programs leave out the backslash that the page asks
// for. The root of a share, `\\server\share\`, is DRIVE_REMOTE. Both may begin with `\\?\` ("Naming
// Files, Paths, and Namespaces"): `\\?\Z:\`, `\\?\UNC\server\share\`. Anything else, and a drive that is
// not defined, is DRIVE_NO_ROOT_DIR, and so is an empty root, since a session has no current directory, whose root NULL
// stands for on Windows.
//
// The type of a drive follows from its device. A redirected drive is DRIVE_REMOTE. A drive that stands for a directory of
// another drive has the type of that drive. A device that is not recognised is DRIVE_UNKNOWN.
func (d *Devices) GetDriveType(root string) DriveType {
	if path, ok := strings.CutPrefix(root, `\\?\`); ok {
		root = path
		if share, ok := wintext.CutPrefix(path, `UNC\`); ok {
			root = `\\` + share
		}
	}
	if isShareRoot(root) {
		return DRIVE_REMOTE
	}
	n, err := ParseName(strings.TrimSuffix(root, `\`))
	if err != nil || !n.IsDrive() {
		return DRIVE_NO_ROOT_DIR
	}
	return d.driveType(n)
}

// driveType returns the type of the device that a drive leads to.
func (d *Devices) driveType(n Name) DriveType {
	path := d.Follow(n)
	if path[0] == '\\' {
		return DRIVE_REMOTE
	}
	switch device := d.lookup(Letter(path[0])); {
	case device == nil:
		return DRIVE_NO_ROOT_DIR
	case device.owner != nil:
		return DRIVE_REMOTE
	default:
		return typeOfDevice(device.target)
	}
}

// Follow returns the path that a drive stands for, as whoever opens a file follows the definitions of drives: `Z:\dir` or
// `\\server\share\dir` if DefineDosDevice, or the command subst, made the drive stand for that. The path of any other drive
// is the drive itself, "Z:", and so is that of a drive that isn't defined. Of a loop of drives Follow returns a path on one of
// them.
func (d *Devices) Follow(n Name) string {
	path := ""
	for range lastDrive { // a longer chain of drives has a loop
		device := d.lookup(n)
		if device == nil || device.owner != nil {
			break
		}
		target, ok := wintext.CutPrefix(strings.TrimSuffix(device.target, `\`), dosPrefix)
		if !ok {
			break
		}
		if share, ok := wintext.CutPrefix(target, `UNC\`); ok {
			return `\\` + share + path
		}
		drive, dir, _ := strings.Cut(target, `\`)
		next, _ := ParseName(drive)
		if !next.IsDrive() {
			break
		}
		if n = next; dir != "" {
			path = `\` + dir + path
		}
	}
	return n.String() + path
}

// typeOfDevice returns the type of a device object by its name without the number at its end: `\Device\HarddiskVolume3`.
func typeOfDevice(target string) DriveType {
	rest, ok := wintext.CutPrefix(target, `\Device\`)
	if !ok {
		return DRIVE_UNKNOWN
	}
	name, _, _ := strings.Cut(rest, `\`)
	switch strings.TrimRight(wintext.Fold(name), "0123456789") {
	case "lanmanredirector", "mup", "webdavredirector", "rdpdr", "windfs", "p9rdr":
		return DRIVE_REMOTE
	case "harddiskvolume", "harddisk":
		return DRIVE_FIXED
	case "cdrom":
		return DRIVE_CDROM
	case "floppy":
		return DRIVE_REMOVABLE
	}
	if _, ok := wintext.CutPrefix(name, "RamDisk"); ok {
		return DRIVE_RAMDISK
	}
	return DRIVE_UNKNOWN
}

// isShareRoot reports whether the root is `\\server\share\`. The name . begins a device path and is no server.
func isShareRoot(root string) bool {
	path, ok := strings.CutPrefix(root, `\\`)
	if !ok {
		return false
	}
	server, rest, _ := strings.Cut(path, `\`)
	share, end, closed := strings.Cut(rest, `\`)
	return server != "" && server != "." && share != "" && closed && end == ""
}
