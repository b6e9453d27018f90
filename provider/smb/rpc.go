package smb

import (
	"encoding/binary"
	"io"
	"slices"
	"unicode/utf16"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// This file is the part of DCE/RPC ([C706] chapter 12, [MS-RPCE]) that a list of shares
// needs: one bind and one request on a named pipe.

// Types of a packet, and the flags of one that is whole.
const (
	rpcRequest  = 0
	rpcResponse = 2
	rpcBind     = 11
	rpcBindAck  = 12

	rpcFirst = 0x01
	rpcLast  = 0x02
)

// maxFragment is the length of the longest packet that the client asks for.
const maxFragment = 4280

// headerSize is the length of the header of every packet, and responseHeader the length
// of what precedes the stub in a response.
const (
	headerSize     = 16
	responseHeader = headerSize + 8
)

// le is the byte order of everything here.
var le = binary.LittleEndian

// packet returns a packet in one fragment.
func packet(typ byte, body []byte) []byte {
	b := []byte{5, 0, typ, rpcFirst | rpcLast, 0x10, 0, 0, 0} // version 5.0; little-endian, ASCII, IEEE
	b = le.AppendUint16(b, uint16(headerSize+len(body)))
	b = le.AppendUint16(b, 0) // no authentication
	b = le.AppendUint32(b, 1) // the call
	return append(b, body...)
}

// bindRequest returns the packet that binds to the interface srvsvc 3.0 in the transfer
// syntax NDR 2.0.
func bindRequest() []byte {
	b := le.AppendUint16(nil, maxFragment)
	b = le.AppendUint16(b, maxFragment)
	b = le.AppendUint32(b, 0)             // a new association
	b = append(b, 1, 0, 0, 0, 0, 0, 1, 0) // one context, numbered 0, with one transfer syntax
	b = append(b, 0xC8, 0x4F, 0x32, 0x4B, 0x70, 0x16, 0xD3, 0x01, 0x12, 0x78, 0x5A, 0x47, 0xBF, 0x6E, 0xE1, 0x88)
	b = le.AppendUint32(b, 3)
	b = append(b, 0x04, 0x5D, 0x88, 0x8A, 0xEB, 0x1C, 0xC9, 0x11, 0x9F, 0xE8, 0x08, 0x00, 0x2B, 0x10, 0x48, 0x60)
	b = le.AppendUint32(b, 2)
	return packet(rpcBind, b)
}

// opShareEnum is the number of NetrShareEnum in srvsvc ([MS-SRVS] section 3.1.4).
const opShareEnum = 15

// shareEnumRequest returns the packet that asks a server for all its shares, with types
// and comments.
func shareEnumRequest(server string) []byte {
	stub := le.AppendUint32(nil, 0x20000) // a pointer that isn't NULL
	stub = appendText(stub, `\\`+server)
	for _, v := range []uint32{
		1, 1, 0x20004, 0, 0, // level 1, twice; its container, empty: no entries, no buffer
		0xFFFFFFFF, // as long as it likes
		0,          // no handle to resume by
	} {
		stub = le.AppendUint32(stub, v)
	}
	b := le.AppendUint32(nil, uint32(len(stub)))
	b = le.AppendUint16(b, 0) // the context
	b = le.AppendUint16(b, opShareEnum)
	return packet(rpcRequest, append(b, stub...))
}

// appendText appends a conformant varying string with its NUL.
func appendText(b []byte, text string) []byte {
	units := append(utf16.Encode([]rune(text)), 0)
	b = le.AppendUint32(b, uint32(len(units)))
	b = le.AppendUint32(b, 0)
	b = le.AppendUint32(b, uint32(len(units)))
	for _, u := range units {
		b = le.AppendUint16(b, u)
	}
	for len(b)%4 != 0 {
		b = append(b, 0)
	}
	return b
}

// transact sends a packet, and returns the stub of the answer, put together from its
// fragments.
//
// ERROR_UNEXP_NET_ERR: the answer makes no sense.
func transact(pipe io.ReadWriter, request []byte) ([]byte, error) {
	if _, err := pipe.Write(request); err != nil {
		return nil, err
	}
	var stub []byte
	buf := make([]byte, 1<<16)
	for {
		n, err := pipe.Read(buf)
		if err != nil {
			return nil, err
		}
		fragment := buf[:n]
		if n < responseHeader || fragment[2] != rpcResponse && fragment[2] != rpcBindAck || int(le.Uint16(fragment[8:])) != n {
			return nil, winerr.ERROR_UNEXP_NET_ERR
		}
		stub = append(stub, fragment[responseHeader:]...)
		if fragment[3]&rpcLast != 0 {
			return stub, nil
		}
	}
}

// reader reads NDR. After bytes that make no sense it reads zeros, and err says so.
type reader struct {
	rest []byte
	read int
	err  error
}

// take reads n bytes.
func (r *reader) take(n int) []byte {
	if r.err != nil || n < 0 || n > len(r.rest) {
		r.err = winerr.ERROR_UNEXP_NET_ERR
		return make([]byte, 4)
	}
	taken := r.rest[:n]
	r.rest, r.read = r.rest[n:], r.read+n
	return taken
}

// u32 reads a number of 32 bits.
func (r *reader) u32() uint32 { return le.Uint32(r.take(4)) }

// skip skips n numbers of 32 bits.
func (r *reader) skip(n int) { r.take(4 * n) }

// text reads a conformant varying string with its NUL.
func (r *reader) text() string {
	r.skip(2) // the room for it, and where it begins there
	n := r.u32()
	if r.err != nil || uint64(n)*2 > uint64(len(r.rest)) {
		r.err = winerr.ERROR_UNEXP_NET_ERR
		return ""
	}
	raw := r.take(int(n) * 2)
	units := make([]uint16, n)
	for i := range units {
		units[i] = le.Uint16(raw[2*i:])
	}
	r.take(min(-r.read&3, len(r.rest)))
	if end := slices.Index(units, 0); end >= 0 {
		units = units[:end]
	}
	return string(utf16.Decode(units))
}
