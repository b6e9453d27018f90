package remote_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// ask does a command of the other process, whose arguments and results are lists as those of calls are.
func ask(c *remote.Caller, command string, args []any, results ...any) error {
	printed, err := c.Command(command + " " + string(wire.List(args...)))
	if err == nil {
		err = wire.Raw(printed).Values(results...)
	}
	return err
}

// answerer does the commands of the other process.
type answerer map[string]func(args wire.Raw) ([]any, error)

func (a answerer) do(out io.Writer, line string) error {
	command, args, _ := strings.Cut(line, " ")
	results, err := a[command](wire.Raw(args))
	if err == nil {
		_, err = out.Write(wire.List(results...))
	}
	return err
}

// host has the machine of one case after the other, and does with it what the suite asks for in the other process.
type host struct {
	user *remote.Caller // the process of the suite, whose user is in front of the machine

	mu      sync.Mutex // protects the fields below
	router  *mpr.Router
	machine *conformance.Machine
	asked   *distantUser // by that machine
}

// hostMachines serves machines to the process that has started this one, until its standard input ends.
func hostMachines() error {
	user, err := remote.Dial(remote.Environment())
	if err != nil {
		return err
	}
	defer user.Close()
	h := &host{user: user, router: new(mpr.Router)}
	l, address, err := serve.Listen()
	if err != nil {
		return err
	}
	s := serve.New(serve.Config{Router: h.current, Command: h.commands().do})
	go s.Serve(l)
	defer s.Close()
	fmt.Println(address.Machine)
	_, err = io.Copy(io.Discard, os.Stdin)
	return err
}

func (h *host) current() *mpr.Router {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.router
}

// commands are what the suite can ask for, besides the calls.
func (h *host) commands() answerer {
	return answerer{
		"open": h.open,
		"close": func(wire.Raw) ([]any, error) {
			defer h.asked.leave()
			return nil, h.machine.Close()
		},
		"logon": h.logon,
		"logoff": func(args wire.Raw) ([]any, error) {
			var luid session.LUID
			if err := args.Values(&luid); err != nil {
				return nil, err
			}
			s, err := h.router.Sessions().Find(luid)
			for err == nil && s.Alive() { // whatever processes are in the session
				s.Release()
			}
			return nil, err
		},
		"remember": func(args wire.Raw) ([]any, error) {
			var entry profile.Entry
			if err := args.Values(&entry); err != nil {
				return nil, err
			}
			return nil, h.machine.Remember(entry)
		},
		"damage": func(args wire.Raw) ([]any, error) {
			var damage *wire.Error
			err := args.Values(&damage)
			h.machine.Damage(damage.Err())
			return nil, err
		},
		"fail": func(args wire.Raw) ([]any, error) {
			var second bool
			var call provider.Call
			var failure *wire.Error
			err := args.Values(&second, &call, &failure)
			fail := h.machine.Fail
			if second {
				fail = h.machine.FailSecond
			}
			fail(call, failure.Err())
			return nil, err
		},
		"halt":     func(wire.Raw) ([]any, error) { h.machine.Halt(); return nil, nil },
		"starting": func(wire.Raw) ([]any, error) { h.machine.Starting(); return nil, nil },
		"addidle":  func(wire.Raw) ([]any, error) { return nil, h.machine.AddIdle() },
		"state": func(wire.Raw) ([]any, error) {
			text, err := json.Marshal(h.machine.State())
			return []any{string(text)}, err
		},
	}
}

// open makes the machine of a case and tells what is on it, and the session of its user.
func (h *host) open(args wire.Raw) ([]any, error) {
	var setup conformance.Setup
	var user bool
	if err := args.Values(&setup, &user); err != nil {
		return nil, err
	}
	asked := &distantUser{c: h.user}
	if user {
		setup.UI = asked
	}
	m, err := conformance.Emulator(nil)(setup)
	if err != nil {
		return nil, err
	}
	alice := m.Network.(*mpr.Caller)
	h.mu.Lock()
	defer h.mu.Unlock()
	h.router, h.machine, h.asked = alice.Router(), m, asked
	return []any{alice.Session().LUID(), withoutFuncs(*m)}, nil
}

// withoutFuncs returns the data of a machine.
func withoutFuncs(m conformance.Machine) conformance.Machine {
	v := reflect.ValueOf(&m).Elem()
	for i := range v.NumField() {
		if kind := v.Field(i).Kind(); kind == reflect.Func || kind == reflect.Interface {
			v.Field(i).SetZero()
		}
	}
	return m
}

