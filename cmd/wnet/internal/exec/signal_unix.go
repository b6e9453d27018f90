//go:build unix

package exec

import (
	"os"
	"syscall"

	"golang.org/x/term"
)

// handedOn holds the signals that the program gets.
var handedOn = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGUSR1, syscall.SIGUSR2, syscall.SIGWINCH, syscall.SIGCONT}

// handOn passes a signal to the program. A terminal has passed those of its keys to the program itself.
func handOn(p *os.Process, s os.Signal) {
	if (s == os.Interrupt || s == syscall.SIGQUIT || s == syscall.SIGWINCH) && term.IsTerminal(int(os.Stdin.Fd())) {
		return
	}
	_ = p.Signal(s) // it may have ended
}
