package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

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
	least:    1, most: 1, run: runShare,
}

func runShare(l *line) error {
	server, name, ok := splitRemote(l.args[0])
	if !ok {
		return l.usage(`%s is not of the form \\SERVER\NAME`, quoted(l.args[0]))
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
	l.define(l.args[0])
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
		shared, err := provider.NewDirFS(l.path(folder))
		if err != nil {
			return nil, err
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.folders = append(l.folders, shared)
		return shared, nil
	}
	folder := l.options["files"]
	if folder == "" {
		return nil, nil
	}
	if info, err := os.Stat(l.path(folder)); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("there is no folder %s", folder)
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
	return errors.Join(err, f.Close())
}
