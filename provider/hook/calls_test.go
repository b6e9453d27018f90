package hook_test

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

func TestZeroFuncAnswersAsUnimplemented(t *testing.T) {
	for _, m := range everyMethod() {
		t.Run(m.Name, func(t *testing.T) {
			args := filledArgs(m)
			requireSame(t, invoke(provider.Unimplemented{}, m, args), invoke(new(provider.Func), m, args))
		})
	}
}

// A function that a provider doesn't export returns WN_NOT_SUPPORTED and zero
// results.
func TestUnimplementedHasNoFunctions(t *testing.T) {
	for _, m := range everyMethod() {
		if m.Name == "GetCaps" {
			continue // the one that every provider exports
		}
		t.Run(m.Name, func(t *testing.T) {
			want := make([]any, m.Type.NumOut())
			for i := range want {
				want[i] = reflect.Zero(m.Type.Out(i)).Interface()
				if m.Type.Out(i) == reflect.TypeFor[error]() {
					want[i] = winerr.ERROR_NOT_SUPPORTED
				}
			}
			requireSame(t, want, invoke(provider.Unimplemented{}, m, filledArgs(m)))
		})
	}
}

// recordingFunc returns a Func with all functions. It keeps the arguments of the last
// call of each name, and returns the given results.
func recordingFunc(results map[string][]reflect.Value) (f *provider.Func, seen map[string][]any) {
	f = &provider.Func{ProviderName: results["Name"][0].String()}
	seen = map[string][]any{}
	for _, m := range everyMethod() {
		if m.Name == "Name" {
			continue
		}
		function := reflect.ValueOf(f).Elem().FieldByName("On" + m.Name)
		function.Set(reflect.MakeFunc(function.Type(), func(args []reflect.Value) []reflect.Value {
			seen[m.Name] = contents(args)
			return results[m.Name]
		}))
	}
	return f, seen
}

func TestHookAndFuncHandOnEveryCall(t *testing.T) {
	results := map[string][]reflect.Value{}
	for _, m := range everyMethod() {
		results[m.Name] = filledResults(m)
	}
	for _, m := range everyMethod() {
		t.Run(m.Name, func(t *testing.T) {
			f, seen := recordingFunc(results)
			h := hook.New(f)
			args := filledArgs(m)

			got := invoke(h, m, args)

			requireSame(t, contents(results[m.Name]), got)
			requireSame(t, contents(args), seen[m.Name])
			require.Equal(t, 1, h.Count(everyCall()[m.Name]), "counted under its own name")
			require.Equal(t, 1, h.Count(provider.AnyCall), "counted once")
			delete(seen, m.Name)
			require.Empty(t, seen, "no other function is called")
		})
	}
}

// sessionOf returns the session among the arguments of a call, or nil.
func sessionOf(args []reflect.Value) *session.Session {
	for _, arg := range args {
		switch arg := arg.Interface().(type) {
		case *session.Session:
			return arg
		case provider.Logon:
			return arg.Session
		}
	}
	return nil
}

func TestHookSaysWhoCalls(t *testing.T) {
	for _, m := range everyMethod() {
		t.Run(m.Name, func(t *testing.T) {
			var seen []hook.Invocation
			h := new(hook.Hook)
			h.On(provider.AnyCall, func(in hook.Invocation) (func(error) error, error) {
				seen = append(seen, in)
				return nil, nil
			})
			args := filledArgs(m)

			invoke(h, m, args)

			require.Len(t, seen, 1)
			require.Equal(t, everyCall()[m.Name], seen[0].Call)
			require.Same(t, sessionOf(args), seen[0].Session)
		})
	}
}

func TestHookStopsEveryCallThatFails(t *testing.T) {
	for _, m := range everyMethod() {
		t.Run(m.Name, func(t *testing.T) {
			inner := new(hook.Hook)
			outer := hook.New(inner)
			outer.On(everyCall()[m.Name], hook.Fail(winerr.ERROR_BUSY))

			got := invoke(outer, m, filledArgs(m))

			require.Zero(t, inner.Count(provider.AnyCall), "the wrapped provider isn't called")
			require.Equal(t, 1, outer.Count(everyCall()[m.Name]), "but the call counts")
			for i, result := range got {
				if m.Type.Out(i) == reflect.TypeFor[error]() {
					require.Equal(t, winerr.ERROR_BUSY, result)
					continue
				}
				require.Zero(t, result)
			}
		})
	}
}
