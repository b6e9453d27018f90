package regfile

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// First lines of a file.
const (
	header5 = "Windows Registry Editor Version 5.00" // since Windows 2000
	header4 = "REGEDIT4"                             // Windows 95, 98 and NT 4.0
)

// networkKey holds the remembered connections.
const networkKey = `HKEY_CURRENT_USER\Network`

// Document is a .reg file with the profile of one user. It never changes: Put and Delete return another Document. Keys,
// values and comments that don't belong to the profile keep their place and their spelling. A nil *Document is an empty
// file.
//
// A file is a list of changes that regedit makes from the top to the bottom. A key may therefore be in several places, the
// last value of a name counts, and "name"=- and [-key] remove what is above them.
type Document struct {
	text     string    // the whole file
	raw      content   // the bytes of text if they are UTF-16 of version 5.00, the form that can be edited
	ansi     bool      // strings in lists of bytes have characters of one byte
	header   int       // the end of the first line
	sections []section // the keys in their order; each reaches to the next one, the last one to the end of text
	entries  []profile.Entry
}

// section is a key with its values. It holds offsets in place of strings, which would keep an older text alive, and small
// ones, because a file may consist of keys of one letter.
type section struct {
	start, body     offset // the line of the key, and the line behind it
	pathAt, pathEnd offset // without brackets and minus
	deleted         bool
}

// offset is an offset into a text, which is no longer than maxSize.
type offset uint32

// maxSize limits a file, in bytes. It is far beyond what the registry holds for a user.
const (
	maxSize  = 1 << 30
	tooLarge = "the file is larger than 1 GiB"
)

// Parse reads a .reg file: version 5.00 or REGEDIT4; UTF-16LE with its byte order mark, UTF-8 with or without, or the
// code page 1252. It keeps a copy of data.
//
// ERROR_BAD_PROFILE, as an *Error with line and reason: the file is damaged or larger than 1 GiB, or an entry has a value
// of a type that Windows never writes.
//
// Document: "How to add, modify, or delete registry subkeys and values by using a .reg file", Windows support article.
func Parse(data []byte) (*Document, error) {
	return parse(bytes.Clone(data))
}

// Entries returns the remembered connections, sorted by Local. The caller may change them.
func (d *Document) Entries() []profile.Entry {
	if d == nil || len(d.entries) == 0 {
		return nil
	}
	entries := make([]profile.Entry, len(d.entries))
	for i, e := range d.entries {
		entries[i] = e.Clone()
	}
	return entries
}

// Get returns what is remembered for a device, and whether anything is.
func (d *Document) Get(local string) (profile.Entry, bool) {
	if d != nil {
		if i, found := d.find(local); found {
			return d.entries[i].Clone(), true
		}
	}
	return profile.Entry{}, false
}

// Bytes returns the file as regedit writes it: version 5.00 in UTF-16LE with a byte order mark. A file that was parsed in
// that form is the same byte for byte.
func (d *Document) Bytes() []byte {
	return d.modern().raw.join()
}

// find returns the index of the entry of a device, or the index where it belongs.
func (d *Document) find(local string) (int, bool) {
	return slices.BinarySearchFunc(d.entries, local, func(e profile.Entry, local string) int {
		return strings.Compare(e.Local, local)
	})
}

// path returns the path of a section.
func (d *Document) path(i int) string {
	return d.text[d.sections[i].pathAt:d.sections[i].pathEnd]
}

// end returns the offset behind a section; -1 stands for the part before the first key.
func (d *Document) end(i int) int {
	if i+1 < len(d.sections) {
		return int(d.sections[i+1].start)
	}
	return len(d.text)
}

// under returns the rest of a path behind a parent key, "" for the parent itself, and whether the path is below it.
func under(path, parent string) (rest string, ok bool) {
	n := len(parent)
	switch {
	case len(path) == n:
		return "", wintext.Same(path, parent)
	case len(path) > n && path[n] == '\\' && wintext.Same(path[:n], parent):
		return path[n+1:], true
	}
	return "", false
}

// deletes reports whether a section removes a key.
func (d *Document) deletes(i int, path string) bool {
	if !d.sections[i].deleted {
		return false
	}
	_, ok := under(path, d.path(i))
	return ok
}

// live returns the sections whose values a key has in the end.
func (d *Document) live(path string) []int {
	var live []int
	for i := range d.sections {
		if d.deletes(i, path) {
			live = nil
		} else if rest, ok := under(d.path(i), path); ok && rest == "" && !d.sections[i].deleted {
			live = append(live, i)
		}
	}
	return live
}

// devices returns the live sections of the key of every device, by local name.
func (d *Document) devices() map[string][]int {
	live := make(map[string][]int)
	for i := range d.sections {
		if d.deletes(i, networkKey) {
			clear(live)
		}
		rest, ok := under(d.path(i), networkKey)
		if !ok {
			continue
		}
		if local, ok := netkey.LocalOf(rest); ok {
			if d.sections[i].deleted {
				delete(live, local)
			} else {
				live[local] = append(live[local], i)
			}
		}
	}
	return live
}

// Error tells where a .reg file is damaged. It unwraps to ERROR_BAD_PROFILE.
type Error struct {
	File   string // the file's path; "" for one that is not on disk
	Line   int    // the number of the line, from 1
	Reason string // the damage in words
}

// Error returns file, line and reason in one line, as in "alice.reg:7: a string without its closing quote".
func (e *Error) Error() string {
	file := e.File
	if file == "" {
		file = "line "
	} else {
		file += ":"
	}
	return file + strconv.Itoa(e.Line) + ": " + e.Reason
}

// Unwrap returns ERROR_BAD_PROFILE.
func (e *Error) Unwrap() error { return winerr.ERROR_BAD_PROFILE }

// offsetError is an Error with the offset in place of the number of the line.
type offsetError struct {
	offset int
	reason string
}

func (e *offsetError) Error() string { return e.reason }

// fail returns an *offsetError.
func (s *scanner) fail(offset int, reason string) error {
	return &offsetError{offset: offset, reason: reason}
}
