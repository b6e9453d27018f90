package storetest

import (
	"fmt"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/profile"
)

// checker runs one case: it calls a store, and notes what is not as it should be.
type checker struct {
	*Harness
	suite.Checker
}

// test holds a store to one sentence of the contract.
type test = suite.Test[struct{}, *checker]

// Close ends the harness.
func (c *checker) Close() error {
	if c.Harness.Close == nil {
		return nil
	}
	return c.Harness.Close()
}

func needs(name string, met func(*checker) bool) []suite.Need[*checker] {
	return []suite.Need[*checker]{{Name: name, Met: met}}
}

var (
	needsAnother    = needs("Another", func(c *checker) bool { return c.Another != nil })
	needsUnopenable = needs("Unopenable", func(c *checker) bool { return c.Unopenable != nil })
	needsMalformed  = needs("Malformed", func(c *checker) bool { return c.Malformed != nil })
	needsFullDisk   = needs("FullDisk", func(c *checker) bool { return c.FullDisk != nil })
)

func (c *checker) put(user string, e profile.Entry) {
	c.OK(fmt.Sprintf("Put(%q, %s)", user, e.Local), c.Store.Put(user, e))
}

func (c *checker) delete(user, local string) {
	c.OK(fmt.Sprintf("Delete(%q, %q)", user, local), c.Store.Delete(user, local))
}

// remembered notes what the store holds for a user and should not, or should and does not. The entries are sorted, and
// no other device is remembered.
func (c *checker) remembered(user string, want ...profile.Entry) {
	got, err := c.Store.Entries(user)
	c.OK(fmt.Sprintf("Entries(%q)", user), err)
	if err == nil && !slices.EqualFunc(got, want, profile.Entry.Equal) {
		c.Notef("Entries(%q): got %s, want %s", user, show(got...), show(want...))
	}
	for _, e := range want {
		c.got(user, e.Local, e)
	}
	if !slices.ContainsFunc(want, func(e profile.Entry) bool { return e.Local == unused }) {
		c.notGot(user, unused)
	}
}

// unused is a device that the cases put nothing for.
const unused = "B:"

func (c *checker) got(user, local string, want profile.Entry) {
	got, found, err := c.Store.Get(user, local)
	c.OK(fmt.Sprintf("Get(%q, %q)", user, local), err)
	switch {
	case err != nil:
	case !found:
		c.Notef("Get(%q, %q): nothing, want %s", user, local, show(want))
	case !got.Equal(want):
		c.Notef("Get(%q, %q): got %s, want %s", user, local, show(got), show(want))
	}
}

func (c *checker) notGot(user, local string) {
	_, found, err := c.Store.Get(user, local)
	c.OK(fmt.Sprintf("Get(%q, %q)", user, local), err)
	if found {
		c.Notef("Get(%q, %q): something, want nothing", user, local)
	}
}

func (c *checker) users(want ...string) {
	got, err := c.Store.Users()
	c.OK("Users()", err)
	if err == nil && !slices.Equal(got, want) {
		c.Notef("Users(): got %q, want %q", got, want)
	}
}

// refused notes every call on a user's profile that is not answered by a code.
func (c *checker) refused(user string, code winerr.Errno) {
	c.Code(fmt.Sprintf("Entries(%q)", user), suite.ErrorOf(c.Store.Entries(user)), code)
	c.Code(fmt.Sprintf("Get(%q)", user), suite.ErrorOf(c.Store.Get(user, "Z:")), code)
	c.Code(fmt.Sprintf("Put(%q)", user), c.Store.Put(user, disk("Z:", `\\other\share`)), code)
	c.Code(fmt.Sprintf("Delete(%q)", user), c.Store.Delete(user, "Z:"), code)
}

// show writes entries.
func show(entries ...profile.Entry) string {
	text := "["
	for i, e := range entries {
		if i > 0 {
			text += ", "
		}
		user := fmt.Sprintf("%q", e.UserName)
		if e.UserZero {
			user = "0"
		}
		text += fmt.Sprintf("{%s %q user %s provider %q %#x %d %d %d %x}", e.Local, e.RemotePath, user, e.ProviderName,
			e.ProviderType, e.ConnectionType, e.ConnectFlags, e.DeferFlags, e.UseOptions)
	}
	return text + "]"
}
