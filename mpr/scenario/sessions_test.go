package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Letters belong to a logon session and what is remembered to a user: another
// session of the same user has the one and not the other.
func TestSessions(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs /persistent:yes
		Z: is now \\files\docs
		> logon alice /type:service
		alice#2 is logged on: session 0x10001, Service
		> connection Z:
		\\files\docs
		ERROR_CONNECTION_UNAVAIL
		> restore Z: /noui
		restored
		> as alice net use Z: /delete
		Z: is disconnected
		> connection Z:
		\\files\docs
		> logoff
		> callers
		* alice 0x10000 Interactive alice
		> whoami
		alice, session 0x10000, Interactive
	`)
}

// What is remembered comes back at an interactive logon, or says why it doesn't.
func TestLogonRestores(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs /persistent:yes
		Z: is now \\files\docs
		> logoff
		> logon alice
		alice is logged on: session 0x10001, Interactive
		Z: \\files\docs is restored
		> profile alice unopenable
		> net use Y: \\files\docs /persistent:yes
		ERROR_CANNOT_OPEN_PROFILE
		> profile alice malformed
		> profile alice ok
		> profile alice failwrites ERROR_BAD_PROFILE
		> net use Y: \\files\docs /persistent:yes
		ERROR_BAD_PROFILE
		> connection Y:
		ERROR_NOT_CONNECTED
	`)
}

// The two halves of a split logon have letters of their own, the threads of one
// session the same, and what LocalSystem connects all see.
func TestElevationThreadsAndSystem(t *testing.T) {
	tell(t, `
		> logon bob /admin /as:boss
		boss is logged on: session 0x10001, Interactive, filtered token, linked to 0x10002
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> elevate
		boss-elevated is logged on: session 0x10002, Interactive, elevated token, linked to 0x10001
		> connection Z:
		ERROR_NOT_CONNECTED
		> switch BOSS
		> thread /as:worker
		worker is logged on: session 0x10001, Interactive, filtered token, linked to 0x10002
		> connection Z:
		\\files\docs
		> lasterror
		NO_ERROR (0)
		> connection Q:
		ERROR_NOT_CONNECTED
		> as boss lasterror
		NO_ERROR (0)
		> lasterror
		ERROR_NOT_CONNECTED (2250): there is no such network connection
		> lasterror 5
		> lasterror
		ERROR_ACCESS_DENIED (5): the caller may not do this
		> switch alice
		> elevate
		ERROR_NO_SUCH_LOGON_SESSION
	`)
}

// With other credentials for servers, the local user stays who it is.
func TestNewCredentials(t *testing.T) {
	tell(t, `
		> logon files\bob hunter2 /type:newcredentials /as:netonly
		netonly is logged on: session 0x10001, NewCredentials
		> whoami
		alice, session 0x10001, NewCredentials
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> getuser Z:
		files\bob
		> logon carol /admin
		carol is logged on: session 0x10002, Interactive, filtered token, linked to 0x10003
		> logon files\bob hunter2 /type:newcredentials /as:other
		other is logged on: session 0x10004, NewCredentials, filtered token
		> whoami
		carol, session 0x10004, NewCredentials, filtered token
		> elevate
		ERROR_NO_SUCH_LOGON_SESSION
	`)
}

// Saved credentials are those that a connection takes without others.
func TestSavedCredentials(t *testing.T) {
	tell(t, `
		> cmdkey
		No credentials are saved.
		> cmdkey /add:files /user:files\bob /pass:hunter2
		> cmdkey
		User Target As
		alice files files\bob
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> getuser Z:
		files\bob
		> cmdkey /delete:files
		> cmdkey
		No credentials are saved.
	`)
}

// The state has all of the machine, by sessions, profiles and networks.
func TestState(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs secret /user:files\alice /persistent:yes
		Z: is now \\files\docs
		> openenum e connected
		> state
		Sessions
		0x10000 alice, Interactive
		Z: -> \Device\LanmanRedirector\;Z:0000000000010000\files\docs
		Global devices
		C: -> \Device\HarddiskVolume1
		Profiles
		alice: Z: \\files\docs, user files\alice, network Microsoft Windows Network
		Networks
		Microsoft Windows Network
		0x10000 Z: \\files\docs, user files\alice
		Open enumerations: 1
		> trace /clear
		> trace
	`)
}

// Settings are shown as they were set, each by its name.
func TestSettings(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	defer b.Close()
	for begun, value := range map[string]string{
		"Version": "WindowsVista", "EnableLinkedConnections": "on", "ServerIdentity": "ResolvedAddress", "ElevatedProfile": "ElevatedShared", "LocalDisks": "CDE", "UnstartedProvider": "UnstartedFirst", "DefaultUserValue": "DefaultUserZero", "UI": "none",
	} {
		b.do("set " + begun + " " + value)
		require.Regexp(t, `(?m)^`+begun+` +`+value+`$`, b.do("set"))
	}
	b.story(`
		> logon alice
		alice is logged on: session 0x10000, Interactive
		> call UseConnection4 remote=\\a\b
		ERROR_CALL_NOT_IMPLEMENTED last=ERROR_CALL_NOT_IMPLEMENTED size=1024
	`)
}
