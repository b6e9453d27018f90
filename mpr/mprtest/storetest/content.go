package storetest

import (
	"fmt"
	"math"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

const (
	alice = `contoso\alice`
	bob   = `contoso\bob`
)

// disk is an entry of a drive.
func disk(local, remote string) profile.Entry {
	return profile.Entry{
		Local: local, RemotePath: remote, ProviderName: "Microsoft Windows Network", ProviderType: 0x20000,
		ConnectionType: 1, DeferFlags: 4,
	}
}

// withUser is an entry that shares memory when it is not copied.
func withUser(local, user string, options ...byte) profile.Entry {
	e := disk(local, `\\server\share`)
	e.UserName, e.UseOptions = &user, options
	return e
}

func nothingPut(r *recorder, _ *Harness) {
	r.remembered(alice)
	r.delete(alice, "Z:")
	r.users()
}

func everyField(r *recorder, _ *Harness) {
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
		disk("A:", `\\server\no user name`),
		withUser("A:", ""),
		{Local: "A:", RemotePath: "x"},
		withUser("A:", ` Änne ПЁТР 漢字 𝄞 `, 0),
		disk("A:", `\\a "quoted" name\with\\backslashes\`),
		disk("A:", "\\\\server\\%TEMP% ; [key] 'x'\r\n\ttwo lines"),
	} {
		r.put(alice, e)
		r.got(alice, e.Local, e)
	}
}

func replace(r *recorder, _ *Harness) {
	old := withUser("Z:", "older", 1, 2, 3)
	old.ConnectFlags = 7
	r.put(alice, old)
	for _, e := range []profile.Entry{disk("Z:", `\\new\share`), {Local: "Z:", RemotePath: "x"}, old} {
		r.put(alice, e)
		r.remembered(alice, e)
	}
}

func order(r *recorder, _ *Harness) {
	var want []profile.Entry
	for _, local := range []string{"A:", "K:", "L:", "LPT1", "LPT2", "LPT9", "M:", "Y:", "Z:"} {
		want = append(want, disk(local, `\\server\`+local))
	}
	for _, i := range []int{8, 3, 6, 0, 5, 2, 7, 4, 1} {
		r.put(alice, want[i])
	}
	r.remembered(alice, want...)
}

func deleteOne(r *recorder, _ *Harness) {
	x, y, z := disk("X:", `\\a\x`), disk("Y:", `\\a\y`), disk("Z:", `\\a\z`)
	r.put(alice, x)
	r.put(alice, y)
	r.put(alice, z)
	r.delete(alice, "Y:")
	r.remembered(alice, x, z)
	r.delete(alice, "Y:")
	r.delete(alice, unused)
	r.remembered(alice, x, z)
	r.delete(alice, "X:")
	r.delete(alice, "Z:")
	r.remembered(alice)
	r.put(alice, y)
	r.remembered(alice, y)
	r.put(alice, disk("LPT1", `\\a\first`))
	r.put(alice, disk("LPT2", `\\a\second`))
	r.delete(alice, "LPT2")
	r.remembered(alice, disk("LPT1", `\\a\first`), y)
}

func usersApart(r *recorder, _ *Harness) {
	hers, his := disk("Z:", `\\server\alice`), disk("Z:", `\\server\bob`)
	r.put(alice, hers)
	r.remembered(bob)
	r.put(bob, his)
	r.remembered(alice, hers)
	r.remembered(bob, his)
	r.delete(alice, "Z:")
	r.remembered(bob, his)
}

func usersWithoutCase(r *recorder, _ *Harness) {
	x, y := disk("X:", `\\a\x`), disk("Y:", `\\a\y`)
	r.put(`CONTOSO\Änne`, x)
	r.put(`contoso\äNNE`, y)
	for _, spelling := range []string{`CONTOSO\Änne`, `contoso\änne`, `CONTOSO\ÄNNE`} {
		r.remembered(spelling, x, y)
	}
	r.delete(`Contoso\änne`, "X:")
	r.remembered(`CONTOSO\Änne`, y)
}

func listOfUsers(r *recorder, _ *Harness) {
	r.put("Zoe", disk("Z:", `\\a\b`))
	r.put(`CONTOSO\Bob`, disk("Z:", `\\a\b`))
	r.put(`contoso\BOB`, disk("Y:", `\\a\b`))
	r.put("alice", disk("Z:", `\\a\b`))
	r.delete("Alice", "Z:")
	r.users("alice", `contoso\bob`, "zoe")
}

func anyName(r *recorder, _ *Harness) {
	names := []string{"%41", "*", ".", "..", "../up", `..\up`, "a b ", "a%", "c:", "con", "con.txt", "lpt1", "nul", "trailing.", "é", "漢字"}
	for i, name := range names {
		r.put(name, disk("Z:", strings.Repeat("x", i+1)))
	}
	for i, name := range names {
		r.remembered(name, disk("Z:", strings.Repeat("x", i+1)))
	}
	r.users(names...)
}

func badArguments(r *recorder, _ *Harness) {
	kept := disk("Z:", `\\server\share`)
	r.put(alice, kept)
	for _, user := range []string{"", "a\x00b", "\xff"} {
		r.refused(user, winerr.ERROR_BAD_USERNAME)
	}
	for _, local := range []string{"", "Z", "z:", `Z:\`, "ZZ:", "LPT0", "LPT1:", "PRN"} {
		_, _, err := r.store.Get(alice, local)
		r.code("Get of "+local, err, winerr.ERROR_BAD_DEVICE)
		r.code("Put of "+local, r.store.Put(alice, disk(local, "x")), winerr.ERROR_BAD_DEVICE)
		r.code("Delete of "+local, r.store.Delete(alice, local), winerr.ERROR_BAD_DEVICE)
	}
	r.code("Put of no remote path", r.store.Put(alice, disk("Z:", "")), winerr.ERROR_BAD_NET_NAME)
	for _, noText := range []string{"a\x00b", "\xff"} {
		provider := disk("Z:", "x")
		provider.ProviderName = noText
		for what, e := range map[string]profile.Entry{"remote path": disk("Z:", noText), "user": withUser("Z:", noText), "provider": provider} {
			r.code(fmt.Sprintf("Put of the %s %q", what, noText), r.store.Put(alice, e), winerr.ERROR_INVALID_PARAMETER)
		}
	}
	r.code("Put of no device for a user without profile", r.store.Put(bob, disk("ZZ:", "x")), winerr.ERROR_BAD_DEVICE)
	r.remembered(alice, kept)
	r.users(alice)
}

// spoil changes what an entry shares with its copies, if they are none.
func spoil(e profile.Entry) {
	if e.UserName != nil {
		*e.UserName = "spoiled"
	}
	clear(e.UseOptions)
}

func copiesIn(r *recorder, _ *Harness) {
	given := withUser("Z:", "alice", 1, 2, 3)
	r.put(alice, given)
	spoil(given)
	r.got(alice, "Z:", withUser("Z:", "alice", 1, 2, 3))
}

func copiesOut(r *recorder, _ *Harness) {
	r.put(alice, withUser("Z:", "alice", 1, 2, 3))
	got, _, err := r.store.Get(alice, "Z:")
	r.code("Get", err, winerr.NO_ERROR)
	spoil(got)
	all, err := r.store.Entries(alice)
	r.code("Entries", err, winerr.NO_ERROR)
	for i := range all {
		spoil(all[i])
		all[i].RemotePath = "spoiled"
	}
	r.remembered(alice, withUser("Z:", "alice", 1, 2, 3))
}
