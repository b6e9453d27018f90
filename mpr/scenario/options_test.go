package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// names of types, scopes, usages and flags may be numbers as well, which is how
// what has no name is asked.
func TestNumbersInThePlaceOfNames(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs /type:1 /flags:0x1
		Z: is now \\files\docs
		> net use Y: \\files\docs /type:7
		ERROR_INVALID_PARAMETER
		> net use Y: \\files\docs /flags:0x1000000
		ERROR_INVALID_PARAMETER
		> net use Y: \\files\docs /flags:TEMPORARY,connect_update_recent
		Y: is now \\files\docs
		> enum 1 /type:1
		Kind Type Local Remote Comment Network
		share disk Y: \\files\docs - Microsoft Windows Network
		share disk Z: \\files\docs - Microsoft Windows Network
		> enum remembered /usage:2
		Kind Type Local Remote Comment Network
		share disk Z: \\files\docs - Microsoft Windows Network
		> enum 99
		ERROR_INVALID_PARAMETER
		> universal Z:\a /level:2
		\\files\docs\a
		connection \\files\docs
		remaining \a
		> universal Z:\a /level:9
		ERROR_INVALID_LEVEL
	`)
}

// Where nobody can be asked a prompt is as good as cancelled.
func TestWithoutUser(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	defer b.Close()
	b.do(`set UI none`)
	require.ErrorContains(t, b.run(`set UI somebody`), "UI is user or none")
	b.do(`server files`)
	b.do(`user files\bob hunter2`)
	b.do(`share \\files\docs`)
	b.story(`
		> logon alice /type:service
		alice is logged on: session 0x10000, Service
		> net use \\files\docs /flags:INTERACTIVE,PROMPT
		ERROR_CANCELLED
		> net use \\files\docs hunter2 /user:files\bob
		connected to \\files\docs
	`)
}

// A network that starts late, or never, is waited for or isn't asked.
func TestStart(t *testing.T) {
	tell(t, `
		> network 'Late Network' /type:0x250000 /start:unknown
		> network 'Late Network' /start:5
		> network 'Late Network' /start:done
		> net use \\files\docs
		connected to \\files\docs
		> network 'Microsoft Windows Network' /start:never
		> net use Z: \\files\docs /provider:'Microsoft Windows Network'
		ERROR_NO_NETWORK
	`)
}

// The code behind expect may be that of a command behind as, and the output stays.
func TestPrefixes(t *testing.T) {
	b := office(t, Config{})
	b.story(`
		> logon bob
		bob is logged on: session 0x10001, Interactive
		> as alice expect NO_ERROR net use Z: \\files\docs
		Z: is now \\files\docs
		> expect ERROR_NOT_CONNECTED as bob connection Z:
	`)
	require.ErrorContains(t, b.run(`expect 2250 call GetConnection local=Z:`), "got      NO_ERROR (0)", "a call succeeds whatever it answers")
	require.ErrorContains(t, b.run(`as carol net use`), `nobody called "carol" is logged on`)
	require.ErrorContains(t, b.run(`as bob`), "it takes CALLER COMMAND...")
	require.ErrorContains(t, b.run(`background x`), "it takes NAME COMMAND...")
}
