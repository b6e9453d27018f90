package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

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
	Long:     "It keeps its device from being disconnected (ERROR_DEVICE_IN_USE). Without a\npath the process goes somewhere local.",
	Examples: []string{`chdir Z:\dir`, `chdir`}, Complete: []Kind{KindRemote},
	most: 1, act: func(l *line, me *mpr.Caller) error { return me.Chdir(l.arg(0)) },
}

var printCommand = &Command{
	Name: "print", Args: "HANDLE PORT TITLE", Short: "begin a print job on a redirected port",
	Long:     "The job is written with write, and printed when it is closed.",
	Examples: []string{`print job LPT1 'My letter'`}, Complete: []Kind{KindText, KindDevice, KindText},
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
		for _, name := range l.HandleNames() {
			h, err := l.handle(name)
			if err != nil {
				continue // closed in between
			}
			table.Row(name, h.path)
		}
		table.Write(l.out, "Nothing is open.")
		return nil
	},
}

var printedCommand = &Command{
	Name: "printed", Args: `\\SERVER\PRINTER`, Short: "list what a printer has printed",
	Examples: []string{`printed \\files\laser`}, Complete: []Kind{KindRemote},
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
