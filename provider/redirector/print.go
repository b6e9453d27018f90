package redirector

import (
	"io"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// printJob is an open print job.
type printJob struct {
	lease
	title string

	writing sync.Mutex // taken before the mutex of the lease, and held while the backend's job is called
	job     Job
}

// StartJob implements [provider.Redirector]. The job is printed when it is closed. After a forced cancel its calls fail with
// ERROR_NETNAME_DELETED, and it isn't printed.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a device that this network redirects for the
// session. ERROR_NOT_SUPPORTED: a disk. ERROR_BAD_NETPATH: the server is down. ERROR_BAD_NET_NAME: the printer is gone. A
// deferred connection may fail as AddConnection does besides.
func (p *Provider) StartJob(s *session.Session, device, title string) (io.WriteCloser, error) {
	if err := p.begin(s, 0, 0); err != nil {
		return nil, err
	}
	n, err := session.ParseName(device)
	if err != nil {
		return nil, err
	}
	if n.IsDrive() && s.Devices().Defined(n) {
		return nil, winerr.ERROR_NOT_SUPPORTED
	}
	c, err := p.useDevice(s, n)
	if err != nil {
		return nil, err
	}
	defer c.leave()
	tree, err := c.liveTree()
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	user := c.userName()
	p.mu.Unlock()
	job, err := tree.StartJob(title, user)
	if err != nil {
		return nil, err
	}
	j := &printJob{lease: lease{c: c, tree: tree}, title: title, job: job}
	if err := c.attach(func() { c.enter(j) }); err != nil {
		job.Discard()
		return nil, err
	}
	return j, nil
}

// Write implements [io.Writer]. Codes of [lease.valid].
func (j *printJob) Write(b []byte) (int, error) {
	j.writing.Lock()
	defer j.writing.Unlock()
	if err := j.begin(); err != nil {
		return 0, err
	}
	defer func() { // also when the backend panics
		if j.end() {
			j.job.Discard()
		}
	}()
	return j.job.Write(b)
}

// Close prints the job.
//
// ERROR_INVALID_HANDLE: the job is closed already. ERROR_NETNAME_DELETED: it was lost with its server or by a forced cancel.
func (j *printJob) Close() error {
	j.writing.Lock()
	defer j.writing.Unlock()
	last, err := j.close()
	if err == winerr.ERROR_INVALID_HANDLE {
		return err
	}
	defer j.c.detach(func() { delete(j.c.open, j) })
	switch {
	case err == nil: // and last, because nobody else writes
		err = j.job.Print()
	case last:
		j.job.Discard()
	}
	return err
}

// revoke implements [handle]. A write under way discards the job when it ends.
func (j *printJob) revoke() {
	if j.cancel() {
		j.job.Discard()
	}
}

// list implements [handle].
func (j *printJob) list(of *provider.ConnectionSnapshot) { of.Jobs = append(of.Jobs, j.title) }
