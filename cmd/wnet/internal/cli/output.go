package cli

import (
	"io"
	"sync"
)

// output is where a command prints. It remembers what went wrong with that: most
// commands print much, and look at no error.
type output struct {
	w io.Writer

	mu  sync.Mutex // protects what follows
	err error      // the first one
}

func (o *output) Write(p []byte) (int, error) {
	n, err := o.w.Write(p)
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err = err
	}
	return n, err
}

// lost returns what went wrong; nil: all has been printed.
func (o *output) lost() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}
