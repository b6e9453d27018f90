// Package netuse is the program net of Windows, over any mpr.Network: net use with all of its forms, net view, net session,
// net helpmsg, net help and beside them cmdkey. It prints what Windows prints, to the byte, because programs parse it, and
// asks what Windows asks. Its parser is also that of the command net use of package scenario.
//
// Documents: "Net use", "Net view", "Net session", "Net helpmsg" and "Cmdkey", Windows commands reference. What they leave
// out, the layout, the streams and the exit codes, was observed on Windows.
package netuse

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// Host is what the program runs on.
type Host struct {
	Network     mpr.Network     // in whose name it calls
	Workstation mpr.Workstation // what it asks for besides WNet, of the same caller
	In          io.Reader
	Out         io.Writer
	Err         io.Writer

	// Secret reads a line that doesn't show; nil reads it from In.
	Secret func() (string, error)
	// Note tells somebody who isn't the program's own caller, as of a name whose backslashes a shell has taken away. nil tells
	// nobody.
	Note func(text string)
	// Language is that of the texts: "en", "de" or "nb"; "" is English, as is what was never observed in another one.
	Language string
	// Home is the remote name of the user's home directory, for /home; "" for none.
	Home string
}

// net is one run of the program.
type net struct {
	Host
	texts
	in *bufio.Reader
}

// newNet returns a run on a host.
func newNet(h Host) *net {
	return &net{Host: h, texts: language(h.Language), in: bufio.NewReader(h.In)}
}

// Knows reports whether a subcommand of net is one of this package: use, view, session, helpmsg or help of one of these.
// Windows has others, which are no business of WNet.
func Knows(args []string) bool {
	if len(args) == 0 {
		return false
	}
	switch name := small(args[0]); name {
	case "use", "view", "session", "sessions", "helpmsg":
		return true
	case "help":
		return len(args) > 1 && Knows(args[1:])
	}
	return false
}

// Run runs net with the arguments behind its name, and returns its exit code: 0, 2 after an error, 1 after a line that it
// doesn't take.
func Run(h Host, args []string) int {
	n := newNet(h)
	if len(args) == 0 {
		return n.usage(n.Err, 1, "net")
	}
	rest := args[1:]
	switch name := small(args[0]); name {
	case "use":
		return n.use(rest)
	case "view":
		return n.view(rest)
	case "session", "sessions":
		return n.session(rest)
	case "helpmsg":
		return n.helpmsg(rest)
	case "help":
		if len(rest) > 0 && usages[small(rest[0])] != "" {
			return n.usage(n.Out, 0, small(rest[0]))
		}
		return n.usage(n.Out, 0, "net")
	default:
		return n.usage(n.Err, 1, "net")
	}
}

// usages are the texts behind "The syntax of this command is:".
var usages = map[string]string{
	"net": "NET\n    [ HELP | HELPMSG | SESSION | USE | VIEW ]\n",
	"use": `NET USE
[devicename | *] [\\computername\sharename[\volume] [password | *]]
        [/USER:[domainname\]username]
        [/USER:[dotted domain name\]username]
        [/USER:[username@dotted domain name]
        [/SMARTCARD]
        [/SAVECRED]
        [/REQUIREINTEGRITY]
        [/REQUIREPRIVACY]
        [/WRITETHROUGH]
        [/TRANSPORT:{TCP | QUIC} [/SKIPCERTCHECK]]
        [/REQUESTCOMPRESSION:{YES | NO}]
        [/GLOBAL]
        [[/DELETE] [/GLOBAL]]]

NET USE {devicename | *} [password | *] /HOME

NET USE [/PERSISTENT:{YES | NO}]

`,
	"view":    "NET VIEW\n[\\\\computername [/CACHE] | [/ALL] | /DOMAIN[:domainname]]\n\n",
	"session": "NET SESSION\n[\\\\computername] [/DELETE] [/LIST]\n\n",
	"helpmsg": "NET HELPMSG\nmessage#\n\n",
}

// usage prints the syntax of a subcommand, and returns the exit code.
func (n *net) usage(w io.Writer, exit int, name string) int {
	printf(w, "%s\n\n%s", n.syntax, usages[name])
	return exit
}

// asksForHelp reports whether the arguments are /? or its like.
func asksForHelp(args []string) bool {
	for _, a := range args {
		switch small(a) {
		case "/?", "/help", "/h":
			return true
		}
	}
	return false
}

// session lists the sessions of the machine's own server, which has none. Scripts ask for it to find out whether they are
// elevated.
func (n *net) session(args []string) int {
	if asksForHelp(args) {
		return n.usage(n.Out, 0, "session")
	}
	elevated, err := n.Workstation.Elevated()
	if err == nil && !elevated {
		err = winerr.ERROR_ACCESS_DENIED
	}
	if err != nil {
		return n.fail(err)
	}
	n.outf("%s\n\n", n.noEntries)
	return 0
}

// helpmsg prints the text of a code.
func (n *net) helpmsg(args []string) int {
	if len(args) != 1 || asksForHelp(args) {
		return n.usage(n.Err, 1, "helpmsg")
	}
	number, err := strconv.ParseUint(args[0], 10, 32)
	code := winerr.Errno(number)
	if text := sentence(code); err == nil && text != "" {
		n.outf("\n%s\n\n", text)
		return 0
	}
	n.errf("%s\n\n%s\n\n", fmt.Sprintf(n.notAMessage, args[0]), fmt.Sprintf(n.moreHelp, 3871))
	return 2
}

// printf prints with the line ends of Windows.
func printf(w io.Writer, format string, args ...any) {
	io.WriteString(w, strings.ReplaceAll(fmt.Sprintf(format, args...), "\n", "\r\n"))
}
