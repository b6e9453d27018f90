package hook_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// lookingUp returns a provider whose GetConnection costs next to nothing, so that
// the cost of a hook shows.
func lookingUp() *provider.Func {
	return &provider.Func{
		OnGetConnection: func(*session.Session, string) (string, error) { return `\\server\share`, nil },
	}
}

func BenchmarkGetConnection(b *testing.B) {
	other := hook.New(lookingUp())
	other.On(provider.CallMkdir, hook.Fail(winerr.ERROR_BUSY))
	acting := hook.New(lookingUp())
	acting.On(provider.CallGetConnection, hook.Fail(nil))
	for name, p := range map[string]provider.Provider{
		"bare": lookingUp(), "hook": hook.New(lookingUp()), "hook of another call": other, "hook that acts": acting,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				_, _ = p.GetConnection(nil, "Z:")
			}
		})
	}
}

func TestHookAloneDoesNotAllocate(t *testing.T) {
	h := hook.New(lookingUp())
	var s session.Session
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = h.GetConnection(&s, "Z:")
		_ = h.Mkdir(&s, `Z:\dir`, 0)
		_, _, _ = h.GetConnection3(&s, "Z:")
	}))
}
