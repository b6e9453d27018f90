package scenario

import (
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

var restoreCommand = &Command{
	Name: "restore", Args: "[DEVICE]", Short: "connect a remembered device again, or all of them",
	Long: "That is RestoreConnection up to Windows Server 2003 and RestoreSingleConnection\nfrom Windows Vista on, unless /call says otherwise.",
	Options: []Option{
		{Name: "noui", Help: "show no prompt"},
		{Name: "call", Value: "CALL", Help: "RestoreConnection or RestoreSingleConnection"},
	},
	Examples: []string{`restore`, `restore Z: /noui`}, Complete: []Kind{KindDevice},
	most: 1, act: runRestore,
}

func runRestore(l *line, me *mpr.Caller) error {
	old := !l.router.Options.Version.AtLeast(session.WindowsVista)
	switch call := strings.ToLower(l.options["call"]); call {
	case "":
	case "restoreconnection", "restoresingleconnection":
		old = call == "restoreconnection"
	default:
		return l.usage("no call %q that restores", l.options["call"])
	}
	var err error
	if old {
		ui := mpr.UseUIYes
		if l.has("noui") {
			ui = mpr.UseUINo
		}
		err = me.RestoreConnection(0, l.arg(0), ui)
	} else {
		err = me.RestoreSingleConnection(0, l.arg(0), !l.has("noui"))
	}
	if err == nil {
		l.printf("restored\n")
	}
	return err
}
