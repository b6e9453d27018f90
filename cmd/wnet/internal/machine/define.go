package machine

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/words"
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

var domainCommand = &Command{
	Name: "domain", Args: "NAME", Short: "define a domain; its users are known to all its servers",
	Options:  []Option{{Name: "comment", Value: "TEXT", Help: "its comment"}, networkOption},
	Examples: []string{`domain CONTOSO`},
	run: func(l *line) error {
		if err := l.between(1, 1); err != nil {
			return err
		}
		n, err := l.network(l.options["network"])
		if err != nil {
			return err
		}
		return l.defined(n.fake.AddDomain(provider.Domain{Name: l.args[0], Comment: l.options["comment"]}))
	},
}

var networkOption = Option{Name: "network", Value: "NAME", Help: "the network that it belongs to; the first one", Kind: KindNetwork}

// defined makes a usage error of what the definition of a network says.
func (l *line) defined(err error) error {
	if err != nil {
		return l.usage("%v", err)
	}
	return nil
}

var serverCommand = &Command{
	Name: "server", Args: "NAME", Short: "define a server, take it down or up, or remove it",
	Long: "A server that is neither in a domain nor has users lets nobody in, unless it\nhas /guest.",
	Options: []Option{
		{Name: "domain", Value: "NAME", Help: "the domain that it is in"},
		{Name: "address", Value: "NAME", Help: "another name for it, such as its IP address"},
		{Name: "comment", Value: "TEXT", Help: "its comment"},
		{Name: "speed", Value: "NUMBER", Help: "its speed in units of 100 bits a second"},
		{Name: "guest", Help: "whoever isn't known is let in as a guest"},
		{Name: "delay", Value: "TIME", Help: "what every request to it takes, as in 10ms"},
		{Name: "down", Help: "it can't be reached (ERROR_BAD_NETPATH)"},
		{Name: "up", Help: "it can be reached again"},
		{Name: "remove", Help: "remove it"},
		networkOption,
	},
	Examples: []string{`server files /domain:CONTOSO /comment:'The file server'`, `server files /down`},
	run:      runServer,
}

func runServer(l *line) error {
	if err := l.between(1, 1); err != nil {
		return err
	}
	var delay time.Duration
	if l.has("delay") {
		var err error
		if delay, err = time.ParseDuration(l.options["delay"]); err != nil {
			return l.usage("/delay:%s is no time such as 10ms", l.options["delay"])
		}
	}
	name := l.args[0]
	if l.has("remove") {
		return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *provider.Fake) error { return f.RemoveServer(name) })
	}
	// Whether the server is there already shows when its state is set.
	err := l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *provider.Fake) error { return l.changeServer(f, name, delay) })
	if err == nil {
		return nil
	}
	n, err := l.network(l.options["network"])
	if err != nil {
		return err
	}
	speed, err := number(l, "speed", 0)
	if err != nil {
		return err
	}
	return l.defined(n.fake.AddServer(provider.Server{
		Name: name, Address: l.options["address"], Domain: l.options["domain"], Comment: l.options["comment"],
		Down: l.has("down"), Delay: delay, Speed: speed, Guest: l.has("guest"),
	}))
}

// changeServer changes a server that is there: ERROR_BAD_NETPATH otherwise.
func (l *line) changeServer(f *provider.Fake, name string, delay time.Duration) error {
	switch {
	case l.has("down") || l.has("up"):
		return f.SetDown(name, l.has("down"))
	case l.has("delay"):
		return f.SetDelay(name, delay)
	case l.has("comment"):
		return f.SetComment(name, "", l.options["comment"])
	}
	return winerr.ERROR_BAD_NETPATH
}

var shareCommand = &Command{
	Name: "share", Args: `\\SERVER\NAME`, Short: "share a folder, files in memory or a printer of a server",
	Long: "Without /files and /folder the share is an empty folder in memory. A name that\nends in $ is an administrative share: enumerations don't show it.",
	Options: []Option{
		{Name: "files", Value: "FOLDER", Help: "begin with a copy of the files of a folder", Kind: KindFile},
		{Name: "folder", Value: "FOLDER", Help: "share a folder of this computer itself; what is written is written there", Kind: KindFile},
		{Name: "print", Help: "a printer"},
		{Name: "readonly", Help: "nothing can be written"},
		{Name: "allow", Value: "USER,USER", Help: "only these may use it"},
		{Name: "deny", Value: "USER,USER", Help: "these may not use it"},
		{Name: "comment", Value: "TEXT", Help: "its comment"},
		{Name: "remove", Help: "remove it"},
	},
	Examples: []string{`share \\files\docs /files:docs /comment:'All documents'`, `share \\files\laser /print`, `share \\files\C$ /allow:admin`},
	Complete: []Kind{KindRemote},
	run:      runShare,
}

