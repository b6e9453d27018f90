package scenario

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// handle is an open file or print job, by the name that commands know it by.
type handle struct {
	path   string
	reader io.Reader // nil for a print job
	writer io.Writer
	closer io.Closer
}

// keep keeps a handle under a name.
func (l *line) keep(name string, h *handle) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.handles[name] != nil {
		_ = h.closer.Close() // it was opened a moment ago, for a name that is taken
		return l.usage("there is a handle %s already", name)
	}
	l.handles[name] = h
	return nil
}

// onHandle returns what a command does with the handle that its first argument names.
func onHandle(do func(*line, *handle) error) func(*line) error {
	return func(l *line) error {
		h, err := lookUp(l, &l.handles, l.args[0], "no handle %q is open")
		if err != nil {
			return err
		}
		return do(l, h)
	}
}

var openCommand = &Command{
	Name: "open", Args: "HANDLE PATH", Short: "open a file, and keep it open under a name",
	long: "The file counts as open on its connection until it is closed.",
	options: []option{
		{name: "write", help: "open it for writing, and make it if it isn't there"},
		{name: "append", help: "write behind what is there"},
	},
	examples: []string{`open f Z:\a.txt`, `open log Z:\log.txt /write`},
	complete: []kind{kindText, kindRemote},
	least:    2, most: 2, act: func(l *line, me *mpr.Caller) error {
		flag := os.O_RDONLY
		if l.has("write") {
			flag = os.O_RDWR | os.O_CREATE
		}
		if l.has("append") {
			flag = os.O_WRONLY | os.O_CREATE | os.O_APPEND
		}
		f, err := me.OpenFile(l.args[1], flag, 0o666)
		if err != nil {
			return err
		}
		return l.keep(l.args[0], &handle{l.args[1], f, f, f})
	},
}

var readCommand = &Command{
	Name: "read", Args: "HANDLE", Short: "read the rest of an open file and show it",
	examples: []string{`read f`}, complete: []kind{kindHandle},
	least: 1, most: 1, run: onHandle(func(l *line, h *handle) error {
		if h.reader == nil {
			return l.usage("%s is a print job", l.args[0])
		}
		return l.show(h.reader)
	}),
}

// show copies a file to the output and ends its last line.
func (l *line) show(r io.Reader) error {
	data, err := io.ReadAll(r)
	l.printf("%s", data)
	if n := len(data); n > 0 && data[n-1] != '\n' {
		l.printf("\n")
	}
	return err
}

var writeCommand = &Command{
	Name: "write", Args: "HANDLE TEXT", Short: "write a line to an open file or print job",
	examples: []string{`write log 'hello, world'`}, complete: []kind{kindHandle, kindText},
	least: 2, most: 2, run: onHandle(func(l *line, h *handle) error {
		_, err := io.WriteString(h.writer, l.args[1]+"\n")
		return err
	}),
}

var closeCommand = &Command{
	Name: "close", Args: "HANDLE", Short: "close a file or end a print job",
	examples: []string{`close f`}, complete: []kind{kindHandle},
	least: 1, most: 1, run: onHandle(func(l *line, h *handle) error {
		l.mu.Lock()
		delete(l.handles, l.args[0])
		l.mu.Unlock()
		return h.closer.Close()
	}),
}

var (
	typeCommand = about("type", "PATH", "show a file", `type Z:\a.txt`, kindRemote, withOpen(func(l *line, f provider.File) error { return l.show(f) }))
	dirCommand  = about("dir", "PATH", "list a folder", `dir Z:\`, kindRemote, withOpen((*line).folder))
	mdCommand   = about("md", "PATH", "make a folder", `md Z:\new`, kindRemote, func(l *line, me *mpr.Caller) error {
		return me.Mkdir(l.args[0], 0o777)
	})
	delCommand = about("del", "PATH", "remove a file or an empty folder", `del Z:\a.txt`, kindRemote, func(l *line, me *mpr.Caller) error {
		return me.Remove(l.args[0])
	})
)

// withOpen returns what a command does with the file or folder of its path, open.
func withOpen(do func(*line, provider.File) error) func(*line, *mpr.Caller) error {
	return func(l *line, me *mpr.Caller) error {
		f, err := me.Open(l.args[0])
		if err != nil {
			return err
		}
		return errors.Join(do(l, f), f.Close())
	}
}

// folder lists an open folder.
func (l *line) folder(f provider.File) error {
	entries, err := f.ReadDir(-1)
	if err != nil {
		return err
	}
	table := NewTable("Name", "Bytes")
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return err
		}
		size := fmt.Sprint(info.Size())
		if entry.IsDir() {
			size = "<folder>"
		}
		table.Row(entry.Name(), size)
	}
	table.Write(l.out, "The folder is empty.")
	return nil
}

var chdirCommand = &Command{
	Name: "chdir", Args: "[PATH]", Short: "make a folder the current directory of the caller's process",
	long:     "It keeps its device from being disconnected (ERROR_DEVICE_IN_USE). Without a\npath the process goes somewhere local.",
	examples: []string{`chdir Z:\dir`, `chdir`}, complete: []kind{kindRemote},
	most: 1, act: func(l *line, me *mpr.Caller) error { return me.Chdir(l.arg(0)) },
}

var printCommand = &Command{
	Name: "print", Args: "HANDLE PORT TITLE", Short: "begin a print job on a redirected port",
	long:     "The job is written with write, and printed when it is closed.",
	examples: []string{`print job LPT1 'My letter'`}, complete: []kind{kindText, kindDevice, kindText},
	least: 3, most: 3, act: func(l *line, me *mpr.Caller) error {
		w, err := me.Print(l.args[1], l.args[2])
		if err != nil {
			return err
		}
		return l.keep(l.args[0], &handle{l.args[1], nil, w, w})
	},
}

var handlesCommand = &Command{
	Name: "handles", Short: "list what is open",
	run: func(l *line) error {
		table := NewTable("Handle", "Path")
		l.mu.Lock()
		for _, name := range sorted(l.handles) {
			table.Row(name, l.handles[name].path)
		}
		l.mu.Unlock()
		table.Write(l.out, "Nothing is open.")
		return nil
	},
}

var printedCommand = &Command{
	Name: "printed", Args: `\\SERVER\PRINTER`, Short: "list what a printer has printed",
	examples: []string{`printed \\files\laser`}, complete: []kind{kindRemote},
	least: 1, most: 1, run: func(l *line) error {
		server, share, ok := splitRemote(l.args[0])
		if !ok {
			return l.usage(`%s is not of the form \\SERVER\PRINTER`, quoted(l.args[0]))
		}
		l.mu.Lock()
		networks := slices.Clone(l.networks)
		l.mu.Unlock()
		table := NewTable("Title", "User", "Text")
		for _, n := range networks {
			for _, j := range n.fake.Jobs(server, share) {
				table.Row(j.Title, j.User, strings.TrimRight(string(j.Data), "\n"))
			}
		}
		table.Write(l.out, "Nothing was printed.")
		return nil
	},
}
