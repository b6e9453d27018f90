package netuse

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// view is net view: the servers, or the shares of one.
func (n *net) view(args []string) int {
	var server string
	for _, a := range args {
		switch low := small(a); {
		case low == "/all", low == "/cache", strings.HasPrefix(low, "/domain"):
		case strings.HasPrefix(a, "/") && !strings.HasPrefix(a, "//"), server != "":
			if asksForHelp(args) {
				return n.usage(n.Out, 0, "view")
			}
			return n.usage(n.Err, 1, "view")
		default:
			server = slashes(a)
		}
	}
	if server == "" {
		return n.viewServers()
	}
	if !strings.HasPrefix(server, `\\`) {
		server = `\\` + strings.TrimLeft(server, `\`)
	}
	return n.viewShares(server)
}

// viewServers lists the servers of all networks.
func (n *net) viewServers() int {
	var rows []string
	for nr, err := range mpr.Walk(n.Network, mpr.RESOURCETYPE_ANY, nil) {
		if err == nil && nr.DisplayType == mpr.RESOURCEDISPLAYTYPE_SERVER {
			rows = append(rows, strings.TrimRight(fmt.Sprintf("%-22s %s", nr.RemoteName, nr.Comment), " "))
		}
	}
	if len(rows) == 0 {
		n.outf("%s\n\n", n.noEntries)
		return 0
	}
	n.outf("Server Name            Remark\n\n%s\n%s\n", line79, strings.Join(rows, "\n"))
	return n.succeeded()
}

// viewShares lists the shares of a server. /all makes no difference, because enumerations leave hidden shares out.
func (n *net) viewShares(server string) int {
	root := mpr.NetResource{Scope: mpr.RESOURCE_GLOBALNET, Usage: mpr.RESOURCEUSAGE_CONTAINER, RemoteName: server}
	used, err := n.letters()
	if err != nil {
		return n.fail(err)
	}
	rows := [][4]string{{"Share name", "Type", "Used as", "Comment"}}
	for nr, err := range mpr.Resources(n.Network, mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, &root) {
		if err != nil {
			return n.fail(err)
		}
		name := nr.RemoteName[strings.LastIndexAny(nr.RemoteName, `\/`)+1:]
		rows = append(rows, [4]string{name, kindOf(nr), used[wintext.Fold(nr.RemoteName)], nr.Comment})
	}
	if len(rows) == 1 {
		n.outf("%s\n\n", n.noEntries)
		return 0
	}
	comment := "(null)"
	for nr, err := range mpr.Walk(n.Network, mpr.RESOURCETYPE_ANY, nil) {
		if err == nil && nr.Comment != "" && wintext.Same(nr.RemoteName, server) {
			comment = nr.Comment
			break
		}
	}
	n.outf("Shared resources at %s\n\n%s\n\n", server, comment)
	var width [3]int
	for _, row := range rows {
		for i := range width {
			width[i] = max(width[i], int(wintext.Units(row[i]))+2)
		}
	}
	for i, row := range rows {
		text := fmt.Sprintf("%-*s%-*s%-*s%s", width[0], row[0], width[1], row[1], width[2], row[2], row[3])
		n.outf("%s\n", strings.TrimRight(text, " "))
		if i == 0 {
			n.outf("\n%s\n", line79)
		}
	}
	return n.succeeded()
}

// letters returns the devices of the connections, by the folded remote names.
func (n *net) letters() (map[string]string, error) {
	used := make(map[string]string)
	for nr, err := range mpr.Resources(n.Network, mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil) {
		if err != nil {
			return nil, err
		}
		if nr.LocalName != "" && used[wintext.Fold(nr.RemoteName)] == "" {
			used[wintext.Fold(nr.RemoteName)] = nr.LocalName
		}
	}
	return used, nil
}

// kindOf returns the word for the type of a share.
func kindOf(nr mpr.NetResource) string {
	switch nr.Type {
	case mpr.RESOURCETYPE_DISK:
		return "Disk"
	case mpr.RESOURCETYPE_PRINT:
		return "Print"
	}
	return "IPC"
}

// Cmdkey runs the program cmdkey, which lists, saves and deletes credentials, and returns its exit code.
//
// Document: "Cmdkey", Windows commands reference.
func Cmdkey(h Host, args []string) int {
	n := newNet(h)
	options := make(map[string]string)
	for _, a := range args {
		name, value, _ := strings.Cut(strings.TrimLeft(a, "/-"), ":")
		options[small(name)] = value
	}
	target, add := options["add"]
	if !add {
		target, add = options["generic"]
	}
	gone, remove := options["delete"]
	_, list := options["list"]
	switch {
	case add && target != "":
		return n.saveKey(target, options)
	case remove && gone != "":
		return n.cmdkeyEnd(n.Workstation.DeleteCredentials(serverOf(gone)), "deleted")
	case list:
		return n.listKeys(options["list"])
	}
	n.outf("%s\n\nCMDKEY [{/add | /generic}:targetname {/smartcard | /user:username {/pass{:password}}} | /delete{:targetname | /ras} | /list{:targetname}]\n\n", n.syntax)
	if asksForHelp(args) {
		return 0
	}
	return 1
}

// saveKey saves credentials; a password that isn't given is asked for.
func (n *net) saveKey(target string, options map[string]string) int {
	user := options["user"]
	password, given := options["pass"]
	cred := mpr.Credentials{User: &user, Password: mpr.NewPassword(password)}
	if !given || password == "" {
		n.outf(n.askPasswordOf, user, target)
		var err error
		if cred.Password, err = n.secret(); err != nil {
			return n.cmdkeyEnd(err, "")
		}
	}
	return n.cmdkeyEnd(n.Workstation.SaveCredentials(serverOf(target), cred), "added")
}

// serverOf returns the server of a target name as cmdkey lists it.
func serverOf(target string) string {
	if _, name, found := strings.Cut(target, "target="); found {
		return name
	}
	return target
}

// listKeys lists what is saved, for one target or all.
func (n *net) listKeys(target string) int {
	saved, err := n.Workstation.SavedCredentials()
	if err != nil {
		return n.cmdkeyEnd(err, "")
	}
	title := "Currently stored credentials:"
	if target != "" {
		title = fmt.Sprintf("Currently stored credentials for %s:", target)
	}
	n.outf("\n%s\n\n", title)
	none := true
	for _, s := range saved {
		if target == "" || wintext.Same(s.Target, serverOf(target)) {
			n.outf("    Target: Domain:target=%s\n    Type: Domain Password\n    User: %s\n\n", s.Target, s.As)
			none = false
		}
	}
	if none {
		n.outf("* NONE *\n")
	}
	return 0
}

// cmdkeyEnd says how cmdkey has ended, and returns its exit code.
func (n *net) cmdkeyEnd(err error, verb string) int {
	switch code := winerr.Code(err); {
	case code == winerr.ERROR_NOT_FOUND:
		n.outf("\nCMDKEY: Element not found.\n")
	case err != nil:
		n.outf("\nCMDKEY: %s\n", sentence(code))
	default:
		n.outf("\nCMDKEY: Credential %s successfully.\n", verb)
		return 0
	}
	return 1
}
