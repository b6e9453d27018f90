package provider_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// lookingUp is a provider whose GetConnection costs next to nothing, so that
// what a hook adds shows.
func lookingUp() *provider.Func {
	return &provider.Func{
		OnGetConnection: func(*session.Session, string) (string, error) { return `\\server\share`, nil },
	}
}

func BenchmarkGetConnection(b *testing.B) {
	other := provider.NewHook(lookingUp())
	other.On(provider.CallMkdir, provider.Fail(winerr.ERROR_BUSY))
	acting := provider.NewHook(lookingUp())
	acting.On(provider.CallGetConnection, provider.Fail(nil))
	for name, p := range map[string]provider.Provider{
		"bare": lookingUp(), "hook": provider.NewHook(lookingUp()), "hook of another call": other, "hook that acts": acting,
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
	hook := provider.NewHook(lookingUp())
	var s session.Session
	require.Zero(t, testing.AllocsPerRun(100, func() {
		_, _ = hook.GetConnection(&s, "Z:")
		_ = hook.Mkdir(&s, `Z:\dir`, 0)
		_, _, _ = hook.GetConnection3(&s, "Z:")
	}))
}
