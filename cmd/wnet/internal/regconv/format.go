// Package regconv converts profiles between the forms in which they travel: the
// .reg files of regedit, JSON, and a table to read.
package regconv

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Format is a form of a profile.
type Format string

// The forms of a profile.
const (
	Reg5  Format = "reg5"  // regedit version 5.00 in UTF-16
	Reg4  Format = "reg4"  // REGEDIT4 in the code page 1252
	JSON  Format = "json"  // a list of entries
	Table Format = "table" // to read; nothing reads it back
)

// Formats returns the names of all forms.
func Formats() []string { return []string{string(Reg5), string(Reg4), string(JSON), string(Table)} }

// FormatOf returns the form that a file of that name has: JSON for .json, Table
// for .txt, Reg5 otherwise.
func FormatOf(file string) Format {
	switch strings.ToLower(filepath.Ext(file)) {
	case ".json":
		return JSON
	case ".txt":
		return Table
	}
	return Reg5
}

// Ext returns the extension of the files of a form.
func (f Format) Ext() string {
	switch f {
	case JSON:
		return ".json"
	case Table:
		return ".txt"
	}
	return ".reg"
}

// Decode reads a profile in whatever form it is.
func Decode(data []byte) (*regfile.Document, error) {
	text := bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case isJSONList(text):
		return decodeJSON(text)
	case bytes.HasPrefix(bytes.TrimSpace(text), []byte("{")):
		return nil, errors.New("this is JSON, but no list of entries")
	}
	return regfile.Parse(data)
}

// decodeJSON reads a list of entries, and nothing besides.
func decodeJSON(data []byte) (doc *regfile.Document, err error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var entries []profile.Entry
	if err := decoder.Decode(&entries); err != nil {
		return nil, err
	}
	if _, err := decoder.Token(); err != io.EOF {
		return nil, errors.New("there is more behind the list of entries")
	}
	seen := make(map[string]bool)
	for i, e := range entries {
		if seen[e.Local] {
			return nil, fmt.Errorf("entry %d: %s is there already", i+1, e.Local)
		}
		seen[e.Local] = true
		if doc, err = doc.Put(e); err != nil {
			return nil, fmt.Errorf("entry %d: %w", i+1, err)
		}
	}
	return doc, nil
}

// isJSONList tells a list of entries from a .reg file, which may begin with a
// key in brackets but never with one in which a brace or nothing stands.
func isJSONList(data []byte) bool {
	rest, list := bytes.CutPrefix(bytes.TrimSpace(data), []byte("["))
	rest = bytes.TrimSpace(rest)
	return list && len(rest) > 0 && (rest[0] == '{' || rest[0] == ']')
}

// Encode writes a profile in a form. What is in a .reg file beside entries is kept
// in Reg5 and Reg4 only.
func Encode(doc *regfile.Document, f Format) ([]byte, error) {
	switch f {
	case Reg5:
		return doc.Bytes(), nil
	case Reg4:
		return encodeReg4(doc)
	case JSON:
		entries := doc.Entries()
		if entries == nil {
			entries = []profile.Entry{}
		}
		data, err := json.MarshalIndent(entries, "", "  ")
		return append(data, '\n'), err
	case Table:
		var b bytes.Buffer
		scenario.WriteEntries(&b, doc.Entries())
		return b.Bytes(), nil
	}
	return nil, fmt.Errorf("no format %q", f)
}

// The first lines of the two versions of .reg files.
const (
	header5 = "Windows Registry Editor Version 5.00"
	header4 = "REGEDIT4"
)

// encodeReg4 writes REGEDIT4. That has no form for characters beyond its code page,
// and lists of bytes that stand for strings mean something else there.
func encodeReg4(doc *regfile.Document) ([]byte, error) {
	text := strings.TrimPrefix(wintext.DecodeUTF16(doc.Bytes()), "\ufeff")
	for _, list := range []string{"=hex(2):", "=hex(7):"} {
		if strings.Contains(text, list) {
			return nil, fmt.Errorf("it holds a value%s..., whose bytes REGEDIT4 understands otherwise", list)
		}
	}
	var data []byte
	for _, r := range strings.Replace(text, header5, header4, 1) {
		c, ok := wintext.ToANSI(r)
		if !ok {
			return nil, errors.New("it holds a character that REGEDIT4 can't spell: it has the code page 1252 only")
		}
		data = append(data, c)
	}
	return data, nil
}
