package scenario

import (
	"fmt"
	"slices"
	"strings"
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// telling is what was answered, a line for each call and each resource.
type telling struct {
	n    Answerer
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

// textOrNone returns a text that a call has left: none with an error, unless there is one
// all the same.
func textOrNone(text string, err error) any {
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

// values adds a line of values.
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

// resource adds a line with the members of a NETRESOURCE, which the last call has left at
// the beginning of its buffer.
func (a *telling) resource(word string, nr mpr.NetResource, err error) {
	if err != nil {
		return
	}
	if word != "" {
		a.begin(word)
	}
	a.pairs("scope", hex(nr.Scope), "type", hex(nr.Type), "display", hex(nr.DisplayType), "usage", hex(nr.Usage))
	for i, name := range []string{"local", "remote", "comment", "provider"} {
		text := []string{nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider}[i]
		if text == "" && isNull(a.n.Left(), i) {
			a.pairs(name, null{})
			continue
		}
		a.pairs(name, text)
	}
	a.end()
}

// isNull reports whether a string of a NETRESOURCE is NULL and not empty. The
// emulator, which leaves no bytes, has no empty ones.
func isNull(left []byte, i int) bool {
	const first, pointer = 4 * 4, int(unsafe.Sizeof(uintptr(0)))
	at := first + i*pointer
	if len(left) < at+pointer {
		return true
	}
	return strings.Trim(string(left[at:at+pointer]), "\x00") == ""
}

// entriesAtMost bounds an enumeration that has no end.
const entriesAtMost = 1000

// enumerate opens an enumeration, lists it and closes it: with only the names that
// begin so, since what else a user is connected to is nobody's business. The order
// is no promise of any network, so that the list is sorted.
func enumerate(n Answerer, q *question, a *telling) {
	var nr *mpr.NetResource
	if q.has("remote") || q.has("provider") {
		nr = q.resource()
		nr.Scope, nr.Usage = mpr.RESOURCE_GLOBALNET, mpr.RESOURCEUSAGE_CONTAINER
	}
	scope := mpr.RESOURCE_CONNECTED
	if q.has("scope") {
		scope = mpr.Scope(q.numbers["scope"])
	}
	h, err := n.OpenEnum(scope, mpr.ResourceType(q.numbers["type"]), mpr.Usage(q.numbers["usage"]), nr)
	if a.told(err); err != nil {
		return
	}
	entries, err := a.entries(h, q.texts["only"])
	end := n.LastErrno()
	slices.Sort(entries)
	a.text.WriteString(strings.Join(entries, ""))
	a.begin("at the end:")
	a.coded(err, end)
	a.end()
	a.begin("closed:")
	a.told(n.CloseEnum(h))
}

// entries returns the lines of what an enumeration lists, to its end.
func (a *telling) entries(h mpr.EnumHandle, only string) (lines []string, err error) {
	for range entriesAtMost {
		list, _, err := a.n.Sized().EnumResource(h, 1, mpr.Buffer{Size: 16 << 10})
		if err != nil {
			return lines, err
		}
		for _, each := range list {
			if _, listed := wintext.CutPrefix(each.RemoteName, only); listed {
				one := telling{n: a.n}
				one.resource("entry", each, nil)
				lines = append(lines, one.text.String())
			}
		}
	}
	return lines, nil
}

// remembered tells what the profile of the user holds for a device.
func remembered(n Answerer, q *question, a *telling) {
	e, found, err := n.Remembered(wintext.Upper(q.texts["local"]))
	switch {
	case err != nil:
		a.begin(winerr.Code(err).Name())
	case !found:
		a.begin("nothing")
	default:
		a.begin("remembered")
		user := any(e.UserName)
		if e.UserZero {
			user = hexadecimal(0)
		}
		a.pairs("remote", e.RemotePath, "user", user, "provider", e.ProviderName, "providertype", hex(e.ProviderType),
			"connectiontype", hex(e.ConnectionType), "connectflags", hex(e.ConnectFlags), "deferflags", hex(e.DeferFlags),
			"useoptions", uint32(len(e.UseOptions)))
	}
	a.end()
}

// Answerer is who answers the command call: the emulator, or a real machine.
type Answerer interface {
	mpr.Network
	Sized() mpr.Sized

	// Left returns what the last call with a buffer has left in it; nil: it is not
	// known.
	Left() []byte

	// Remembered is what the user's profile holds for a device.
	Remembered(local string) (e profile.Entry, found bool, err error)

	// Present reports whether there is a drive of that letter, be it a local one.
	Present(drive string) bool

	// Hold opens a file, or makes a directory the current one, until release.
	Hold(path string, directory bool) (release func() error, err error)
}

// Emulated asks a caller of the emulator.
func Emulated(c *mpr.Caller) Answerer { return emulated{c} }

type emulated struct{ *mpr.Caller }

// Left returns nil: the emulator has no addresses to leave anything at.
func (emulated) Left() []byte { return nil }

func (e emulated) Remembered(local string) (profile.Entry, bool, error) {
	profiles := e.Router().Profiles
	if profiles == nil { // then the router keeps them to itself
		return profile.Entry{}, false, winerr.ERROR_CANNOT_OPEN_PROFILE
	}
	return profiles.Get(e.Session().ProfileKey(), local)
}

func (e emulated) Hold(path string, directory bool) (release func() error, err error) {
	if directory {
		return func() error { return e.Chdir("") }, e.Chdir(path)
	}
	f, err := e.Open(path)
	if err != nil {
		return nil, err
	}
	return f.Close, nil
}

func (e emulated) Present(drive string) bool {
	return e.Session().Devices().GetDriveType(drive+`\`) != session.DRIVE_NO_ROOT_DIR
}
