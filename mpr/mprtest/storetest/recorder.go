package storetest

import (
	"errors"
	"fmt"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

// recorder calls a store and notes what is not as it should be. It is not safe for use by several goroutines.
type recorder struct {
	store profile.Store
	errs  []error
}

func (r *recorder) notef(format string, args ...any) {
	r.errs = append(r.errs, fmt.Errorf(format, args...))
}

// code notes an error of a call that is not the one wanted; NO_ERROR is none at all.
func (r *recorder) code(call string, err error, want winerr.Errno) {
	if winerr.Code(err) != want {
		r.notef("%s: got %v, want %v", call, err, want.Name())
	}
}

func (r *recorder) put(user string, e profile.Entry) {
	r.code(fmt.Sprintf("Put(%q, %s)", user, e.Local), r.store.Put(user, e), winerr.NO_ERROR)
}

func (r *recorder) delete(user, local string) {
	r.code(fmt.Sprintf("Delete(%q, %q)", user, local), r.store.Delete(user, local), winerr.NO_ERROR)
}

// remembered notes what the store holds for a user and should not, or should and does not. The entries are sorted, and
// no other device is remembered.
func (r *recorder) remembered(user string, want ...profile.Entry) {
	got, err := r.store.Entries(user)
	r.code(fmt.Sprintf("Entries(%q)", user), err, winerr.NO_ERROR)
	if err == nil && !slices.EqualFunc(got, want, profile.Entry.Equal) {
		r.notef("Entries(%q): got %s, want %s", user, show(got...), show(want...))
	}
	for _, e := range want {
		r.got(user, e.Local, e)
	}
	if !slices.ContainsFunc(want, func(e profile.Entry) bool { return e.Local == unused }) {
		r.notGot(user, unused)
	}
}

// unused is a device that the cases put nothing for.
const unused = "B:"

func (r *recorder) got(user, local string, want profile.Entry) {
	got, found, err := r.store.Get(user, local)
	r.code(fmt.Sprintf("Get(%q, %q)", user, local), err, winerr.NO_ERROR)
	switch {
	case err != nil:
	case !found:
		r.notef("Get(%q, %q): nothing, want %s", user, local, show(want))
	case !got.Equal(want):
		r.notef("Get(%q, %q): got %s, want %s", user, local, show(got), show(want))
	}
}

func (r *recorder) notGot(user, local string) {
	_, found, err := r.store.Get(user, local)
	r.code(fmt.Sprintf("Get(%q, %q)", user, local), err, winerr.NO_ERROR)
	if found {
		r.notef("Get(%q, %q): something, want nothing", user, local)
	}
}

func (r *recorder) users(want ...string) {
	got, err := r.store.Users()
	r.code("Users()", err, winerr.NO_ERROR)
	if err == nil && !slices.Equal(got, want) {
		r.notef("Users(): got %q, want %q", got, want)
	}
}

// refused notes every call on a user's profile that is not answered by a code.
func (r *recorder) refused(user string, code winerr.Errno) {
	_, err := r.store.Entries(user)
	r.code(fmt.Sprintf("Entries(%q)", user), err, code)
	_, _, err = r.store.Get(user, "Z:")
	r.code(fmt.Sprintf("Get(%q)", user), err, code)
	r.code(fmt.Sprintf("Put(%q)", user), r.store.Put(user, disk("Z:", `\\other\share`)), code)
	r.code(fmt.Sprintf("Delete(%q)", user), r.store.Delete(user, "Z:"), code)
}

// must notes an error of the harness itself.
func (r *recorder) must(err error) {
	if err != nil {
		r.errs = append(r.errs, errors.Join(errors.New("the harness failed"), err))
	}
}

// show writes entries without the addresses of their names.
func show(entries ...profile.Entry) string {
	text := "["
	for i, e := range entries {
		if i > 0 {
			text += ", "
		}
		user := "none"
		if e.UserName != nil {
			user = fmt.Sprintf("%q", *e.UserName)
		}
		text += fmt.Sprintf("{%s %q user %s provider %q %#x %d %d %d %x}", e.Local, e.RemotePath, user, e.ProviderName,
			e.ProviderType, e.ConnectionType, e.ConnectFlags, e.DeferFlags, e.UseOptions)
	}
	return text + "]"
}
