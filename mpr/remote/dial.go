package remote

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
)

// dialTimeout bounds how long a machine may take until it has attached a process.
const dialTimeout = 10 * time.Second

// Dial connects to a machine and returns the first thread of a new process in the logon session of the address.
//
//   - ERROR_NO_SUCH_LOGON_SESSION: the session isn't logged on, or none is named and the machine has none to give.
//   - any other error says why there is no machine, or why it refuses: another token, another version of the protocol.
func Dial(a Address) (*Caller, error) {
	network, addr, err := a.split()
	if err != nil {
		return nil, err
	}
	socket, err := net.DialTimeout(network, addr, dialTimeout)
	if err != nil {
		return nil, fmt.Errorf("there is no machine at %s: %w", a.Machine, err)
	}
	c, err := attach(a, socket)
	if err != nil {
		_ = socket.Close() // the connection is given up
		return nil, err
	}
	return c, nil
}

// attach makes a new connection one of calls.
func attach(a Address, socket net.Conn) (*Caller, error) {
	r := bufio.NewReaderSize(socket, 4<<10)
	_ = socket.SetDeadline(time.Now().Add(dialTimeout)) // an error comes again from the write
	if err := upgrade(a, socket, r); err != nil {
		return nil, err
	}
	var buf []byte
	line, err := wire.Line(r, &buf)
	if err != nil {
		return nil, fmt.Errorf("the machine at %s ended the connection: %w", a.Machine, err)
	}
	var first wire.Answer
	var hello wire.Hello
	if err = wire.Decode(line, &first); err == nil && first.Error == nil {
		err = first.Results.Values(&hello)
	}
	if err != nil {
		return nil, fmt.Errorf("the machine at %s answers nonsense: %w", a.Machine, err)
	}
	if err := first.Error.Err(); err != nil {
		return nil, err
	}
	_ = socket.SetDeadline(time.Time{})
	return &Caller{conn: newConn(a, socket, r), hello: hello}, nil
}

// upgrade asks for the protocol, and reads the answer up to the first line of it.
func upgrade(a Address, socket net.Conn, r *bufio.Reader) error {
	host := "machine"
	if addr, onTCP := strings.CutPrefix(a.Machine, "tcp:"); onTCP {
		host = addr
	}
	request := "GET " + wire.Attach + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: Upgrade\r\nUpgrade: " + wire.Protocol + wire.Version + "\r\n"
	if a.Session != 0 {
		request += wire.SessionHeader + ": " + a.Session.String() + "\r\n"
	}
	if a.Token != "" {
		request += "Authorization: Bearer " + strings.Map(printable, a.Token) + "\r\n"
	}
	if _, err := io.WriteString(socket, request+"\r\n"); err != nil {
		return fmt.Errorf("the machine at %s ended the connection: %w", a.Machine, err)
	}
	status, length, err := head(r)
	switch {
	case err != nil:
		return fmt.Errorf("what is at %s is no machine: %w", a.Machine, err)
	case status == "101":
		return nil
	}
	why, err := io.ReadAll(io.LimitReader(r, min(length, 1<<10)))
	if len(why) == 0 || err != nil {
		why = []byte("HTTP status " + status)
	}
	return fmt.Errorf("the machine at %s refuses: %s", a.Machine, strings.TrimSpace(string(why)))
}

// printable drops what would end a header.
func printable(r rune) rune {
	if r < ' ' {
		return -1
	}
	return r
}

// head reads the status line and the headers of an answer of HTTP, and returns the status and the length of what follows.
func head(r *bufio.Reader) (status string, length int64, err error) {
	for n := 0; n < 64; n++ {
		line, err := r.ReadSlice('\n')
		if err != nil {
			return "", 0, fmt.Errorf("it answers no HTTP: %w", err)
		}
		text := strings.TrimRight(string(line), "\r\n")
		name, value, _ := strings.Cut(text, ":")
		switch {
		case n == 0:
			words := strings.Fields(text)
			if len(words) < 2 || !strings.HasPrefix(words[0], "HTTP/1.") {
				return "", 0, fmt.Errorf("it answers no HTTP")
			}
			status = words[1]
		case text == "":
			return status, length, nil
		case name == "Content-Length":
			length, _ = strconv.ParseInt(strings.TrimSpace(value), 10, 64) // 0: nothing is read
		}
	}
	return "", 0, fmt.Errorf("it answers no HTTP")
}
