package serve

import (
	"bytes"
	"fmt"
	"io"
	"maps"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/session"
)

// call makes one call of a thread and returns its results but the error. Arguments that aren't those of the call are
// ERROR_INVALID_PARAMETER.
type call func(t *thread, args wire.Raw) ([]any, error)

// called holds the calls by their names: those that are generated, and these.
var called = byName(generated, map[string]call{
	"Network.EnumResource":      enumResource,
	"Network.ConnectionDialog1": with(connectionDialog1),
	"Network.OpenEnum":          openEnum,
	"Network.CloseEnum":         with(closeEnum),

	"Process.Thread":       with(func(t *thread, number uint64) ([]any, error) { return nil, t.p.addThread(number) }),
	"Process.SetLastErrno": with(setLastErrno),
	"Process.Logon":        logon,
	"Process.Elevated":     elevated,
	"Process.Command":      with(command),

	"Files.OpenFile": openFile,
	"Files.Print":    printJob,
	"File.Close":     with(closeFile),
	"File.Read":      readFile,
	"File.ReadAt":    readFileAt,
	"File.Write":     writeFile,
	"File.Seek":      seekFile,
	"File.Stat":      statFile,
	"File.Volume":    volumeOfFile,
	"File.ReadDir":   readDir,
})

// byName joins tables of calls.
func byName(tables ...map[string]call) map[string]call {
	all := make(map[string]call)
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// bad returns the error of arguments that aren't those of a call.
func bad(err error) error {
	return &wire.Reason{Text: "the arguments aren't those of the call: " + err.Error(), Code: winerr.ERROR_INVALID_PARAMETER}
}

// with returns a call that has one argument.
func with[A any](do func(t *thread, arg A) ([]any, error)) call {
	return func(t *thread, args wire.Raw) ([]any, error) {
		var arg A
		if err := args.Values(&arg); err != nil {
			return nil, bad(err)
		}
		return do(t, arg)
	}
}

// call makes the call of a request. ERROR_CALL_NOT_IMPLEMENTED: there is no such call. ERROR_INVALID_HANDLE: the process has
// no such thread.
func (p *process) call(request *wire.Request) ([]any, error) {
	make, known := called[request.Call]
	if !known {
		return nil, &wire.Reason{Text: fmt.Sprintf("this machine knows no call %q", request.Call), Code: winerr.ERROR_CALL_NOT_IMPLEMENTED}
	}
	p.mu.Lock()
	t := p.threads[request.Thread]
	p.mu.Unlock()
	if t == nil {
		return nil, &wire.Reason{Text: fmt.Sprintf("the process has no thread %d", request.Thread), Code: winerr.ERROR_INVALID_HANDLE}
	}
	return make(t, request.Args)
}

// maxThreads bounds how many threads a process may have.
const maxThreads = 1 << 16

// addThread adds a thread of that number to the process. ERROR_NO_SUCH_LOGON_SESSION: the session or the process has ended.
// ERROR_INVALID_PARAMETER: the number is in use. ERROR_NOT_ENOUGH_MEMORY: there are too many.
func (p *process) addThread(number uint64) error {
	caller, err := p.keeper.Thread()
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.ended:
		err = winerr.ERROR_NO_SUCH_LOGON_SESSION
	case p.threads[number] != nil:
		err = winerr.ERROR_INVALID_PARAMETER
	case len(p.threads) >= maxThreads:
		err = winerr.ERROR_NOT_ENOUGH_MEMORY
	default:
		p.threads[number] = &thread{p, caller}
		return nil
	}
	_ = caller.Close() // never fails
	return err
}

func setLastErrno(t *thread, code winerr.Errno) ([]any, error) {
	t.caller.SetLastErrno(code)
	return nil, nil
}

// logon logs a user on. The process keeps the session until it ends.
func logon(t *thread, args wire.Raw) ([]any, error) {
	var l session.Logon
	if err := args.Values(&l.User, &l.Type, &l.Administrator, &l.Password, &l.NetworkUser, &l.NetworkPassword); err != nil {
		return nil, bad(err)
	}
	if l.Type == session.LogonNewCredentials {
		l.From = t.caller.Session()
	}
	caller, err := t.caller.Router().Logon(l)
	if err != nil {
		return nil, err
	}
	t.p.open(caller)
	return []any{caller.Session().LUID()}, nil
}

func elevated(t *thread, _ wire.Raw) ([]any, error) {
	caller, err := t.caller.Elevated()
	if err != nil {
		return nil, err
	}
	defer caller.Close()
	return []any{caller.Session().LUID()}, nil
}

func command(t *thread, line string) ([]any, error) {
	do := t.p.server.config.Command
	if do == nil {
		return nil, errNoCommands
	}
	var out bytes.Buffer
	err := do(&out, line)
	return []any{out.String()}, err
}

var errNoCommands = &wire.Reason{Text: "this machine takes no commands", Code: winerr.ERROR_CALL_NOT_IMPLEMENTED}

// maxResources bounds how many resources an answer has. A caller asks for the rest.
const maxResources = 1 << 14

func enumResource(t *thread, args wire.Raw) ([]any, error) {
	var h mpr.EnumHandle
	var room int64 // the client may have wider numbers
	if err := args.Values(&h, &room); err != nil {
		return nil, bad(err)
	}
	buf := make([]mpr.NetResource, min(max(room, 0), maxResources))
	n, err := t.caller.EnumResource(h, buf)
	return []any{buf[:n]}, err
}

func connectionDialog1(t *thread, dialog *mpr.ConnectDialog) ([]any, error) {
	err := t.caller.ConnectionDialog1(dialog)
	return []any{dialog}, err
}

// openEnum opens an enumeration, which the process has from then on.
func openEnum(t *thread, args wire.Raw) ([]any, error) {
	results, err := generated["Network.OpenEnum"](t, args)
	if err == nil {
		h := results[0].(mpr.EnumHandle)
		t.p.mu.Lock()
		defer t.p.mu.Unlock()
		t.p.enums[h] = struct{}{}
	}
	return results, err
}

func closeEnum(t *thread, h mpr.EnumHandle) ([]any, error) {
	err := t.caller.CloseEnum(h)
	if err == nil {
		t.p.mu.Lock()
		defer t.p.mu.Unlock()
		delete(t.p.enums, h)
	}
	return nil, err
}

// open assigns a number to something that is closed when the process ends.
func (p *process) open(c io.Closer) uint64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	p.handles[p.last] = c
	return p.last
}
