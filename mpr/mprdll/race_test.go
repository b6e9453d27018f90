//go:build race

package mprdll_test

// With the race detector every atomic load is a call, which may move the stack: the address of a function has to be there
// before the arguments are numbers.
func init() { ways = ways[:1] }
