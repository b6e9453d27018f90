package winerr_test

import (
	"errors"
	"fmt"
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
)

func Example() {
	err := fmt.Errorf(`mapping Z: to \\server\share: %w`, winerr.ERROR_BAD_NETPATH)

	fmt.Println(err)
	fmt.Println(errors.Is(err, winerr.ERROR_BAD_NETPATH), errors.Is(err, fs.ErrNotExist))
	fmt.Printf("%d\n", winerr.Code(err))
	// Output:
	// mapping Z: to \\server\share: nothing answers at the network path (ERROR_BAD_NETPATH, 53)
	// true true
	// 53
}

func ExampleLookup() {
	code, found := winerr.Lookup("WN_FUNCTION_BUSY")
	fmt.Println(code.Name(), found)
	// Output: ERROR_BUSY true
}

func ExampleExtended() {
	var err error = &winerr.Extended{Code: 7, Text: "the tree is full", Provider: "Example Network"}

	fmt.Println(err)
	fmt.Println(winerr.Code(err).Name())
	// Output:
	// Example Network: the tree is full (code 7)
	// ERROR_EXTENDED_ERROR
}
