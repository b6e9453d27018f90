package netuse

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// texts are the sentences of net in one language. They are Windows' own, because programs match them.
type texts struct {
	done, remembered, notRemembered, noEntries         string
	columns                                            [4]string
	ok, disconnected, unavailable                      string
	nowConnected, deleted                              string
	fields                                             [6]string
	disk, print                                        string
	hasRemembered, overwrite                           string
	userInvalid, passwordInvalid, askUser, askPassword string
	askPasswordOf, typePassword                        string
	openFiles, force, youHave, continuing, proceed     string
	noResponse, systemError, moreHelp, syntax          string
	notAMessage                                        string
	yes, no                                            string
}

// languages holds the texts by language. What was never observed in a language is left out, and is English then.
var languages = map[string]texts{
	"en": {
		done:       "The command completed successfully.",
		remembered: "New connections will be remembered.", notRemembered: "New connections will not be remembered.",
		noEntries: "There are no entries in the list.",
		columns:   [4]string{"Status", "Local", "Remote", "Network"},
		ok:        "OK", disconnected: "Disconnected", unavailable: "Unavailable",
		nowConnected: "Drive %s is now connected to %s.", deleted: "%s was deleted successfully.",
		fields: [6]string{"Local name", "Remote name", "Resource type", "Status", "# Opens", "# Connections"},
		disk:   "Disk", print: "Print",
		hasRemembered:   "%s has a remembered connection to %s.",
		overwrite:       "Do you want to overwrite the remembered connection? (Y/N) [Y]: ",
		userInvalid:     "The password or user name is invalid for %s.",
		passwordInvalid: "The password is invalid for %s.",
		askUser:         "Enter the user name for '%s': ", askPassword: "Enter the password for %s: ",
		askPasswordOf: "Enter the password for '%s' to connect to '%s': ",
		typePassword:  "Type the password for %s: ",
		openFiles:     "There are open files and/or incomplete directory searches pending on the connection to %s.",
		force:         "Is it OK to continue disconnecting and force them closed? (Y/N) [N]: ",
		youHave:       "You have these remote connections:",
		continuing:    "Continuing will cancel the connections.",
		proceed:       "Do you want to continue this operation? (Y/N) [N]: ",
		noResponse:    "No valid response was provided.",
		systemError:   "System error %d has occurred.",
		moreHelp:      "More help is available by typing NET HELPMSG %d.",
		syntax:        "The syntax of this command is:",
		notAMessage:   "%s is not a valid Windows network message number.",
		yes:           "y", no: "n",
	},
	"de": {unavailable: "Nicht verfgb"},
	"nb": {unavailable: "Ikke tilgjen", noResponse: "Ugyldig svar"},
}

// language returns the texts of a language, and of English where it has none.
func language(name string) texts {
	t, other := languages["en"], languages[name]
	if other.unavailable != "" {
		t.unavailable = other.unavailable
	}
	if other.noResponse != "" {
		t.noResponse = other.noResponse
	}
	return t
}

//go:embed messages.tsv
var messageTable string

// messages are the system's texts by code.
var messages = func() map[winerr.Errno]string {
	m := make(map[winerr.Errno]string)
	for line := range strings.Lines(messageTable) {
		number, text, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if code, err := strconv.ParseUint(number, 10, 32); err == nil {
			m[winerr.Errno(code)] = text
		}
	}
	return m
}()

// sentence returns the text of a code: the system's, or the project's own where that isn't in the table, or "".
func sentence(code winerr.Errno) string {
	if text, known := messages[code]; known || code.Text() == "" {
		return text
	}
	text := code.Text()
	return wintext.Upper(text[:1]) + text[1:] + "."
}

// fail prints an error as net does, and returns the exit code.
func (n *net) fail(err error) int {
	code := winerr.Code(err)
	if code == winerr.ERROR_EXTENDED_ERROR {
		if last := n.Network.GetLastError(); last.Text != "" {
			n.errf("%s\n\n%s\n\n", fmt.Sprintf(n.systemError, code), last.Text)
			return 2
		}
	}
	if 2100 <= code && code < 3000 { // the codes of the LAN Manager
		n.errf("%s\n\n%s\n\n", sentence(code), fmt.Sprintf(n.moreHelp, code))
		return 2
	}
	n.errf("%s\n\n%s\n\n", fmt.Sprintf(n.systemError, code), sentence(code))
	return 2
}

// outf prints to standard output, with the line ends of Windows.
func (n *net) outf(format string, args ...any) { printf(n.Out, format, args...) }

// errf prints to standard error, with the line ends of Windows.
func (n *net) errf(format string, args ...any) { printf(n.Err, format, args...) }

// succeeded says that all went well, and returns the exit code.
func (n *net) succeeded() int {
	n.outf("%s\n\n", n.done)
	return 0
}
