package conformance_test

import (
	"slices"
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

var brokenEnums = []breakage{
	{
		"drops the comments",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				for i := range buf[:n] {
					buf[i].Comment = ""
				}
				return n, err
			}
		},
		[]string{"comments of shares"},
	},
	{
		"lists twenty at most",
		func(b *bent) {
			seen := make(map[mpr.EnumHandle]int)
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				const most = 20
				if seen[h] == most {
					return 0, b.do("WNetEnumResourceW", func() error { return winerr.ERROR_NO_MORE_ITEMS })
				}
				n, err := b.patient.EnumResource(h, buf)
				n = min(n, most-seen[h])
				seen[h] += n
				return n, err
			}
		},
		[]string{"a long list"},
	},
	{
		"opens nothing with reserved bits",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if nr != nil && nr.Usage&0x80000000 != 0 {
					return 0, b.do("WNetOpenEnumW", func() error { return winerr.ERROR_INVALID_PARAMETER })
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"a network made by hand"},
	},
	{
		"keeps to no count",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, _ uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				return b.patient.EnumResourceSized(h, 0xFFFFFFFF, buf)
			}
		},
		[]string{"one by one"},
	},
	{
		"loses what doesn't fit",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_MORE_DATA) {
					_, _ = b.c.EnumResource(h, make([]mpr.NetResource, 1))
				}
				return list, err
			}
		},
		[]string{"WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"asks for room without the strings",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_MORE_DATA) {
					buf.Size = 48
				}
				return list, err
			}
		},
		[]string{"WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"ends an enumeration with nothing",
		func(b *bent) {
			b.onEnumSized = func(h mpr.EnumHandle, count uint32, buf *mpr.Buffer) ([]mpr.NetResource, error) {
				list, err := b.patient.EnumResourceSized(h, count, buf)
				if coded(err, winerr.ERROR_NO_MORE_ITEMS) {
					return nil, nil
				}
				return list, err
			}
		},
		[]string{"one by one"},
	},
	{
		"closes all enumerations at once",
		func(b *bent) {
			var open []mpr.EnumHandle
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				h, err := b.patient.OpenEnum(scope, typ, usage, nr)
				open = append(open, h)
				return h, err
			}
			b.onClose = func(h mpr.EnumHandle) error {
				for _, other := range open {
					if other != h {
						_ = b.c.CloseEnum(other)
					}
				}
				return b.patient.CloseEnum(h)
			}
		},
		[]string{"handles apart"},
	},
	{
		"lists all types",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				if typ <= mpr.RESOURCETYPE_PRINT {
					typ = 0
				}
				return b.patient.OpenEnum(scope, typ, usage, nr)
			}
		},
		[]string{"disks and printers"},
	},
	{
		"ignores types that it doesn't know",
		func(b *bent) {
			b.onOpen = func(scope mpr.Scope, typ mpr.ResourceType, usage mpr.Usage, nr *mpr.NetResource) (mpr.EnumHandle, error) {
				return b.patient.OpenEnum(scope, typ&3, usage, nr)
			}
		},
		[]string{"type of an enumeration"},
	},
	{
		"lists what is remembered as connected",
		listing(mpr.RESOURCE_CONNECTED, func(b *bent, _ *mpr.NetResource) []mpr.NetResource {
			return collect(b.c, mpr.RESOURCE_REMEMBERED)
		}),
		[]string{
			"what is connected", "cancelled and remembered", "cancel by remote name", "restored drive by drive",
			"WNetRestoreConnectionW/NO_ERROR", "one restored since Vista", "types of what is listed", "used with an authentication buffer", "remote names as given",
		},
	},
	{
		"lists only what is connected as remembered",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				kept := slices.DeleteFunc(buf[:n], func(nr mpr.NetResource) bool {
					_, gone := b.c.GetConnection(nr.LocalName)
					return nr.Scope == mpr.RESOURCE_REMEMBERED && gone != nil
				})
				return len(kept), err
			}
		},
		[]string{
			"what is remembered", "cancelled and remembered", "forget what isn't connected", "restored drive by drive", "logoff",
			"dialog and profile", "a remembered device as a resource", "one profile for both halves", "not restored since Vista", "ports restored",
		},
	},
	{
		"shows what is hidden",
		listing(mpr.RESOURCE_GLOBALNET, func(_ *bent, nr *mpr.NetResource) []mpr.NetResource {
			if nr == nil || nr.RemoteName != `\\files` {
				return nil
			}
			return []mpr.NetResource{{RemoteName: `\\files\hidden$`, Provider: "Microsoft Windows Network", DisplayType: mpr.RESOURCEDISPLAYTYPE_SHARE}}
		}),
		[]string{"shares of a server", "connectables and containers", "WNetEnumResourceW/ERROR_MORE_DATA"},
	},
	{
		"doesn't say what is connectable",
		func(b *bent) {
			b.onEnum = func(h mpr.EnumHandle, buf []mpr.NetResource) (int, error) {
				n, err := b.patient.EnumResource(h, buf)
				for i := range buf[:n] {
					buf[i].Usage = 0
				}
				return n, err
			}
		},
		[]string{
			"a share that was listed", "networks at the top", "a connection as a resource", "a remembered device as a resource",
			"from the top to a share", "no device as a resource",
		},
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
