package serve

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/session"
)

// maxCalls bounds how many calls of a process may be under way.
const maxCalls = 1 << 12

var errTooManyCalls = &wire.Reason{Text: "the process has too many calls under way", Code: winerr.ERROR_NOT_ENOUGH_MEMORY}

// process represents a client: its threads, and what it has open. It ends when its connection does.
type process struct {
	server *Server
	socket net.Conn
	keeper *mpr.Caller  // a thread that makes no calls of the client, and closes what is left
	calls  atomic.Int32 // under way
	under  sync.WaitGroup
	done   chan struct{} // closed when nothing more is read

	mu      sync.Mutex // protects the fields below
	ended   bool
	threads map[uint64]*thread
	enums   map[mpr.EnumHandle]struct{}
	handles map[uint64]io.Closer // files, print jobs, and sessions that the client has logged on
	last    uint64               // of handles

	out sync.Mutex // held while an answer is written
}

// thread is one thread of a process.
type thread struct {
	p      *process
	caller *mpr.Caller
}

// The faces by which the calls go.
func (t *thread) Network() mpr.Network { return t.caller }
func (t *thread) Files() mpr.Files     { return t.caller }
func (t *thread) Sized() mpr.Sized     { return t.caller.Sized() }
func (t *thread) Shell() mpr.Shell     { return t.caller.Shell() }
func (t *thread) Devices() mpr.Devices { return t.caller.Process().Devices }

func (t *thread) Workstation() mpr.Workstation { return t.caller.Workstation() }

// attach serves a connection that is to be one of calls.
func (s *Server) attach(w http.ResponseWriter, r *http.Request) {
	version, ours := strings.CutPrefix(r.Header.Get("Upgrade"), wire.Protocol)
	switch {
	case !ours:
		w.Header().Set("Upgrade", wire.Protocol+wire.Version)
		refuse(w, http.StatusUpgradeRequired, "a program attaches with an upgrade to "+wire.Protocol+wire.Version)
		return
	case version != wire.Version:
		w.Header().Set("Upgrade", wire.Protocol+wire.Version)
		refuse(w, http.StatusUpgradeRequired, "the program speaks version "+version+" of the protocol and this machine version "+wire.Version+
			", so that both must be of one release")
		return
	}
	if !s.begin() {
		refuse(w, http.StatusServiceUnavailable, "this machine is being closed")
		return
	}
	defer s.running.Done()
	socket, rw, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return // the connection has ended
	}
	defer socket.Close()
	_, _ = rw.WriteString("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: " + wire.Protocol + wire.Version + "\r\n\r\n")
	p := &process{
		server: s, socket: socket, done: make(chan struct{}),
		threads: make(map[uint64]*thread), enums: make(map[mpr.EnumHandle]struct{}), handles: make(map[uint64]io.Closer),
	}
	hello, err := p.begin(r.Header.Get(wire.SessionHeader))
	answer := wire.Answer{Error: wire.ErrorOf(err)}
	if err == nil {
		answer.Results = wire.List(hello)
	}
	if _, failed := rw.Write(wire.Append(nil, &answer)); failed == nil {
		failed = rw.Flush()
		if err == nil && failed == nil {
			p.under.Go(func() { p.read(rw.Reader, nil) })
			<-p.done
		}
	}
	p.end()
}

// begin makes the first thread of a process, in the session of that LUID.
func (p *process) begin(luid string) (hello wire.Hello, err error) {
	router := p.server.config.Router()
	s, err := p.server.sessionOf(router, luid)
	if err != nil {
		return hello, err
	}
	if p.keeper, err = router.Caller(s); err != nil {
		return hello, err
	}
	if err := p.addThread(0); err != nil {
		return hello, err
	}
	p.server.mu.Lock()
	defer p.server.mu.Unlock()
	if p.server.closed {
		return hello, errors.New("this machine is being closed")
	}
	p.server.processes[p] = struct{}{}
	about := p.keeper.Process()
	return wire.Hello{LUID: uint64(s.LUID()), User: about.User, Version: uint8(about.Version), StaleLastError: about.StaleLastError}, nil
}

