package mpr

import (
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// ConnectDialogFlags holds the dwFlags of CONNECTDLGSTRUCT (winnetwk.h).
type ConnectDialogFlags uint32

// The flags of ConnectionDialog1.
const (
	CONNDLG_RO_PATH     ConnectDialogFlags = 0x01 // the path is fixed
	CONNDLG_CONN_POINT  ConnectDialogFlags = 0x02 // no effect: the other kind of dialog that it asks for was never built
	CONNDLG_USE_MRU     ConnectDialogFlags = 0x04 // begin with the most recent paths
	CONNDLG_HIDE_BOX    ConnectDialogFlags = 0x08 // no "reconnect at logon" box, as the name says and not its page ("Show"); its last state counts
	CONNDLG_PERSIST     ConnectDialogFlags = 0x10 // remember, whatever the box says
	CONNDLG_NOT_PERSIST ConnectDialogFlags = 0x20 // don't remember, whatever the box says
)

// ConnectDialog holds the members of CONNECTDLGSTRUCT.
type ConnectDialog struct {
	Size     uint32 // cbStructure in bytes; 0 stands for the right one
	Owner    Window
	Resource *NetResource // Type must be RESOURCETYPE_DISK; RemoteName is where the dialog begins
	Flags    ConnectDialogFlags
	DevNum   uint32 // out: 1 for A:, 2 for B:, ...; NoDevice for a connection without device
}

// NoDevice stands for a device-less connection in DevNum: -1.
const NoDevice = 0xFFFFFFFF

// Sizes in bytes of the dialog structures on 64-bit and 32-bit Windows.
const (
	connectDialogSize64    = 32
	connectDialogSize32    = 20
	disconnectDialogSize64 = 40
	disconnectDialogSize32 = 20
)

// ConnectionDialog shows the connect dialog with the most recent paths and connects what the user chooses
// (WNetConnectionDialog). It is ConnectionDialog1 with CONNDLG_USE_MRU, as the page of CONNECTDLGSTRUCT says, but for
// errors of connecting: they are shown and the dialog comes up again. The last of them is returned only if it can't.
// After a credential prompt that the user cancels it comes up again, too, and nothing is shown.
//
// Codes of [Caller.ConnectionDialog1]; ERROR_BAD_DEV_TYPE: typ isn't RESOURCETYPE_DISK.
func (c *Caller) ConnectionDialog(owner Window, typ ResourceType) error {
	var cl call
	if err := cl.beginChange(c, "WNetConnectionDialog"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"hwnd", owner}, Arg{"dwType", typ}) {
		return cl.end(cl.rec.Err)
	}
	d := &ConnectDialog{Owner: owner, Resource: &NetResource{Type: typ}, Flags: CONNDLG_USE_MRU}
	return cl.end(cl.connectDialog(d, true))
}

