package scenario

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	machine "github.com/seed-520b6462/winnet/mpr/scenario"
)

// StandardInput stands for a file's name where [Config] has an input.
const StandardInput = "-"

// contents are the bytes of a file, or of the input that takes its place.
func contents(file string, in io.Reader) ([]byte, error) {
	if in != nil && file == StandardInput {
		return io.ReadAll(in)
	}
	if info, err := os.Stat(file); err == nil && info.IsDir() {
		return nil, errors.New("is a directory; name its files, as in " + filepath.Join(file, "*.txtar"))
	}
	return os.ReadFile(file)
}

// read reads the archive that a scenario is, whatever editor has saved it: its lines
// end in LF, and there is no byte order mark. The error is an *Unreadable.
func read(file string, in io.Reader) (*txtar.Archive, error) {
	data, err := contents(file, in)
	if err != nil {
		return nil, &Unreadable{File: file, Reason: reasonOf(err)}
	}
	if !utf8.Valid(data) || bytes.ContainsRune(data, 0) {
		return nil, &Unreadable{File: file, Reason: "this is no txtar archive: it isn't text"}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	return txtar.Parse(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))), nil
}

// readable is a file with a scenario for testscript, which takes no other form,
// minds how lines end and knows single quotes only. It is there until remove is
// called.
func readable(file string, archive *txtar.Archive, script []step) (path string, remove func(), err error) {
	dir, err := os.MkdirTemp("", "wnet")
	if err != nil {
		return "", nil, &Unreadable{File: file, Reason: err.Error()}
	}
	path = filepath.Join(dir, filepath.Base(file))
	lines := make([]string, len(script))
	for i, s := range script {
		lines[i] = machine.SingleQuoted(s.text)
	}
	text := &txtar.Archive{Comment: []byte(strings.Join(lines, "\n")), Files: archive.Files}
	if err := os.WriteFile(path, txtar.Format(text), 0o600); err != nil {
		_ = os.RemoveAll(dir) // the error tells of the same trouble
		return "", nil, &Unreadable{File: file, Reason: err.Error()}
	}
	return path, func() { _ = os.RemoveAll(dir) }, nil // what is left over is in the folder for that
}

// reasonOf is the reason of a file's error without its path, which is said once.
func reasonOf(err error) string {
	text := err.Error()
	if at := strings.LastIndex(text, ": "); at >= 0 {
		text = text[at+2:]
	}
	return text
}
