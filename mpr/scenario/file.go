package scenario

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// Unreadable is a file that can't be run at all: it can't be read, or a line of it
// not be understood.
type Unreadable struct {
	File   string
	Line   int // 0: the file as a whole
	Reason string
}

// Error says where it is wrong.
func (u *Unreadable) Error() string { return placeOf(u.File, u.Line) + u.Reason }

// Failure is a file that didn't go as written.
type Failure struct {
	File string
	Line int    // 0: at its end
	Text string // where, what was expected and what came
}

// Error returns the text.
func (f *Failure) Error() string { return f.Text }

// placeOf begins a message with a file and, unless that is 0, a line.
func placeOf(file string, line int) string {
	if line == 0 {
		return file + ": "
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// File is a file of lines, with the files that these use behind them.
type File struct {
	Name    string
	Archive *Archive
	lines   []fileLine
}

// fileLine is one line of a file.
type fileLine struct {
	text    string
	words   []string // behind !, without variables replaced; none for a blank line and a comment
	comment bool
	check   bool
}

// Read reads a file and checks that all its commands exist. The error is an
// [*Unreadable].
func Read(name string) (*File, error) { return readFile(name, nil) }

// StandardInput stands for a file's name where a [Runner] has an input.
const StandardInput = "-"

// readFile reads a file, whatever editor has saved it: its lines end in LF, and there
// is no byte order mark. in is read in the place of StandardInput, unless it is nil.
func readFile(name string, in io.Reader) (*File, error) {
	data, err := contents(name, in)
	if err != nil {
		return nil, &Unreadable{File: name, Reason: reasonOf(err)}
	}
	return Parse(name, data)
}

// Parse reads a file of that name from its bytes, as [Read] does.
func Parse(name string, data []byte) (*File, error) {
	if !utf8.Valid(data) || bytes.ContainsRune(data, 0) {
		return nil, &Unreadable{File: name, Reason: "this is no txtar archive: it isn't text"}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	f := &File{Name: name, Archive: ParseArchive(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))}
	commands := 0
	for i, text := range strings.Split(string(f.Archive.Comment), "\n") {
		line, err := parseLine(text)
		if err != nil {
			return nil, &Unreadable{name, i + 1, err.Error()}
		}
		if len(line.words) > 0 {
			commands++
		}
		f.lines = append(f.lines, line)
	}
	if commands == 0 {
		return nil, &Unreadable{File: name, Reason: "this is no scenario: there is no command in front of its files"}
	}
	return f, nil
}

// contents returns the bytes of a file, or of the input that takes its place.
func contents(name string, in io.Reader) ([]byte, error) {
	if in != nil && name == StandardInput {
		return io.ReadAll(in)
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return nil, errors.New("is a directory; name its files, as in " + filepath.Join(name, "*.txtar"))
	}
	return os.ReadFile(name)
}

// reasonOf returns the reason of a file's error without its path, which is said once.
func reasonOf(err error) string {
	text := err.Error()
	if at := strings.LastIndex(text, ": "); at >= 0 {
		text = text[at+2:]
	}
	return text
}

// parseLine finds the command of a line and checks that there is one of that name.
// A file has no conditions: the machine is the same everywhere, and so every line runs.
func parseLine(text string) (fileLine, error) {
	line := fileLine{text: text, comment: strings.HasPrefix(text, "#")}
	list, err := Split(text)
	if err != nil || line.comment || len(list) == 0 {
		return line, err
	}
	if strings.HasPrefix(list[0], "[") {
		return line, fmt.Errorf("a scenario has no conditions such as %s", list[0])
	}
	if line.words, _, err = negated(list); err != nil {
		return line, err
	}
	command, _ := find(line.words)
	line.check = command != nil && command.check != nil
	return line, known(line.words)
}

// known checks the name of a command, and of the one behind it when it is a prefix.
func known(list []string) error {
	command, rest := find(list)
	if command == nil {
		return unknown(list, nil)
	}
	if command.prefix > 0 && len(rest) > command.prefix {
		return known(rest[command.prefix:])
	}
	return nil
}

// Question is a line of a file that asks, as far as must be known beforehand.
type Question struct {
	Line   int
	Device string // that it connects or cancels; "" for none
	Remote string // that it cancels by its name; "" for none
}

// Questions returns the questions of a file. The error is an [*Unreadable]: a
// question can't be understood, or leaves its device to a variable, so that nobody
// knows before what it touches.
func (f *File) Questions() (list []Question, err error) {
	for i, line := range f.lines {
		q, asks, err := parseCallLine(line.words)
		switch {
		case err != nil:
			return nil, &Unreadable{f.Name, i + 1, err.Error()}
		case !asks:
			continue
		case hasVariable(q.Device) || hasVariable(q.Remote):
			return nil, &Unreadable{f.Name, i + 1, "what a question connects or cancels must stand there, and no variable for it"}
		}
		q.Line = i + 1
		list = append(list, q)
	}
	return list, nil
}

// Archive is a text with files behind it, in the format of txtar: a line such as
// "-- docs/letter.txt --" begins a file.
type Archive struct {
	Comment []byte // what stands in front of the files
	Files   []ArchiveFile
}

// ArchiveFile is a file of an archive.
type ArchiveFile struct {
	Name string
	Data []byte
	Line int // of the line that names the file, from 1 on; 0 in an archive that wasn't parsed
}

// ParseArchive parses an archive. Every text is one. A text whose last line lacks
// its end gets one.
func ParseArchive(data []byte) *Archive {
	var a Archive
	to := &a.Comment
	for i, line := range bytes.SplitAfter(data, []byte("\n")) {
		if len(line) == 0 {
			continue // behind the last line
		}
		if name, named := fileMarker(line); named {
			a.Files = append(a.Files, ArchiveFile{Name: name, Line: i + 1})
			to = &a.Files[len(a.Files)-1].Data
			continue
		}
		if line[len(line)-1] != '\n' {
			line = append(bytes.Clone(line), '\n')
		}
		*to = append(*to, line...)
	}
	return &a
}

// fileMarker returns the name that a line gives to the file below it.
func fileMarker(line []byte) (name string, named bool) {
	text := strings.TrimRight(string(line), " \t\r\n")
	if len(text) <= len("--  --") || !strings.HasPrefix(text, "-- ") || !strings.HasSuffix(text, " --") {
		return "", false
	}
	name = strings.TrimSpace(text[len("-- ") : len(text)-len(" --")])
	return name, name != ""
}

// Bytes returns the text of an archive.
func (a *Archive) Bytes() []byte {
	var b bytes.Buffer
	write := func(data []byte) {
		b.Write(data)
		if n := len(data); n > 0 && data[n-1] != '\n' {
			b.WriteByte('\n')
		}
	}
	write(a.Comment)
	for _, f := range a.Files {
		b.WriteString("-- " + f.Name + " --\n")
		write(f.Data)
	}
	return b.Bytes()
}

//go:embed example.txtar
var example []byte

// Example returns the file of a small network to begin with: the servers files and backup, the users alice and bob, and
// alice logged on. The error is nil: a test reads it.
func Example() (*File, error) { return Parse("example.txtar", example) }
