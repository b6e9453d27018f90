package mprdll

// The results of GetDriveType (fileapi.h documentation).
const (
	DRIVE_UNKNOWN     = 0
	DRIVE_NO_ROOT_DIR = 1
	DRIVE_REMOVABLE   = 2
	DRIVE_FIXED       = 3
	DRIVE_REMOTE      = 4
	DRIVE_CDROM       = 5
	DRIVE_RAMDISK     = 6
)

// The flags of DefineDosDevice (fileapi.h documentation).
const (
	DDD_RAW_TARGET_PATH       = 0x00000001
	DDD_REMOVE_DEFINITION     = 0x00000002
	DDD_EXACT_MATCH_ON_REMOVE = 0x00000004
	DDD_NO_BROADCAST_SYSTEM   = 0x00000008
)

// NO_ERROR and MAX_PATH have no type, as in package windows.
const (
	NO_ERROR = 0
	MAX_PATH = 260
)

// InvalidHandle is INVALID_HANDLE_VALUE.
const InvalidHandle = ^Handle(0)
