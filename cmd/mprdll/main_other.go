//go:build !cgo || (windows && !mpremu)

package main

import (
	"fmt"
	"os"
)

// main says how the library is built, where none can be.
func main() {
	fmt.Fprintln(os.Stderr, "mprdll is a library: build it with cgo and -buildmode=c-shared, for Windows with -tags mpremu as well")
	os.Exit(2)
}
