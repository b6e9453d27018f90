// Mprdll is a drop-in mpr.dll: a DLL for Windows, and a shared library for Linux,
// that exports every documented function of mpr.dll over the emulator. With it
// programs in C, C++, Rust, Python or .NET can be tested against a network in
// memory.
//
//	CGO_ENABLED=1 GOOS=windows CC=x86_64-w64-mingw32-gcc \
//		go build -tags mpremu -ldflags="-s -w" -buildmode=c-shared -o mpr.dll ./cmd/mprdll
//	go build -ldflags="-s -w" -buildmode=c-shared -o libmpr.so ./cmd/mprdll
//
// On Windows the DLL is found before the system's when it lies beside the
// program; under Wine WINEDLLOVERRIDES=mpr=n does that. On Linux include
// winnetwk_emu.h, which has the types and prototypes of winnetwk.h with 16-bit
// characters, and GetLastError besides.
//
// The environment variable WINNET_MACHINE names a scenario file with the machine: lines
// as "server files" and "logon alice", which package scenario explains. The program is
// the caller that is the current one at the end of the file; replies that the lines have
// not used answer its dialogs. In wnet exec the variable leads to the machine that its programs
// share, and the program is one more process there. When a line can't be understood or fails, that is said on
// the standard error stream, and every call is ERROR_NO_NETWORK. A function that
// the emulated Windows version lacks is ERROR_CALL_NOT_IMPLEMENTED, for a DLL
// can't change its exports.
//
// WINNET_FAULT has faults of that machine, as AddConnection2#1=ERROR_BUSY, with spaces between.
//
// The whole process is one caller: the thread's last error is each thread's own,
// what WNetGetLastError tells is not.
package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/scenario"
)

//go:generate go run ./internal/gen

// variable is the environment variable that names the file of the machine, or where a
// shared one is.
const variable = remote.MachineVariable

// faults is the environment variable with faults of the file's machine, as
// AddConnection2#1=ERROR_BUSY, with spaces between.
const faults = "WINNET_FAULT"

// open returns who calls, on the machine that the environment names.
func open() (mprdll.Thread, error) {
	name := os.Getenv(variable)
	switch {
	case name == "":
		return nil, fmt.Errorf("%s must name a scenario file with the machine", variable)
	case remote.IsAddress(name):
		return remote.Dial(remote.Environment())
	}
	return load(name)
}

// load makes the machine of a file, and returns the caller that is the current one at its
// end.
func load(name string) (*mpr.Caller, error) {
	m, err := scenario.Load(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", variable, err)
	}
	for _, spec := range strings.Fields(os.Getenv(faults)) {
		if err := m.Do(io.Discard, "fault "+scenario.Quote(spec)); err != nil {
			_ = m.Close() // nobody has used it
			return nil, fmt.Errorf("%s: %w", faults, err)
		}
	}
	c := m.Caller()
	if c == nil {
		_ = m.Close() // nobody has used it
		return nil, fmt.Errorf("%s: %s: nobody is logged on at its end", variable, name)
	}
	return c, nil
}
