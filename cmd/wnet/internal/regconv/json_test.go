package regconv_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/regconv"
)

const oneEntry = `{"Local": "Z:", "RemotePath": "\\\\files\\docs"}`

// A list that an editor of Windows has saved begins with a mark.
func TestDecodeJSON(t *testing.T) {
	for _, text := range []string{"[" + oneEntry + "]", "\ufeff[" + oneEntry + "]", "\r\n[\r\n" + oneEntry + "]\r\n\r\n"} {
		doc, err := regconv.Decode([]byte(text))
		require.NoError(t, err, "%q", text)
		require.Len(t, doc.Entries(), 1)
		require.Equal(t, `\\files\docs`, doc.Entries()[0].RemotePath)
	}
}

// Nothing of a list is passed over: no member, no entry and no text behind it.
func TestDecodeRefusesJSON(t *testing.T) {
	for text, want := range map[string]string{
		`[{"Lcal": "Z:"}]`:                    `unknown field "Lcal"`,
		`[{"Local": 1}]`:                      "cannot unmarshal number",
		"[" + oneEntry:                        "unexpected EOF",
		"[" + oneEntry + "] x":                "there is more behind the list of entries",
		"[" + oneEntry + "][]":                "there is more behind the list of entries",
		"[" + oneEntry + "," + oneEntry + "]": "entry 2: Z: is there already",
		"[" + oneEntry + `,{"Local": "QQ"}]`:  "entry 2: ",
		oneEntry:                              "this is JSON, but no list of entries",
		"\ufeff{}":                            "this is JSON, but no list of entries",
		"\xef\xbb\xbfREGEDIT5\r\n":            "line 1: ",
	} {
		doc, err := regconv.Decode([]byte(text))
		require.ErrorContains(t, err, want, text)
		require.Nil(t, doc)
	}
}

// A profile in which nothing is remembered is a list as well, an empty one.
func TestEmptyProfileIsAnEmptyList(t *testing.T) {
	doc, err := regconv.Decode([]byte("REGEDIT4\r\n"))
	require.NoError(t, err)
	data, err := regconv.Encode(doc, regconv.JSON)
	require.NoError(t, err)
	require.JSONEq(t, "[]", string(data))
	again, err := regconv.Decode(data)
	require.NoError(t, err)
	require.Empty(t, again.Entries())
}
