package scenario

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr"
)

// Command is one command, with all that its help and its completion need.
type Command struct {
	Name     string
	Aliases  []string // other names of it
	Args     string   // its arguments, as in "NAME PATH"
	Short    string   // what it does, in one line
	long     string   // more of it, "" for none
	options  []option
	examples []string

	// complete are the kinds of its arguments, for completion; the last one
	// stands for all that follow.
	complete []kind

	// prefix says that the rest of the line, after the first N arguments, is a
	// command of its own, which completes itself.
	prefix int

	// check makes it a check, which takes words as they are and has no options.
	check func(*checking) error

	// words sorts the words behind the name into arguments and options; nil does so by options.
	words func(*line, []string) error

	// How many arguments it takes. The zero values are a command without any.
	least, most int

	// What it does: act in the name of the line's caller, and only if there is one;
	// run with or without.
	run func(*line) error
	act func(l *line, me *mpr.Caller) error
}

// many is the most of a command that takes any number of arguments.
const many = math.MaxInt

// option is a /name or /name:value of a command.
type option struct {
	name  string
	value string // what stands behind the colon, as in "USER"; "" for none
	help  string
	kind  kind      // of the value
	is    *argument // the number that it is; nil: a text
	flag  uint32    // that it stands for; 0: none
}

// kind is what an argument is, for completion.
type kind uint8

// The kinds of arguments.
const (
	kindText kind = iota
	kindDevice
	kindRemote
	kindServer
	kindScope
	kindNetwork
	kindCaller
	kindHandle
	kindCode
	kindCall
	kindSetting
	kindFlags
	kindFile
	kindQuestion
	kindArgument
	kindTime
)

// Usage is a command that can't be understood: unknown, or with arguments that
// it doesn't take.
type Usage struct {
	Command string // "" when the command itself is unknown
	Text    string
}

// Error says what is wrong, and where help is.
func (u *Usage) Error() string {
	if u.Command == "" {
		return u.Text
	}
	return u.Command + ": " + u.Text
}

// line is one command on its way: its words sorted into arguments and options.
type line struct {
	*Machine
	command *Command
	out     io.Writer
	told    io.Writer // for codes that were met
	me      *caller   // in whose name; nil when nobody is logged on
	args    []string
	options map[string]string // by lower-case name; "" for one without a value
	numbers map[string]uint32 // of options that are numbers or codes
}

func (l *line) usage(format string, args ...any) error {
	return &Usage{l.command.Name, fmt.Sprintf(format, args...)}
}

// misuse returns a usage error with the text of an error; nil for nil.
func (l *line) misuse(err error) error {
	if err != nil {
		return l.usage("%v", err)
	}
	return nil
}

func (l *line) printf(format string, args ...any) {
	fmt.Fprintf(l.out, format, args...)
}

// has reports whether an option was given.
func (l *line) has(option string) bool {
	_, given := l.options[option]
	return given
}

// arg returns an argument, or "" when there are fewer.
func (l *line) arg(i int) string {
	if i < len(l.args) {
		return l.args[i]
	}
	return ""
}

// do does what the line says.
func (l *line) do() error {
	if err := l.between(l.command.least, l.command.most); err != nil {
		return err
	}
	if l.command.act == nil {
		return l.command.run(l)
	}
	me, err := l.mine()
	if err != nil {
		return err
	}
	return l.command.act(l, me)
}

