package scenario

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// argument is what an argument of call and the value of an option may be: a text, or
// a number.
type argument struct {
	kind   kind              // of a text, for completion
	number bool              // it is a number
	names  map[string]uint32 // that numbers have
	prefix string            // that the names may have as well
	sum    bool              // several may be given, with commas between
	noun   string            // what a name is, for those who misspell it; "" for a number
}

var (
	typeArgument  = argument{number: true, names: numbered(resourceTypes)}
	scopeArgument = argument{number: true, names: numbered(scopes), noun: "scope"}
	usageArgument = argument{number: true, names: numbered(usages), sum: true, noun: "usage"}
	flagsArgument = argument{number: true, names: numbered(connectFlagNames), prefix: "CONNECT_", sum: true, noun: "flag"}
	levelArgument = argument{number: true, names: map[string]uint32{"universal": uint32(mpr.UNIVERSAL_NAME_INFO_LEVEL), "remote": uint32(mpr.REMOTE_NAME_INFO_LEVEL)}}
	sizeArgument  = argument{number: true, names: map[string]uint32{"null": 0}}
	plainNumber   = argument{number: true}
)

// callArguments are the arguments that questions may have, by name.
var callArguments = map[string]argument{
	"local": {kind: kindDevice}, "name": {kind: kindDevice}, "remote": {kind: kindRemote}, "path": {kind: kindRemote},
	"provider": {kind: kindNetwork}, "user": {}, "password": {}, "open": {kind: kindRemote}, "directory": {kind: kindRemote},
	"only": {kind: kindRemote},
	"type": typeArgument, "scope": scopeArgument, "usage": usageArgument, "flags": flagsArgument, "level": levelArgument,
	"force": {number: true, names: answersYes}, "release": {number: true, names: answersYes},
	"size": plainNumber, "nettype": plainNumber, "code": plainNumber, "text": {},
}

var answersYes = map[string]uint32{"yes": 1, "no": 0}

func numbered[N ~uint32](values map[string]N) map[string]uint32 {
	numbers := make(map[string]uint32)
	for name, n := range values {
		numbers[name] = uint32(n)
	}
	return numbers
}

// list returns the values that can be named, for completion.
func (a argument) list() []string { return sorted(a.names) }

// value reads a number.
func (a argument) value(text string) (sum uint32, err error) {
	parts := []string{text}
	if a.sum {
		parts = strings.Split(text, ",")
	}
	for _, part := range parts {
		n, err := a.part(part)
		if err != nil {
			return 0, err
		}
		sum |= n
	}
	return sum, nil
}

func (a argument) part(text string) (uint32, error) {
	for name, n := range a.names {
		if strings.EqualFold(text, name) || strings.EqualFold(text, a.prefix+name) {
			return n, nil
		}
	}
	n, err := strconv.ParseUint(text, 0, 32)
	if err == nil {
		return uint32(n), nil
	}
	if a.noun == "" {
		return 0, fmt.Errorf("%q is no number%s", text, didYouMean(text, a.list(), ""))
	}
	short := strings.TrimPrefix(wintext.Upper(text), a.prefix)
	return 0, fmt.Errorf("no %s %s%s", a.noun, quoted(text), didYouMean(short, a.list(), a.prefix))
}

// question is a call with its arguments.
type question struct {
	call    *apiCall
	texts   map[string]string
	numbers map[string]uint32
}

// parseQuestion reads the words behind call.
func parseQuestion(list []string) (*question, error) {
	if len(list) == 0 {
		return nil, fmt.Errorf("it takes CALL NAME=VALUE...; the calls are %s", strings.Join(apiNames(), ", "))
	}
	name, _ := wintext.CutPrefix(list[0], "WNet")
	name, _ = wintext.CutPrefix(name, "Multinet")
	at := slices.IndexFunc(apiCalls, func(c *apiCall) bool { return wintext.Same(c.name, name) || wintext.Same(c.name+"W", name) })
	if at < 0 {
		return nil, fmt.Errorf("there is no call %s%s", list[0], didYouMean(list[0], apiNames(), ""))
	}
	q := &question{call: apiCalls[at], texts: make(map[string]string), numbers: make(map[string]uint32)}
	for _, word := range list[1:] {
		if err := q.argument(word); err != nil {
			return nil, fmt.Errorf("%s: %w", q.call.name, err)
		}
	}
	return q, nil
}

func (q *question) argument(word string) error {
	key, value, found := strings.Cut(word, "=")
	key = strings.ToLower(key)
	switch {
	case !found:
		return fmt.Errorf("%q isn't of the form NAME=VALUE", word)
	case !slices.Contains(q.call.argumentNames(), key):
		return fmt.Errorf("it has no argument %s%s; it takes %s", key, didYouMean(key, q.call.argumentNames(), ""), q.call.takes)
	case q.has(key):
		return fmt.Errorf("%s is given twice", key)
	}
	q.texts[key] = value
	argument := callArguments[key]
	if !argument.number {
		return nil
	}
	argument.noun = "" // the argument has a name already
	n, err := argument.value(value)
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	q.numbers[key] = n
	return nil
}

func (q *question) has(key string) bool {
	_, given := q.texts[key]
	return given
}

// changes reports whether the call connects or cancels something.
func (c *apiCall) changes() bool {
	return slices.ContainsFunc([]string{"Add", "Use", "Restore", "Cancel"}, func(verb string) bool { return strings.HasPrefix(c.name, verb) })
}

// device returns the one that the question connects or cancels, "" for none. A name
// that is none by the documents may be taken for the nearest one that is.
func (q *question) device() string {
	name := wintext.Upper(q.texts["local"] + q.texts["name"]) // a call has one of them
	switch {
	case !q.call.changes() || strings.HasPrefix(name, `\\`):
		return ""
	case len(name) == 1:
		return name + ":"
	case len(name) > 2 && name[1] == ':':
		return name[:2]
	}
	return name
}

// usualSize is the size of a buffer that isn't given.
const usualSize = 1024

func (q *question) buffer() mpr.Buffer {
	if q.has("size") {
		return mpr.Buffer{Size: q.numbers["size"]}
	}
	return mpr.Buffer{Size: usualSize}
}

func (q *question) flags() mpr.ConnectFlags { return mpr.ConnectFlags(q.numbers["flags"]) }
func (q *question) force() bool             { return q.numbers["force"] != 0 }

func (q *question) resource() *mpr.NetResource {
	return &mpr.NetResource{
		Type: mpr.ResourceType(q.numbers["type"]), LocalName: q.texts["local"], RemoteName: q.texts["remote"],
		Provider: q.texts["provider"],
	}
}

// credentials returns the credentials of the question; "user=" is an empty name.
func (q *question) credentials() mpr.Credentials {
	var cred mpr.Credentials
	if user, given := q.texts["user"]; given {
		cred.User = &user
	}
	if q.has("password") {
		cred.Password = mpr.NewPassword(q.texts["password"])
	}
	return cred
}
