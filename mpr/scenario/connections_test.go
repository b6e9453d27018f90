package scenario

import "testing"

// The day of a drive: connected, asked about, refused a second time, gone.
func TestNetUse(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> net use z:
		z: is \\files\docs
		> net use Z: \\files\docs
		ERROR_ALREADY_ASSIGNED
		> net use \\files\IPC$
		connected to \\files\IPC$
		> net use
		Status Local Remote Network
		OK Z: \\files\docs Microsoft Windows Network
		OK - \\files\IPC$ Microsoft Windows Network
		> net use Z: /delete
		Z: is disconnected
		> net use Z: /delete
		ERROR_NOT_CONNECTED
		> net use \\files\nowhere
		ERROR_BAD_NET_NAME
	`)
}

// A star takes the first free letter from Z: down, which UseConnection does.
func TestNetUseChoosesADevice(t *testing.T) {
	tell(t, `
		> net use * \\files\docs
		Z: is now \\files\docs
		> net use * \\files\docs
		Y: is now \\files\docs
		> net use * \\files\laser /type:print
		LPT1 is now \\files\laser
		> net use X: \\files\docs /call:UseConnection /size:3
		size 3
		X: is now \\files\docs
		> net use W: \\files\docs /call:UseConnection4 /size:2
		size 3
		ERROR_MORE_DATA
		> net use \\files\docs /call:UseConnection /size:0
		size 0
		ERROR_INVALID_PARAMETER
	`)
}

// Each of the calls connects and cancels; only the oldest always remembers.
func TestNetUseMakesTheCall(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs /call:AddConnection
		Z: is now \\files\docs
		> net use Z: /delete /call:CancelConnection
		Z: is disconnected
		> profile alice
		Nothing is remembered.
		> net use Z: \\files\docs /call:AddConnection3 /persistent:yes
		Z: is now \\files\docs
		> net use Z: /delete /keep
		Z: is disconnected
		> profile alice
		Local Remote User Network Type Defer
		Z: \\files\docs (default) Microsoft Windows Network disk 4
		> net use
		Status Local Remote Network
		Unavailable Z: \\files\docs Microsoft Windows Network
		> net use Z: \\files\laser
		ERROR_DEVICE_ALREADY_REMEMBERED
		> net use Z: \\files\docs secret /user:files\alice /call:AddConnection4
		Z: is now \\files\docs
		> getuser Z:
		files\alice
	`)
}

// Credentials that don't fit are refused, and those of two users conflict.
func TestNetUseAsSomebodyElse(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs wrong /user:files\bob
		ERROR_INVALID_PASSWORD
		> net use Z: \\files\docs wrong /user:bob
		ERROR_INVALID_PASSWORD
		> net use Z: \\files\docs hunter2 /user:files\bob
		Z: is now \\files\docs
		> net use Y: \\files\docs secret /user:files\alice
		ERROR_SESSION_CREDENTIAL_CONFLICT
		> reply credentials files\bob hunter2
		> net use Y: \\files\docs * /user:files\bob
		Y: is now \\files\docs
		> shown
		credential prompt for \\files\docs, user "files\bob", on the command line
	`)
}

// What is asked about a connection, a name and a network. Sizes are those of the
// pages: characters with the NUL, or bytes of a structure with its strings.
func TestQueries(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> connection Z: /size:13
		size 13
		\\files\docs
		> connection Z: /size:12
		size 13
		ERROR_MORE_DATA
		> universal Z:\a\b.txt
		\\files\docs\a\b.txt
		> universal Z:\a /level:remote
		\\files\docs\a
		connection \\files\docs
		remaining \a
		> universal Z:\a /size:4 /null
		size 4
		ERROR_INVALID_ADDRESS
		> universal Z:\a /size:null
		ERROR_INVALID_ADDRESS
		> universal Z:\a /size:0
		size 38
		ERROR_MORE_DATA
		> universal Z:\a /size:0 /ansi
		size 23
		ERROR_MORE_DATA
		> universal C:\a
		ERROR_NOT_CONNECTED
		> getuser
		alice
		> getuser Y:
		ERROR_NOT_CONNECTED
	`)
}

// What is asked about a name and a network.
func TestResources(t *testing.T) {
	tell(t, `
		> information \\files\docs\dir\a.txt
		\\files\docs: share, type disk, usage 0x1, network Microsoft Windows Network
		rest \dir\a.txt
		> information \\files\docs /type:print
		ERROR_BAD_DEV_TYPE
		> parent \\files\docs
		\\files: server, type any, usage 0x2, network Microsoft Windows Network
		> parent \\files\docs /provider:Nobody
		ERROR_BAD_PROVIDER
		> providername 0x20000
		Microsoft Windows Network
		> providername 0x990000
		ERROR_NO_NETWORK
		> netinfo 'Microsoft Windows Network'
		status 0, type 0x2, drives 0x3ffffff, printers 0x1ff
		> netinfo Nobody
		ERROR_BAD_PROVIDER
		> performance \\files\docs
		ERROR_NOT_CONNECTED
	`)
}

// Enumerations as lists, and step by step with a caller's buffer.
func TestEnumerations(t *testing.T) {
	tell(t, `
		> net view
		Server Comment Network
		\\files - Microsoft Windows Network
		> net view \\files
		Share Type Comment
		\\files\docs disk -
		\\files\laser print -
		> net view \\nobody
		ERROR_BAD_NETPATH
		> enum connected
		There is nothing.
		> enum globalnet \\files /type:disk
		Kind Type Local Remote Comment Network
		share disk - \\files\docs - Microsoft Windows Network
		> enum globalnet /walk /usage:container,connectable
		Kind Type Local Remote Comment Network
		network any - Microsoft Windows Network - Microsoft Windows Network
		server any - \\files - Microsoft Windows Network
		share disk - \\files\docs - Microsoft Windows Network
		share print - \\files\laser - Microsoft Windows Network
		> openenum e globalnet \\files
		> next e /size:8
		size 126
		ERROR_MORE_DATA
		> next e /size:200
		size 200
		\\files\docs
		> next e /count:5
		\\files\laser
		> next e
		ERROR_NO_MORE_ITEMS
		> closeenum e
		> next e
		ERROR_INVALID_HANDLE
	`)
}
