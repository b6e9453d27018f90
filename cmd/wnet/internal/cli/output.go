package cli

import (
	"io"
	"os"
	"path/filepath"
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

// expanded returns the files with the patterns among them replaced by what they match,
// which the shells of Windows leave to programs. One that matches nothing stays,
// to be reported as missing.
func expanded(files []string) (list []string) {
	for _, file := range files {
		matches, err := filepath.Glob(file)
		if _, missing := os.Stat(file); missing == nil || err != nil || len(matches) == 0 {
			matches = []string{file}
		}
		list = append(list, matches...)
	}
	return list
}
