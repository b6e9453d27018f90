package regfile

import (
	"bytes"
	"io"
)

// content is the bytes of a file in pieces. A change to a large file shares most of them with the file before the
// change: copying them would take about as long as writing them.
type content [][]byte

// A content of many pieces, or a small one, is put together into one.
const (
	maxPieces = 32
	smallSize = 1 << 16
)

func (c content) size() int {
	n := 0
	for _, piece := range c {
		n += len(piece)
	}
	return n
}

// join returns the bytes in one piece that is the caller's.
func (c content) join() []byte { return bytes.Join(c, nil) }

// part returns the bytes from one offset to another.
func (c content) part(from, to int) content {
	var part content
	for _, piece := range c {
		if from < to && from < len(piece) && to > 0 {
			part = append(part, piece[max(from, 0):min(to, len(piece))])
		}
		from, to = from-len(piece), to-len(piece)
	}
	return part
}

// compact keeps the pieces few.
func (c content) compact() content {
	if len(c) > 1 && (len(c) > maxPieces || c.size() < smallSize) {
		return content{c.join()}
	}
	return c
}

// equals compares a file to the bytes, without the memory that reading it whole would take.
func (c content) equals(file io.Reader) (bool, error) {
	buffer := make([]byte, min(c.size()+1, 64<<10))
	for offset := 0; ; {
		n, err := file.Read(buffer)
		if !c.holdsAt(offset, buffer[:n]) {
			return false, nil
		}
		offset += n
		if err == io.EOF {
			return offset == c.size(), nil
		}
		if err != nil {
			return false, err
		}
	}
}

func (c content) holdsAt(offset int, data []byte) bool {
	for _, piece := range c.part(offset, offset+len(data)) {
		rest, ok := bytes.CutPrefix(data, piece)
		if !ok {
			return false
		}
		data = rest
	}
	return len(data) == 0
}
