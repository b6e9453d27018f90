package mprtest

import (
	"fmt"
	"runtime"
	"strings"
)

// module is what the names of the emulator's own functions begin with.
const module = "github.com/seed-520b6462/winnet/"

// restoring is the function under which a logon restores the remembered drives.
const restoring = ".(*Caller).restoreAtLogon"

// place is the file and line from which the test, or the code that it tests,
// called the emulator; "" for what a logon does by itself.
func place() string {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	for {
		frame, more := frames.Next()
		switch {
		case strings.HasSuffix(frame.Function, restoring):
			return ""
		case !own(frame):
			return fmt.Sprintf("%s:%d", frame.File, frame.Line)
		case !more:
			return "an unknown place"
		}
	}
}

// own reports whether a frame belongs to the emulator, or to what lies between
// it and its own functions.
func own(frame runtime.Frame) bool {
	for _, prefix := range []string{"log/slog.", "runtime.", "iter."} {
		if strings.HasPrefix(frame.Function, prefix) {
			return true
		}
	}
	return strings.HasPrefix(frame.Function, module) && !strings.HasSuffix(frame.File, "_test.go")
}
