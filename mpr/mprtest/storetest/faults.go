package storetest

import (
	winerr "github.com/seed-520b6462/winnet/errors"
)

func unopenable(c *checker) {
	brokenProfile(c, c.Unopenable, winerr.ERROR_CANNOT_OPEN_PROFILE)
}

func malformed(c *checker) {
	brokenProfile(c, c.Malformed, winerr.ERROR_BAD_PROFILE)
}

func brokenProfile(c *checker, set func(string, bool) error, code winerr.Errno) {
	hers, his := withUser("Z:", "alice", 1), disk("Z:", `\\server\bob`)
	c.put(alice, hers)
	c.Must("the means of the case", set(alice, true))
	c.refused(alice, code)
	c.refused(`CONTOSO\ALICE`, code)
	_, _, err := c.Store.Get(alice, "Z")
	c.Code("Get of no device", err, winerr.ERROR_BAD_DEVICE) // the arguments are looked at first
	c.Code("Put of no device", c.Store.Put(alice, disk("Z", "x")), winerr.ERROR_BAD_DEVICE)
	c.Code("Delete of no device", c.Store.Delete(alice, "Z"), winerr.ERROR_BAD_DEVICE)
	c.put(bob, his)
	c.remembered(bob, his)
	c.users(alice, bob)
	c.Must("the means of the case", set(alice, false))
	c.remembered(alice, hers)
}

func fullDisk(c *checker) {
	old := withUser("Z:", "alice", 1)
	c.put(alice, old)
	c.Must("FullDisk", c.FullDisk(true))
	c.Code("Put", c.Store.Put(alice, disk("Z:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	c.Code("Put", c.Store.Put(alice, disk("Y:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	c.Code("Put", c.Store.Put(bob, disk("Y:", `\\new\share`)), winerr.ERROR_CANNOT_OPEN_PROFILE)
	c.Code("Delete", c.Store.Delete(alice, "Z:"), winerr.ERROR_CANNOT_OPEN_PROFILE)
	c.remembered(alice, old)
	c.Must("FullDisk", c.FullDisk(false))
	c.remembered(alice, old)
	c.remembered(bob)
	c.users(alice)
}
