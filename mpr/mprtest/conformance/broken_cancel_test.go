package conformance_test

import (
	"strings"
	"sync/atomic"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

var brokenCancels = []breakage{
	{
		"never cancels by force",
		cancelling(func(_ *mpr.ConnectFlags, force *bool) { *force = false }),
		[]string{"force closes files", "files without device"},
	},
	{
		"always cancels by force",
		cancelling(func(_ *mpr.ConnectFlags, force *bool) { *force = true }),
		[]string{"force closes files", "WNetCancelConnection2W/ERROR_OPEN_FILES", "files without device", "connection of an open file"},
	},
	{
		"never forgets",
		cancelling(func(flags *mpr.ConnectFlags, _ *bool) { *flags &^= mpr.CONNECT_UPDATE_PROFILE }),
		[]string{
			"cancelled and remembered", "forget what isn't connected", "WNetCancelConnection2W/NO_ERROR",
			"WNetCancelConnection2W/ERROR_BAD_PROFILE", "WNetCancelConnection2W/ERROR_CANNOT_OPEN_PROFILE", "user that was typed",
		},
	},
	{
		"keeps nothing of what is cancelled",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if name == "Z:" && len(b.c.Session().Devices().Snapshot()) == 2 {
					flags |= mpr.CONNECT_UPDATE_PROFILE
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"cancelled and remembered"},
	},
	{
		"cancels what is only remembered",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				if _, err := b.c.GetConnection(name); coded(err, winerr.ERROR_CONNECTION_UNAVAIL) {
					return b.do("WNetCancelConnection2W", func() error { return nil })
				}
				return b.patient.CancelConnection2(name, flags, force)
			}
		},
		[]string{"forget what isn't connected", "WNetCancelConnection2W/NO_ERROR"},
	},
	{
		"cancels devices by their remote name",
		func(b *bent) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				err := b.patient.CancelConnection2(name, flags, force)
				if len(name) > 4 {
					for _, local := range []string{"Z:", "Y:"} {
						if remote, gone := b.c.GetConnection(local); gone == nil && remote == name {
							err = b.patient.CancelConnection2(local, flags, force)
						}
					}
				}
				return err
			}
		},
		[]string{"cancel by remote name", "WNetCancelConnection2W/NO_ERROR"},
	},
	{
		"cancels twice without a word",
		answering("WNetCancelConnection2W", winerr.ERROR_NOT_CONNECTED, winerr.NO_ERROR),
		[]string{
			"cancelled is gone", "letter of something local", "letter of another letter", "letter of a local disk", "letters of several local disks", "sessions apart", "global letters", "forget what isn't connected",
			"cancel by remote name", "names of no device", "WNetCancelConnection2W/ERROR_NOT_CONNECTED",
			"last error of the thread", "extended error stays", "errors of threads", "nothing remembered in the elevated half", "connection of an open file", // which fail by such a cancel
		},
	},
	{
		"calls a current directory an open file",
		answering("WNetCancelConnection2W", winerr.ERROR_DEVICE_IN_USE, winerr.ERROR_OPEN_FILES),
		[]string{"current directory", "WNetCancelConnection2W/ERROR_DEVICE_IN_USE"},
	},
}

// neighbours gives an implementation the other callers of its machine that came
// before it.
func neighbours(breaks func(b *bent, others func() []*mpr.Caller)) func(*bent) {
	known := make(map[*mpr.Router][]*mpr.Caller)
	return func(b *bent) {
		r := b.c.Router()
		known[r] = append(known[r], b.c)
		breaks(b, func() []*mpr.Caller {
			var others []*mpr.Caller
			for _, c := range known[r] {
				if c.Session() != b.c.Session() {
					others = append(others, c)
				}
			}
			return others
		})
	}
}

// patience is how long a call waits for one that is made at the same time: a busy machine may keep
// a thread from beginning for some time.
const patience = 200 * time.Millisecond

// racing tells an implementation whether another call for the letter that the case uses is under
// way, for which it waits no longer than its patience.
func racing(breaks func(b *bent, another func(local string) bool)) func(*bent) {
	var begun, under atomic.Int32
	return func(b *bent) {
		breaks(b, func(local string) bool {
			if local != "W:" {
				return false
			}
			own, raced := begun.Add(1), under.Add(1) > 1
			for end := time.Now().Add(patience); !raced && time.Now().Before(end); time.Sleep(time.Millisecond) {
				raced = begun.Load() > own
			}
			under.Add(-1)
			return raced
		})
	}
}

// onlyIn breaks a rule in callers of some sessions.
func onlyIn(where func(*session.Session) bool, breaks func(*bent)) func(*bent) {
	return func(b *bent) {
		if where(b.c.Session()) {
			breaks(b)
		}
	}
}

func isService(s *session.Session) bool { return s.Type() == session.LogonService }
func isBatch(s *session.Session) bool   { return s.Type() == session.LogonBatch }
func isAlice(s *session.Session) bool {
	return s.User().Name == "alice" && s.Type() == session.LogonInteractive
}
func isElevated(s *session.Session) bool { return s.Elevation() == session.ElevationFull }

