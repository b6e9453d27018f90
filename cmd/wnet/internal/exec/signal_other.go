//go:build !unix

package exec

import "os"

// handedOn holds the signals that the program gets.
var handedOn = []os.Signal{os.Interrupt}

// handOn does nothing: a console passes Ctrl-C to all of its programs.
func handOn(*os.Process, os.Signal) {}
