package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

var domainCommand = &Command{
	Name: "domain", Args: "NAME", Short: "define a domain; its users are known to all its servers",
	options:  []option{{name: "comment", value: "TEXT", help: "its comment"}, networkOption},
	examples: []string{`domain CONTOSO`},
	least:    1, most: 1, run: func(l *line) error {
		n, err := l.network(l.options["network"])
		if err != nil {
			return err
		}
		return l.misuse(n.fake.AddDomain(fake.Domain{Name: l.args[0], Comment: l.options["comment"]}))
	},
}

var networkOption = option{name: "network", value: "NAME", help: "the network that it belongs to (the first one if absent)", kind: kindNetwork}

var serverCommand = &Command{
	Name: "server", Args: "NAME", Short: "define a server, take it down or up, or remove it",
	long: "A server that is neither in a domain nor has users lets nobody in, unless it\nhas /guest.",
	options: []option{
		{name: "domain", value: "NAME", help: "the domain that it is in"},
		{name: "address", value: "NAME", help: "another name for it, such as its IP address"},
		{name: "comment", value: "TEXT", help: "its comment"},
		{name: "speed", value: "NUMBER", help: "its speed in units of 100 bits a second", is: &plainNumber},
		{name: "guest", help: "whoever isn't known is let in as a guest"},
		{name: "delay", value: "TIME", help: "what every request to it takes, as in 10ms", kind: kindTime},
		{name: "optdata", value: "NUMBER", help: "the best size of a request to it, in bytes", is: &plainNumber},
		{name: "answer", value: "CODE", help: "it answers everything with this code, or with NO_ERROR serves again", kind: kindCode},
		{name: "idle", value: "TIME", help: "a connection that nobody uses for so long is dropped", kind: kindTime},
		{name: "drop", help: "drop the sessions of its users, who connect again when they use a connection"},
		{name: "full", help: "it takes nobody else (ERROR_REQ_NOT_ACCEP)"},
		{name: "refused", value: "invalidpassword|logonfailure", help: "what it answers to a wrong password, whatever the machine is set to", is: &refusedArgument},
		{name: "down", help: "it can't be reached (ERROR_BAD_NETPATH)"},
		{name: "up", help: "it can be reached again, and isn't full"},
		{name: "remove", help: "remove it"},
		networkOption,
	},
	examples: []string{`server files /domain:CONTOSO /comment:'The file server'`, `server files /down`},
	least:    1, most: 1, run: runServer,
}

func runServer(l *line) error {
	delay, _ := time.ParseDuration(l.options["delay"]) // which are times, if they are given
	idle, _ := time.ParseDuration(l.options["idle"])
	name := l.args[0]
	if l.has("remove") {
		return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *fake.Provider) error { return f.RemoveServer(name) })
	}
	// Whether the server is there already shows when its state is set.
	err := l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *fake.Provider) error { return l.changeServer(f, name, delay) })
	if err == nil {
		return nil
	}
	n, err := l.network(l.options["network"])
	if err != nil {
		return err
	}
	l.define(`\\` + name)
	return l.misuse(n.fake.AddServer(fake.Server{
		Name: name, Address: l.options["address"], Domain: l.options["domain"], Comment: l.options["comment"],
		Down: l.has("down"), Answer: winerr.Errno(l.numbers["answer"]), Delay: delay, IdleTimeout: idle, Speed: l.numbers["speed"], OptDataSize: l.numbers["optdata"], Guest: l.has("guest"),
		Full: l.has("full"), Refused: winerr.Errno(l.numbers["refused"]),
	}))
}

// define keeps a remote name for completion.
func (m *Machine) define(remote string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.remotes = append(m.remotes, remote)
}

// changeServer changes a server that is there: ERROR_BAD_NETPATH otherwise.
func (l *line) changeServer(f *fake.Provider, name string, delay time.Duration) error {
	err := error(winerr.ERROR_BAD_NETPATH)
	if l.has("down") || l.has("up") {
		err = f.SetDown(name, l.has("down"))
	}
	if l.has("full") || l.has("up") {
		err = f.SetFull(name, l.has("full"))
	}
	if l.has("delay") {
		err = f.SetDelay(name, delay)
	}
	if l.has("answer") {
		err = f.SetAnswer(name, winerr.Errno(l.numbers["answer"]))
	}
	if l.has("drop") {
		err = f.DropSessions(name)
	}
	if l.has("comment") {
		err = f.SetComment(name, "", l.options["comment"])
	}
	return err
}

