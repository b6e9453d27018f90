package remote

import (
	"errors"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/session"
)

// Caller represents one thread of a process that calls a machine elsewhere. It has the calls of an [mpr.Caller], which says
// what each does, and its last errors are kept by the machine. Several goroutines may use one Caller, and as many calls
// may be under way at once; one that hangs holds up no other.
//
// When the connection has ended, each call returns [ErrGone], whose code is ERROR_UNEXP_NET_ERR; GetLastError then tells
// nothing, and LastErrno that code.
type Caller struct {
	conn   *conn
	thread uint64
	hello  wire.Hello
}

var (
	_ mpr.Network = (*Caller)(nil)
	_ mpr.Files   = (*Caller)(nil)
)

// The faces of a caller besides those that it implements itself.
type (
	remoteSized       struct{ c *Caller }
	remoteShell       struct{ c *Caller }
	remoteDevices     struct{ c *Caller }
	remoteWorkstation struct{ c *Caller }
)

// do makes a call, with pointers to its results.
func (c *Caller) do(call string, args wire.Raw, results ...any) error {
	return c.conn.do(c.thread, call, args, results)
}

// Sized returns the calls of this caller that take a buffer and its size.
func (c *Caller) Sized() mpr.Sized { return remoteSized{c} }

// Shell returns the calls of this caller that a file manager makes.
func (c *Caller) Shell() mpr.Shell { return remoteShell{c} }

// Workstation returns what the caller sees of Windows besides WNet.
func (c *Caller) Workstation() mpr.Workstation { return remoteWorkstation{c} }

// Process returns what the process sees besides mpr.dll, without the profiles, which are out of its reach.
func (c *Caller) Process() mpr.Process {
	return mpr.Process{Devices: remoteDevices{c}, Files: c, User: c.hello.User, Version: mpr.Version(c.hello.Version), StaleLastError: c.hello.StaleLastError}
}

// Session returns the LUID of the logon session that the process runs in.
func (c *Caller) Session() session.LUID { return session.LUID(c.hello.LUID) }

// Thread returns another thread of the process, with last errors of its own. Codes of [mpr.Caller.Thread].
func (c *Caller) Thread() (*Caller, error) {
	thread := &Caller{c.conn, c.conn.newThread(), c.hello}
	if err := c.do("Process.Thread", wire.List(thread.thread)); err != nil {
		return nil, err
	}
	return thread, nil
}

// Close ends the process, all of its threads. Closing twice does no harm. The error is always nil.
func (c *Caller) Close() error {
	c.conn.close()
	return nil
}

// Logon logs a user on and returns the LUID of the session, for [Address]. The session lasts until this process ends and
// every other one in the session. The caller's own session stands for From, which crosses to no machine; codes of
// [mpr.Router.Logon].
func (c *Caller) Logon(l session.Logon) (session.LUID, error) {
	var luid session.LUID
	err := c.do("Process.Logon", wire.List(l.User, l.Type, l.Administrator, l.Password, l.NetworkUser, l.NetworkPassword), &luid)
	return luid, err
}

// Elevated returns the LUID of the linked session of a split logon: the same user, run as administrator. Codes of
// [mpr.Caller.Elevated].
func (c *Caller) Elevated() (session.LUID, error) {
	var luid session.LUID
	err := c.do("Process.Elevated", nil, &luid)
	return luid, err
}

// Command does a line of the language of package scenario on the machine, and returns what it prints, which a line that
// fails may have too. ERROR_CALL_NOT_IMPLEMENTED: the machine takes no commands. Any other error is the line's.
func (c *Caller) Command(line string) (printed string, err error) {
	err = c.do("Process.Command", wire.List(line), &printed)
	return printed, err
}

// LastErrno implements [mpr.Network].
func (c *Caller) LastErrno() (code winerr.Errno) {
	if err := c.do("Network.LastErrno", nil, &code); err != nil {
		return winerr.Code(err)
	}
	return code
}

// SetLastErrno sets the thread's last error (SetLastError of kernel32).
func (c *Caller) SetLastErrno(code winerr.Errno) {
	_ = c.do("Process.SetLastErrno", wire.List(code)) // the call that follows says that the machine is gone
}

// EnumResource implements [mpr.Network].
func (c *Caller) EnumResource(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
	var list []mpr.NetResource
	err := c.do("Network.EnumResource", wire.List(h, len(buf)), &list)
	return copy(buf, list), err
}

// EnumResourceFunc enumerates as EnumResource of [Caller.Sized] does, and passes each resource to put, which lays it out as
// the buffer says; see [mpr.Caller.EnumResourceFunc]. ERROR_UNEXP_NET_ERR: put has no room for what should fit.
func (c *Caller) EnumResourceFunc(h mpr.EnumHandle, count uint32, buf mpr.Buffer, put func(*mpr.NetResource) (size uint32, fits bool)) (uint32, mpr.Buffer, error) {
	list, buf, err := c.Sized().EnumResource(h, count, buf)
	for i := range list {
		if _, fits := put(&list[i]); !fits {
			return uint32(i), buf, errors.New("a resource that fits has no room")
		}
	}
	return uint32(len(list)), buf, err
}

// ConnectionDialog1 implements [mpr.Network].
func (c *Caller) ConnectionDialog1(dialog *mpr.ConnectDialog) error {
	var after *mpr.ConnectDialog
	err := c.do("Network.ConnectionDialog1", wire.List(dialog), &after)
	if dialog != nil && after != nil {
		dialog.DevNum = after.DevNum
	}
	return err
}
