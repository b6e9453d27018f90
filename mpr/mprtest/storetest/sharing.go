package storetest

import (
	"errors"
	"fmt"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// devices is the number of goroutines that write at once, rounds how often each of them writes.
const (
	devices = 9
	rounds  = 5
)

func port(i int) string   { return fmt.Sprintf("LPT%d", i+1) }
func letter(i int) string { return string(rune('D'+i)) + ":" }

// writeAll lets each goroutine write and delete entries of its own, through a store of its own.
func writeAll(c *checker, storeOf func(i int) profile.Store) {
	c.put(alice, disk("Z:", `\\server\untouched`))
	results := make([]error, devices)
	var wg sync.WaitGroup
	for i := range devices {
		wg.Go(func() {
			for n := range rounds {
				err := errors.Join(
					storeOf(i).Put(alice, disk(port(i), fmt.Sprint("round ", n))),
					storeOf(i).Put(alice, disk(letter(i), "for a while")), storeOf(i).Delete(alice, letter(i)),
				)
				if err != nil {
					results[i] = err
				}
			}
		})
	}
	wg.Wait()
	var want []profile.Entry
	for i, err := range results {
		c.OK("Put of "+port(i), err)
		want = append(want, disk(port(i), fmt.Sprint("round ", rounds-1)))
	}
	c.remembered(alice, append(want, disk("Z:", `\\server\untouched`))...)
}

// watch reads until it is stopped, and returns what it saw that was none of the versions.
func watch(s profile.Store, versions []profile.Entry, stop <-chan struct{}) error {
	for {
		got, found, err := s.Get(alice, "Z:")
		if err != nil {
			return err
		}
		if !found || !got.Equal(versions[0]) && !got.Equal(versions[1]) {
			return fmt.Errorf("found %v, %s", found, show(got))
		}
		select {
		case <-stop:
			return nil
		default:
		}
	}
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

// sharingCases hold what goes wrong, and what several do at once.
var sharingCases = []test{
	{
		Name:  "unopenable",
		Rule:  "every call on a profile that cannot be opened is ERROR_CANNOT_OPEN_PROFILE unless an argument is bad, other users have no trouble, and it is as it was once it can be opened",
		Needs: needsUnopenable,
		Check: func(c *checker) {
			brokenProfile(c, c.Unopenable, winerr.ERROR_CANNOT_OPEN_PROFILE)
		},
	},
	{
		Name:  "malformed",
		Rule:  "every call on a damaged profile is ERROR_BAD_PROFILE unless an argument is bad, other users have no trouble, and it is left as it is",
		Needs: needsMalformed,
		Check: func(c *checker) {
			brokenProfile(c, c.Malformed, winerr.ERROR_BAD_PROFILE)
		},
	},
	{
		Name:  "full disk",
		Rule:  "a change that cannot be written is ERROR_CANNOT_OPEN_PROFILE and leaves everything as it was",
		Needs: needsFullDisk,
		Check: func(c *checker) {
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
		},
	},
	{
		Name: "writers of several devices",
		Rule: "those who write or delete different entries lose nothing of each other's",
		Check: func(c *checker) {
			writeAll(c, func(int) profile.Store { return c.Store })
		},
	},
	{
		Name: "writers of one device",
		Rule: "a reader sees an entry as one Put wrote it, never a mix of two",
		Check: func(c *checker) {
			versions := []profile.Entry{withUser("Z:", "first", 1, 1, 1, 1), disk("Z:", `\\second\second`)}
			c.put(alice, versions[0])
			var writers, readers sync.WaitGroup
			stop := make(chan struct{})
			mixed := make([]error, 2)
			for i := range mixed {
				readers.Go(func() { mixed[i] = watch(c.Store, versions, stop) })
			}
			results := make([]error, len(versions))
			for i, e := range versions {
				writers.Go(func() {
					for range 2 * rounds {
						if err := c.Store.Put(alice, e); err != nil {
							results[i] = err
						}
					}
				})
			}
			writers.Wait()
			close(stop)
			readers.Wait()
			for _, err := range append(results, mixed...) {
				c.OK("writing or reading", err)
			}
		},
	},
	{
		Name:  "another store",
		Rule:  "a change is kept when the call returns: another store on the same profiles sees it at once",
		Needs: needsAnother,
		Check: func(c *checker) {
			another, err := c.Another()
			c.Must("Another", err)
			other := &checker{Harness: &Harness{Store: another}}
			first := withUser("Z:", "alice", 1)
			for n := range 2 * rounds {
				// Of one size and within one tick of the clock of a disk.
				second := disk("Y:", fmt.Sprint(`\\server\`, n%10))
				c.put(alice, first)
				c.put(alice, second)
				other.remembered(alice, second, first)
				other.delete(alice, "Z:")
				c.remembered(alice, second)
			}
			other.users(alice)
			if err := other.Err(); err != nil {
				c.Notef("another store: %w", err)
			}
		},
	},
	{
		Name:  "writers of several stores",
		Rule:  "writers through several stores on the same profiles lose nothing of each other's",
		Needs: needsAnother,
		Check: func(c *checker) {
			stores := []profile.Store{c.Store}
			for range 2 {
				another, err := c.Another()
				c.Must("Another", err)
				stores = append(stores, another)
			}
			writeAll(c, func(i int) profile.Store { return stores[i%len(stores)] })
		},
	},
}
