package conformance_test

import (
	"unsafe"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// sizing changes the size that GetConnection leaves behind.
func sizing(change func(size *uint32, remote string, err error)) func(*bent) {
	return func(b *bent) {
		b.onGetSized = func(local string, buf *mpr.Buffer) (string, error) {
			remote, err := b.patient.GetConnectionSized(local, buf)
			change(&buf.Size, remote, err)
			return remote, err
		}
	}
}

// universal has the universal name ask for a size of its own.
func universal(need func(size uint32) uint32) func(*bent) {
	return func(b *bent) {
		b.onUniversal = func(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
			name, err := b.patient.GetUniversalNameSized(path, level, buf)
			if buf != nil && coded(err, winerr.ERROR_MORE_DATA) {
				buf.Size = need(buf.Size)
			}
			return name, err
		}
	}
}

var brokenSizes = []breakage{
	{
		"counts characters without the NUL",
		sizing(func(size *uint32, _ string, err error) {
			if coded(err, winerr.ERROR_MORE_DATA) {
				*size--
			}
		}),
		[]string{"WNetGetConnectionW/ERROR_MORE_DATA", "length without a buffer"},
	},
	{
		"counts the bytes of a remote name",
		sizing(func(size *uint32, _ string, err error) {
			if coded(err, winerr.ERROR_MORE_DATA) {
				*size *= 2
			}
		}),
		[]string{"WNetGetConnectionW/ERROR_MORE_DATA", "length without a buffer"},
	},
	{
		"stores the length of a remote name",
		sizing(func(size *uint32, remote string, err error) {
			if err == nil {
				*size = uint32(len(remote)) + 1
			}
		}),
		[]string{"length left alone"},
	},
	{
		"looks at the buffer before the device",
		func(b *bent) {
			b.onGetSized = func(local string, buf *mpr.Buffer) (string, error) {
				if buf.Size == 0 {
					buf.Size = uint32(len(`\\files\docs`)) + 1
					return "", b.do("WNetGetConnectionW", func() error { return winerr.ERROR_MORE_DATA })
				}
				return b.patient.GetConnectionSized(local, buf)
			}
		},
		[]string{"a refused answer tells nothing"},
	},
	{
		"has a buffer for every length",
		func(b *bent) {
			b.onGetSized = func(local string, buf *mpr.Buffer) (string, error) {
				if buf.NULL {
					return "", b.do("WNetGetConnectionW", func() error { return winerr.ERROR_INVALID_ADDRESS })
				}
				return b.patient.GetConnectionSized(local, buf)
			}
		},
		[]string{"length without a buffer"},
	},
	{
		"looks at the buffer before the drive",
		func(b *bent) {
			b.onUniversal = func(path string, level mpr.Level, buf *mpr.Buffer) (mpr.UniversalName, error) {
				if buf != nil && buf.NULL {
					return mpr.UniversalName{}, b.do("WNetGetUniversalNameW", func() error { return winerr.ERROR_INVALID_ADDRESS })
				}
				return b.patient.GetUniversalNameSized(path, level, buf)
			}
		},
		[]string{"order of checks of a universal name"},
	},
	{
		"counts the characters of a universal name", universal(func(size uint32) uint32 { return size / 2 }),
		[]string{"size of a universal name", "WNetGetUniversalNameW/ERROR_MORE_DATA"},
	},
	{
		"counts the bytes of a user name",
		func(b *bent) {
			b.onUser = func(name string, buf *mpr.Buffer) (string, error) {
				user, err := b.patient.GetUserSized(name, buf)
				if coded(err, winerr.ERROR_MORE_DATA) {
					buf.Size *= 2
				}
				return user, err
			}
		},
		[]string{"length of a user name", "WNetGetUserW/ERROR_MORE_DATA"},
	},
	{
		"takes structures that are too large",
		func(b *bent) {
			b.onNetInfo = func(name string, cb uint32) (mpr.NetInfo, error) {
				return b.patient.GetNetworkInformationSized(name, min(cb, uint32(6*4+2*unsafe.Sizeof(uintptr(0)))))
			}
		},
		[]string{"sizes of structures"},
	},
}

// listing has enumerations of a scope begin with resources of somebody else's.
func listing(scope mpr.Scope, more func(*bent, *mpr.NetResource) []mpr.NetResource) func(*bent) {
	return func(b *bent) {
		pending := make(map[mpr.EnumHandle][]mpr.NetResource)
		b.onOpen = func(asked mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
			h, err := b.patient.OpenEnum(asked, typ, usage, nr)
			if err == nil && asked == scope && typ == 0 {
				pending[h] = more(b, nr)
			}
			return h, err
		}
		b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
			if list := pending[h]; len(list) > 0 && len(buf) > 1 { // one at a time it is as ever
				pending[h] = nil
				b.last = winerr.NO_ERROR
				return copy(buf, list), nil
			}
			return b.patient.EnumResource(h, buf)
		}
	}
}

