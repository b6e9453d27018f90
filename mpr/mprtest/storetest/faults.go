package storetest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
)

func unopenable(r *recorder, h *Harness) {
	brokenProfile(r, h.Unopenable, winerr.ERROR_CANNOT_OPEN_PROFILE)
}

func malformed(r *recorder, h *Harness) {
	brokenProfile(r, h.Malformed, winerr.ERROR_BAD_PROFILE)
}

func brokenProfile(r *recorder, set func(string, bool) error, code winerr.Errno) {
	hers, his := withUser("Z:", "alice", 1), disk("Z:", `\\server\bob`)
	r.put(alice, hers)
	r.must(set(alice, true))
	r.refused(alice, code)
	r.refused(`CONTOSO\ALICE`, code)
	_, _, err := r.store.Get(alice, "Z")
	r.code("Get of no device", err, winerr.ERROR_BAD_DEVICE) // the arguments are looked at first
	r.code("Put of no device", r.store.Put(alice, disk("Z", "x")), winerr.ERROR_BAD_DEVICE)
	r.code("Delete of no device", r.store.Delete(alice, "Z"), winerr.ERROR_BAD_DEVICE)
	r.put(bob, his)
	r.remembered(bob, his)
	r.users(alice, bob)
	r.must(set(alice, false))
	r.remembered(alice, hers)
}

func fullDisk(r *recorder, h *Harness) {
	old := withUser("Z:", "alice", 1)
	r.put(alice, old)
	r.must(h.FullDisk(true))
	r.code("Put", r.store.Put(alice, disk("Z:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	r.code("Put", r.store.Put(alice, disk("Y:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	r.code("Put", r.store.Put(bob, disk("Y:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	r.code("Delete", r.store.Delete(alice, "Z:"), winerr.ERROR_CANNOT_OPEN_PROFILE)
	r.remembered(alice, old)
	r.must(h.FullDisk(false))
	r.remembered(alice, old)
	r.remembered(bob)
	r.users(alice)
}
