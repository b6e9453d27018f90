package wire

import (
	"bufio"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// texts are hard to write: quotes, controls, all planes, half a surrogate pair as package layout has it, and bytes that
// are no UTF-8 at all.
var texts = []string{
	"", `\\files\docs`, `"quoted"`, "a\x00b\n\t\x1f\x7f", "Übersicht", "\u2028\ufffd\ufffe", "\U0001F600",
	"\xed\xa0\x80", "\xed\xb2\x80", "\xed\xa0\xbd\xed\xb8\x80", "\xff\xfe", "a\xc3", "\xf4\x90\x80\x80",
}

func TestTextsCrossAsTheyAre(t *testing.T) {
	for _, text := range texts {
		raw := List(text, []string{text}, mpr.NetResource{RemoteName: text}, session.NewPassword(text), []byte(text))
		require.True(t, json.Valid(raw), "%q", raw)
		require.NotContains(t, string(raw), "\n")
		var got string
		var list []string
		var nr mpr.NetResource
		var password session.Password
		var bytes []byte
		require.NoError(t, raw.Values(&got, &list, &nr, &password, &bytes))
		require.Equal(t, text, got)
		require.Equal(t, []string{text}, list)
		require.Equal(t, text, nr.RemoteName)
		require.True(t, password.Equal(session.NewPassword(text)))
		require.Equal(t, []byte(text), bytes)
	}
}

// Other clients write with other libraries, which escape more.
func TestTextsOfOthersAreRead(t *testing.T) {
	for json, want := range map[string]string{
		`"\u00dcbersicht"`:              "Übersicht",
		`"\ud83d\ude00"`:                "\U0001F600",
		`"\ud800"`:                      "\xed\xa0\x80", // half a pair, as a string of UTF-16 may have it
		`"\ud800\u0041"`:                "\xed\xa0\x80A",
		`"\udc00\ud800"`:                "\xed\xb0\x80\xed\xa0\x80",
		`"\udcff"`:                      "\xff", // a byte of no text, as Python writes it
		`"\"\\\/\b\f\n\r\t"`:            "\"\\/\b\f\n\r\t",
		" [ \"x\" ] "[3:6]:              "x",
		"\"\xff raw\"":                  "\xff raw",
		`"\u005c\u005cfiles\u005cdocs"`: `\\files\docs`,
	} {
		var got string
		require.NoError(t, Raw("["+json+"]").Values(&got), json)
		require.Equal(t, want, got, json)
	}
}

func TestNullIsApartFromEmpty(t *testing.T) {
	user := ""
	for want, values := range map[string][]any{
		`[null,null,null]`:                             {(*mpr.NetResource)(nil), []byte(nil), session.Password{}},
		`[{},"",""]`:                                   {&mpr.NetResource{}, []byte{}, session.NewPassword("")},
		`[{},{"User":"","Password":"x"}]`:              {mpr.Credentials{}, mpr.Credentials{User: &user, Password: session.NewPassword("x")}},
		`[true,-1,18446744073709551615,{"NULL":true}]`: {true, int64(-1), ^uint64(0), mpr.Buffer{NULL: true}},
	} {
		require.Equal(t, want, string(List(values...)))
	}
	var nr *mpr.NetResource
	var auth []byte
	var cred mpr.Credentials
	require.NoError(t, Raw(`[null,"",{"User":"","More":[{"a":[1e3,null,true,false]}]}]`).Values(&nr, &auth, &cred))
	require.Nil(t, nr)
	require.Equal(t, []byte{}, auth)
	require.Equal(t, mpr.Credentials{User: &user}, cred)
}

func TestWhatIsNoMessage(t *testing.T) {
	deep := strings.Repeat("[", 100) + strings.Repeat("]", 100)
	for _, line := range []string{
		"", "{", "[]", "null x", `{"ID":}`, `{"ID":-1}`, `{"ID":1.5}`, `{"ID":99999999999999999999}`, `{"ID":"1"}`, `{"ID":1}}`, `{"ID":1,}`,
		`{"Call":1}`, `{"Call":"a`, `{"Call":"\x"}`, `{"Call":"\u12"}`, "{\"Call\":\"a\nb\"}", `{ID:1}`, `{"Args":` + deep + `}`, "nonsense", "\x00\xff",
	} {
		var request Request
		require.Error(t, Decode([]byte(line), &request), "%q", line)
	}
	var n uint8
	var flag bool
	for _, list := range []string{`[]`, `[1,2]`, `[256]`, `[-1]`, `["1"]`, `{}`, `[1] x`, `[`, ``} {
		require.Error(t, Raw(list).Values(&n), list)
	}
	require.Error(t, Raw(`[truth]`).Values(&flag))
	require.Error(t, Raw(`[f]`).Values(&flag))
	require.Panics(t, func() { List(map[string]int{}) })
}

func TestLinesHaveAnEnd(t *testing.T) {
	var buf []byte
	long := strings.Repeat("x", 10_000)
	r := bufio.NewReaderSize(strings.NewReader("a\n\n"+long+"\n"+strings.Repeat("y", MaxLine+20)), 16)
	for _, want := range []string{"a", "", long} {
		line, err := Line(r, &buf)
		require.NoError(t, err)
		require.Equal(t, want, string(line))
	}
	_, err := Line(r, &buf)
	require.ErrorIs(t, err, ErrTooLong)
	_, err = Line(bufio.NewReaderSize(strings.NewReader("cut off"), 16), &buf)
	require.Error(t, err)
}

func TestOpenFlagsCross(t *testing.T) {
	for _, flag := range []int{os.O_RDONLY, os.O_WRONLY, os.O_RDWR | os.O_CREATE | os.O_TRUNC, os.O_WRONLY | os.O_APPEND | os.O_EXCL | os.O_CREATE, os.O_RDWR | os.O_SYNC} {
		require.Equal(t, flag, FlagsOf(flag).OS())
	}
}

func TestErrorsWithoutParts(t *testing.T) {
	require.NoError(t, ErrorOf(nil).Err())
	require.EqualError(t, ErrorOf(errors.New("something")).Err(), "something")
	whole := &mpr.Error{Op: "WNetGetConnection"}
	require.Equal(t, whole.Error(), ErrorOf(whole).Err().Error())
}

// What anybody sends is read without a panic, and what is read is written as it was.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"ID":1,"Thread":2,"Call":"Network.GetConnection","Args":["Z:",{"Size":4}]}`))
	f.Add([]byte(`{"ID":2,"Results":["",[1,-2.5e3],null,{"a":{}}],"Error":{"Op":"x","Code":234,"Extended":{"Code":7},"EOF":true}}`))
	for _, text := range texts {
		f.Add([]byte(Append(nil, &Request{ID: 1, Call: text, Args: List(text)})))
	}
	f.Fuzz(func(t *testing.T, line []byte) {
		var request Request
		if Decode(line, &request) == nil {
			requireSame(t, request)
			for _, into := range [][]any{{new(string), new(mpr.Buffer)}, {new(*mpr.NetResource), new(mpr.Credentials), new(mpr.ConnectFlags)}, {new([]byte), new(bool)}} {
				_ = request.Args.Values(into...) // which may be of other kinds
			}
		}
		var answer Answer
		if Decode(line, &answer) == nil {
			requireSame(t, answer)
			_ = answer.Error.Err()
		}
	})
}

// requireSame writes a message and reads it again.
func requireSame[M Request | Answer](t *testing.T, message M) {
	t.Helper()
	var again M
	require.NoError(t, Decode(Append(nil, &message), &again))
	require.Equal(t, message, again)
}
