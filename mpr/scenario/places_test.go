package scenario

import "testing"

// Files on a drive: written, listed, read, and open until they are closed.
func TestFiles(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> dir Z:\
		The folder is empty.
		> md Z:\letters
		> open f Z:\letters\bob.txt /write
		> write f 'Dear Bob,'
		> handles
		Handle Path
		f Z:\letters\bob.txt
		> net use Z: /delete
		ERROR_OPEN_FILES
		> close f
		> open f Z:\letters\bob.txt /append
		> write f 'hello.'
		> close f
		> type Z:\letters\bob.txt
		Dear Bob,
		hello.
		> dir Z:\letters
		Name Bytes
		bob.txt 17
		> dir Z:\
		Name Bytes
		letters <folder>
		> open g \\files\docs\letters\bob.txt
		> read g
		Dear Bob,
		hello.
		> close g
		> del Z:\letters
		ERROR_DIR_NOT_EMPTY
		> del Z:\letters\bob.txt
		> del Z:\letters
		> type Z:\letters\bob.txt
		ERROR_PATH_NOT_FOUND
		> type Y:\a.txt
		ERROR_NOT_CONNECTED
	`)
}

// A process that stands on a drive keeps it.
func TestCurrentDirectory(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> chdir Z:\none
		ERROR_FILE_NOT_FOUND
		> md Z:\dir
		> chdir Z:\dir
		> net use Z: /delete
		ERROR_DEVICE_IN_USE
		> chdir
		> net use Z: /delete
		Z: is disconnected
	`)
}

// A print job is printed when it is closed.
func TestPrinting(t *testing.T) {
	tell(t, `
		> net use LPT1 \\files\laser
		LPT1 is now \\files\laser
		> print job LPT1 'My letter'
		> write job hello
		> printed \\files\laser
		Nothing was printed.
		> close job
		> printed \\files\laser
		Title User Text
		My letter alice hello
		> print job LPT2 x
		ERROR_NOT_CONNECTED
	`)
}

// A letter is defined as subst does, and what it stands for can be asked.
func TestLetters(t *testing.T) {
	tell(t, `
		> drives
		Root Type
		C:\ DRIVE_FIXED
		> define X: C:\dir
		> query X:
		\??\C:\dir
		> query C:
		\Device\HarddiskVolume1
		> query Q:
		ERROR_FILE_NOT_FOUND
		> net use X: \\files\docs
		ERROR_ALREADY_ASSIGNED
		> define X: C:\other /remove /exact
		ERROR_FILE_NOT_FOUND
		> define X: /remove
		> net use X: \\files\docs
		X: is now \\files\docs
		> drives
		Root Type
		C:\ DRIVE_FIXED
		X:\ DRIVE_REMOTE
		> drivetype X:\
		DRIVE_REMOTE
		> drivetype Q:\
		DRIVE_NO_ROOT_DIR
		> query
		X:
		C:
	`)
}

// Networks are listed, ordered, stopped and removed; servers come and go.
func TestNetworks(t *testing.T) {
	tell(t, `
		> network 'Web Client Network' /type:0x2E0000
		> network
		Microsoft Windows Network
		Web Client Network
		> order 'Web Client Network' 'Microsoft Windows Network'
		1. Web Client Network
		2. Microsoft Windows Network
		> network 'Web Client Network' /remove
		> network
		Microsoft Windows Network
		> server files /down
		> net use \\files\docs
		ERROR_BAD_NETPATH
		> server files /up
		> share \\files\docs /remove
		> net use \\files\docs
		ERROR_BAD_NET_NAME
		> share \\files\own /allow:bob
		> net use \\files\own
		ERROR_ACCESS_DENIED
		> share \\files\fixed /readonly
		> md \\files\fixed\dir
		ERROR_ACCESS_DENIED
		> user files\alice /remove
		> net use \\files\own
		ERROR_LOGON_FAILURE
		> server files /remove
		> net view
		There is no server.
		> network 'Microsoft Windows Network' /start:never
		> net use \\files\docs
		ERROR_NO_NETWORK
	`)
}
