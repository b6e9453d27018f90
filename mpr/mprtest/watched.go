package mprtest

import (
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/session"
)

// watched is the network of a machine, which enters in the ledger what is made
// through it.
type watched struct {
	*fake.Provider
	ledger *ledger
}

// made notes a connection that was made, unless a logon restored it.
func (w *watched) made(s *session.Session, nr *provider.NetResource, err error) error {
	if err != nil {
		return err
	}
	if at := place(); at != "" {
		enter(w.ledger, &w.ledger.connections, connectionOf(s.LUID(), nr.LocalName, nr.RemoteName), at)
	}
	return nil
}

// AddConnection is the fake's.
func (w *watched) AddConnection(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
	return w.made(s, nr, w.Provider.AddConnection(s, nr, cred))
}

// AddConnection3 is the fake's.
func (w *watched) AddConnection3(s *session.Session, owner provider.Window, nr *provider.NetResource, cred session.Credentials, flags provider.ConnectFlags) error {
	return w.made(s, nr, w.Provider.AddConnection3(s, owner, nr, cred, flags))
}

// AddConnection4 is the fake's.
func (w *watched) AddConnection4(s *session.Session, owner provider.Window, nr *provider.NetResource, auth []byte, flags provider.ConnectFlags, useOptions []byte) error {
	return w.made(s, nr, w.Provider.AddConnection4(s, owner, nr, auth, flags, useOptions))
}

// OpenFile is the fake's.
func (w *watched) OpenFile(s *session.Session, path string, flag int, perm fs.FileMode) (provider.File, error) {
	file, err := w.Provider.OpenFile(s, path, flag, perm)
	if err != nil {
		return nil, err
	}
	opened := &watchedFile{File: file}
	opened.handle = w.opened("a file", path, func() error {
		_, err := file.Stat()
		return err
	})
	return opened, nil
}

// StartJob is the fake's.
func (w *watched) StartJob(s *session.Session, device, title string) (io.WriteCloser, error) {
	job, err := w.Provider.StartJob(s, device, title)
	if err != nil {
		return nil, err
	}
	opened := &watchedJob{WriteCloser: job}
	opened.handle = w.opened("a print job", title, func() error {
		_, err := job.Write(nil)
		return err
	})
	return opened, nil
}

// handle is an open file or print job.
type handle struct {
	ledger     *ledger
	kind, name string
	probe      func() error // fails with ERROR_NETNAME_DELETED when it went with its connection
}

func (w *watched) opened(kind, name string, probe func() error) *handle {
	h := &handle{w.ledger, kind, name, probe}
	enter(w.ledger, &w.ledger.handles, h, place())
	return h
}

func (h *handle) closed() { strike(h.ledger, &h.ledger.handles, h) }

type watchedFile struct {
	provider.File
	handle *handle
}

// Close closes the file and strikes it off.
func (f *watchedFile) Close() error {
	f.handle.closed()
	return f.File.Close()
}

type watchedJob struct {
	io.WriteCloser
	handle *handle
}

// Close prints the job and strikes it off.
func (j *watchedJob) Close() error {
	j.handle.closed()
	return j.WriteCloser.Close()
}

// module is what the names of the emulator's own functions begin with.
const module = "github.com/seed-520b6462/winnet/"

// restoring is the function under which a logon restores the remembered drives.
const restoring = ".(*Caller).restoreAtLogon"

// place returns the file and line from which the test, or the code that it tests, called the emulator; "" for what a logon
// does by itself.
func place() string {
	at, _ := caller()
	return at
}

// caller returns what place does, and whether a cleanup of the test made the call.
func caller() (place string, cleanup bool) {
	var pcs [64]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
	place, found := "an unknown place", false
	for {
		frame, more := frames.Next()
		switch {
		case strings.HasSuffix(frame.Function, restoring):
			return "", false
		case !found && !own(frame):
			place, found = fmt.Sprintf("%s:%d", frame.File, frame.Line), true
		case strings.HasSuffix(frame.Function, ".runCleanup"):
			return place, true
		}
		if !more {
			return place, false
		}
	}
}

// own reports whether a frame belongs to the emulator, or to what lies between
// it and its own functions.
func own(frame runtime.Frame) bool {
	for _, prefix := range []string{"log/slog.", "runtime.", "iter."} {
		if strings.HasPrefix(frame.Function, prefix) {
			return true
		}
	}
	return strings.HasPrefix(frame.Function, module) && !strings.HasSuffix(frame.File, "_test.go") && !strings.Contains(frame.File, "/testdata/")
}
