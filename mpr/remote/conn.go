package remote

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"sync"
	"time"

	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
)

// ErrGone reports that the connection to the machine has ended: the machine has, or the process was closed.
var ErrGone = errors.New("the connection to the machine has ended")

// conn is the connection of a process. Its calls share the socket: each writes its request and waits for its answer. One of
// those that wait reads, for the others as well, so that no goroutine stands between the socket and a caller.
type conn struct {
	address Address
	socket  net.Conn
	reader  chan *answers // holds what reads the socket, unless a call reads

	mu      sync.Mutex // protects the fields below
	last    uint64     // ID of a request
	threads uint64
	waiting map[uint64]chan *wire.Answer
	err     error // why no call is possible any more

	out sync.Mutex // held while a request is written
}

// answers reads the socket.
type answers struct {
	r   *bufio.Reader
	buf []byte
}

// newConn returns a connection that has been attached; r has what was read of it already.
func newConn(a Address, socket net.Conn, r *bufio.Reader) *conn {
	c := &conn{address: a, socket: socket, reader: make(chan *answers, 1), waiting: make(map[uint64]chan *wire.Answer)}
	c.reader <- &answers{r: r}
	return c
}

// await returns the answer to a request, and false if the connection has ended.
func (c *conn) await(id uint64, waiter chan *wire.Answer) (*wire.Answer, bool) {
	for {
		select {
		case answer, ok := <-waiter:
			return answer, ok
		case from := <-c.reader:
			answer := c.read(from, id, waiter)
			c.reader <- from
			if answer != nil {
				return answer, true
			}
		}
	}
}

// read passes answers to those who wait for them, until that of one request comes, which it returns, or the connection
// ends. It returns nil also if the answer has come in the meantime.
func (c *conn) read(from *answers, id uint64, waiter chan *wire.Answer) *wire.Answer {
	for len(waiter) == 0 {
		line, err := wire.Line(from.r, &from.buf)
		answer := new(wire.Answer)
		if err == nil {
			err = wire.Decode(line, answer)
		}
		if err == nil && answer.ID == 0 {
			err = answer.Error.Err()
		}
		if err != nil {
			c.end(fmt.Errorf("%w: %s: %w", ErrGone, c.address.Machine, err))
			return nil
		}
		answer.Results = append(wire.Raw(nil), answer.Results...) // which the next line would overwrite
		c.mu.Lock()
		other := c.waiting[answer.ID]
		delete(c.waiting, answer.ID)
		c.mu.Unlock()
		if answer.ID == id {
			return answer
		}
		if other != nil {
			other <- answer
		}
	}
	return nil
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

// close ends the connection.
func (c *conn) close() { c.end(fmt.Errorf("%w: the process was closed", ErrGone)) }

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

// abandon gives a request up that can't be written.
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
	answer, ok := c.await(id, waiter)
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

// lastWords bounds how long the machine's reason is waited for when a request can't be written any more.
const lastWords = time.Second

// write writes a request. A machine that has ended the connection may have said why, which the wait for the answer finds.
// [wire.ErrTooLong]: the arguments can't cross.
func (c *conn) write(line []byte) error {
	if len(line) > wire.MaxLine {
		return fmt.Errorf("the arguments can't cross to the machine: %w", wire.ErrTooLong)
	}
	c.out.Lock()
	defer c.out.Unlock()
	if _, err := c.socket.Write(line); err != nil {
		_ = c.socket.SetReadDeadline(time.Now().Add(lastWords)) // a closed socket is read no more anyway
	}
	return nil
}
