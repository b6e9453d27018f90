package routing

import (
	"reflect"
	"strings"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Asker asks providers on behalf of one call of the router.
type Asker struct {
	// Provider names the provider whose answer the caller gets; "" stands for the router's own.
	Provider string
	// Observe is called after each call of a provider; nil: the call isn't recorded.
	Observe func(sl *Slot, name provider.Call, err error, start time.Time)
}

// Method is a call of the provider interface that the router routes.
type Method struct {
	Call  provider.Call
	Index provider.CapIndex
	Bit   uint32  // the capability that announces the call; 0: none does, and it is always tried
	Older *Method // the call that does for providers without this one; nil: none does
}

// MethodOf returns the method of calls that do for each other, the newest first, with the capabilities that announce them.
func MethodOf(newest provider.Call, older ...provider.Call) *Method {
	m := &Method{Call: newest}
	m.Index, m.Bit = newest.Capability()
	if len(older) > 0 {
		m.Older = MethodOf(older[0], older[1:]...)
	}
	return m
}

// Request makes one of the calls of a method. It is told which one.
type Request[R any] = func(p provider.Provider, name provider.Call) (R, error)

// Route asks the providers in order until one accepts, and returns its answer and the provider. If none accepts it
// returns the error that v decides on, and no provider. a.Provider becomes the provider whose answer that is.
func Route[R any](a *Asker, slots []*Slot, m *Method, v *Verdict, request Request[R]) (R, *Slot, error) {
	for _, sl := range slots {
		result, err := Try(a, sl, m, request)
		if err == nil {
			a.Provider = sl.Name
			return result, sl, nil
		}
		v.Note(sl, err)
	}
	var none R
	return none, nil, v.Result(a)
}

// Try asks one provider, if it has started and has the call.
// Codes of [Slot.State]; ERROR_NOT_SUPPORTED: the provider hasn't announced the call; codes of [Ask].
func Try[R any](a *Asker, sl *Slot, m *Method, request Request[R]) (result R, err error) {
	if !sl.Ready() {
		if err := sl.State(); err != nil {
			return result, err
		}
	}
	for m.Bit != 0 && !sl.Can(m.Index, m.Bit) {
		if m = m.Older; m == nil {
			return result, winerr.ERROR_NOT_SUPPORTED
		}
	}
	if a.Observe != nil {
		if result, err = Ask(a, sl, m.Call, request); err != nil {
			err = sl.Failure(err)
		}
		return result, err
	}
	defer sl.Recover(&err) // as guard does, a call less: this is on the way of nearly every call
	if result, err = request(sl.Provider, m.Call); err != nil {
		err = sl.Failure(err)
	}
	return result, err
}

// Ask makes one call of a provider, whatever its state and its capabilities. An error whose code is NO_ERROR is
// success. ERROR_UNEXP_NET_ERR: the provider panicked, or its error is a nil pointer.
func Ask[R any](a *Asker, sl *Slot, name provider.Call, request Request[R]) (R, error) {
	if a.Observe == nil {
		return guard(sl, name, request)
	}
	start := time.Now()
	result, err := guard(sl, name, request)
	a.Observe(sl, name, err, start)
	return result, err
}

func guard[R any](sl *Slot, name provider.Call, request Request[R]) (result R, err error) {
	defer sl.Recover(&err)
	if result, err = request(sl.Provider, name); err != nil {
		err = Failure(err)
	}
	return result, err
}

// informationMethod asks for the resource that a name stands for.
var informationMethod = MethodOf(provider.CallGetResourceInformation)

// Aliased returns the name of the connectable resource that the remote name of nr stands for, if that is an alias, else
// the remote name itself. No provider is asked about UNC names and URLs, because the question is made with the default
// credentials. a.Provider stays.
func Aliased(a *Asker, slots []*Slot, s *session.Session, nr *provider.NetResource) string {
	if strings.HasPrefix(nr.RemoteName, `\\`) || WellFormed(nr.RemoteName) {
		return nr.RemoteName
	}
	asker := Asker{Observe: a.Observe}
	name, _, err := Route(&asker, slots, informationMethod, &Verdict{Asks: true}, func(p provider.Provider, _ provider.Call) (string, error) {
		info, rest, err := p.GetResourceInformation(s, nr)
		if err == nil && (info.Usage&provider.RESOURCEUSAGE_CONNECTABLE == 0 || info.RemoteName == "") {
			err = winerr.ERROR_BAD_NET_NAME
		}
		return wintext.Terminate(info.RemoteName + rest), err
	})
	if err != nil {
		return nr.RemoteName
	}
	return name
}

// Failure returns the error of a provider, nil if its code is NO_ERROR. An error that is a nil pointer says nothing:
// it becomes ERROR_UNEXP_NET_ERR.
func Failure(err error) error {
	switch {
	case err == nil:
		return nil
	case IsNil(err):
		return winerr.ERROR_UNEXP_NET_ERR
	case winerr.Code(err) == winerr.NO_ERROR:
		return nil
	}
	return err
}

// IsNil reports whether an interface holds nothing, or a nil of its type.
func IsNil(v any) bool {
	switch value := reflect.ValueOf(v); value.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return value.IsNil()
	}
	return false
}
