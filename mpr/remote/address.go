package remote

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/session"
)

// The environment that leads a program to a machine.
const (
	MachineVariable = "WINNET_MACHINE" // "unix:PATH" or "tcp:HOST:PORT"
	SessionVariable = "WINNET_SESSION" // the LUID of the logon session, as "0x10000"
	TokenVariable   = "WINNET_TOKEN"   // the secret that a machine on TCP wants
)

// Address tells where a machine is, and who calls.
type Address struct {
	Machine string // "unix:PATH" or "tcp:HOST:PORT"
	Token   string // "": the machine wants none

	// Session is the logon session of the caller. 0: the one that the machine gives to callers that name none.
	Session session.LUID
}

// Environment returns the address that the environment of this program leads to; its Machine is "" where it leads to none.
// A session that is no number is left to Dial to refuse.
func Environment() Address {
	a := Address{Machine: os.Getenv(MachineVariable), Token: os.Getenv(TokenVariable)}
	if text := os.Getenv(SessionVariable); text != "" {
		luid, err := strconv.ParseUint(text, 0, 64)
		if err != nil {
			luid = ^uint64(0) // no session has it
		}
		a.Session = session.LUID(luid)
	}
	return a
}

// Environ returns the variables that lead a program to the address, as os.Environ has them. Those of another machine are
// overridden.
func (a Address) Environ() []string {
	luid := ""
	if a.Session != 0 {
		luid = a.Session.String()
	}
	return []string{MachineVariable + "=" + a.Machine, SessionVariable + "=" + luid, TokenVariable + "=" + a.Token}
}

// IsAddress reports whether the text names a machine as [Address] does.
func IsAddress(machine string) bool {
	_, _, err := Address{Machine: machine}.split()
	return err == nil
}

// split returns the network and the address as package net takes them.
func (a Address) split() (network, addr string, err error) {
	network, addr, found := strings.Cut(a.Machine, ":")
	if !found || addr == "" || network != "unix" && network != "tcp" {
		return "", "", fmt.Errorf("%q names no machine: it is neither unix:PATH nor tcp:HOST:PORT", a.Machine)
	}
	return network, addr, nil
}
