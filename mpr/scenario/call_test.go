package scenario

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A question tells code, last error, the size that is left and what is in the
// buffer, and is no failure whatever the code is. Sizes are in characters with the
// NUL, or in bytes of a structure with its strings, as the pages of the calls say.
func TestCall(t *testing.T) {
	b := office(t, Config{})
	for _, c := range []struct{ line, want string }{
		{`call AddConnection2 local=Z: remote=\\files\docs type=disk user=files\alice password=secret flags=UPDATE_PROFILE`, "NO_ERROR\n"},
		{`call GetConnection local=z: size=13`, "NO_ERROR size=13 remote=\"\\\\files\\docs\"\n"},
		{`call getconnection local=Z: size=0xC`, "ERROR_MORE_DATA last=ERROR_MORE_DATA size=13\n"},
		{`call WNetGetConnection local=Y: size=0`, "ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED size=0\n"},
		{`call GetUser name=Z:`, "NO_ERROR size=1024 user=\"files\\alice\"\n"},
		{`call GetUniversalName path=Z:\a level=REMOTE size=4`, "ERROR_MORE_DATA last=ERROR_MORE_DATA size=86\n"}, // 3*8 + 2*(15+13+3)
		{`call GetProviderName nettype=0x20000 size=100`, "NO_ERROR size=100 name=\"Microsoft Windows Network\"\n"},
		{`call GetResourceInformation remote=\\files\docs\dir\a.txt`, "NO_ERROR size=1024 rest=\"\\dir\\a.txt\"\n" +
			`scope=0x0 type=0x1 display=0x3 usage=0x1 local=NULL remote="\\files\docs" comment=NULL provider="Microsoft Windows Network"` + "\n"},
		{`call GetResourceParent remote=\\files\docs provider=Nobody`, "ERROR_BAD_PROVIDER last=ERROR_BAD_PROVIDER size=1024\n"},
		{`call CancelConnection2 name=Z:`, "NO_ERROR\n"},
		{`call GetConnection local=Z:`, "ERROR_CONNECTION_UNAVAIL last=ERROR_CONNECTION_UNAVAIL size=1024 remote=\"\\\\files\\docs\"\n"},
		{`call AddConnection local=Z: remote=\\files\laser`, "ERROR_DEVICE_ALREADY_REMEMBERED last=ERROR_DEVICE_ALREADY_REMEMBERED\n"},
		{`call CancelConnection name=Z:`, "NO_ERROR\n"},
		{`call AddConnection2 local=Z: remote=\\files\docs flags=0x800000`, "ERROR_INVALID_PARAMETER last=ERROR_INVALID_PARAMETER\n"},
		{`call UseConnection remote=\\files\docs type=disk user=files\bob password=hunter2 flags=CONNECT_REDIRECT release=yes`,
			"NO_ERROR size=1024 access=\"Z:\"\nresult=0x100\nthen CancelConnection2: NO_ERROR\n"},
		{`call UseConnection local=Z: remote=\\files\docs size=0`, "ERROR_INVALID_PARAMETER last=ERROR_INVALID_PARAMETER size=0\n"},
		{`call GetConnectionPerformance remote=\\files\docs`, "ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED\n"},
		{`call MultinetGetConnectionPerformanceW remote=\\files\docs`, "ERROR_NOT_CONNECTED last=ERROR_NOT_CONNECTED\n"},
		{`call WNetSetLastErrorW code=7 text='no paper' provider=Mine`, "NO_ERROR\n"},
		{`call WNetGetLastErrorW`, "NO_ERROR error=7 text=\"no paper\" provider=\"Mine\"\n"},
		{`call RestoreConnection local=Z:`, "ERROR_CALL_NOT_IMPLEMENTED last=ERROR_CALL_NOT_IMPLEMENTED\n"}, // gone since Windows Vista
		{`call GetNetworkInformation provider=Nobody`, "ERROR_BAD_PROVIDER last=ERROR_BAD_PROVIDER\n"},
	} {
		require.Equal(t, c.want, b.do(c.line), c.line)
	}
	require.Equal(t, "There are no connections.\n", b.do(`net use`))
}

// A list has the members of each resource, sorted, and the codes of its calls.
func TestCallEnumerate(t *testing.T) {
	b := office(t, Config{})
	b.do(`share \\files\archive /comment:'Old "things"'`)
	entry := func(typ, name, comment string) string {
		return `entry scope=0x2 type=` + typ + ` display=0x3 usage=0x1 local=NULL remote="\\files\` + name + `" comment=` + comment + ` provider="Microsoft Windows Network"` + "\n"
	}
	const ends = "at the end: ERROR_NO_MORE_ITEMS last=ERROR_NO_MORE_ITEMS\nclosed: NO_ERROR\n"
	require.Equal(t, "NO_ERROR\n"+entry("0x1", "archive", `"Old \"things\""`)+entry("0x1", "docs", "NULL")+entry("0x2", "laser", "NULL")+ends,
		b.do(`call Enumerate scope=globalnet remote=\\files`))
	require.Equal(t, "NO_ERROR\n"+entry("0x2", "laser", "NULL")+ends, b.do(`call Enumerate scope=2 remote=\\files only=\\FILES\l`))
	require.Equal(t, "NO_ERROR\n"+ends, b.do(`call Enumerate`))
	require.Equal(t, "ERROR_INVALID_PARAMETER last=ERROR_INVALID_PARAMETER\n", b.do(`call Enumerate scope=99`))
}

