package speed

import (
	"errors"
	"strings"
	"sync"
)

// handFake is the fake that people write by hand: the baseline of the figures.
type handFake struct {
	mu     sync.RWMutex
	drives map[string]string
}

func newHandFake() *handFake { return &handFake{drives: map[string]string{}} }

var errNotMapped = errors.New("not mapped")

func (f *handFake) add(local, remote string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.drives[strings.ToUpper(local)] = remote
	return nil
}

func (f *handFake) cancel(local string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.drives, strings.ToUpper(local))
	return nil
}

func (f *handFake) get(local string) (string, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	remote, ok := f.drives[strings.ToUpper(local)]
	if !ok {
		return "", errNotMapped
	}
	return remote, nil
}