// between checks the number of arguments.
func (l *line) between(least, most int) error {
	switch {
	case len(l.args) < least:
		return l.usage("too few arguments; it takes %s", l.command.Args)
	case len(l.args) > most:
		return l.usage("too many arguments, from %s on; it takes %s", quoted(l.args[most]), orNone(l.command.Args))
	}
	return nil
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// parse sorts the words behind a command's name.
func (l *line) parse(list []string) error {
	l.options, l.numbers = make(map[string]string), make(map[string]uint32)
	if l.command.words != nil {
		return l.command.words(l, list)
	}
	for i, word := range list {
		if l.command.prefix > 0 && i >= l.command.prefix {
			l.args = append(l.args, list[i:]...)
			return nil
		}
		if !strings.HasPrefix(word, "/") {
			l.args = append(l.args, word)
			continue
		}
		if err := l.option(word); err != nil {
			return err
		}
	}
	return nil
}

func (l *line) option(word string) error {
	name, value, hasValue := strings.Cut(word[1:], ":")
	option, err := l.named(strings.ToLower(name))
	switch {
	case err != nil:
		return err
	case hasValue && option.value == "":
		return l.usage("/%s takes no value", option.name)
	case !hasValue && option.value != "" && !strings.HasPrefix(option.value, "["):
		return l.usage("/%s needs a value: /%s:%s", option.name, option.name, option.value)
	case l.has(option.name):
		return l.usage("/%s is given twice", option.name)
	}
	l.options[option.name] = value
	return l.value(option, value)
}

// value checks the value of an option, and keeps its number.
func (l *line) value(o option, text string) (err error) {
	switch {
	case o.is != nil:
		l.numbers[o.name], err = o.is.value(text)
		if err != nil && o.is.noun == "" {
			return l.usage("/%s:%s is no number", o.name, text)
		}
	case o.kind == kindCode:
		l.numbers[o.name], err = l.code(text)
		return err
	case o.kind == kindTime:
		if _, err := time.ParseDuration(text); err != nil {
			return l.usage("/%s:%s is no time such as 10ms", o.name, text)
		}
	}
	return l.misuse(err)
}

// flags returns the sum of the flags that the options stand for.
func (l *line) flags() (sum uint32) {
	for _, o := range l.command.options {
		if l.has(o.name) {
			sum |= o.flag
		}
	}
	return sum
}

// code reads a code.
func (l *line) code(text string) (uint32, error) {
	code, err := parseCode(text)
	if err != nil {
		return 0, l.usage("%v", err)
	}
	return uint32(code), nil
}

// lookUp finds one of the things that commands have names for. unknown is the message about
// a name that none has.
func lookUp[T any](l *line, among *map[string]T, name, unknown string) (T, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	thing, known := (*among)[name]
	if !known {
		return thing, l.usage(unknown+"%s", name, didYouMean(name, sorted(*among), ""))
	}
	return thing, nil
}

// list returns the value of an option with names between commas.
func (l *line) list(option string) []string {
	if l.options[option] == "" {
		return nil
	}
	return strings.Split(l.options[option], ",")
}

// named finds an option by its name, which may be cut short as long as no other
// begins so.
func (l *line) named(name string) (found option, err error) {
	var known, fit []string
	for _, o := range l.command.options {
		if o.name == name {
			return o, nil
		}
		known = append(known, o.name)
		if name != "" && strings.HasPrefix(o.name, name) {
			found, fit = o, append(fit, "/"+o.name)
		}
	}
	switch len(fit) {
	case 0:
		return found, l.usage("unknown option /%s%s", name, didYouMean(name, known, "/"))
	case 1:
		return found, nil
	}
	return found, l.usage("/%s may be %s", name, strings.Join(fit, " or "))
}

// about returns a command that is about one name.
func about(name, args, short, example string, of kind, do func(*line, *mpr.Caller) error, options ...option) *Command {
	return &Command{
		Name: name, Args: args, Short: short, examples: []string{example}, complete: []kind{of}, options: options,
		least: 1, most: 1, act: do,
	}
}

// A chapter is a part of the list of commands, with a title.
type chapter struct {
	title    string
	commands []*Command
}

// chapters are all commands in the order of the help, and commands all of them but
// the checks. They are set by init, since commands that run other ones look into them.
var (
	chapters []chapter
	commands []*Command
)

// each returns what of makes of the members of a list.
func each[T, R any](list []T, of func(T) R) (made []R) {
	for _, one := range list {
		made = append(made, of(one))
	}
	return made
}

// sorted returns the keys of a map, sorted.
func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
