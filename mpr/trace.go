package mpr

import (
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Record holds one call with its arguments and results. It holds no password: of a password it says whether it is NULL
// (nil), "" or something ("***").
type Record struct {
	Caller   uint64 // which caller of the router, counted from 1
	LUID     session.LUID
	User     string
	Op       string
	Args     []Arg
	Calls    []ProviderCall
	Notified []Notified
	Code     winerr.Errno
	Err      error // what the caller got
	Start    time.Time
	Duration time.Duration
}

// Arg holds one argument. NULL and "" stay apart: a NULL is nil.
type Arg struct {
	Name  string
	Value any
}

// ProviderCall holds one call that the router made of a provider.
type ProviderCall struct {
	Provider string
	Name     provider.Call
	Code     winerr.Errno
	Duration time.Duration
}

// Notified holds one call of a notifyee, with its result.
type Notified struct {
	Notifyee int // its place in the order of registration
	Status   provider.NotifyStatus
	Code     winerr.Errno
}

// Recorder keeps the records of a router for assertions. The zero Recorder is ready to use.
type Recorder struct {
	// Also sees each record when its call ends, on the goroutine of the caller; nil: nobody does. It must be set before the
	// router's first use.
	Also func(Record)

	mu      sync.Mutex
	records []Record
	more    chan struct{} // closed by the next record; nil: nobody waits for it
}

// Records returns the calls so far, in the order in which they ended.
func (t *Recorder) Records() []Record {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]Record(nil), t.records...)
}

// Since returns the records behind the first n, the number of all, and a channel that is closed when there are more. A
// number greater than that of all, which Reset may have lowered, stands for 0.
func (t *Recorder) Since(n int) (records []Record, all int, more <-chan struct{}) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if n < 0 || n > len(t.records) {
		n = 0
	}
	if t.more == nil {
		t.more = make(chan struct{})
	}
	return append([]Record(nil), t.records[n:]...), len(t.records), t.more
}

// Reset removes all records.
func (t *Recorder) Reset() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.records = nil
}

// add appends a record.
func (t *Recorder) add(rec Record) {
	t.mu.Lock()
	t.records = append(t.records, rec)
	if t.more != nil {
		close(t.more)
		t.more = nil
	}
	t.mu.Unlock()
	if t.Also != nil {
		t.Also(rec)
	}
}

// arg records an argument that is known later. Callers check rec for nil first, so that no value is boxed for a call that
// isn't recorded.
func (rec *Record) arg(name string, value any) {
	rec.Args = append(rec.Args, Arg{name, value})
}

// answered records the arguments of a call, and reports whether Router.Fault answered it: rec.Err is the error then, and
// the call must end with it before it does anything. An argument without a name isn't recorded. Only a call that is
// recorded asks, so that others pay nothing. buf is the caller's buffer, nil or unlimited for none. It isn't kept, so that
// it stays on the stack; with ERROR_MORE_DATA twice its size is needed.
func (cl *call) answered(buf *Buffer, args ...Arg) bool {
	cl.rec.Args = slices.DeleteFunc(args, func(a Arg) bool { return a.Name == "" })
	if cl.c.router.Fault == nil {
		return false
	}
	if cl.rec.Err = cl.faulty(); cl.rec.Err == nil {
		return false
	}
	cl.local, cl.remote = cl.rec.About()
	if buf != nil && buf != unlimited && winerr.Code(cl.rec.Err) == winerr.ERROR_MORE_DATA {
		buf.Size = max(2*buf.Size, buf.Size+1)
	}
	return true
}

// faulty returns the answer of Router.Fault. A panic there counts as that of a provider.
func (cl *call) faulty() (err error) {
	defer routing.Recover(&err)
	return routing.Failure(cl.c.router.Fault(cl.rec))
}

// Argument returns the argument of a documented name; nil if it is NULL, or the call has none of the name.
func (rec *Record) Argument(name string) any {
	for _, a := range rec.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// About returns the local and the remote name that the call is about, as the caller passed them; "" for none.
func (rec *Record) About() (local, remote string) {
	for _, a := range rec.Args {
		switch v := a.Value.(type) {
		case NetResource:
			return v.LocalName, v.RemoteName
		case string:
			switch {
			case a.Name == "lpRemoteName", a.Name == "lpName" && strings.HasPrefix(v, `\\`):
				remote = v
			case slices.Contains([]string{"lpLocalName", "lpName", "lpLocalPath", "lpDevice", "lpDriveName", "lpDir", "path"}, a.Name):
				local = v
			}
		}
	}
	return local, remote
}

// resourceArg returns a NETRESOURCE for a record: its members, or NULL.
func resourceArg(nr *NetResource) Arg {
	if nr == nil {
		return Arg{"lpNetResource", nil}
	}
	return Arg{"lpNetResource", *nr}
}

// credentialArgs returns the user name for a record, and whether there is a password.
func credentialArgs(cred Credentials) []Arg {
	var password, user any
	if secret, ok := cred.Password.Reveal(); ok {
		password = secret
		if secret != "" {
			password = cred.Password.String()
		}
	}
	if name, ok := cred.UserName(); ok {
		user = name
	}
	return []Arg{{"lpPassword", password}, {"lpUserName", user}}
}

// called records a call of a provider that has returned.
func (rec *Record) called(sl *routing.Slot, name provider.Call, err error, start time.Time) {
	rec.Calls = append(rec.Calls, ProviderCall{sl.Name, name, winerr.Code(err), time.Since(start)})
}

// LogValue returns the record as the Logger of a router gets it, without its Op, which is the message.
func (rec *Record) LogValue() slog.Value { return slog.GroupValue(rec.attrs()...) }

// attrs returns the record as a structured log entry. Groups that may come several times are numbered from 1, because
// readers of JSON lose a key that comes twice.
func (rec *Record) attrs() []slog.Attr {
	args := make([]any, len(rec.Args))
	for i, a := range rec.Args {
		args[i] = slog.Any(a.Name, a.Value)
	}
	attrs := []slog.Attr{
		slog.Uint64("caller", rec.Caller), slog.String("luid", rec.LUID.String()),
		slog.String("user", rec.User), slog.Group("args", args...),
		slog.String("code", rec.Code.Name()), slog.Duration("duration", rec.Duration),
	}
	if rec.Err != nil {
		attrs = append(attrs, slog.String("error", rec.Err.Error()))
	}
	return append(attrs, numbered("calls", rec.Calls, func(p ProviderCall) []any {
		return []any{
			slog.String("provider", p.Provider), slog.String("call", p.Name.String()),
			slog.String("code", p.Code.Name()), slog.Duration("duration", p.Duration),
		}
	}), numbered("notified", rec.Notified, func(n Notified) []any {
		return []any{
			slog.Int("notifyee", n.Notifyee), slog.String("status", n.Status.String()),
			slog.String("code", n.Code.Name()),
		}
	}))
}

// numbered returns a group of groups; handlers leave an empty one out.
func numbered[T any](key string, items []T, attrs func(T) []any) slog.Attr {
	groups := make([]any, len(items))
	for i, item := range items {
		groups[i] = slog.Group(strconv.Itoa(i+1), attrs(item)...)
	}
	return slog.Group(key, groups...)
}

// nullable returns a string argument for a record, where "" stands for NULL.
func nullable(s string) any {
	if s == "" {
		return nil
	}
	return s
}
