package wintext_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// A buffer of Windows holds a string up to its NUL, and UTF-16 has no place for bytes that aren't UTF-8. What makes a text
// invalid is found wherever it stands.
func TestTextsEndAtTheirNUL(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"\x01~", "\x01~"}, {"é", "é"}, {"😀", "😀"}, {"\uFFFD", "\uFFFD"},
		{"\x00b", ""}, {"\xff", "\uFFFD"}, {"\xed\xa0\x80", "\uFFFD"}, {"\x80\x00", "\uFFFD"},
	} {
		for before := range 20 {
			for after := range 10 {
				head, tail := strings.Repeat("a", before), strings.Repeat("z", after)
				text, want := head+c.text+tail, head+c.want+tail
				if strings.Contains(c.text, "\x00") {
					want = head + c.want
				}
				require.Equal(t, text == want, wintext.Valid(text), "%q", text)
				require.Equal(t, want, wintext.Terminate(text), "%q", text)
			}
		}
	}
	require.True(t, wintext.Valid(""))
	require.Empty(t, wintext.Terminate(""))
}
