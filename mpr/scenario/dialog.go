package scenario

import (
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var connectDialogCommand = &Command{
	Name: "connectdialog", Args: "[REMOTE]", Short: "let the user connect a drive (ConnectionDialog1)",
	Options: []Option{
		{Name: "type", Value: "disk|print|N", Help: "the dwType (disk if absent)"},
		{Name: "fixed", Help: "the path can't be changed (CONNDLG_RO_PATH)"},
		{Name: "recent", Help: "begin with the most recent paths (CONNDLG_USE_MRU)"},
		{Name: "hidebox", Help: "no reconnect box (CONNDLG_HIDE_BOX)"},
		{Name: "persist", Help: "remember, whatever the box says (CONNDLG_PERSIST)"},
		{Name: "notpersist", Help: "don't remember (CONNDLG_NOT_PERSIST)"},
		{Name: "simple", Help: "call ConnectionDialog, which takes nothing but the type"},
	},
	Examples: []string{`connectdialog`, `connectdialog \\files\docs /fixed`}, Complete: []Kind{KindRemote},
	most: 1, act: runConnectDialog,
}

func runConnectDialog(l *line, me *mpr.Caller) error {
	typ, err := l.resourceType(mpr.RESOURCETYPE_DISK)
	if err != nil {
		return err
	}
	if l.has("simple") {
		return me.ConnectionDialog(0, typ)
	}
	dialog := mpr.ConnectDialog{Resource: &mpr.NetResource{Type: typ, RemoteName: l.arg(0)}}
	for option, flag := range map[string]mpr.ConnectDialogFlags{
		"fixed": mpr.CONNDLG_RO_PATH, "recent": mpr.CONNDLG_USE_MRU, "hidebox": mpr.CONNDLG_HIDE_BOX,
		"persist": mpr.CONNDLG_PERSIST, "notpersist": mpr.CONNDLG_NOT_PERSIST,
	} {
		if l.has(option) {
			dialog.Flags |= flag
		}
	}
	if err := me.ConnectionDialog1(&dialog); err != nil {
		return err
	}
	if dialog.DevNum == mpr.NoDevice {
		l.printf("connected without a device\n")
		return nil
	}
	l.printf("connected as device number %d\n", dialog.DevNum)
	return nil
}

var disconnectDialogCommand = &Command{
	Name: "disconnectdialog", Short: "let the user choose what to disconnect (DisconnectDialog)",
	Long: "The call returns at once and its dialog stays; the command waits for it, unless\n/nowait. The code is how the dialog ended.",
	Options: []Option{
		{Name: "type", Value: "disk|print|N", Help: "the dwType (disk if absent)"},
		{Name: "nowait", Help: "don't wait; dialog wait does it later"},
	},
	act: func(l *line, me *mpr.Caller) error {
		typ, err := l.resourceType(mpr.RESOURCETYPE_DISK)
		if err != nil {
			return err
		}
		if err := me.DisconnectDialog(0, typ); err != nil {
			return err
		}
		run := me.DisconnectDialogRun()
		l.mu.Lock()
		l.dialog = run
		l.mu.Unlock()
		if l.has("nowait") {
			return nil
		}
		return run.Wait()
	},
}

var dialogCommand = &Command{
	Name: "dialog", Args: "wait|end", Short: "wait for the disconnect dialog that is up, or end its worker",
	Examples: []string{`dialog wait`, `dialog end`},
	least:    1, most: 1, run: func(l *line) error {
		l.mu.Lock()
		run := l.dialog
		l.mu.Unlock()
		if run == nil {
			return l.usage("no disconnect dialog was started")
		}
		switch strings.ToLower(l.args[0]) {
		case "wait":
		case "end":
			run.Terminate()
		default:
			return l.usage("it takes %s", l.command.Args)
		}
		return run.Wait()
	},
}

var disconnectDialog1Command = &Command{
	Name: "disconnectdialog1", Args: "[DEVICE] [REMOTE]", Short: "disconnect, with a question when files are open (DisconnectDialog1)",
	Options: []Option{
		{Name: "update", Help: "forget the device (DISC_UPDATE_PROFILE)"},
		{Name: "noforce", Help: "ask before files are closed (DISC_NO_FORCE)"},
		{Name: "cb", Value: "N", Help: "the cbStructure, to see what a wrong one gives"},
	},
	Examples: []string{`disconnectdialog1 Z: /noforce`}, Complete: []Kind{KindDevice, KindRemote},
	most: 2, act: func(l *line, me *mpr.Caller) error {
		var dialog mpr.DisconnectDialog
		for _, arg := range l.args {
			if isRemote(arg) {
				dialog.RemoteName = arg
			} else {
				dialog.LocalName = arg
			}
		}
		if l.has("update") {
			dialog.Flags |= mpr.DISC_UPDATE_PROFILE
		}
		if l.has("noforce") {
			dialog.Flags |= mpr.DISC_NO_FORCE
		}
		var err error
		if dialog.Size, err = number(l, "cb", 0); err != nil {
			return err
		}
		return me.DisconnectDialog1(&dialog)
	},
}
