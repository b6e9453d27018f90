package scenario

import (
	"bytes"
	"fmt"
	"time"
)

// result is a command that has ended.
type result struct {
	out, told bytes.Buffer
	err       error
}

// do runs a command of the machine; nil: it takes too long, which why says more of.
// One that hangs writes to nothing that is still read.
func (r *run) do(list []string) (ended *result, why string) {
	const interrupted = "\n  got      an interrupt"
	select {
	case <-r.config.Interrupt:
		return nil, interrupted
	default:
	}
	done := make(chan *result, 1)
	go func() {
		var res result
		res.err = r.machine.Run(&res.out, &res.told, list)
		done <- &res
	}()
	var timeout <-chan time.Time
	if r.config.Timeout > 0 {
		timeout = time.After(r.config.Timeout)
	}
	select {
	case res := <-done:
		return res, ""
	case <-timeout:
		return nil, fmt.Sprintf(" within %s\n  got      none: it hangs", r.config.Timeout)
	case <-r.config.Interrupt:
		return nil, interrupted
	}
}