var userCommand = &Command{
	Name: "user", Args: `WHERE\NAME [PASSWORD]`, Short: "give a server or domain a user, or a user another password",
	long: "Where is a server or a domain that was defined before.",
	options: []option{
		{name: "state", value: "STATE", help: "why a logon is refused: disabled, restricted, locked, expired or mustchange", is: &stateArgument},
		{name: "remove", help: "remove the user"},
	},
	examples: []string{`user files\alice secret`, `user CONTOSO\bob 'pass word'`, `user files\carol secret /state:disabled`},
	least:    1, most: 2, run: func(l *line) error {
		where, name, ok := strings.Cut(l.args[0], `\`)
		if !ok {
			return l.usage(`%s is not of the form WHERE\NAME`, quoted(l.args[0]))
		}
		return l.anyNetwork(winerr.ERROR_NO_SUCH_DOMAIN, func(f *fake.Provider) error {
			if l.has("remove") {
				return f.RemoveAccount(where, name)
			}
			return f.SetAccount(where, fake.Account{Name: name, Password: l.arg(1), State: winerr.Errno(l.numbers["state"])})
		})
	},
}

// stateArgument is the state of an account.
var stateArgument = argument{number: true, noun: "state", names: map[string]uint32{
	"disabled": uint32(winerr.ERROR_ACCOUNT_DISABLED), "restricted": uint32(winerr.ERROR_ACCOUNT_RESTRICTION),
	"locked": uint32(winerr.ERROR_ACCOUNT_LOCKED_OUT), "expired": uint32(winerr.ERROR_PASSWORD_EXPIRED),
	"mustchange": uint32(winerr.ERROR_PASSWORD_MUST_CHANGE),
}}

// refusedArgument is what a server answers to a wrong password.
var refusedArgument = argument{number: true, names: map[string]uint32{
	"invalidpassword": uint32(winerr.ERROR_INVALID_PASSWORD), "logonfailure": uint32(winerr.ERROR_LOGON_FAILURE),
}}

var shareCommand = &Command{
	Name: "share", Args: `\\SERVER\NAME`, Short: "share a folder, files in memory or a printer of a server",
	long: "Without /files and /folder the share is an empty folder in memory. A name that\nends in $ is an administrative share: enumerations don't show it.",
	options: []option{
		{name: "files", value: "FOLDER", help: "begin with a copy of the files of a folder", kind: kindFile},
		{name: "folder", value: "FOLDER", help: "share a folder of this computer itself; what is written is written there", kind: kindFile},
		{name: "print", help: "a printer"},
		{name: "readonly", help: "nothing can be written"},
		{name: "dfs", help: "a root of DFS: the user of a connection to it isn't known"},
		{name: "flags", value: "NUMBER", help: "the WNCON_ flags of its performance", is: &plainNumber},
		{name: "allow", value: "USER,USER", help: "only these may use it"},
		{name: "deny", value: "USER,USER", help: "these may not use it"},
		{name: "comment", value: "TEXT", help: "its comment"},
		{name: "remove", help: "remove it"},
	},
	examples: []string{`share \\files\docs /files:docs /comment:'All documents'`, `share \\files\laser /print`, `share \\files\C$ /allow:admin`},
	complete: []kind{kindRemote},
	least:    1, most: 1, run: runShare,
}

func runShare(l *line) error {
	server, name, ok := splitRemote(l.args[0])
	if !ok {
		return l.usage(`%s is not of the form \\SERVER\NAME`, quoted(l.args[0]))
	}
	if l.has("remove") {
		return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *fake.Provider) error { return f.RemoveShare(server, name) })
	}
	share := fake.Share{
		Name: name, Comment: l.options["comment"], Allow: l.list("allow"), Deny: l.list("deny"), ReadOnly: l.has("readonly"),
		DFS: l.has("dfs"), PerformanceFlags: provider.ConnectInfoFlags(l.numbers["flags"]),
	}
	if l.has("print") {
		share.Type = provider.RESOURCETYPE_PRINT
	}
	var err error
	if share.FS, err = l.shareFS(); err != nil {
		return l.usage("%v", err)
	}
	l.define(l.args[0])
	return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *fake.Provider) error { return f.AddShare(server, share) })
}

// splitRemote splits `\\server\share`.
func splitRemote(remote string) (server, share string, ok bool) {
	rest, ok := strings.CutPrefix(remote, `\\`)
	server, share, cut := strings.Cut(rest, `\`)
	return server, share, ok && cut && server != "" && share != "" && !strings.Contains(share, `\`)
}

// shareFS returns what a share is to hold; nil: empty.
func (l *line) shareFS() (fs.FS, error) {
	place := get(l.Machine, &l.place)
	for _, option := range []string{"folder", "files"} {
		name := l.options[option]
		if name == "" {
			continue
		}
		dir, err := place.folder(name)
		if err != nil {
			return nil, folderError(name, err)
		}
		if option == "folder" {
			return l.shareFolder(dir)
		}
		files, err := copied(dir)
		if err != nil {
			return nil, folderError(name, err)
		}
		return files, nil
	}
	return nil, nil
}

// folderError says of a folder that isn't there just that.
func folderError(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no folder %s", name)
	}
	return err
}

// shareFolder opens a folder of this computer, until the machine is closed.
func (l *line) shareFolder(dir string) (fs.FS, error) {
	shared, err := fake.NewDirFS(dir)
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.folders = append(l.folders, shared)
	return shared, nil
}
