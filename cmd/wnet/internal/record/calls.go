package record

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Network is what is asked: with caller's buffers, so that their sizes can be
// told.
type Network interface {
	mpr.Network
	mpr.Sized
}

// kind is a call that a question may make.
type kind struct {
	args string // their names, with spaces between
	do   func(Network, arguments) string
}

// calls are the calls that there are.
var calls = map[string]kind{
	"AddConnection2": {"local remote type provider user password flags", func(n Network, a arguments) string {
		return told(n, n.AddConnection2(a.resource(), a.credentials(), mpr.ConnectFlags(a.number("flags", 0))))
	}},
	"UseConnection": {"local remote type provider user password flags size release", use},
	"CancelConnection2": {"name flags force", func(n Network, a arguments) string {
		return told(n, n.CancelConnection2(a["name"], mpr.ConnectFlags(a.number("flags", 0)), a.number("force", 0) != 0))
	}},
	"RestoreSingleConnection": {"local", func(n Network, a arguments) string {
		return told(n, n.RestoreSingleConnection(0, a["local"], false))
	}},
	"GetConnection": {"local size", func(n Network, a arguments) string {
		buf := a.buffer()
		remote, err := n.GetConnectionSized(a["local"], buf)
		return told(n, err, "size", buf.Size, "remote", remote)
	}},
	"GetUser": {"name size", func(n Network, a arguments) string {
		buf := a.buffer()
		user, err := n.GetUserSized(a["name"], buf)
		return told(n, err, "size", buf.Size, "user", user)
	}},
	"GetUniversalName": {"path level size", func(n Network, a arguments) string {
		buf := a.buffer()
		name, err := n.GetUniversalNameSized(a["path"], mpr.Level(a.number("level", 1)), buf)
		return told(n, err, "size", buf.Size, "universal", name.Universal, "connection", name.Connection, "remaining", name.Remaining)
	}},
	"GetResourceInformation": {"remote type provider size", func(n Network, a arguments) string {
		buf := a.buffer()
		info, rest, err := n.GetResourceInformationSized(a.resource(), buf)
		return told(n, err, append([]any{"size", buf.Size, "rest", rest}, fields(info)...)...)
	}},
	"GetResourceParent": {"remote provider size", func(n Network, a arguments) string {
		buf := a.buffer()
		parent, err := n.GetResourceParentSized(a.resource(), buf)
		return told(n, err, append([]any{"size", buf.Size}, fields(parent)...)...)
	}},
	"GetProviderName": {"type size", func(n Network, a arguments) string {
		buf := a.buffer()
		name, err := n.GetProviderNameSized(a.number("type", 0), buf)
		return told(n, err, "size", buf.Size, "name", name)
	}},
	"Enumerate": {"scope type usage remote provider", enumerate},
}

// use connects, and with release cancels what was chosen.
func use(n Network, a arguments) string {
	buf := a.buffer()
	use, err := n.UseConnectionSized(0, a.resource(), a.credentials(), mpr.ConnectFlags(a.number("flags", 0)), buf)
	answer := told(n, err, "size", buf.Size, "access", use.AccessName, "result", uint32(use.Flags))
	if err == nil && a.number("release", 0) != 0 {
		answer += " released " + told(n, n.CancelConnection2(use.AccessName, 0, true))
	}
	return answer
}

// enumerate opens an enumeration, lists it and closes it. The order of what it
// lists is nobody's promise, so that it is sorted.
func enumerate(n Network, a arguments) string {
	var nr *mpr.NetResource
	if a["remote"] != "" || a["provider"] != "" {
		nr = &mpr.NetResource{RemoteName: a["remote"], Provider: a["provider"]}
	}
	h, err := n.OpenEnum(mpr.Scope(a.number("scope", 1)), mpr.ResourceType(a.number("type", 0)), mpr.Usage(a.number("usage", 0)), nr)
	if err != nil {
		return told(n, err)
	}
	var entries []string
	for range 1000 {
		var list []mpr.NetResource
		if list, err = n.EnumResourceSized(h, 1, &mpr.Buffer{Size: 16 << 10}); err != nil {
			break
		}
		for _, each := range list {
			entries = append(entries, "["+pairs(fields(each))+"]")
		}
	}
	end := told(n, err)
	slices.Sort(entries)
	closed := told(n, n.CloseEnum(h))
	return strings.Join(append([]string{end, "closed", closed}, entries...), " ")
}

// fields are the members of a NETRESOURCE, by name.
func fields(nr mpr.NetResource) []any {
	return []any{
		"scope", uint32(nr.Scope), "type", uint32(nr.Type), "display", uint32(nr.DisplayType), "usage", uint32(nr.Usage),
		"local", nr.LocalName, "remote", nr.RemoteName, "comment", nr.Comment, "provider", nr.Provider,
	}
}

// told is an answer: the code, the last error, and what came with them.
func told(n Network, err error, more ...any) string {
	return strings.TrimSpace(winerr.Code(err).Name() + " last=" + n.LastErrno().Name() + " " + pairs(more))
}

// pairs writes names and values.
func pairs(list []any) string {
	var b strings.Builder
	for i := 0; i+1 < len(list); i += 2 {
		switch v := list[i+1].(type) {
		case string:
			fmt.Fprintf(&b, " %s=%q", list[i], v)
		case uint32:
			fmt.Fprintf(&b, " %s=%#x", list[i], v)
		}
	}
	return strings.TrimSpace(b.String())
}

// isNumber reports whether an argument is one.
func isNumber(key string) bool {
	return slices.Contains([]string{"type", "flags", "force", "size", "level", "scope", "usage", "release"}, key)
}

func number(text string) (uint32, error) {
	v, err := strconv.ParseUint(text, 0, 32)
	return uint32(v), err
}

// number is a numeric argument; parseCall has made sure that it is one.
func (a arguments) number(key string, otherwise uint32) uint32 {
	if v, err := number(a[key]); err == nil {
		return v
	}
	return otherwise
}

// usual is the size of a buffer that isn't given.
const usual = 1024

func (a arguments) buffer() *mpr.Buffer { return &mpr.Buffer{Size: a.number("size", usual)} }

func (a arguments) resource() *mpr.NetResource {
	return &mpr.NetResource{
		Type: mpr.ResourceType(a.number("type", 0)), LocalName: a["local"], RemoteName: a["remote"], Provider: a["provider"],
	}
}

// credentials are NULL unless they are given; "user=" is an empty name.
func (a arguments) credentials() mpr.Credentials {
	var cred mpr.Credentials
	if user, given := a["user"]; given {
		cred.User = &user
	}
	if password, given := a["password"]; given {
		cred.Password = mpr.NewPassword(password)
	}
	return cred
}
