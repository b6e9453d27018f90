package scenario

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
)

// A number, a code, a flag or a name that is none is said, wherever one is wanted,
// and changes nothing.
func TestValuesThatAreNone(t *testing.T) {
	b := office(t, Config{Dir: t.TempDir()})
	b.do(`net use Z: \\files\docs /persistent:yes`)
	b.do(`openenum e globalnet \\files`)
	b.do(`reply nothing`)
	b.do(`disconnectdialog /nowait`)
	before := b.do(`state`)
	for _, line := range []string{
		`enum connected /type:qq`, `enum connected /usage:qq`, `openenum f globalnet /usage:qq`, `next e /count:qq`, `next e /size:qq`,
		`connectdialog /type:qq`, `disconnectdialog /type:qq`, `disconnectdialog1 Z: /cb:qq`, `information \\files /type:qq`,
		`providername qq`, `universal Z:\ /level:qq`, `universal Z:\ /size:qq`, `connection Z: /size:qq`,
		`net use Y: \\files\docs /call:UseConnection /size:qq`, `net use Z: /delete /flags:qq`, `net use * /delete /flags:qq`,
		`server new /speed:qq`, `server new /delay:qq`, `network New /type:qq`, `network New /start:qq`, `order qq`, `share \\files\new /folder:qq`,
		`fault any fail qq`, `fault any extended qq text`, `fault any replace qq`, `fault any fail 5 /times:qq`, `fault any fail 5 /from:qq`,
		`fault any fail 5 /network:qq`, `profile alice failwrites qq`, `notify /answer:qq`, `lasterror qq`, `expect qq net use`,
	} {
		err := b.run(line)
		require.True(t, IsUsage(err), "%s: %v", line, err)
		require.ErrorContains(t, err, "qq", line)
	}
	require.ErrorContains(t, b.run(`dialog qq`), "it takes wait|end")
	require.Equal(t, before, b.do(`state`))
	require.ErrorContains(t, b.run(`next f`), `no enumeration "f" was opened`)
	require.Error(t, b.run(`dialog end`))
}

// What a profile suffers from is told to whoever looks at it, until it is sound again.
func TestProfileFaults(t *testing.T) {
	b := office(t, Config{})
	b.do(`net use Z: \\files\docs /persistent:yes`)
	b.story(`
		> profile alice unopenable
		> profile ALICE
		ERROR_CANNOT_OPEN_PROFILE
		> profile alice ok
		> profile alice malformed
		> profile alice
		ERROR_BAD_PROFILE
		> profile alice ok
	`)
	b.do(`profile alice failwrites ERROR_ACCESS_DENIED`)
	require.Contains(t, b.do(`profile alice`), `\\files\docs`, "it can be read")
}

// The time that a server takes for every request can be set when it is there already.
func TestServerTakesItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := office(t, Config{})
		began := time.Now()
		b.do(`net use Z: \\files\docs`)
		require.Zero(t, time.Since(began))
		b.do(`server files /delay:1h`)
		b.do(`net use Y: \\files\docs`)
		require.GreaterOrEqual(t, time.Since(began), time.Hour)
	})
}
