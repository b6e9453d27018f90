package regconv

import (
	"errors"
	"fmt"
	"io"
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
