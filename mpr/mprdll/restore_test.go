//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// Whether a prompt is shown is the last argument, TRUE unless it is given
// ("WNetRestoreConnectionW", winnetwk.h documentation).
func TestRestoreConnectionPrompts(t *testing.T) {
	for name, c := range map[string]struct {
		more []uintptr
		want mprdll.Errno
		asks int
	}{
		"by default": {nil, mprdll.ERROR_CANCELLED, 1},
		"TRUE":       {[]uintptr{1}, mprdll.ERROR_CANCELLED, 1},
		"FALSE":      {[]uintptr{0}, mprdll.ERROR_LOGON_FAILURE, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var ui mpr.ScriptedUI
			d := install(t, mpr.Options{Options: session.Options{Version: session.WindowsXP}}, func(r *mpr.Router) { r.UI = &ui })
			// nobody has no account
			require.NoError(t, d.profiles.Put("alice", profile.Entry{Local: "Z:", RemotePath: docs, UserName: "nobody", ProviderName: lanman, ConnectionType: 1}))
			if c.asks > 0 {
				ui.Then(mpr.UserCancels())
			}
			m := newMemory(t, 2)
			args := append([]uintptr{0, m.text("Z:")}, c.more...)
			r1, _, _ := dll.NewProc("WNetRestoreConnectionW").Call(args...)
			requireCode(t, c.want, r1)
			require.Len(t, ui.Shown(), c.asks)
			require.NoError(t, ui.Err())
		})
	}
}
