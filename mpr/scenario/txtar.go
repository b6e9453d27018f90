package scenario

import (
	"bytes"
	"strings"
)

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