// sessionOf returns the session of a LUID, and that of clients that name none for "".
func (s *Server) sessionOf(router *mpr.Router, luid string) (*session.Session, error) {
	if luid == "" {
		if s.config.Session != nil {
			return s.config.Session(), nil // Router.Caller refuses a nil one
		}
		return nil, nil
	}
	number, err := strconv.ParseUint(luid, 0, 64)
	if err != nil {
		return nil, winerr.ERROR_NO_SUCH_LOGON_SESSION
	}
	return router.Sessions().Find(session.LUID(number))
}

// read reads requests and answers them until the connection ends. Each goroutine that has read one makes its call, while
// another one reads on, so that none stands between the socket and a call. The last of them closes p.done.
func (p *process) read(r *bufio.Reader, buf []byte) {
	for {
		line, err := wire.Line(r, &buf)
		var request wire.Request
		if err == nil {
			err = wire.Decode(line, &request)
			if err == nil && request.ID == 0 {
				err = errors.New("a request without an ID")
			}
		}
		if err != nil {
			if !errors.Is(err, io.EOF) {
				p.answer(&wire.Answer{Error: wire.ErrorOf(err)})
			}
			close(p.done)
			return
		}
		if p.calls.Add(1) > maxCalls { // who reads must not wait, because only a reader notices the end of the client
			p.calls.Add(-1)
			p.answer(&wire.Answer{ID: request.ID, Error: wire.ErrorOf(errTooManyCalls)})
			continue
		}
		request.Args = append(wire.Raw(nil), request.Args...) // which the next line would overwrite
		p.under.Go(func() { p.read(r, buf) })
		p.serve(&request)
		p.calls.Add(-1)
		return
	}
}

// serve makes a call and answers it.
func (p *process) serve(request *wire.Request) {
	answer := wire.Answer{ID: request.ID}
	results, err := p.call(request)
	answer.Error = wire.ErrorOf(err)
	if len(results) > 0 {
		answer.Results = wire.List(results...)
	}
	p.answer(&answer)
}

// answer writes an answer, unless the client has gone.
func (p *process) answer(answer *wire.Answer) {
	line := wire.Append(make([]byte, 0, 256), answer)
	if len(line) > wire.MaxLine {
		line = wire.Append(line[:0], &wire.Answer{ID: answer.ID, Error: wire.ErrorOf(wire.ErrTooLong)})
	}
	p.out.Lock()
	defer p.out.Unlock()
	if _, err := p.socket.Write(line); err != nil {
		_ = p.socket.Close() // a part of an answer may have been written
	}
}

// end ends the process as Windows does: its threads, with the dialogs that they show, and then its handles. It waits for
// no call that hangs in a provider; what such a call opens is closed when it returns.
func (p *process) end() {
	p.server.mu.Lock()
	delete(p.server.processes, p)
	p.server.mu.Unlock()
	_ = p.socket.Close() // the client needs it no more
	p.mu.Lock()
	p.ended = true
	threads := p.threads
	p.threads = nil
	p.mu.Unlock()
	for _, t := range threads {
		_ = t.caller.Close() // never fails
	}
	p.closeAll()
	if p.calls.Load() == 0 { // and there won't be any more
		p.leave()
		return
	}
	go func() {
		p.under.Wait()
		p.leave()
	}()
}

// leave ends what calls have begun since the process ended, and leaves the session.
func (p *process) leave() {
	p.closeAll()
	if p.keeper != nil {
		_ = p.keeper.Close() // never fails
	}
}

// closeAll closes what the process has open.
func (p *process) closeAll() {
	p.mu.Lock()
	enums, handles := p.enums, p.handles
	p.enums, p.handles = make(map[mpr.EnumHandle]struct{}), make(map[uint64]io.Closer)
	p.mu.Unlock()
	for h := range enums {
		_ = p.keeper.CloseEnum(h) // what a provider can't close, nobody can
	}
	for _, h := range handles {
		_ = h.Close() // it may have gone with its connection
	}
}
