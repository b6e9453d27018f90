package wintext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// A buffer of Windows holds a string up to its NUL, and UTF-16 has no place for bytes that aren't UTF-8.
func TestTextsEndAtTheirNUL(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "a", "docs and more": "docs and more", "üñí": "üñí",
		"\x00": "", "a\x00b": "a", "longer than eight\x00 bytes": "longer than eight",
		"\xff": "\ufffd", "a\xffb\x00c": "a\ufffdb",
	} {
		require.Equal(t, want, wintext.Terminate(text), "%q", text)
	}
}

// One byte that isn't plain counts at every place, whatever the length around it.
func TestEveryByteOfAPlainTextIsRead(t *testing.T) {
	for length := range 25 {
		text := strings.Repeat("a", length)
		require.True(t, wintext.Plain(text), length)
		for at := range length {
			for _, odd := range []string{"\x00", "\x80", "\xff"} {
				require.False(t, wintext.Plain(text[:at]+odd+text[at+1:]), "%q at %d of %d", odd, at, length)
			}
		}
	}
	require.True(t, wintext.Plain("\x01\x7f"))
}
