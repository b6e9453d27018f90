package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// A star stands for every connection of the session, with a device or without,
// and for none of another's.
func TestNetUseDeletesAll(t *testing.T) {
	tell(t, `
		> net use * /delete
		There are no connections.
		> net use Z: \\files\docs /persistent:yes
		Z: is now \\files\docs
		> net use \\files\IPC$
		connected to \\files\IPC$
		> logon bob /as:bob
		bob is logged on: session 0x10001, Interactive
		> net use Y: \\files\docs
		Y: is now \\files\docs
		> as alice net use * /delete
		Z: is disconnected
		\\files\IPC$ is disconnected
		> as alice net use
		There are no connections.
		> net use
		Status Local Remote Network
		OK Y: \\files\docs Microsoft Windows Network
		> net use * /delete /call:CancelConnection
		Y: is disconnected
	`)
}

// The devices are forgotten, unless they are to be kept.
func TestNetUseDeletesAllAndKeeps(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs /persistent:yes
		Z: is now \\files\docs
		> net use * /delete /keep
		Z: is disconnected
		> net use
		Status Local Remote Network
		Unavailable Z: \\files\docs Microsoft Windows Network
	`)
}

// What has open files stays, the rest goes; with force all of it does.
func TestNetUseDeletesAllButWhatIsInUse(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs
		Z: is now \\files\docs
		> net use Y: \\files\docs
		Y: is now \\files\docs
		> open f Z:\a.txt /write
		> net use * /delete
		Y: is disconnected
		Z: is left connected: ERROR_OPEN_FILES (2401): files are still open or jobs still wait on the connection [Microsoft Windows Network]
		ERROR_OPEN_FILES
		> net use * /delete /force
		Z: is disconnected
		> net use
		There are no connections.
	`)
}

// Somebody at a terminal sees what would go and is asked, unless /yes says it
// beforehand.
func TestNetUseAsksBeforeItDeletesAll(t *testing.T) {
	var asked []string
	answer := false
	b := office(t, Config{Confirm: func(question string) bool {
		asked = append(asked, question)
		return answer
	}})
	b.do(`net use * /delete`)
	require.Empty(t, asked, "there is nothing to ask about")

	b.do(`net use Z: \\files\docs`)
	b.do(`net use \\files\IPC$`)
	require.Equal(t, winerr.ERROR_CANCELLED, winerr.Code(b.run(`net use * /delete`)))
	require.Equal(t, "Z: \\\\files\\docs\n\\\\files\\IPC$\n", b.out.String())
	require.Equal(t, []string{"Disconnect all of these?"}, asked)
	require.Equal(t, "\\\\files\\docs\n", b.do(`connection Z:`))

	answer = true
	require.Contains(t, b.do(`net use * /delete`), "Z: is disconnected\n")
	require.Len(t, asked, 2)
	for _, yes := range []string{"/yes", "/y"} {
		b.do(`net use Z: \\files\docs`)
		require.Equal(t, "Z: is disconnected\n", b.do(`net use * /delete `+yes))
	}
	require.Len(t, asked, 2)
}
