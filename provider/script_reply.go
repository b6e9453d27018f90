package provider

import (
	"errors"
	"fmt"
	"reflect"
)

// reply computes the results of a call from its arguments. Reflection makes it
// the same code for every method.
type reply func(args []reflect.Value) []reflect.Value

var errorType = reflect.TypeFor[error]()

// newReply makes the reply of a method from what [Script.Reply] was given.
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

// noReply fails with an error, if the method can.
func noReply(method reflect.Type, err error) reply {
	results := zeroResults(method)
	if i := errorIndex(method); i >= 0 {
		results[i] = reflect.ValueOf(&err).Elem()
	}
	return func([]reflect.Value) []reflect.Value { return results }
}

// zeroResults are the results of a method, none of them set.
func zeroResults(method reflect.Type) []reflect.Value {
	results := make([]reflect.Value, method.NumOut())
	for i := range results {
		results[i] = reflect.Zero(method.Out(i))
	}
	return results
}

// errorIndex is the position of a method's error result, which is its last, or
// -1 for a method without.
func errorIndex(method reflect.Type) int {
	last := method.NumOut() - 1
	if last < 0 || method.Out(last) != errorType {
		return -1
	}
	return last
}

// setResult sets one result; nil leaves it zero.
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
