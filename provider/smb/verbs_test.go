//go:build unix

package smb_test

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var (
	alice = session.As(`FILES\alice`, "A1")
	bob   = session.As(`FILES\bob`, "B2")
)

type answer = func(*machine) (string, error)

// adds connects a device, or none.
func adds(local, remote string, cred session.Credentials) answer {
	return addsTyped(local, remote, provider.RESOURCETYPE_ANY, cred)
}

func addsTyped(local, remote string, typ provider.ResourceType, cred session.Credentials) answer {
	return func(m *machine) (string, error) {
		return "", m.AddConnection2(&mpr.NetResource{LocalName: local, RemoteName: remote, Type: typ}, cred, 0)
	}
}

// cancels cancels a device or the connections to a remote name.
func cancels(name string, force bool) answer {
	return func(m *machine) (string, error) { return "", m.CancelConnection2(name, 0, force) }
}

// opens opens a file for a later step and gives what it holds.
func opens(path string) answer {
	return func(m *machine) (string, error) {
		f, err := m.Open(path)
		if err != nil {
			return "", err
		}
		m.open = f
		text, err := io.ReadAll(f)
		return string(text), err
	}
}

// readsOn reads the file of an earlier step from its beginning.
func readsOn(m *machine) (string, error) {
	b := make([]byte, 5)
	n, err := m.open.ReadAt(b, 0)
	return string(b[:n]), err
}

func closes(m *machine) (string, error) { return "", m.open.Close() }

// reads gives what a file holds.
func reads(path string) answer {
	return func(m *machine) (string, error) {
		f, err := m.Open(path)
		if err != nil {
			return "", err
		}
		text, err := io.ReadAll(f)
		return string(text), errors.Join(err, f.Close())
	}
}

// writes opens a file with flags and writes to it.
func writes(path string, flag int, text string) answer {
	return func(m *machine) (string, error) {
		f, err := m.OpenFile(path, flag, 0o666)
		if err != nil {
			return "", err
		}
		_, err = f.Write([]byte(text))
		return "", errors.Join(err, f.Close())
	}
}

// lists gives the names in a directory.
func lists(path string) answer {
	return func(m *machine) (string, error) {
		d, err := m.Open(path)
		if err != nil {
			return "", err
		}
		entries, err := d.ReadDir(-1)
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return strings.Join(names, " "), errors.Join(err, d.Close())
	}
}

func makes(path string) answer {
	return func(m *machine) (string, error) { return "", m.Mkdir(path, 0o777) }
}
func removes(path string) answer {
	return func(m *machine) (string, error) { return "", m.Remove(path) }
}
func enters(path string) answer { return func(m *machine) (string, error) { return "", m.Chdir(path) } }

// informs gives the network's part of a name and the rest.
func informs(remote string) answer {
	return func(m *machine) (string, error) {
		info, system, err := m.GetResourceInformation(&mpr.NetResource{RemoteName: remote})
		return strings.TrimSpace(info.RemoteName + " " + system), err
	}
}

// browses gives the names of what an enumeration lists.
func browses(scope provider.Scope, nr *mpr.NetResource) answer {
	return browsesTyped(scope, provider.RESOURCETYPE_ANY, nr)
}

func browsesTyped(scope provider.Scope, typ provider.ResourceType, nr *mpr.NetResource) answer {
	return func(m *machine) (string, error) {
		h, err := m.OpenEnum(scope, typ, 0, nr)
		if err != nil {
			return "", err
		}
		var names []string
		for buf := make([]mpr.NetResource, 4); ; {
			n, err := m.EnumResource(h, buf)
			if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
				slices.Sort(names) // no document says in which order they come
				return strings.Join(names, ", "), m.CloseEnum(h)
			}
			if err != nil {
				return "", err
			}
			for _, r := range buf[:n] {
				names = append(names, strings.TrimSpace(r.LocalName+" "+r.RemoteName))
			}
		}
	}
}

