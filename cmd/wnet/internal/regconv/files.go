package regconv

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/profile/regfile"
)

// Expand puts the profiles of a folder in its place: its .reg and .json files,
// sorted.
func Expand(names []string) ([]string, error) {
	var files []string
	for _, name := range names {
		info, err := os.Stat(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, errors.Unwrap(err)) // without the name of the system call
		}
		if !info.IsDir() {
			files = append(files, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if ext := strings.ToLower(filepath.Ext(entry.Name())); !entry.IsDir() && (ext == ".reg" || ext == ".json") {
				files = append(files, filepath.Join(name, entry.Name()))
			}
		}
	}
	return slices.Compact(files), nil
}

// Read reads a profile from a file.
func Read(file string) (*regfile.Document, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	doc, err := Decode(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return doc, nil
}

// Progress shows on a terminal how far long work is. The nil Progress shows
// nothing.
type Progress struct {
	Out   io.Writer
	Total int
	Clock func() time.Time

	last  time.Time // when it was last shown; zero: never
	began time.Time
	done  int
}

// How long work must have taken to be worth a line, and how often the line
// changes.
const (
	patience = 500 * time.Millisecond
	interval = 100 * time.Millisecond
)

// Step notes that one more is done.
func (p *Progress) Step() {
	if p == nil {
		return
	}
	p.done++
	now := p.Clock()
	if p.began.IsZero() {
		p.began = now
	}
	if now.Sub(p.began) < patience || now.Sub(p.last) < interval {
		return
	}
	p.last = now
	fmt.Fprintf(p.Out, "\r%d of %d files", p.done, p.Total)
}

// End takes the line away.
func (p *Progress) End() {
	if p != nil && !p.last.IsZero() {
		fmt.Fprint(p.Out, "\r\x1b[K")
	}
}

// Write writes a profile to a file that isn't there yet, unless it may be
// overwritten. Only its owner can read it, as the original; one that was there
// keeps its mode, and its content when the new one can't be written. A link stays
// one. What is no file, as a pipe or a device, is written to.
func Write(file string, data []byte, overwrite bool) error {
	if target, err := filepath.EvalSymlinks(file); err == nil && overwrite {
		file = target
	}
	info, err := os.Stat(file)
	switch {
	case !overwrite || errors.Is(err, fs.ErrNotExist):
		return create(file, data)
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return put(file, os.O_WRONLY, data)
	}
	if err := regfile.WriteFile(file, data); err != nil {
		return err
	}
	return os.Chmod(file, info.Mode().Perm())
}

// create makes a file, and takes it away again if it can't be filled.
func create(file string, data []byte) error {
	err := put(file, os.O_CREATE|os.O_WRONLY|os.O_EXCL, data)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		_ = os.Remove(file) // if it was made at all
	}
	return err
}

func put(file string, flag int, data []byte) error {
	f, err := os.OpenFile(file, flag, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