// ConnectionDialog1 shows the connect dialog as dialog says, connects what the user chooses and stores its device
// number (WNetConnectionDialog1W). Without CONNDLG_PERSIST and CONNDLG_NOT_PERSIST the "reconnect at logon" box begins
// as the user left it the last time. Of Resource only Type and RemoteName count. One backslash behind the remote name
// isn't part of it, typed or given. The page has a dialog without flags
// and path show a read-only path; here the path can be typed, because nobody could connect anything with the other.
//
// It connects as AddConnection3 does with CONNECT_INTERACTIVE: refused credentials lead to the credential prompt, until
// they are accepted or the user cancels. Any other error of connecting is shown to the user and returned (KB Q177698).
//
//   - ERROR_INVALID_PARAMETER: wrong Size; CONNDLG_RO_PATH with CONNDLG_USE_MRU or without a remote
//     name; CONNDLG_PERSIST with CONNDLG_NOT_PERSIST; an unknown flag bit.
//   - ERROR_INVALID_ADDRESS: dialog or its Resource is nil.
//   - ERROR_BAD_DEV_TYPE: the Resource's Type isn't RESOURCETYPE_DISK.
//   - DIALOG_CANCELLED (0xFFFFFFFF): the user cancelled the dialog or the prompt.
//   - ERROR_NOT_ENOUGH_MEMORY: the dialog can't be shown.
//   - ERROR_NO_NETWORK: there is no network. ERROR_BUSY: it is still starting.
//   - ERROR_INVALID_PASSWORD: the password that the user typed is longer than 256 characters.
//   - ERROR_EXTENDED_ERROR and the other codes of [Caller.AddConnection2].
func (c *Caller) ConnectionDialog1(dialog *ConnectDialog) error {
	var cl call
	if err := cl.beginChange(c, "WNetConnectionDialog1"); err != nil {
		return err
	}
	if cl.rec != nil && cl.answered(nil, connectDialogArgs(dialog)...) {
		return cl.end(cl.rec.Err)
	}
	if dialog == nil || dialog.Resource == nil {
		return cl.end(winerr.ERROR_INVALID_ADDRESS)
	}
	return cl.end(cl.connectDialog(dialog, false))
}

// connectDialogArgs returns a CONNECTDLGSTRUCT for a record: its members, or NULL.
func connectDialogArgs(d *ConnectDialog) []Arg {
	if d == nil {
		return []Arg{{"lpConnDlgStruct", nil}}
	}
	return []Arg{{"hwndOwner", d.Owner}, resourceArg(d.Resource), {"dwFlags", d.Flags}}
}

// check checks the structure. ERROR_INVALID_PARAMETER: wrong size, unknown flags, or flags that contradict each other.
// ERROR_BAD_DEV_TYPE: the type isn't RESOURCETYPE_DISK.
func (d *ConnectDialog) check() error {
	const both = CONNDLG_PERSIST | CONNDLG_NOT_PERSIST
	const known = CONNDLG_RO_PATH | CONNDLG_CONN_POINT | CONNDLG_USE_MRU | CONNDLG_HIDE_BOX | both
	fixed := d.Flags&CONNDLG_RO_PATH != 0
	switch {
	case d.Size != 0 && d.Size != connectDialogSize64 && d.Size != connectDialogSize32,
		d.Flags&^known != 0,
		d.Flags&both == both,
		fixed && d.Flags&CONNDLG_USE_MRU != 0,
		fixed && d.Resource.RemoteName == "":
		return winerr.ERROR_INVALID_PARAMETER
	case d.Resource.Type != RESOURCETYPE_DISK:
		return winerr.ERROR_BAD_DEV_TYPE
	}
	return nil
}

// connectPrompt returns the dialog as the user first sees it.
func (cl *call) connectPrompt(d *ConnectDialog) ConnectPrompt {
	history, user := &cl.c.router.recent, cl.c.profileUser()
	p := ConnectPrompt{
		Owner: d.Owner, Resource: *d.Resource, ReadOnly: d.Flags&CONNDLG_RO_PATH != 0,
		HideBox: d.Flags&CONNDLG_HIDE_BOX != 0, Reconnect: d.Flags&CONNDLG_PERSIST != 0,
	}
	if d.Flags&(CONNDLG_PERSIST|CONNDLG_NOT_PERSIST) == 0 {
		p.Reconnect = history.reconnects(user)
	}
	if d.Flags&CONNDLG_USE_MRU != 0 {
		p.MostRecent = history.list(user)
	}
	return p
}

