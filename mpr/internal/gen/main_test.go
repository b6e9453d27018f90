package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// Nothing but the note goes, to the last line of it.
func TestWithoutNote(t *testing.T) {
	const before, after = "func f() {\n\t// What stays.\n\tg()\n", "\treturn e // as it is\n}\n"
	noted := before + "\t// TO" + "DO: add more here,\n\t// after more data (perhaps).\n" + after
	require.Equal(t, before+after, string(withoutNote([]byte(noted))))
	require.Equal(t, before+after, string(withoutNote([]byte(before+after))))
}

// What is committed has its calls, and no note.
func TestGeneratedFileIsWithoutNote(t *testing.T) {
	code, err := os.ReadFile("../../zsystem_windows.go")
	require.NoError(t, err)
	require.Contains(t, string(code), "procWNetGetConnectionW")
	require.Equal(t, string(code), string(withoutNote(code)))
}
