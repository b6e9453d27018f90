package provider

import (
	"io"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// Job is a finished print job.
type Job struct {
	Server, Share string // as enumerations spell them
	Title, User   string
	Data          []byte
}

// Jobs lists the finished jobs of a printer, oldest first, by its names without
// case. It goes on listing those of a printer that was removed.
func (f *Fake) Jobs(server, share string) []Job {
	f.mu.Lock()
	defer f.mu.Unlock()
	var jobs []Job
	for _, j := range f.jobs {
		if fold(j.Server) == fold(server) && fold(j.Share) == fold(share) {
			j.Data = slices.Clone(j.Data)
			jobs = append(jobs, j)
		}
	}
	return jobs
}

// printJob is an open print job.
type printJob struct {
	lease
	title string
	data  []byte // the mutex of the lease protects it
}

// StartJob implements [Redirector]. The job is printed when it is closed. After a
// forced cancel its calls fail with ERROR_NETNAME_DELETED, and it isn't printed.
//
// ERROR_NO_NETWORK. ERROR_BAD_DEVICE: no device name. ERROR_NOT_CONNECTED: not a
// device that this network redirects for the session. ERROR_NOT_SUPPORTED: a disk.
// ERROR_BAD_NETPATH: the server is down. ERROR_BAD_NET_NAME: the printer is
// gone. A deferred connection may fail as AddConnection does besides.
func (f *Fake) StartJob(s *session.Session, device, title string) (io.WriteCloser, error) {
	if err := f.begin(s, 0, 0); err != nil {
		return nil, err
	}
	n, err := session.ParseName(device)
	if err != nil {
		return nil, err
	}
	c, err := f.behind(s, n)
	if err != nil {
		return nil, err
	}
	if !c.device.IsPrinter() {
		return nil, winerr.ERROR_NOT_SUPPORTED
	}
	if err := f.wake(c); err != nil {
		return nil, err
	}
	defer f.leave(c)
	p := &place{c: c}
	if err := p.reach(); err != nil {
		return nil, err
	}
	j := &printJob{lease: lease{c: c, srv: p.srv, sh: p.sh}, title: title}
	if err := c.attach(j.enter); err != nil {
		return nil, err
	}
	return j, nil
}

// enter counts the job as open on its connection. It needs the mutex of the fake.
func (j *printJob) enter() {
	if j.c.jobs == nil {
		j.c.jobs = make(map[*printJob]struct{})
	}
	j.c.jobs[j] = struct{}{}
}

func (j *printJob) Write(b []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := j.valid(); err != nil {
		return 0, err
	}
	j.data = append(j.data, b...)
	return len(b), nil
}

// Close prints the job. It fails with ERROR_INVALID_HANDLE when the job is closed
// already, and with ERROR_NETNAME_DELETED when it was lost with its server or by a
// forced cancel.
func (j *printJob) Close() error {
	j.mu.Lock()
	lost, data := j.valid(), j.data
	j.closed = true
	j.mu.Unlock()
	if lost == winerr.ERROR_INVALID_HANDLE {
		return lost
	}
	f := j.c.fake
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(j.c.jobs, j)
	if lost == nil {
		f.jobs = append(f.jobs, Job{
			Server: j.srv.name, Share: j.sh.name, Title: j.title, User: j.c.userName(), Data: data,
		})
	}
	return lost
}

// revoke takes the job away from its owner.
func (j *printJob) revoke() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.revoked = true
}