// collect is what an enumeration has.
func collect(c *mpr.Caller, scope mpr.Scope) []mpr.NetResource {
	var list []mpr.NetResource
	for nr, err := range mpr.Resources(c, scope, 0, 0, nil) {
		if err == nil {
			list = append(list, nr)
		}
	}
	return list
}

var brokenErrors = []breakage{
	{
		"forgets an extended error",
		func(b *bent) {
			b.answer = func(op string, call func() error) error {
				err := call()
				if err == nil && op != "WNetGetLastErrorW" {
					b.c.SetLastError(0, "", "")
				}
				return err
			}
		},
		[]string{"extended error stays"},
	},
	{
		"has one extended error for all threads",
		sharing(func(b *bent, first *bent) {
			b.onLast = func() mpr.LastError { b.last = winerr.NO_ERROR; return first.c.GetLastError() }
		}),
		[]string{"errors of threads"},
	},
	{
		"has one last error for all threads",
		sharing(func(b *bent, first *bent) {
			b.onErrno = func() winerr.Errno { return first.last }
		}),
		[]string{"errors of threads"},
	},
	{
		"leaves the thread's last error alone",
		func(b *bent) { b.onErrno = func() winerr.Errno { return winerr.NO_ERROR } },
		[]string{"last error of the thread"},
	},
	{
		"tells nothing of a network's own error",
		func(b *bent) {
			b.answer = func(op string, call func() error) error {
				err := call()
				if op == "WNetAddConnection2W" && coded(err, winerr.ERROR_EXTENDED_ERROR) {
					b.c.SetLastError(uint32(winerr.ERROR_EXTENDED_ERROR), "", "")
				}
				return err
			}
		},
		[]string{"a network's own error", "WNetAddConnection2W/ERROR_EXTENDED_ERROR"},
	},
	{
		"cuts no texts",
		func(b *bent) {
			b.onLastSized = func(text, provider *mpr.Buffer) (mpr.LastError, error) {
				if text.NULL || provider.NULL {
					return b.patient.GetLastErrorSized(text, provider)
				}
				return b.GetLastError(), nil
			}
		},
		[]string{"texts cut and ended", "WNetGetLastErrorW/NO_ERROR"},
	},
	{
		"leaves no room for a NUL",
		func(b *bent) {
			b.onLastSized = func(text, provider *mpr.Buffer) (mpr.LastError, error) {
				text.Size++
				return b.patient.GetLastErrorSized(text, provider)
			}
		},
		[]string{"texts cut and ended", "WNetGetLastErrorW/NO_ERROR"},
	},
}

// sharing gives the threads of a session the first of them.
func sharing(breaks func(b, first *bent)) func(*bent) {
	known := make(map[*session.Session]*bent)
	return func(b *bent) {
		first, found := known[b.c.Session()]
		if !found {
			known[b.c.Session()] = b
			return
		}
		breaks(b, first)
	}
}
