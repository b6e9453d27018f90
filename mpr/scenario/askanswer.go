package scenario

import (
	"fmt"
	"strconv"
	"strings"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// telling is what was answered, a line for each call and each resource.
type telling struct {
	n    Asked
	text strings.Builder
	line []string
}

// The values of an answer are uint32, string, hexadecimal, null and nil, which is
// one that wasn't given.
type (
	hexadecimal uint32
	null        struct{}
)

func hex[N ~uint8 | ~uint16 | ~uint32](n N) hexadecimal { return hexadecimal(n) }

// given is a text that a call has left: none with an error, unless there is one
// all the same.
func given(text string, err error) any {
	if err != nil && text == "" {
		return nil
	}
	return text
}

func (a *telling) begin(word string) { a.line = append(a.line, word) }

func (a *telling) end() {
	fmt.Fprintln(&a.text, strings.Join(a.line, " "))
	a.line = nil
}

// code tells an error that isn't that of a call.
func (a *telling) code(err error) { a.line = append(a.line, winerr.Code(err).Name()) }

// coded tells a code and, when a call has failed, the last error of the thread,
// which a call that succeeds need not set.
func (a *telling) coded(err error, last winerr.Errno) {
	if a.code(err); err != nil {
		a.line = append(a.line, "last="+last.Name())
	}
}

// told ends a line with the code of the latest call, and what came with it.
func (a *telling) told(err error, pairs ...any) {
	a.coded(err, a.n.LastErrno())
	a.pairs(pairs...)
	a.end()
}

// values is a line of values.
func (a *telling) values(pairs ...any) {
	a.pairs(pairs...)
	a.end()
}

// pairs adds names and values to the line.
func (a *telling) pairs(list ...any) {
	for i := 0; i+1 < len(list); i += 2 {
		text := ""
		switch v := list[i+1].(type) {
		case nil:
			continue
		case null:
			text = "NULL"
		case string:
			text = quoted(v)
		case hexadecimal:
			text = fmt.Sprintf("%#x", uint32(v))
		default:
			text = fmt.Sprint(v)
		}
		a.line = append(a.line, fmt.Sprintf("%s=%s", list[i], text))
	}
}

// quoted doubles no backslash unless it must.
func quoted(s string) string {
	if strings.Trim(strconv.Quote(strings.ReplaceAll(s, `\`, "")), `"`) == strings.ReplaceAll(s, `\`, "") {
		return `"` + s + `"`
	}
	return strconv.Quote(s)
}

// resource is a line of the members of a NETRESOURCE, the first one in a buffer.
func (a *telling) resource(word string, nr mpr.NetResource, buf *mpr.Buffer, err error) {
	if err != nil {
		return
	}
	if word != "" {
		a.begin(word)
	}
	a.pairs("scope", hex(nr.Scope), "type", hex(nr.Type), "display", hex(nr.DisplayType), "usage", hex(nr.Usage))
	for i, name := range []string{"local", "remote", "comment", "provider"} {
		text := []string{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider}[i]
		if text == "" && isNull(buf, i) {
			a.pairs(name, null{})
			continue
		}
		a.pairs(name, text)
	}
	a.end()
}

// isNull reports whether a string of a NETRESOURCE is NULL and not empty. The
// emulator, which leaves no bytes, has no empty ones.
func isNull(buf *mpr.Buffer, i int) bool {
	const first, pointer = 4 * 4, int(unsafe.Sizeof(uintptr(0)))
	at := first + i*pointer
	left := *buf.Left
	if len(left) < at+pointer {
		return true
	}
	return strings.Trim(string(left[at:at+pointer]), "\x00") == ""
}
