package hook_test

import (
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// everyMethod returns the methods of the interface.
func everyMethod() []reflect.Method {
	iface := reflect.TypeFor[provider.Provider]()
	methods := make([]reflect.Method, iface.NumMethod())
	for i := range methods {
		methods[i] = iface.Method(i)
	}
	return methods
}

// everyCall returns the Call constants by their names.
func everyCall() map[string]provider.Call {
	calls := map[string]provider.Call{}
	for c := provider.AnyCall + 1; !strings.Contains(c.String(), "("); c++ {
		calls[c.String()] = c
	}
	return calls
}

// invoke calls a method of a provider and returns its results.
func invoke(p provider.Provider, method reflect.Method, args []reflect.Value) []any {
	return contents(reflect.ValueOf(p).MethodByName(method.Name).Call(args))
}

// contents returns the values without their reflection.
func contents(values []reflect.Value) []any {
	list := make([]any, len(values))
	for i, v := range values {
		list[i] = v.Interface()
	}
	return list
}

// filledArgs returns distinct arguments for a method, none of them zero.
func filledArgs(method reflect.Method) []reflect.Value {
	var n filler
	args := make([]reflect.Value, method.Type.NumIn())
	for i := range args {
		args[i] = n.value(method.Type.In(i))
	}
	return args
}

// filledResults returns distinct results for a method, none of them zero.
func filledResults(method reflect.Method) []reflect.Value {
	n := filler(100)
	results := make([]reflect.Value, method.Type.NumOut())
	for i := range results {
		results[i] = n.value(method.Type.Out(i))
	}
	return results
}

// filler numbers the values that it makes, none of which is zero or equals another.
type filler int

// value returns the next value of a type.
func (n *filler) value(t reflect.Type) reflect.Value {
	*n++
	number := strconv.Itoa(int(*n))
	switch t {
	case reflect.TypeFor[error]():
		return interfaceValue[error](errors.New("error " + number))
	case reflect.TypeFor[provider.File]():
		return interfaceValue[provider.File](&numberedFile{number: number})
	case reflect.TypeFor[io.WriteCloser]():
		return interfaceValue[io.WriteCloser](&numberedFile{number: number})
	case reflect.TypeFor[session.Password]():
		return reflect.ValueOf(session.NewPassword("password " + number))
	case reflect.TypeFor[func()]():
		return reflect.ValueOf(func() {})
	case reflect.TypeFor[*session.Session]():
		return reflect.ValueOf(new(session.Session))
	}
	return n.plain(t, number)
}

// plain returns a value of a type whose kind says how to fill it.
func (n *filler) plain(t reflect.Type, number string) reflect.Value {
	v := reflect.New(t).Elem()
	switch t.Kind() {
	case reflect.String:
		v.SetString("text " + number)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32:
		v.SetInt(int64(*n))
	case reflect.Slice:
		v.Set(reflect.Append(v, n.value(t.Elem())))
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(n.value(t.Elem()))
	case reflect.Struct:
		for i := range t.NumField() {
			v.Field(i).Set(n.value(t.Field(i).Type))
		}
	default:
		v.SetUint(uint64(*n))
	}
	return v
}

// interfaceValue returns a value whose type is the interface.
func interfaceValue[T any](v T) reflect.Value { return reflect.ValueOf(&v).Elem() }

// numberedFile is an open file that differs from others by its number alone.
type numberedFile struct {
	provider.File
	number string
}

func (f *numberedFile) Write([]byte) (int, error) { return 0, nil }
func (f *numberedFile) Close() error              { return nil }

// requireSame asserts that two lists hold the same values. It compares functions by
// their code.
func requireSame(t *testing.T, want, got []any) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		if f := reflect.ValueOf(want[i]); f.Kind() == reflect.Func {
			require.Equal(t, f.Pointer(), reflect.ValueOf(got[i]).Pointer())
			continue
		}
		require.Equal(t, want[i], got[i])
	}
}

func TestEveryMethodOfAProviderHasACall(t *testing.T) {
	var methods, calls []string
	for _, m := range everyMethod() {
		methods = append(methods, m.Name)
	}
	for name := range everyCall() {
		calls = append(calls, name)
	}
	require.ElementsMatch(t, methods, calls)
	require.Equal(t, "AnyCall", provider.AnyCall.String())
	require.Equal(t, "Call(200)", provider.Call(200).String())
}
