package storetest

import (
	"fmt"
	"math"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
)

const (
	alice = `contoso\alice`
	bob   = `contoso\bob`
)

// disk returns the entry of a drive.
func disk(local, remote string) profile.Entry {
	return profile.Entry{
		Local: local, RemotePath: remote, ProviderName: "Microsoft Windows Network", ProviderType: 0x20000,
		ConnectionType: 1, DeferFlags: 4,
	}
}

// withUser returns an entry that shares the memory of its options unless it is copied.
func withUser(local, user string, options ...byte) profile.Entry {
	e := disk(local, `\\server\share`)
	e.UserName, e.UseOptions = user, options
	return e
}

// spoil changes what an entry shares with its copies, if they are none.
func spoil(e profile.Entry) { clear(e.UseOptions) }

// contentCases hold what a store keeps.
var contentCases = []test{
	{
		Name: "nothing put",
		Rule: "a user that nothing was ever put for has no entries, and asking or deleting makes no profile",
		Check: func(c *checker) {
			c.remembered(alice)
			c.delete(alice, "Z:")
			c.users()
		},
	},
	{
		Name: "every field",
		Rule: "an entry comes back with every field as it was put",
		Check: func(c *checker) {
			options := make([]byte, 256)
			for i := range options {
				options[i] = byte(i)
			}
			full := withUser("Z:", `CONTOSO\Alice`, options...)
			full.ConnectFlags, full.DeferFlags = 1, 2
			large := disk("LPT9", strings.Repeat(`\long`, 500))
			large.ProviderType, large.ConnectionType = math.MaxUint32, math.MaxUint32
			large.ConnectFlags, large.DeferFlags = math.MaxUint32, math.MaxUint32
			for _, e := range []profile.Entry{
				full,
				large,
				{Local: "A:", RemotePath: `\\server\user of number 0`, UserZero: true},
				withUser("A:", ""),
				{Local: "A:", RemotePath: "x"},
				withUser("A:", ` Änne ПЁТР 漢字 𝄞 `, 0),
				disk("A:", `\\a "quoted" name\with\\backslashes\`),
				disk("A:", "\\\\server\\%TEMP% ; [key] 'x'\r\n\ttwo lines"),
			} {
				c.put(alice, e)
				c.got(alice, e.Local, e)
			}
		},
	},
	{
		Name: "replace",
		Rule: "Put replaces the entry of the same device, and nothing of the older one remains",
		Check: func(c *checker) {
			old := withUser("Z:", "older", 1, 2, 3)
			old.ConnectFlags = 7
			c.put(alice, old)
			for _, e := range []profile.Entry{disk("Z:", `\\new\share`), {Local: "Z:", RemotePath: "x"}, old} {
				c.put(alice, e)
				c.remembered(alice, e)
			}
		},
	},
	{
		Name: "order",
		Rule: "Entries are sorted by Local as strings are",
		Check: func(c *checker) {
			var want []profile.Entry
			for _, local := range []string{"A:", "K:", "L:", "LPT1", "LPT2", "LPT9", "M:", "Y:", "Z:"} {
				want = append(want, disk(local, `\\server\`+local))
			}
			for _, i := range []int{8, 3, 6, 0, 5, 2, 7, 4, 1} {
				c.put(alice, want[i])
			}
			c.remembered(alice, want...)
		},
	},
	{
		Name: "delete",
		Rule: "Delete forgets that device and no other, and a device that is not remembered is no error",
		Check: func(c *checker) {
			x, y, z := disk("X:", `\\a\x`), disk("Y:", `\\a\y`), disk("Z:", `\\a\z`)
			c.put(alice, x)
			c.put(alice, y)
			c.put(alice, z)
			c.delete(alice, "Y:")
			c.remembered(alice, x, z)
			c.delete(alice, "Y:")
			c.delete(alice, unused)
			c.remembered(alice, x, z)
			c.delete(alice, "X:")
			c.delete(alice, "Z:")
			c.remembered(alice)
			c.put(alice, y)
			c.remembered(alice, y)
			c.put(alice, disk("LPT1", `\\a\first`))
			c.put(alice, disk("LPT2", `\\a\second`))
			c.delete(alice, "LPT2")
			c.remembered(alice, disk("LPT1", `\\a\first`), y)
		},
	},
	{
		Name: "users apart",
		Rule: "what is kept for one user is seen by no other",
		Check: func(c *checker) {
			hers, his := disk("Z:", `\\server\alice`), disk("Z:", `\\server\bob`)
			c.put(alice, hers)
			c.remembered(bob)
			c.put(bob, his)
			c.remembered(alice, hers)
			c.remembered(bob, his)
			c.delete(alice, "Z:")
			c.remembered(bob, his)
		},
	},
	{
		Name: "users without case",
		Rule: "users are compared without case",
		Check: func(c *checker) {
			x, y := disk("X:", `\\a\x`), disk("Y:", `\\a\y`)
			c.put(`CONTOSO\Änne`, x)
			c.put(`contoso\äNNE`, y)
			for _, spelling := range []string{`CONTOSO\Änne`, `contoso\änne`, `CONTOSO\ÄNNE`} {
				c.remembered(spelling, x, y)
			}
			c.delete(`Contoso\änne`, "X:")
			c.remembered(`CONTOSO\Änne`, y)
		},
	},
	{
		Name: "list of users",
		Rule: "Users are folded and sorted, each once, and one whose last entry was deleted is still there",
		Check: func(c *checker) {
			c.put("Zoe", disk("Z:", `\\a\b`))
			c.put(`CONTOSO\Bob`, disk("Z:", `\\a\b`))
			c.put(`contoso\BOB`, disk("Y:", `\\a\b`))
			c.put("alice", disk("Z:", `\\a\b`))
			c.delete("Alice", "Z:")
			c.users("alice", `contoso\bob`, "zoe")
		},
	},
	{
		Name: "any name",
		Rule: "a user may have any name that is text: it is no path, no device and no pattern",
		Check: func(c *checker) {
			names := []string{"%41", "*", ".", "..", "../up", `..\up`, "a b ", "a%", "c:", "con", "con.txt", "lpt1", "nul", "trailing.", "é", "漢字"}
			for i, name := range names {
				c.put(name, disk("Z:", strings.Repeat("x", i+1)))
			}
			for i, name := range names {
				c.remembered(name, disk("Z:", strings.Repeat("x", i+1)))
			}
			c.users(names...)
		},
	},
	{
		Name: "bad arguments",
		Rule: "bad arguments get the codes of the contract, and nothing changes",
		Check: func(c *checker) {
			kept := disk("Z:", `\\server\share`)
			c.put(alice, kept)
			for _, user := range []string{"", "a\x00b", "\xff"} {
				c.refused(user, winerr.ERROR_BAD_USERNAME)
			}
			for _, local := range []string{"", "Z", "z:", `Z:\`, "ZZ:", "LPT0", "LPT1:", "PRN"} {
				c.Code("Get of "+local, suite.ErrorOf(c.Store.Get(alice, local)), winerr.ERROR_BAD_DEVICE)
				c.Code("Put of "+local, c.Store.Put(alice, disk(local, "x")), winerr.ERROR_BAD_DEVICE)
				c.Code("Delete of "+local, c.Store.Delete(alice, local), winerr.ERROR_BAD_DEVICE)
			}
			c.Code("Put of no remote path", c.Store.Put(alice, disk("Z:", "")), winerr.ERROR_BAD_NET_NAME)
			both := withUser("Z:", "alice")
			both.UserZero = true
			c.Code("Put of a user and the number 0", c.Store.Put(alice, both), winerr.ERROR_INVALID_PARAMETER)
			for _, noText := range []string{"a\x00b", "\xff"} {
				provider := disk("Z:", "x")
				provider.ProviderName = noText
				for what, e := range map[string]profile.Entry{"remote path": disk("Z:", noText), "user": withUser("Z:", noText), "provider": provider} {
					c.Code(fmt.Sprintf("Put of the %s %q", what, noText), c.Store.Put(alice, e), winerr.ERROR_INVALID_PARAMETER)
				}
			}
			c.Code("Put of no device for a user without profile", c.Store.Put(bob, disk("ZZ:", "x")), winerr.ERROR_BAD_DEVICE)
			c.remembered(alice, kept)
			c.users(alice)
		},
	},
	{
		Name: "copies in",
		Rule: "changing an entry after it was put changes nothing in the store",
		Check: func(c *checker) {
			given := withUser("Z:", "alice", 1, 2, 3)
			c.put(alice, given)
			spoil(given)
			c.got(alice, "Z:", withUser("Z:", "alice", 1, 2, 3))
		},
	},
	{
		Name: "copies out",
		Rule: "changing an entry that was returned changes nothing in the store",
		Check: func(c *checker) {
			c.put(alice, withUser("Z:", "alice", 1, 2, 3))
			got, _, err := c.Store.Get(alice, "Z:")
			c.Code("Get", err, winerr.NO_ERROR)
			spoil(got)
			all, err := c.Store.Entries(alice)
			c.Code("Entries", err, winerr.NO_ERROR)
			for i := range all {
				spoil(all[i])
				all[i].RemotePath = "spoiled"
			}
			c.remembered(alice, withUser("Z:", "alice", 1, 2, 3))
		},
	},
}
