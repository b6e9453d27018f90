package fault

import (
	"fmt"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Ops are the WNet calls that Router.Fault can answer, under the names of their records.
var Ops = []string{
	"WNetAddConnection", "WNetAddConnection2", "WNetAddConnection3", "WNetAddConnection4",
	"WNetUseConnection", "WNetUseConnection4", "WNetCancelConnection", "WNetCancelConnection2",
	"WNetRestoreConnection", "WNetRestoreSingleConnection",
	"WNetGetConnection", "WNetGetUniversalName", "WNetGetUser", "MultinetGetConnectionPerformance",
	"WNetOpenEnum", "WNetEnumResource", "WNetCloseEnum", "WNetGetResourceInformation", "WNetGetResourceParent",
	"WNetGetProviderName", "WNetGetNetworkInformation", "WNetGetLastError",
	"WNetConnectionDialog", "WNetConnectionDialog1", "WNetDisconnectDialog", "WNetDisconnectDialog1",
	"WNetFormatNetworkName", "WNetSearchDialog", "WNetDeviceMode", "WNetGetPropertyText", "WNetPropertyDialog",
	"WNetGetDirectoryType", "WNetDirectoryNotify", "FMXGetPermCaps", "FMXEditPerm", "FMXGetPermHelp",
}

// Short returns the name of a WNet call without its prefix.
func Short(op string) string {
	return strings.TrimPrefix(strings.TrimPrefix(op, "WNet"), "Multinet")
}

// Connects reports whether a WNet call is one that connects.
func Connects(op string) bool {
	return strings.HasPrefix(op, "WNetAddConnection") || strings.HasPrefix(op, "WNetUseConnection")
}

// Target is the call that a fault is about: a WNet call, or one that the router makes of a network.
type Target struct {
	Op   string // as records name it; "": a call of a network
	Call provider.Call
}

// FindOp finds a WNet call by its name, with or without its prefix, and as its W or A form; "" stands for none.
func FindOp(name string) string {
	bare := strings.TrimRight(name, "WA")
	for _, op := range Ops {
		for _, form := range []string{name, bare} {
			if wintext.Same(form, op) || wintext.Same(form, Short(op)) {
				return op
			}
		}
	}
	return ""
}

// FindCall finds a call of a network by its name, with or without its prefix NP; "any" stands for all of them.
func FindCall(name string) (provider.Call, bool) {
	bare, _ := wintext.CutPrefix(name, "NP")
	for c := provider.CallName; c <= provider.CallSnapshot; c++ {
		if wintext.Same(bare, c.String()) {
			return c, true
		}
	}
	return provider.AnyCall, wintext.Same(bare, "any")
}

// Spec is one fault in words: "AddConnection2#1=ERROR_BUSY" is the answer of the first call of WNetAddConnection2,
// "AddConnection2#2+=ERROR_BUSY" of the second one and all later ones, "AddConnection2=ERROR_BUSY" of all.
type Spec struct {
	Op     string // as records name it
	Nth    int    // counted from 1
	Always bool   // the later ones too
	Code   winerr.Errno
}

// String returns the words.
func (s Spec) String() string {
	if s.Always {
		if s.Nth == 1 {
			return Short(s.Op) + "=" + s.Code.Name()
		}
		return fmt.Sprintf("%s#%d+=%s", Short(s.Op), s.Nth, s.Code.Name())
	}
	return fmt.Sprintf("%s#%d=%s", Short(s.Op), s.Nth, s.Code.Name())
}

// ParseSpec reads the words.
func ParseSpec(text string) (Spec, error) {
	call, code, ok := strings.Cut(text, "=")
	if !ok {
		return Spec{}, fmt.Errorf("%q isn't of the form AddConnection2#1=ERROR_BUSY", text)
	}
	name, nth, numbered := strings.Cut(call, "#")
	s := Spec{Op: FindOp(name), Nth: 1, Always: !numbered}
	if s.Op == "" {
		return Spec{}, fmt.Errorf("%q: there is no WNet call %q", text, name)
	}
	if numbered {
		var err error
		nth, s.Always = strings.CutSuffix(nth, "+")
		if s.Nth, err = strconv.Atoi(nth); err != nil || s.Nth < 1 {
			return Spec{}, fmt.Errorf("%q: %q is no number from 1 on", text, nth)
		}
	}
	if s.Code, ok = winerr.Lookup(code); !ok || s.Code == winerr.NO_ERROR {
		return Spec{}, fmt.Errorf("%q: there is no error %q", text, code)
	}
	return s, nil
}

// Fault returns the fault that the words stand for.
func (s Spec) Fault() *Fault {
	f := &Fault{Target: Target{Op: s.Op}, Action: hook.Fail(Error(s.Code)), Text: s.String()}
	times := 1
	if s.Always {
		times = 0
	}
	f.Limit("", s.Nth-1, times)
	return f
}