// A cancel can be tried while something is in use (WNetCancelConnection2W:
// ERROR_OPEN_FILES without force), and it is not in use any more behind it.
func TestCallWhileInUse(t *testing.T) {
	b := office(t, Config{})
	b.do(`logon bob`)
	b.do(`net use Z: \\files\docs hunter2 /user:files\bob`)
	b.do(`md Z:\dir`)
	b.do(`open f Z:\a.txt /write`)
	b.do(`close f`)
	require.Equal(t, "open: NO_ERROR\nERROR_OPEN_FILES last=ERROR_OPEN_FILES\n", b.do(`call CancelConnection2 name=Z: open=Z:\a.txt`))
	require.Equal(t, "directory: NO_ERROR\nERROR_DEVICE_IN_USE last=ERROR_DEVICE_IN_USE\n", b.do(`call CancelConnection2 name=Z: directory=Z:\dir`))
	require.Equal(t, "open: ERROR_FILE_NOT_FOUND\nNO_ERROR\n", b.do(`call CancelConnection2 name=Z: open=Z:\none.txt`))
}

// What is remembered keeps an empty text for a name that wasn't given, as Windows
// does.
func TestCallRemembered(t *testing.T) {
	b := office(t, Config{})
	require.Equal(t, "nothing\n", b.do(`call Remembered local=Z:`))
	remembered := func(user, deferred string) string {
		return `remembered remote="\\files\docs" user=` + user + ` provider="Microsoft Windows Network" providertype=0x20000` +
			` connectiontype=0x1 connectflags=0x0 deferflags=` + deferred + " useoptions=0\n"
	}
	b.do(`net use Z: \\files\docs /persistent:yes`)
	require.Equal(t, remembered(`""`, "0x4"), b.do(`call Remembered local=z:`))
	b.do(`net use Z: /delete`)
	b.do(`net use Z: \\files\docs secret /user:files\alice /persistent:yes`)
	require.Equal(t, remembered(`"files\alice"`, "0x1"), b.do(`call Remembered local=Z:`))
	b.do(`profile alice unopenable`)
	require.Equal(t, "ERROR_CANNOT_OPEN_PROFILE\n", b.do(`call Remembered local=Z:`))
}

// What can't be understood asks nothing, and says what may have been meant.
func TestCallUsage(t *testing.T) {
	b := office(t, Config{})
	for line, want := range map[string]string{
		`call`:                                           `call: it takes CALL NAME=VALUE...; the calls are AddConnection, `,
		`call GetConection local=Z:`:                     `call: there is no call GetConection (did you mean GetConnection?)`,
		`call GetConnection lcal=Z:`:                     `call: GetConnection: it has no argument lcal (did you mean local?); it takes local size`,
		`call GetConnection Z:`:                          `call: GetConnection: "Z:" isn't of the form NAME=VALUE`,
		`call GetConnection local=Z: LOCAL=Y:`:           `call: GetConnection: local is given twice`,
		`call GetConnection local=Z: size=big`:           `call: GetConnection: size: "big" is no number`,
		`call GetUser size=-1`:                           `call: GetUser: size: "-1" is no number`,
		`call Enumerate scope=conected`:                  `call: Enumerate: scope: "conected" is no number (did you mean connected?)`,
		`call AddConnection2 flags=TEMPORARY,INTERACTVE`: `call: AddConnection2: flags: "INTERACTVE" is no number (did you mean INTERACTIVE?)`,
		`call GetConnection local=Z: /size:3`:            `call: unknown option /size`,
	} {
		err := b.run(line)
		require.ErrorContains(t, err, want, line)
		require.True(t, IsUsage(err), line)
		require.Empty(t, b.out.String(), line)
	}
	require.NoError(t, b.run(`logoff`))
	require.ErrorContains(t, b.run(`call GetUser`), "nobody is logged on")
}

// Every call can be asked, with nothing and with nonsense, and answers something.
func TestCallEveryCall(t *testing.T) {
	b := office(t, Config{})
	_, calls := b.Complete("call ")
	require.Len(t, calls, 22)
	for _, call := range calls {
		require.NotEmpty(t, b.do("call "+call), call)
		_, arguments := b.Complete("call " + call)
		require.Equal(t, call == "GetLastError ", len(arguments) == 0, call)
		line := "call " + call
		for _, argument := range arguments {
			line += argument + "7 "
		}
		require.NotEmpty(t, b.do(line), line)
	}
}

// Before a real machine is asked it must be known what a question touches.
func TestParseCallLine(t *testing.T) {
	for line, want := range map[string]Question{
		`call AddConnection2 local=j: remote=\\localhost\C$`: {Device: "J:"},
		`call AddConnection2 local=J:\x remote=\\a\b`:        {Device: "J:"},
		`call CancelConnection name=j`:                       {Device: "J:"},
		`call RestoreSingleConnection local=lpt1`:            {Device: "LPT1"},
		`call CancelConnection2 name=\\localhost\C$`:         {Remote: `\\localhost\C$`},
		`call UseConnection remote=\\localhost\C$`:           {},
		`call GetConnection local=J:`:                        {},
		`call Remembered local=J:`:                           {},
	} {
		q, asks, err := parseCallLine(strings.Fields(line))
		require.NoError(t, err)
		require.True(t, asks, line)
		require.Equal(t, want, q, line)
	}
	_, asks, err := parseCallLine([]string{"net", "use"})
	require.NoError(t, err)
	require.False(t, asks)
	_, asks, err = parseCallLine([]string{"call", "Nothing"})
	require.True(t, asks)
	require.True(t, IsUsage(err))
}