var brokenSessions = []breakage{
	{
		"chooses letters of LocalSystem from Z down",
		onlyIn(isService, func(b *bent) {
			b.onUse = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags, access *mpr.Buffer) (mpr.Use, error) {
				for letter := 'Z'; nr.LocalName == "" && letter >= 'C'; letter-- {
					use, err := b.patient.UseConnectionSized(0, changed(nr, func(nr *mpr.NetResource) { nr.LocalName = string(letter) + ":" }), cred, flags, access)
					if !coded(err, winerr.ERROR_ALREADY_ASSIGNED) {
						return use, err
					}
				}
				return b.patient.UseConnectionSized(0, nr, cred, flags, access)
			}
		}),
		[]string{"global letters from C up"},
	},
	{
		"ignores CONNECT_GLOBAL_MAPPING",
		adding(func(_ *mpr.NetResource, _ *mpr.Credentials, flags *mpr.ConnectFlags) {
			*flags &^= mpr.CONNECT_GLOBAL_MAPPING
		}),
		[]string{"global mapping"},
	},
	{
		"cancels by remote name for everybody",
		neighbours(func(b *bent, others func() []*mpr.Caller) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				err := b.patient.CancelConnection2(name, flags, force)
				if err == nil && strings.HasPrefix(name, `\\`) {
					for _, c := range others() {
						_ = c.CancelConnection2(name, flags, force)
					}
				}
				return err
			}
		}),
		[]string{"cancelled in one session"},
	},
	{
		"forgets whose a letter is",
		neighbours(func(b *bent, others func() []*mpr.Caller) {
			b.onGet = func(local string) (string, error) {
				remote, err := b.patient.GetConnection(local)
				for _, c := range others() {
					if theirs, found := c.GetConnection(local); found == nil && coded(err, winerr.ERROR_NOT_CONNECTED) {
						b.last = winerr.NO_ERROR
						return theirs, nil
					}
				}
				return remote, err
			}
		}),
		[]string{"sessions apart", "one profile a user", "global letters", "elevated apart"},
	},
	{
		"has one namespace for all",
		neighbours(func(b *bent, others func() []*mpr.Caller) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				for _, c := range others() {
					if _, err := c.GetConnection(nr.LocalName); err == nil {
						return b.do("WNetAddConnection2W", func() error { return winerr.ERROR_ALREADY_ASSIGNED })
					}
				}
				return b.patient.AddConnection2(nr, cred, flags)
			}
		}),
		[]string{"sessions apart", "sessions conflict with none", "one profile for both halves"},
	},
	{
		"closes the handles of other sessions",
		neighbours(func(b *bent, others func() []*mpr.Caller) {
			b.onClose = func(h mpr.EnumHandle) error {
				err := b.patient.CloseEnum(h)
				if coded(err, winerr.ERROR_INVALID_HANDLE) {
					for _, c := range others() {
						if c.CloseEnum(h) == nil {
							return nil
						}
					}
				}
				return err
			}
		}),
		[]string{"handles of a process"},
	},
	{
		"has a profile for each session",
		onlyIn(isService, answering("WNetGetConnectionW", winerr.ERROR_CONNECTION_UNAVAIL, winerr.ERROR_NOT_CONNECTED)),
		[]string{"one profile a user", "restored at a logon", "logoff"},
	},
	{
		"restores nothing at a logon",
		onlyIn(isAlice, func(b *bent) {
			if restored := b.c.Restored(); len(restored) > 0 {
				_ = b.c.CancelConnection2(restored[0].Local, 0, true)
			}
		}),
		[]string{"restored at a logon"},
	},
	{
		"restores at every logon",
		onlyIn(isBatch, func(b *bent) { _ = b.c.RestoreSingleConnection(0, "", false) }),
		[]string{"restored at a logon"},
	},
	{
		"lets everybody cancel the letters of LocalSystem",
		neighbours(func(b *bent, others func() []*mpr.Caller) {
			b.onCancel2 = func(name string, flags mpr.ConnectFlags, force bool) error {
				err := b.patient.CancelConnection2(name, flags, force)
				for _, c := range others() {
					if c.Session().LUID() == session.LocalSystem && coded(err, winerr.ERROR_NOT_CONNECTED) {
						return b.do("WNetCancelConnection2W", func() error { return c.CancelConnection2(name, flags, force) })
					}
				}
				return err
			}
		}),
		[]string{"global letters"},
	},
	{
		"follows a letter of subst",
		func(b *bent) {
			b.onGet = func(local string) (string, error) {
				if n, err := session.ParseName(local); err == nil && n.IsDrive() {
					local = b.c.Session().Devices().Follow(n)
				}
				return b.patient.GetConnection(local)
			}
		},
		[]string{"letter of another letter"},
	},
	{
		"lets an elevated process remember",
		onlyIn(isElevated, func(b *bent) {
			b.onAdd2 = func(nr *mpr.NetResource, cred mpr.Credentials, flags mpr.ConnectFlags) error {
				err := b.patient.AddConnection2(nr, cred, flags)
				remembering(b.c, nr.LocalName, nr.RemoteName)
				return err
			}
		}),
		[]string{"elevated apart", "global mapping"},
	},
	{
		"doesn't cancel in the linked session",
		onlyIn(isElevated, func(b *bent) {
			b.onCancel2 = func(string, mpr.ConnectFlags, bool) error { return nil }
		}),
		[]string{"elevated linked", "nothing remembered in the elevated half"},
	},
}
