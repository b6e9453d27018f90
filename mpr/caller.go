package mpr

import (
	"context"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// Caller represents one thread of one process: it belongs to a logon session and keeps its own last error. It
// implements [Network] and [Files]. Several goroutines may use one Caller; they then share its last error, as code that
// hops between threads does.
//
// A session that has logged off has no drives and no profile: calls that would change anything, and OpenEnum, answer
// ERROR_NO_SUCH_LOGON_SESSION, and questions about a device or a connection ERROR_NOT_CONNECTED. A closed Caller answers
// ERROR_NO_SUCH_LOGON_SESSION to every call; those without an error for their result answer with nothing. The documents
// don't say what a process does whose session is gone: both are rulings.
//
// [Router.Logon], [Router.Caller] and [Router.System] return callers. The zero Caller belongs to no session, and can
// only be closed.
type Caller struct {
	router  *Router
	session *session.Session
	id      uint64 // distinguishes callers in a trace
	owner   uint64 // identifies the process: the id of its first caller
	watched bool   // every call is recorded
	lastErr atomic.Uint32
	process process
	closed  atomic.Bool // set while mu is held

	mu       sync.Mutex // protects the fields below
	extended LastError
	dialogs  []*DialogRun // those that run, and the last one
	restored []Restored

	asking     context.Context // of what the user is asked; nil: not needed yet
	stopAsking context.CancelFunc
}

var _ Network = (*Caller)(nil)

// Caller returns a caller in a session, which it keeps alive until it is closed. ERROR_NO_SUCH_LOGON_SESSION: the
// session has ended, is nil, or is one of another machine.
func (r *Router) Caller(s *session.Session) (*Caller, error) {
	err := error(winerr.ERROR_NO_SUCH_LOGON_SESSION)
	if r.has(s) {
		err = s.Retain()
	}
	if err != nil {
		return nil, &Error{Op: "Caller", Err: err}
	}
	return r.newCaller(s), nil
}

// has reports whether a session is one of this machine: another session may have the LUID of one of another machine.
func (r *Router) has(s *session.Session) bool {
	if s == nil {
		return false
	}
	found, err := r.Sessions().Find(s.LUID())
	return err == nil && found == s
}

// newCaller returns a caller that owns a reference to the session.
func (r *Router) newCaller(s *session.Session) *Caller {
	r.Sessions() // the options of the machine are fixed from now on
	id := r.callers.Add(1)
	return &Caller{router: r, session: s, id: id, owner: id, watched: r.observed()}
}

// System returns a caller that runs as LocalSystem: its letters are global.
func (r *Router) System() *Caller { return r.newCaller(r.localSystem()) }

func (r *Router) localSystem() *session.Session {
	s, err := r.Sessions().WellKnown(session.LocalSystem)
	if err != nil {
		panic(err) // LocalSystem is always there
	}
	return s
}

// Session returns the logon session of the caller, with its device namespace.
func (c *Caller) Session() *session.Session { return c.session }

// Router returns the router that the caller calls.
func (c *Caller) Router() *Router { return c.router }

// Process holds what kernel32 and advapi32 tell a program about itself and its machine.
type Process struct {
	Devices        Devices // the names of devices in the caller's session
	Files          Files   // of the networks; nil: out of reach
	User           string  // the account name, without a domain (GetUserNameW, winbase.h documentation)
	Version        Version // of Windows
	StaleLastError bool    // [Options.StaleLastError]

	Profiles    profile.Store // what HKEY_CURRENT_USER\Network of each user is made of; nil: out of reach
	ProfileUser string        // whose profile the program has
}

// Devices holds the calls of kernel32 about the names of devices (fileapi.h documentation). [session.Devices]
// implements it and documents each.
type Devices interface {
	GetLogicalDrives() uint32
	GetLogicalDriveStrings() []string
	GetDriveType(root string) session.DriveType
	QueryDosDevice(name string) (targets []string, err error)
	DefineDosDevice(flags session.DefineFlags, name, target string) error
}

// Process returns what the caller's program sees besides mpr.dll.
func (c *Caller) Process() Process {
	o := &c.router.Options
	return Process{
		c.session.Devices(), c, c.session.User().Name, o.Version, o.StaleLastError, c.router.Store(), c.profileUser(),
	}
}

// Thread returns another caller of the same session: one more thread of the process, with a last error of its own, that
// has the open enumerations of the process.
// ERROR_NO_SUCH_LOGON_SESSION: the session has ended, or the caller is closed.
func (c *Caller) Thread() (*Caller, error) {
	if err := c.usable("Thread"); err != nil {
		return nil, err
	}
	thread, err := c.router.Caller(c.session)
	if err == nil {
		thread.owner = c.owner
	}
	return thread, err
}

// Elevated returns a caller in the linked session of a split logon: the same user, run as administrator.
// ERROR_NO_SUCH_LOGON_SESSION: there is none, or the caller is closed.
func (c *Caller) Elevated() (*Caller, error) {
	if err := c.usable("Elevated"); err != nil {
		return nil, err
	}
	linked := c.session.Linked()
	if linked == nil {
		return nil, &Error{Op: "Elevated", Err: winerr.ERROR_NO_SUCH_LOGON_SESSION}
	}
	return c.router.Caller(linked)
}

// Close ends the caller. A call of it that waits for the user's answer returns ERROR_OPERATION_ABORTED. The last caller of a session logs it off: its letters and connections go, and the profile
// stays. Closing twice does no harm. The error is always nil.
func (c *Caller) Close() error {
	c.mu.Lock()
	closed, runs := c.closed.Swap(true), c.dialogs
	if c.stopAsking != nil {
		c.stopAsking()
	}
	c.mu.Unlock()
	if closed || c.session == nil {
		return nil
	}
	for _, run := range runs {
		run.Terminate()
	}
	c.process.end()
	c.session.Release()
	return nil
}

// context returns a context that ends when the caller is closed, for what it has the user asked.
func (c *Caller) context() context.Context {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.asking == nil {
		c.asking, c.stopAsking = context.WithCancel(context.Background())
		if c.closed.Load() {
			c.stopAsking()
		}
	}
	return c.asking
}

// usable reports whether the caller can be used, for what is no WNet call. ERROR_NO_SUCH_LOGON_SESSION: it is closed.
func (c *Caller) usable(op string) error {
	if c.closed.Load() {
		return &Error{Op: op, Err: winerr.ERROR_NO_SUCH_LOGON_SESSION}
	}
	return nil
}

// LastErrno returns the thread's last error (GetLastError of kernel32): the code of the last call, unless
// Options.StaleLastError leaves it alone.
func (c *Caller) LastErrno() winerr.Errno { return winerr.Errno(c.lastErr.Load()) }

// SetLastErrno sets the thread's last error (SetLastError of kernel32).
func (c *Caller) SetLastErrno(code winerr.Errno) { c.lastErr.Store(uint32(code)) }

// setLastErrno records the code of a call. It writes only what changes, so that goroutines that share a caller don't
// contend for its memory.
func (c *Caller) setLastErrno(code winerr.Errno) {
	if c.router.Options.StaleLastError || c.lastErr.Load() == uint32(code) {
		return
	}
	c.lastErr.Store(uint32(code))
}

// persists reports whether the caller may change the profile of its user: the elevated half of a split logon may not,
// unless the two are linked or Options.ElevatedProfile lets it.
func (c *Caller) persists() bool { return c.elevatedProfile() == ElevatedShared }

// elevatedProfile returns what the caller has of its user's profile.
func (c *Caller) elevatedProfile() ElevatedProfile {
	o := &c.router.Options
	if c.session.Elevation() != session.ElevationFull || o.EnableLinkedConnections {
		return ElevatedShared
	}
	return o.ElevatedProfile
}

// remembered returns what the caller's profile has for one device, as [profile.Store.Get] does.
func (c *Caller) remembered(local session.Name) (profile.Entry, bool, error) {
	if c.elevatedProfile() == ElevatedNone {
		return profile.Entry{}, false, nil
	}
	return c.router.Store().Get(c.profileUser(), local.String())
}

// allRemembered returns all of what the caller's profile has, as [profile.Store.Entries] does.
func (c *Caller) allRemembered() ([]profile.Entry, error) {
	if c.elevatedProfile() == ElevatedNone {
		return nil, nil
	}
	return c.router.Store().Entries(c.profileUser())
}

// profileUser returns the key of the caller's profile.
func (c *Caller) profileUser() string { return c.session.ProfileKey() }

// record returns the record of a call that begins.
func (c *Caller) record(op string) *Record {
	return &Record{
		Caller: c.id, LUID: c.session.LUID(), User: c.session.User().String(), Op: op,
		Start: c.router.now(),
	}
}