var connecting = []step{
	{"connect a letter", adds("Z:", `\\FILES\docs`, alice), 0, ""},
	{"ask what it is", func(m *machine) (string, error) { return m.GetConnection("Z:") }, 0, `\\FILES\docs`},
	{"ask who it is", func(m *machine) (string, error) { return m.GetUser("Z:") }, 0, `FILES\alice`},
	{"connect it again", adds("Z:", `\\FILES\docs`, alice), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"connect without a letter", adds("", `\\FILES\docs`, alice), 0, ""},
	{"connect without a letter again", adds("", `\\FILES\DOCS\`, alice), 0, ""},
	{"connect a directory that isn't there", adds("Y:", `\\FILES\docs\no`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect what can't be written", adds("Y:", `\\FILES\music`, alice), 0, ""},
}

var filing = []step{
	{"read", reads(`Z:\a.txt`), 0, "hello"},
	{"read in capitals", reads(`Z:\A.TXT`), 0, "hello"},
	{"read by the remote name", reads(`\\FILES\docs\a.txt`), 0, "hello"},
	{"read by the remote name, with a detour", reads(`\\FILES\docs\no\..\a.txt`), 0, "hello"},
	{"read with dots and spaces at the end", reads(`Z:\a.txt. .`), 0, "hello"},
	{"read a printer port", reads(`LPT1`), winerr.ERROR_NOT_CONNECTED, ""},
	{"write", writes(`Z:\b.txt`, os.O_RDWR|os.O_CREATE, "one"), 0, ""},
	{"write more", writes(`Z:\b.txt`, os.O_WRONLY|os.O_APPEND, " two"), 0, ""},
	{"read it back", reads(`Z:\b.txt`), 0, "one two"},
	{"write over it", writes(`Z:\b.txt`, os.O_WRONLY|os.O_TRUNC, "three"), 0, ""},
	{"read that back", reads(`Z:\b.txt`), 0, "three"},
	{"make what is there", writes(`Z:\b.txt`, os.O_RDWR|os.O_CREATE|os.O_EXCL, ""), winerr.ERROR_FILE_EXISTS, ""},
	{"write to a file opened for reading", writes(`Z:\a.txt`, os.O_RDONLY, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"read a file that isn't there", reads(`Z:\no.txt`), winerr.ERROR_FILE_NOT_FOUND, ""},
	{"read in a directory that isn't there", reads(`Z:\no\no.txt`), winerr.ERROR_PATH_NOT_FOUND, ""},
	{"read a name that can't be", reads(`Z:\a?b`), winerr.ERROR_INVALID_NAME, ""},
	{"make a directory", makes(`Z:\dir`), 0, ""},
	{"make it again", makes(`Z:\dir`), winerr.ERROR_ALREADY_EXISTS, ""},
	{"make a directory nowhere", makes(`Z:\no\dir`), winerr.ERROR_PATH_NOT_FOUND, ""},
	{"write into it", writes(`Z:\dir\c.txt`, os.O_WRONLY|os.O_CREATE, "c"), 0, ""},
	{"write to the directory itself", writes(`Z:\dir`, os.O_RDWR, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"list it", lists(`Z:\dir`), 0, "c.txt"},
	{"list a file", lists(`Z:\a.txt`), winerr.ERROR_DIRECTORY, ""},
	{"read a directory", reads(`Z:\dir`), winerr.ERROR_INVALID_FUNCTION, ""},
	{"remove it while it is full", removes(`Z:\dir`), winerr.ERROR_DIR_NOT_EMPTY, ""},
	{"empty it", removes(`Z:\dir\c.txt`), 0, ""},
	{"connect it", adds("X:", `\\FILES\docs\dir`, alice), 0, ""},
	{"write through that", writes(`X:\d.txt`, os.O_WRONLY|os.O_CREATE, "d"), 0, ""},
	{"go up from there", reads(`X:\..\d.txt`), 0, "d"},
	{"remove that", removes(`X:\d.txt`), 0, ""},
	{"cancel it", cancels("X:", false), 0, ""},
	{"remove the directory", removes(`Z:\dir`), 0, ""},
	{"remove it again", removes(`Z:\dir`), winerr.ERROR_FILE_NOT_FOUND, ""},
	{"write where nothing can be written", writes(`Y:\x`, os.O_WRONLY|os.O_CREATE, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"make a directory there", makes(`Y:\x`), winerr.ERROR_ACCESS_DENIED, ""},
	{"read on a letter that isn't connected", reads(`Q:\a.txt`), winerr.ERROR_NOT_CONNECTED, ""},
}
