package hook

import (
	"errors"
	"fmt"
	"reflect"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// Script is a provider that answers each call from a list: the first call of a
// name gets the first answer for that name, and so on. A call for which no
// answer is left returns a *[winerr.Extended] that says so, with the number of
// ERROR_UNEXP_NET_ERR, or zero if the call has no error result, and [Script.Err]
// reports it.
//
// A call without any answers is that of the embedded [provider.Func]. Capabilities
// are those of Func too, which announces what is scripted. The zero value is an
// empty script.
type Script struct {
	provider.Func

	mu     sync.Mutex     // protects the fields below
	left   [calls][]reply // the answers that haven't been given
	faults []error        // of replies that don't fit and of calls without an answer, the oldest first
}

var _ provider.Provider = (*Script)(nil)

// NewScript returns an empty script for a provider of that name.
func NewScript(name string) *Script {
	return &Script{Func: provider.Func{ProviderName: name}}
}

// Reply adds the answer to one more call of that name: the results of the method
// from left to right. Results left out are zero, and an error is the method's
// error and ends the list. No results at all stand for success:
//
//	s.Reply(provider.CallAddConnection, winerr.ERROR_BUSY)
//	s.Reply(provider.CallAddConnection)
//	s.Reply(provider.CallGetConnection3, `\\server\share`, provider.WNGETCON_DISCONNECTED)
//
// A function with the signature of the method computes the answer, for methods
// whose arguments matter or, as that of EnumResource, are filled.
//
// All replies must be added before the provider is in use. Reply doesn't add one
// that doesn't fit the method; [Script.Err] reports it. CallName has no replies,
// because ProviderName is the name.
func (s *Script) Reply(c provider.Call, results ...any) *Script {
	s.mu.Lock()
	defer s.mu.Unlock()
	function := reflect.ValueOf(&s.Func).Elem().FieldByName("On" + c.String())
	if !function.IsValid() {
		s.faults = append(s.faults, fmt.Errorf("%v can't be scripted", c))
		return s
	}
	r, err := newReply(function.Type(), results)
	if err != nil {
		s.faults = append(s.faults, fmt.Errorf("reply to %v: %w", c, err))
		return s
	}
	s.left[c] = append(s.left[c], r)
	function.Set(reflect.MakeFunc(function.Type(), func(args []reflect.Value) []reflect.Value {
		return s.next(c, function.Type())(args)
	}))
	return s
}

// Err returns nil if every answer was given and every call had one. Otherwise the
// error has a line for each call without an answer, for each reply that doesn't
// fit its method, and for each call with the number of its answers left over.
func (s *Script) Err() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	faults := s.faults[:len(s.faults):len(s.faults)]
	for c, replies := range s.left {
		if n := len(replies); n > 0 {
			faults = append(faults, fmt.Errorf("%v: answers left over: %d", provider.Call(c), n))
		}
	}
	if len(faults) == 0 {
		return nil
	}
	return fmt.Errorf("script of provider %q:\n%w", s.ProviderName, errors.Join(faults...))
}

// next takes the next answer to a call from the script.
func (s *Script) next(c provider.Call, method reflect.Type) reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	if replies := s.left[c]; len(replies) > 0 {
		s.left[c] = replies[1:]
		return replies[0]
	}
	fault := fmt.Errorf("%v: no answer left", c)
	s.faults = append(s.faults, fault)
	return noReply(method, &winerr.Extended{
		Code: uint32(winerr.ERROR_UNEXP_NET_ERR), Text: "script: " + fault.Error(), Provider: s.ProviderName,
	})
}

// reply computes the results of a call from its arguments. It uses reflection, so
// that all methods share the code.
type reply func(args []reflect.Value) []reflect.Value

var errorType = reflect.TypeFor[error]()

// newReply returns the reply of a method that the arguments of [Script.Reply]
// describe.
func newReply(method reflect.Type, given []any) (reply, error) {
	if len(given) == 1 && reflect.TypeOf(given[0]) == method {
		function := reflect.ValueOf(given[0])
		if function.IsNil() {
			return nil, errors.New("the function is nil")
		}
		return function.Call, nil
	}
	results := zeroResults(method)
	position := 0
	for _, value := range given {
		if _, isError := value.(error); isError {
			position = errorIndex(method)
		}
		if err := setResult(results, position, value); err != nil {
			return nil, err
		}
		position++
	}
	return func([]reflect.Value) []reflect.Value { return results }, nil
}

// noReply returns the reply of a method with an error, or with zero results if the
// method has no error result.
func noReply(method reflect.Type, err error) reply {
	results := zeroResults(method)
	if i := errorIndex(method); i >= 0 {
		results[i] = reflect.ValueOf(&err).Elem()
	}
	return func([]reflect.Value) []reflect.Value { return results }
}

// zeroResults returns the results of a method, all of them zero.
func zeroResults(method reflect.Type) []reflect.Value {
	results := make([]reflect.Value, method.NumOut())
	for i := range results {
		results[i] = reflect.Zero(method.Out(i))
	}
	return results
}

// errorIndex returns the position of a method's error result, or -1 for a method
// without one.
func errorIndex(method reflect.Type) int {
	last := method.NumOut() - 1
	if last < 0 || method.Out(last) != errorType {
		return -1
	}
	return last
}

// setResult sets one result; nil leaves the result zero.
func setResult(results []reflect.Value, i int, value any) error {
	if i < 0 || i >= len(results) {
		return fmt.Errorf("there is no result for %#v", value)
	}
	if value == nil {
		return nil
	}
	v := reflect.ValueOf(value)
	if !v.Type().AssignableTo(results[i].Type()) {
		return fmt.Errorf("%#v (%T) is no %v", value, value, results[i].Type())
	}
	results[i] = v.Convert(results[i].Type())
	return nil
}
