package remote

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"

	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
)

// ErrGone reports that the connection to the machine has ended: the machine has, or the process was closed.
var ErrGone = errors.New("the connection to the machine has ended")

// conn is the connection of a process. Its calls share the socket: each writes its request and waits for its answer.
type conn struct {
	address Address
	socket  net.Conn
	done    chan struct{} // closed when the reader has ended

	mu      sync.Mutex // protects the fields below
	last    uint64     // ID of a request
	threads uint64
	waiting map[uint64]chan *wire.Answer
	err     error // why no call is possible any more

	out sync.Mutex // held while a request is written
}

// newConn returns a connection that has been attached; r has what was read of it already.
func newConn(a Address, socket net.Conn, r *bufio.Reader) *conn {
	c := &conn{address: a, socket: socket, done: make(chan struct{}), waiting: make(map[uint64]chan *wire.Answer)}
	go c.read(r)
	return c
}

// read passes the answers to those who wait for them, until the connection ends.
func (c *conn) read(r *bufio.Reader) {
	defer close(c.done)
	var buf []byte
	for {
		line, err := wire.Line(r, &buf)
		answer := new(wire.Answer)
		if err == nil {
			err = wire.Decode(append([]byte(nil), line...), answer) // whose results are read elsewhere
		}
		switch {
		case err != nil:
			c.end(fmt.Errorf("%w: %s: %w", ErrGone, c.address.Machine, err))
			return
		case answer.ID == 0:
			c.end(fmt.Errorf("%w: %s: %w", ErrGone, c.address.Machine, answer.Error.Err()))
			return
		}
		c.mu.Lock()
		waiter := c.waiting[answer.ID]
		delete(c.waiting, answer.ID)
		c.mu.Unlock()
		if waiter != nil {
			waiter <- answer
		}
	}
}

// end fails all calls, those that wait among them.
func (c *conn) end(err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.err = err
	}
	for _, waiter := range c.waiting {
		close(waiter)
	}
	clear(c.waiting)
	_ = c.socket.Close() // it is of no use any more
}

// close ends the connection and waits until nothing of it is left.
func (c *conn) close() {
	c.end(fmt.Errorf("%w: the process was closed", ErrGone))
	<-c.done
}

// newThread returns the number of another thread.
func (c *conn) newThread() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.threads++
	return c.threads
}

// waiters keeps channels between calls. Each has room for the one answer, so that the reader never waits.
var waiters = sync.Pool{New: func() any { return make(chan *wire.Answer, 1) }}

// begin assigns an ID to a request, and the channel for its answer.
func (c *conn) begin() (uint64, chan *wire.Answer, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return 0, nil, c.err
	}
	c.last++
	waiter := waiters.Get().(chan *wire.Answer)
	c.waiting[c.last] = waiter
	return c.last, waiter, nil
}

// abandon gives a request up that couldn't be written.
func (c *conn) abandon(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.waiting, id)
}

// do makes a call and reads its results. [ErrGone]: the connection has ended. [wire.ErrTooLong]: the arguments can't cross.
func (c *conn) do(thread uint64, call string, args wire.Raw, results []any) error {
	id, waiter, err := c.begin()
	if err != nil {
		return err
	}
	line := wire.Append(make([]byte, 0, 256), &wire.Request{ID: id, Thread: thread, Call: call, Args: args})
	if err := c.write(line); err != nil {
		c.abandon(id)
		return err
	}
	answer, ok := <-waiter
	if !ok {
		c.mu.Lock()
		defer c.mu.Unlock()
		return c.err
	}
	waiters.Put(waiter)
	if len(answer.Results) > 0 {
		if err := answer.Results.Values(results...); err != nil {
			return fmt.Errorf("the machine at %s answers nonsense: %w", c.address.Machine, err)
		}
	}
	return answer.Error.Err()
}

// write writes a request. A part of one would be the end of the connection.
func (c *conn) write(line []byte) error {
	if len(line) > wire.MaxLine {
		return fmt.Errorf("the arguments can't cross to the machine: %w", wire.ErrTooLong)
	}
	c.out.Lock()
	defer c.out.Unlock()
	if _, err := c.socket.Write(line); err != nil {
		if errors.Is(err, net.ErrClosed) {
			err = io.EOF
		}
		err = fmt.Errorf("%w: %s: %w", ErrGone, c.address.Machine, err)
		c.end(err)
		return err
	}
	return nil
}
