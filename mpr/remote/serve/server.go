package serve

import (
	"context"
	"crypto/subtle"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// Config holds what is served.
type Config struct {
	// Router returns the machine. It is asked for each request, and for each process when that attaches.
	Router func() *mpr.Router

	// Session returns the logon session of a process that names none; nil, or a nil session: it must name one.
	Session func() *session.Session

	// Command does a line of package scenario; nil: the machine takes no commands.
	Command func(out io.Writer, line string) error

	// Token is what each request must bring; "": none, which is refused on anything but a Unix socket.
	Token string
}

// Server serves one machine on any number of listeners. [New] makes one.
type Server struct {
	config Config
	http   http.Server
	ended  chan struct{} // closed by Close

	mu        sync.Mutex // protects the fields below
	closed    bool
	processes map[*process]struct{}
	running   sync.WaitGroup // processes and streams; nothing is added once closed is set
}

// headerTimeout bounds how long a client may take for its headers.
const headerTimeout = 10 * time.Second

// New returns a server. It panics if the config has no Router.
func New(config Config) *Server {
	if config.Router == nil {
		panic("serve: a config without a Router")
	}
	s := &Server{config: config, ended: make(chan struct{}), processes: make(map[*process]struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v1/attach", s.attach)
	mux.HandleFunc("GET /v1/state", s.state)
	mux.HandleFunc("GET /v1/calls", s.calls)
	mux.HandleFunc("POST /v1/command", s.command)
	s.http = http.Server{
		Handler: s.guarded(mux), ReadHeaderTimeout: headerTimeout, IdleTimeout: time.Minute,
		ErrorLog: log.New(io.Discard, "", 0), // a client's nonsense is told to the client
		ConnContext: func(ctx context.Context, c net.Conn) context.Context {
			return context.WithValue(ctx, networkKey{}, c.LocalAddr())
		},
	}
	return s
}

// networkKey is the key of the address that a request came to.
type networkKey struct{}

// Serve serves a listener until Close, and closes it. The error is nil after Close, and else says why the listener can't be
// served: it is no Unix socket, and there is no token.
func (s *Server) Serve(l net.Listener) error {
	if s.config.Token == "" && l.Addr().Network() != "unix" {
		_ = l.Close() // nobody has connected
		return errors.New("a machine without a token is served on Unix sockets only")
	}
	if err := s.http.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Close closes the listeners, ends all processes as if their connections had ended, and returns when nothing of them is
// left but calls that hang in a provider. Closing twice does no harm. The error is always nil.
func (s *Server) Close() error {
	s.mu.Lock()
	if !s.closed {
		s.closed = true
		close(s.ended)
	}
	for p := range s.processes {
		_ = p.socket.Close() // its reader ends the process
	}
	s.mu.Unlock()
	_ = s.http.Close() // it tells of listeners that were closed before
	s.running.Wait()
	return nil
}

// begin counts something that Close waits for, and reports whether the server is still open. The caller calls
// s.running.Done.
func (s *Server) begin() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.running.Add(1)
	return true
}

// guarded lets requests through that come from this computer's programs and bring the token.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		w.Header().Set("X-Content-Type-Options", "nosniff")
		switch {
		case !isHere(r, r.Host):
			refuse(w, http.StatusMisdirectedRequest, "this machine isn't "+r.Host)
		case !sameOrigin(r):
			refuse(w, http.StatusForbidden, "a page of another place may not call this machine")
		case !s.tokenFits(r):
			w.Header().Set("WWW-Authenticate", "Bearer")
			refuse(w, http.StatusUnauthorized, "this machine wants its token")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// refuse answers with one sentence.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, why+"\n") // a client that has gone needs none
}

// isHere reports whether a host is the address that a request came to, or localhost with its port. A Unix socket has the
// names machine and localhost.
func isHere(r *http.Request, host string) bool {
	addr, _ := r.Context().Value(networkKey{}).(net.Addr)
	if addr == nil || addr.Network() == "unix" {
		return slices.Contains([]string{"machine", "localhost"}, host)
	}
	_, port, err := net.SplitHostPort(addr.String())
	return err == nil && (host == addr.String() || host == net.JoinHostPort("localhost", port))
}

// sameOrigin reports whether a request comes from no page, or from one of this server.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	from, err := url.Parse(origin)
	return err == nil && from.Scheme == "http" && from.Host == r.Host
}

// tokenFits reports whether a request brings the token, if one is wanted.
func (s *Server) tokenFits(r *http.Request) bool {
	given, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return s.config.Token == "" || subtle.ConstantTimeCompare([]byte(given), []byte(s.config.Token)) == 1
}
