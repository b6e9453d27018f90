// Package wire holds the messages between the processes that share a machine, and how they are written: a line of JSON
// for each.
//
// JSON is written and read here, and not by encoding/json, because that replaces what isn't UTF-8. A name that a raw call
// passes may have half a surrogate pair in it, and the router is to see what the caller wrote. A byte that isn't part of
// UTF-8 is written as the escape \udcXX with its two digits, as Python's surrogateescape does; half a pair in an escape
// of another client becomes the three bytes that its number would have, as in package layout.
package wire

import (
	"bufio"
	"errors"
	"fmt"
	"os"
)

// Version is the version of the protocol. It changes with each message that an older side would misread.
const Version = "1"

// Protocol is what a connection is upgraded to, without its version.
const Protocol = "winnet/"

// Attach is the path that a client asks to be upgraded at, and SessionHeader names the LUID of its session there.
const (
	Attach        = "/v1/attach"
	SessionHeader = "Winnet-Session"
)

// MaxLine is the size in bytes of the longest line that either side reads.
const MaxLine = 16 << 20

// ErrTooLong reports a line of more than [MaxLine] bytes.
var ErrTooLong = fmt.Errorf("a line of more than %d MB", MaxLine>>20)

// Request asks for a call. Its answer has the same ID.
type Request struct {
	ID     uint64
	Thread uint64 // which thread of the client calls; 0: its first
	Call   string // interface and method, as in "Network.GetConnection"
	Args   Raw    // a list, in the order of the method's parameters
}

// Answer holds how a call ended: all results but the error, in the order of the method, and the error. An answer with the
// ID 0 is to no request: the first of a connection tells of the session, and any other that the connection ends, and why.
type Answer struct {
	ID      uint64
	Results Raw // a list
	Error   *Error
}

// Raw holds the JSON of a value that is decoded later.
type Raw []byte

// Hello is what the first answer of a connection tells.
type Hello struct {
	LUID           uint64
	User           string
	Version        uint8
	StaleLastError bool
}

// Stat holds what a file tells of itself, and an entry of a directory.
type Stat struct {
	Name    string
	Size    int64
	Mode    uint32
	ModTime int64 // nanoseconds since 1970
}

// OpenFlags holds the flags of package os as they cross, a bit for each in this order, because the numbers differ between
// systems.
type OpenFlags uint32

var openFlags = []int{os.O_WRONLY, os.O_RDWR, os.O_APPEND, os.O_CREATE, os.O_EXCL, os.O_SYNC, os.O_TRUNC}

// FlagsOf returns what crosses of the flags of an OpenFile.
func FlagsOf(flag int) (crossing OpenFlags) {
	for i, f := range openFlags {
		if flag&f == f {
			crossing |= 1 << i
		}
	}
	return crossing
}

// OS returns the flags as this system numbers them.
func (crossing OpenFlags) OS() (flag int) {
	for i, f := range openFlags {
		if crossing&(1<<i) != 0 {
			flag |= f
		}
	}
	return flag
}

// Line reads a line, without its end. It is valid until the next one is read. [ErrTooLong] comes with none of it.
func Line(r *bufio.Reader, buf *[]byte) ([]byte, error) {
	line, err := r.ReadSlice('\n')
	if err == nil {
		return line[:len(line)-1], nil
	}
	*buf = (*buf)[:0]
	for ; errors.Is(err, bufio.ErrBufferFull); line, err = r.ReadSlice('\n') {
		if len(*buf)+len(line) > MaxLine {
			return nil, ErrTooLong
		}
		*buf = append(*buf, line...)
	}
	if err != nil {
		return nil, err
	}
	if *buf = append(*buf, line...); len(*buf) > MaxLine {
		return nil, ErrTooLong
	}
	return (*buf)[:len(*buf)-1], nil
}
