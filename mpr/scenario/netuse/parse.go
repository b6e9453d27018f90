package netuse

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/session"
)

// Switch is a word of the form /NAME or /NAME:VALUE.
type Switch struct {
	Name  string
	Value string // what stands behind the colon, as in "USER"; "" for none, in brackets if it may be missing

	choices []string // all that the value can be, in small letters; nil: anything
}

// switches are those of net use, in the order of its usage.
var switches = []Switch{
	{Name: "user", Value: "USER"}, {Name: "smartcard"}, {Name: "savecred"}, {Name: "requireintegrity"}, {Name: "requireprivacy"},
	{Name: "writethrough"}, {Name: "transport", Value: "TCP|QUIC", choices: []string{"tcp", "quic"}}, {Name: "skipcertcheck"},
	{Name: "requestcompression", Value: "YES|NO", choices: yesOrNo}, {Name: "global"}, {Name: "delete"}, {Name: "home"},
	{Name: "persistent", Value: "YES|NO", choices: yesOrNo}, {Name: "yes"}, {Name: "no"}, {Name: "help"}, {Name: "?"},
}

var yesOrNo = []string{"yes", "no"}

// Use is a command line of net use, sorted into its parts.
type Use struct {
	Device   string            // a letter or port as it was typed, "*" for the next free letter, or "" for none
	Remote   *string           // a remote name with backslashes, or a URL; nil: none was given
	Password *string           // "*" asks for it; nil: none was given
	Switches map[string]string // the values by the whole names of the switches, in small letters
}

// Has reports whether a switch was given.
func (u *Use) Has(name string) bool {
	_, given := u.Switches[name]
	return given
}

// SyntaxError is a command line that net use doesn't take.
type SyntaxError struct {
	Text   string
	Switch string // one that there isn't; "" otherwise
}

// Error says what is wrong with the line.
func (e *SyntaxError) Error() string { return e.Text }

func misuse(format string, args ...any) error {
	return &SyntaxError{Text: fmt.Sprintf(format, args...)}
}

// Parse sorts the words behind net use. Switches stand anywhere, in any case, and may be cut short as long as no other
// begins so; more are those that the program has beside net's own, which never make one of net's ambiguous. An error is a
// *SyntaxError.
//
// Document: "Net use", Windows commands reference.
func Parse(words []string, more ...Switch) (*Use, error) {
	u := &Use{Switches: make(map[string]string)}
	var plain []string
	for _, word := range words {
		if !strings.HasPrefix(word, "/") || strings.HasPrefix(word, "//") {
			plain = append(plain, word)
			continue
		}
		if err := u.take(word[1:], more); err != nil {
			return nil, err
		}
	}
	return u, u.place(plain)
}

// take takes a switch, without its stroke.
func (u *Use) take(word string, more []Switch) error {
	name, value, valued := strings.Cut(word, ":")
	s, err := find(small(name), more)
	switch {
	case err != nil:
		return err
	case valued && s.Value == "":
		return misuse("/%s takes no value", s.Name)
	case !valued && s.Value != "" && !strings.HasPrefix(s.Value, "["):
		return misuse("/%s needs a value: /%s:%s", s.Name, s.Name, s.Value)
	case u.Has(s.Name):
		return misuse("/%s is given twice", s.Name)
	}
	if s.choices != nil {
		i := slices.IndexFunc(s.choices, func(c string) bool { return value != "" && strings.HasPrefix(c, small(value)) })
		if i < 0 {
			return misuse("/%s is %s, not %q", s.Name, strings.Join(s.choices, " or "), value)
		}
		value = s.choices[i]
	}
	u.Switches[s.Name] = value
	return nil
}

// find finds a switch by its name, or by the beginning of it, among net's own first.
func find(name string, more []Switch) (Switch, error) {
	for _, s := range slices.Concat(switches, more) {
		if s.Name == name {
			return s, nil
		}
	}
	for _, list := range [][]Switch{switches, more} {
		var fit []string
		var found Switch
		for _, s := range list {
			if name != "" && strings.HasPrefix(s.Name, name) {
				found, fit = s, append(fit, "/"+s.Name)
			}
		}
		switch len(fit) {
		case 0:
		case 1:
			return found, nil
		default:
			return Switch{}, misuse("/%s may be %s", name, strings.Join(fit, " or "))
		}
	}
	return Switch{}, &SyntaxError{"unknown option /" + name, name}
}

// place gives the words that are no switches their places.
func (u *Use) place(words []string) error {
	rest := words
	if len(rest) > 0 && (isDevice(rest[0]) || len(rest) > 1 && isRemote(rest[1]) && !isRemote(rest[0]) || len(rest) > 2) {
		u.Device, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && !u.Has("home") { // which takes a password alone
		remote := slashes(rest[0])
		u.Remote, rest = &remote, rest[1:]
	}
	if len(rest) > 0 {
		u.Password, rest = &rest[0], rest[1:]
	}
	if len(rest) > 0 {
		return misuse(`too many arguments, from "%s" on`, rest[0])
	}
	return u.check()
}

// check refuses parts that don't go together.
func (u *Use) check() error {
	named := u.Device != "" || u.Remote != nil
	switch {
	case u.Has("yes") && u.Has("no"):
		return misuse("/yes and /no")
	case u.Has("delete"):
		if !named || u.Device != "" && u.Remote != nil || u.Password != nil {
			return misuse("/delete takes one DEVICE or REMOTE, or * for all")
		}
	case u.Has("home") && u.Device == "":
		return misuse("/home takes a device or *")
	case u.Device == "*" && u.Remote == nil && !u.Has("home"):
		return misuse("* to what? a remote name is missing")
	case !named && !u.Has("persistent") && !u.Has("help") && !u.Has("?"):
		for _, name := range slices.Sorted(maps.Keys(u.Switches)) {
			return misuse("/%s is for a connection: to what?", name)
		}
	}
	return nil
}

// isDevice reports whether a word is meant as a device.
func isDevice(word string) bool {
	_, err := session.ParseName(word)
	return word == "*" || err == nil || len(word) == 2 && word[1] == ':'
}

// isRemote reports whether a word can be meant as a remote name alone.
func isRemote(word string) bool {
	return strings.HasPrefix(word, `\\`) || strings.HasPrefix(word, "//") || strings.Contains(word, "://")
}

// slashes writes a remote name that has strokes in place of backslashes as Windows does; a URL stays.
func slashes(name string) string {
	if strings.HasPrefix(name, "//") {
		return strings.ReplaceAll(name, "/", `\`)
	}
	return name
}

// small returns a word of a command line in small letters.
func small(word string) string { return strings.ToLower(word) }
