package scenario

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// anyWord is what users and their slips put behind a command.
var anyWord = rapid.SampledFrom([]string{
	`Z:`, `z`, `Y:`, `*`, `LPT1:`, `C:`, `NUL`, `\\files\docs`, `\\files`, `\\files\laser`, `\\files\C$`, `\\`, `\`, ``, `""`,
	`alice`, `files\alice`, `bob`, `secret`, `Z:\a.txt`, `Z:\`, `Z:\..\..\x`, `\\files\docs\dir\x`, `f`, `g`, `0`, `1`, `-1`,
	`0x20000`, `4294967295`, `99999999999`, `ERROR_BUSY`, `5`, `connected`, `globalnet`, `remembered`, `any`, `fail`, `clear`,
	`Version`, `WindowsXP`, `UI`, `none`, `on`, `credentials`, `choose`, `connect`, `cancel`, `yes`, `no`, `net`, `use`, `state`,
	`AddConnection3`, `é`, "\U0001F600", "a\xff", "a\x00b", strings.Repeat("a", 300), DefaultNetwork,
})

// anyLine is a command with words and options, some of them its own.
func anyLine(t *rapid.T) []string {
	c := commands[rapid.IntRange(0, len(commands)-1).Draw(t, "command")]
	line := append(strings.Fields(c.Name), rapid.SliceOfN(anyWord, 0, 3).Draw(t, "words")...)
	if len(c.options) == 0 {
		return line
	}
	for range rapid.IntRange(0, 3).Draw(t, "options") {
		option := c.options[rapid.IntRange(0, len(c.options)-1).Draw(t, "option")]
		word := "/" + option.name
		if option.value != "" && rapid.IntRange(0, 9).Draw(t, "valued") > 0 {
			word += ":" + anyWord.Draw(t, "value")
		}
		line = append(line, word)
	}
	return line
}

// harmless says that a line ends by itself and stays within the machine, and goes on
// with it: reset tells of replies that nobody wanted.
func harmless(line []string) bool {
	for _, word := range line {
		if strings.HasPrefix(word, "/fo") {
			return false // a folder of this computer
		}
	}
	return line[0] != "await" && line[0] != "background" && line[0] != "dialog" && line[0] != "reset"
}

// Whatever is typed, the answer is a code, a mismatch or what can't be understood,
// and a line that fails changes nothing. Only of all connections some may be gone
// when another one can't.
func TestAnythingMayBeTyped(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := office(t, Config{})
		defer b.Close()
		for _, line := range rapid.SliceOfN(rapid.Custom(anyLine).Filter(harmless), 1, 20).Draw(rt, "lines") {
			before := b.do(`state`)
			err := b.run(join(line))
			if err == nil {
				continue
			}
			_, code := errors.AsType[winerr.Errno](err)
			_, mismatch := errors.AsType[*Mismatch](err)
			require.True(rt, code || mismatch || IsUsage(err), "%q: %v", line, err)
			if IsUsage(err) || !slices.Contains(line, "*") {
				require.Equal(rt, before, b.do(`state`), "%q: %v", line, err)
			}
		}
	})
}
