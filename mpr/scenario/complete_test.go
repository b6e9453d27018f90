package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestComplete(t *testing.T) {
	b := office(t, Config{})
	b.do(`open letter \\files\docs\a.txt /write`)
	b.do(`network 'Web Client Network' /type:0x2E0000`)
	for line, want := range map[string][]string{
		`logo`:                                 {"logoff ", "logon "},
		`LOGON`:                                {"logon "},
		`net `:                                 {"use ", "view "},
		`net u`:                                {"use "},
		`net use \\f`:                          {`\\files\`},
		`net use Z: \\f`:                       {`\\files\`},
		`net use Z: \\files\`:                  {`\\files\docs `, `\\files\laser `},
		`net use Z: \\FILES\D`:                 {`\\files\docs `},
		`net use Z`:                            {"Z: "},
		`net use L`:                            {"L: ", "LPT1 ", "LPT2 ", "LPT3 "},
		`net view \\`:                          {`\\files `},
		`net use Z: /de`:                       {"/delete "},
		`net use * /delete /y`:                 {"/yes "},
		`net use *`:                            {"* "},
		`net use Z: \\files\docs /per`:         {"/persistent:"},
		`net use Z: \\a\b /flags:CONNECT_TEM`:  {"/flags:CONNECT_TEMPORARY "},
		`expect ERROR_OPEN_`:                   {"ERROR_OPEN_FAILED ", "ERROR_OPEN_FILES "},
		`expect ERROR_OPEN_FILES net u`:        {"use "},
		`expect 5 net use Z: \\fi`:             {`\\files\`},
		`as al`:                                {"alice "},
		`as alice net vi`:                      {"view "},
		`read le`:                              {"letter "},
		`fault AddConnection`:                  {"AddConnection ", "AddConnection3 ", "AddConnection4 "},
		`set Allow`:                            {"AllowDeviceRoot "},
		`netinfo 'Web`:                         {"'Web Client Network' "},
		`enum glo`:                             {"globalnet "},
		`call GetU`:                            {"GetUniversalName ", "GetUser "},
		`call GetUser `:                        {"name=", "size="},
		`call GetConnection lo`:                {"local="},
		`call GetConnection local=L`:           {"L: ", "LPT1 ", "LPT2 ", "LPT3 "},
		`call AddConnection2 remote=\\files\d`: {`\\files\docs `},
		`call AddConnection2 flags=CRED`:       {"CRED_RESET "},
		`call Enumerate scope=`:                {"connected ", "context ", "globalnet ", "recent ", "remembered "},
		`call GetConnection size=`:             nil,
		`call Nothing `:                        nil,
		`as alice call GetUser si`:             {"size="},
		`as alice call Enumerate scope=glo`:    {"scope=globalnet "},
		`nosuchcommand `:                       nil,
		`drives `:                              nil,
	} {
		_, list := b.Complete(line)
		require.Equal(t, want, list, "%q", line)
	}
}

// The completed word takes the place of what was typed.
func TestCompletePlaces(t *testing.T) {
	b := office(t, Config{})
	for line, start := range map[string]int{"lo": 0, "net use ": 8, "net use Z": 8, "expect 5 net u": 13, "netinfo 'Web C": 8, "call GetConnection local=L": 25} {
		got, _ := b.Complete(line)
		require.Equal(t, start, got, line)
	}
}

func TestHoldsSecret(t *testing.T) {
	for line, want := range map[string]bool{
		`net use Z: \\files\docs`:             false,
		`net use Z: \\files\docs /user:bob`:   false,
		`net use Z: \\files\docs x /user:bob`: true,
		`net use Z: \\files\docs * /user:bob`: false,
		`net use \\files\docs x`:              true,
		`expect 5 net use Z: \\files\docs x`:  true,
		`as bob net use`:                      false,
		`user files\alice`:                    false,
		`user files\alice x`:                  true,
		`logon bob x /type:newcredentials`:    true,
		`logon bob`:                           false,
		`reply credentials bob x`:             true,
		`reply connect Z: \\f\d /password:x`:  true,
		`reply choose Z: Y:`:                  false,
		`cmdkey /add:files /user:bob /pass:x`: true,
		`cmdkey /add:files /user:bob /PA:x`:   true,
		`reply connect Z: \\f\d /passw:x`:     true,
		`cmdkey`:                              false,
		`call AddConnection2 password=x`:      true,
		`call AddConnection2 user=bob`:        false,
		`! net use \\files\docs x`:            true, `!`: false, `net use 'x`: true,
		`unknown x y z`: false,
	} {
		require.Equal(t, want, HoldsSecret(line), line)
	}
}

func TestFreeLetters(t *testing.T) {
	b := office(t, Config{})
	require.Equal(t, "Z:", b.FreeLetters()[0])
	b.do(`net use Z: \\files\docs`)
	free := b.FreeLetters()
	require.Equal(t, "Y:", free[0])
	require.Equal(t, "D:", free[len(free)-1])
}
