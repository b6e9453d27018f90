package scenario

import (
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

var drivesCommand = &Command{
	Name: "drives", Short: "list the letters that the current caller sees, with their types",
	long: "As GetLogicalDriveStrings and GetDriveType tell. A drive that is remembered but\nnot connected is none of them.",
	act: func(l *line, me *mpr.Caller) error {
		devices := me.Session().Devices()
		table := NewTable("Root", "Type")
		for _, root := range devices.GetLogicalDriveStrings() {
			table.Row(root, devices.GetDriveType(root).String())
		}
		table.Write(l.out, "There are no drives.")
		return nil
	},
}

var driveTypeCommand = about("drivetype", "ROOT", "tell what kind of drive a root is (GetDriveType)",
	`drivetype Z:\`, kindDevice, func(l *line, me *mpr.Caller) error {
		l.printf("%s\n", me.Session().Devices().GetDriveType(l.args[0]))
		return nil
	})

var queryCommand = &Command{
	Name: "query", Args: "[NAME]", Short: "tell what a device name stands for, or list all names (QueryDosDevice)",
	examples: []string{`query Z:`}, complete: []kind{kindDevice},
	most: 1, act: func(l *line, me *mpr.Caller) error {
		list, err := me.Session().Devices().QueryDosDevice(l.arg(0))
		for _, target := range list {
			l.printf("%s\n", target)
		}
		return err
	},
}

var defineCommand = &Command{
	Name: "define", Args: "NAME [TARGET]", Short: "define a device name, as subst does (DefineDosDevice)",
	options: []option{
		{name: "raw", help: "the target is a path of the object namespace, as \\Device\\HarddiskVolume1", flag: uint32(session.DDD_RAW_TARGET_PATH)},
		{name: "remove", help: "remove a definition", flag: uint32(session.DDD_REMOVE_DEFINITION)},
		{name: "exact", help: "with /remove: only one whose target is that very one", flag: uint32(session.DDD_EXACT_MATCH_ON_REMOVE)},
	},
	examples: []string{`define D: \Device\HarddiskVolume2 /raw`, `define X: C:\dir`, `define X: /remove`},
	complete: []kind{kindDevice},
	least:    1, most: 2, act: func(l *line, me *mpr.Caller) error {
		return me.Session().Devices().DefineDosDevice(session.DefineFlags(l.flags()), l.args[0], strings.TrimSpace(l.arg(1)))
	},
}

var whoamiCommand = &Command{
	Name: "whoami", Short: "tell who the current caller is, and in which session",
	act: func(l *line, me *mpr.Caller) error {
		s := me.Session()
		l.printf("%s, session %s, %s%s\n", s.User(), s.LUID(), s.Type(), describeToken(s))
		return nil
	},
}

// FreeLetters returns the letters that the current caller doesn't see, from Z: down
// to C:.
func (m *Machine) FreeLetters() []string {
	var taken uint32
	if me := m.Caller(); me != nil {
		taken = me.Session().Devices().GetLogicalDrives()
	}
	var free []string
	for letter := 'Z'; letter >= 'C'; letter-- {
		if taken&(1<<(letter-'A')) == 0 {
			free = append(free, string(letter)+":")
		}
	}
	return free
}