// connectDialog shows the dialog and connects. With again it does so until a connection is made or the user cancels.
func (cl *call) connectDialog(d *ConnectDialog, again bool) error {
	if err := d.check(); err != nil {
		return err
	}
	if err := cl.c.router.providers.Available(); err != nil {
		return err
	}
	if err := cl.c.router.providers.Started(); err != nil {
		return err
	}
	ui := cl.c.router.ui()
	prompt := cl.connectPrompt(d)
	var last error
	for {
		ctx := cl.c.context()
		reply, err := ui.ConnectDialog(ctx, prompt)
		switch {
		case ctx.Err() != nil:
			return winerr.ERROR_OPERATION_ABORTED
		case winerr.Code(err) == winerr.ERROR_CANCELLED:
			return winerr.DIALOG_CANCELLED
		case err != nil && last != nil:
			return last
		case err != nil:
			return winerr.ERROR_NOT_ENOUGH_MEMORY
		}
		last = cl.connectReply(d, prompt, reply)
		cancelled := winerr.Code(last) == winerr.ERROR_CANCELLED
		switch {
		case last == nil:
			return nil
		case ctx.Err() != nil:
			return last // the process has ended, and shows nothing any more
		case !cancelled:
			ui.ShowError(d.Owner, last)
		case !again:
			return winerr.DIALOG_CANCELLED
		}
		if !again {
			return last
		}
	}
}

// connectReply connects what the user chose. It cuts off one backslash behind the remote name, as the dialog of Windows
// does (Microsoft's article on drive maps with a trailing backslash).
func (cl *call) connectReply(d *ConnectDialog, prompt ConnectPrompt, reply ConnectReply) error {
	nr := &NetResource{Type: RESOURCETYPE_DISK, LocalName: reply.Local, RemoteName: reply.Remote}
	if prompt.ReadOnly {
		nr.RemoteName = d.Resource.RemoteName
	}
	nr.RemoteName = strings.TrimSuffix(nr.RemoteName, `\`)
	reconnect, boxCounts := prompt.Reconnect, false
	if d.Flags&(CONNDLG_PERSIST|CONNDLG_NOT_PERSIST|CONNDLG_HIDE_BOX) == 0 {
		reconnect, boxCounts = reply.Reconnect, true
	}
	req := request{owner: d.Owner, nr: nr, cred: reply.Credentials, flags: CONNECT_INTERACTIVE}
	if reconnect {
		req.flags |= CONNECT_UPDATE_PROFILE
	}
	if err := cl.add(&req); err != nil {
		return err
	}
	d.DevNum = devNum(req.local)
	history, user := &cl.c.router.recent, cl.c.profileUser()
	history.add(user, nr.RemoteName)
	if boxCounts {
		history.setReconnects(user, reconnect)
	}
	return nil
}

// devNum returns the device number of CONNECTDLGSTRUCT.
func devNum(local session.Name) uint32 {
	if !local.IsDrive() {
		return NoDevice
	}
	return uint32(local.Letter()-'A') + 1
}

// maxRecent bounds the paths that are kept for a user: as many as the values `a` to `j` of the user's recent
// connections.
const maxRecent = 10

// connectHistory holds what the connect dialog begins with, by user: the recent paths, the newest first, and how the
// "reconnect at logon" box was left.
type connectHistory struct {
	mu       sync.Mutex // protects the fields below
	byUser   map[string][]string
	unticked map[string]bool
}

// list returns the recent paths of a user.
func (h *connectHistory) list(user string) []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return slices.Clone(h.byUser[user])
}

// add puts a path before the recent paths of a user.
func (h *connectHistory) add(user, remote string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.byUser == nil {
		h.byUser = make(map[string][]string)
	}
	others := slices.DeleteFunc(h.byUser[user], func(old string) bool { return sameRemote(old, remote) })
	list := append([]string{remote}, others...)
	h.byUser[user] = list[:min(len(list), maxRecent)]
}

// reconnects reports whether the user left the box ticked. At first it is, as SaveConnections is.
func (h *connectHistory) reconnects(user string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !h.unticked[user]
}

// setReconnects records how the user left the box.
func (h *connectHistory) setReconnects(user string, ticked bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.unticked == nil {
		h.unticked = make(map[string]bool)
	}
	h.unticked[user] = !ticked
}