func runShare(l *line) error {
	if err := l.between(1, 1); err != nil {
		return err
	}
	server, name, ok := splitRemote(l.args[0])
	if !ok {
		return l.usage(`%q is not of the form \\SERVER\NAME`, l.args[0])
	}
	if l.has("remove") {
		return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *provider.Fake) error { return f.RemoveShare(server, name) })
	}
	share := provider.Share{
		Name: name, Comment: l.options["comment"], Allow: l.list("allow"), Deny: l.list("deny"), ReadOnly: l.has("readonly"),
	}
	if l.has("print") {
		share.Type = provider.RESOURCETYPE_PRINT
	}
	var err error
	if share.FS, err = l.shareFS(); err != nil {
		return l.usage("%v", err)
	}
	return l.anyNetwork(winerr.ERROR_BAD_NETPATH, func(f *provider.Fake) error { return f.AddShare(server, share) })
}

// splitRemote splits `\\server\share`.
func splitRemote(remote string) (server, share string, ok bool) {
	rest, ok := strings.CutPrefix(remote, `\\`)
	server, share, cut := strings.Cut(rest, `\`)
	return server, share, ok && cut && server != "" && share != "" && !strings.Contains(share, `\`)
}

// shareFS is what a share is to hold; nil: empty.
func (l *line) shareFS() (fs.FS, error) {
	if folder := l.options["folder"]; folder != "" {
		return provider.NewDirFS(l.path(folder))
	}
	folder := l.options["files"]
	if folder == "" {
		return nil, nil
	}
	return copyFS(os.DirFS(l.path(folder)))
}

// path is a file of this computer.
func (l *line) path(name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(l.config.Dir, name)
}

// copyFS copies files into memory.
func copyFS(from fs.FS) (*provider.MemFS, error) {
	to := provider.NewMemFS()
	return to, fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case entry.IsDir():
			return to.Mkdir(name, 0o777)
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return writeFile(to, name, data)
	})
}

func writeFile(to provider.WritableFS, name string, data []byte) error {
	f, err := to.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

var userCommand = &Command{
	Name: "user", Args: `WHERE\NAME [PASSWORD]`, Short: "give a server or domain a user, or a user another password",
	Long:     "Where is a server or a domain that was defined before.",
	Options:  []Option{{Name: "remove", Help: "remove the user"}},
	Examples: []string{`user files\alice secret`, `user CONTOSO\bob 'pass word'`},
	run: func(l *line) error {
		if err := l.between(1, 2); err != nil {
			return err
		}
		where, name, ok := strings.Cut(l.args[0], `\`)
		if !ok {
			return l.usage(`%q is not of the form WHERE\NAME`, l.args[0])
		}
		return l.anyNetwork(winerr.ERROR_NO_SUCH_DOMAIN, func(f *provider.Fake) error {
			if l.has("remove") {
				return f.RemoveAccount(where, name)
			}
			return f.SetAccount(where, provider.Account{Name: name, Password: secret(l.arg(1))})
		})
	},
}

// secret is a password as it is typed: "" stands for an empty one.
func secret(word string) string {
	if word == `""` {
		return ""
	}
	return word
}

var setCommand = &Command{
	Name: "set", Args: "[SETTING VALUE]", Short: "set how the machine behaves, before anybody logs on",
	Long: "Without arguments all settings are shown. A Windows is one of Windows11,\n" +
		"Windows10, Windows7, WindowsVista, WindowsServer2003 and WindowsXP.",
	Examples: []string{`set Version WindowsXP`, `set EnableLinkedConnections on`, `set ServerIdentity ResolvedAddress`},
	Complete: []Kind{KindSetting},
	run:      runSet,
}

func runSet(l *line) error {
	if len(l.args) == 0 {
		for _, s := range settings {
			l.printf("%-24s %s\n", s.name, s.get(&l.router.Options))
		}
		return nil
	}
	if err := l.between(2, 2); err != nil {
		return err
	}
	l.mu.Lock()
	used := l.used
	l.mu.Unlock()
	if used {
		return l.usage("settings come before the first logon")
	}
	for _, s := range settings {
		if strings.EqualFold(s.name, l.args[0]) {
			if err := s.set(&l.router.Options, l.args[1]); err != nil {
				return l.usage("%v", err)
			}
			return nil
		}
	}
	return l.usage("no setting %q%s", l.args[0], words.DidYouMean(l.args[0], SettingNames(), ""))
}
