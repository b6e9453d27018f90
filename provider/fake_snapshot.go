package provider

import (
	"cmp"
	"slices"
)

// Snapshot implements [Redirector]. A connection that only a UNC path keeps is in
// it, one that isn't complete yet is not.
func (f *Fake) Snapshot() []ConnectionSnapshot {
	f.mu.Lock()
	var all []ConnectionSnapshot
	for _, l := range f.logons {
		for _, c := range l.all() {
			if c.complete.Load() {
				all = append(all, c.snapshot())
			}
		}
	}
	f.mu.Unlock()
	slices.SortFunc(all, func(a, b ConnectionSnapshot) int {
		return cmp.Or(cmp.Compare(a.LUID, b.LUID), cmp.Compare(a.Local, b.Local), cmp.Compare(a.Remote, b.Remote))
	})
	return all
}

func (c *connection) snapshot() ConnectionSnapshot {
	got := ConnectionSnapshot{
		LUID: c.s.LUID(), Local: c.device.String(), Remote: c.remote, Type: c.typ, User: c.userName(),
		Disconnected: c.deferred.Load() != nil, Holders: c.holders,
	}
	for file := range c.files {
		got.OpenFiles = append(got.OpenFiles, file.path)
	}
	for job := range c.jobs {
		got.Jobs = append(got.Jobs, job.title)
	}
	slices.Sort(got.OpenFiles)
	slices.Sort(got.Jobs)
	return got
}