func (h *host) logon(args wire.Raw) ([]any, error) {
	var l session.Logon
	if err := args.Values(&l.User, &l.Type, &l.Administrator, &l.Password); err != nil {
		return nil, err
	}
	n, _, err := h.machine.Logon(l) // which is closed with the machine
	if err != nil {
		return nil, err
	}
	return []any{n.(*mpr.Caller).Session().LUID()}, nil
}

// distantUser is the user in front of the other process, by its commands of the same names, for one case: there the next one
// has a user of its own, whom a dialog that nobody waits for would ask.
type distantUser struct {
	c *remote.Caller

	mu   sync.RWMutex // held while the user is asked
	left bool
}

// ask asks the user if the case isn't over.
func (u *distantUser) ask(command string, args []any, results ...any) error {
	u.mu.RLock()
	defer u.mu.RUnlock()
	if u.left {
		return winerr.ERROR_CANCELLED
	}
	return ask(u.c, command, args, results...)
}

// leave waits for answers, and ends the case.
func (u *distantUser) leave() {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.left = true
}

func (u *distantUser) PromptCredentials(_ context.Context, p mpr.CredentialPrompt) (reply mpr.CredentialReply, err error) {
	reason := wire.ErrorOf(p.Reason)
	p.Reason = nil
	err = u.ask("PromptCredentials", []any{p, reason}, &reply)
	return reply, err
}

func (u *distantUser) ConnectDialog(_ context.Context, p mpr.ConnectPrompt) (reply mpr.ConnectReply, err error) {
	err = u.ask("ConnectDialog", []any{p}, &reply)
	return reply, err
}

func (u *distantUser) DisconnectDialog(_ context.Context, list mpr.DisconnectList) (chosen []int, err error) {
	err = u.ask("DisconnectDialog", []any{list}, &chosen)
	return chosen, err
}

func (u *distantUser) ConfirmOpenFiles(_ context.Context, q mpr.OpenFilesQuestion) (answer mpr.Answer, err error) {
	err = u.ask("ConfirmOpenFiles", []any{q}, &answer)
	return answer, err
}

func (u *distantUser) ShowError(owner mpr.Window, err error) {
	_ = u.ask("ShowError", []any{owner, wire.ErrorOf(err)})
}

func (u *distantUser) DestroyWindow(owner mpr.Window) { _ = u.ask("DestroyWindow", []any{owner}) }

// inFront returns the commands by which the other process reaches a user here.
func inFront(user func() mpr.UI) answerer {
	return answerer{
		"PromptCredentials": func(args wire.Raw) ([]any, error) {
			var p mpr.CredentialPrompt
			var reason *wire.Error
			if err := args.Values(&p, &reason); err != nil {
				return nil, err
			}
			p.Reason = reason.Err()
			reply, err := user().PromptCredentials(context.Background(), p)
			return []any{reply}, err
		},
		"ConnectDialog": func(args wire.Raw) ([]any, error) {
			var p mpr.ConnectPrompt
			if err := args.Values(&p); err != nil {
				return nil, err
			}
			reply, err := user().ConnectDialog(context.Background(), p)
			return []any{reply}, err
		},
		"DisconnectDialog": func(args wire.Raw) ([]any, error) {
			var list mpr.DisconnectList
			if err := args.Values(&list); err != nil {
				return nil, err
			}
			chosen, err := user().DisconnectDialog(context.Background(), list)
			return []any{chosen}, err
		},
		"ConfirmOpenFiles": func(args wire.Raw) ([]any, error) {
			var q mpr.OpenFilesQuestion
			if err := args.Values(&q); err != nil {
				return nil, err
			}
			answer, err := user().ConfirmOpenFiles(context.Background(), q)
			return []any{answer}, err
		},
		"ShowError": func(args wire.Raw) ([]any, error) {
			var owner mpr.Window
			var shown *wire.Error
			err := args.Values(&owner, &shown)
			user().ShowError(owner, shown.Err())
			return nil, err
		},
		"DestroyWindow": func(args wire.Raw) ([]any, error) {
			var owner mpr.Window
			err := args.Values(&owner)
			user().DestroyWindow(owner)
			return nil, err
		},
	}
}
