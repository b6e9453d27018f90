package conformance

import (
	"fmt"
	"reflect"
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

//go:generate go run ../../../provider/internal/callgen ../.. Network zasking.go.tmpl

// asking is a network that notes the arguments of the last call, for what is said of its answer.
type asking struct {
	mpr.Network
	asked string
}

// note notes arguments: the name of each, and its value. Those that are zero say nothing.
func (a *asking) note(args ...any) {
	var said []string
	say := func(name string, value any) {
		if v := reflect.ValueOf(value); v.IsValid() && !v.IsZero() {
			said = append(said, fmt.Sprintf("%s `%v`", name, value))
		}
	}
	for i := 0; i+1 < len(args); i += 2 {
		switch v := args[i+1].(type) {
		case *mpr.NetResource:
			if v != nil {
				say("device", v.LocalName)
				say("remote", v.RemoteName)
				say("type", v.Type)
				say("provider", v.Provider)
			}
		case mpr.Credentials:
			if user, given := v.UserName(); given {
				said = append(said, fmt.Sprintf("user `%s`", user))
			}
		case mpr.Password, []byte: // which nobody is told
		case []mpr.NetResource:
			say("room for", len(v))
		default:
			say(args[i].(string), v)
		}
	}
	a.asked = strings.Join(said, ", ")
}
