package npbridge

import (
	"unsafe"

	"golang.org/x/sys/windows"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
)

// units is a text with its NUL. One that has a NUL in it ends there.
func units(s string) []uint16 {
	text, err := windows.UTF16FromString(s)
	if err != nil {
		return []uint16{0}
	}
	return text
}

// answerText ends a call whose answer is a string in a buffer of characters.
func answerText(buf *uint16, size *uint32, s string, err error) error {
	if err != nil {
		return err
	}
	if size == nil {
		return winerr.ERROR_INVALID_ADDRESS
	}
	text := units(s)
	if buf == nil || *size < uint32(len(text)) {
		*size = uint32(len(text))
		return winerr.ERROR_MORE_DATA
	}
	copy(unsafe.Slice(buf, len(text)), text)
	return nil
}

// bytesOf is what strings take up behind their pointers; "" is NULL.
func bytesOf(texts ...string) (size uintptr) {
	for _, s := range texts {
		if s != "" {
			size += 2 * uintptr(len(units(s)))
		}
	}
	return size
}

// sizeOf is what a NETRESOURCE takes up with its strings.
func sizeOf(nr *provider.NetResource) uintptr {
	return unsafe.Sizeof(layout.Stored{}) + bytesOf(nr.LocalName, nr.RemoteName, nr.Comment, nr.Provider)
}

// packer puts structures at the head of a buffer and their strings at its tail
// ("Handling Buffered Data").
type packer struct {
	head unsafe.Pointer
	left uintptr // bytes
}

// newPacker is for an answer of a known size, in bytes.
func newPacker(buf unsafe.Pointer, size *uint32, need uintptr) (*packer, error) {
	if size == nil {
		return nil, winerr.ERROR_INVALID_ADDRESS
	}
	if buf == nil || uintptr(*size) < need {
		*size = uint32(need)
		return nil, winerr.ERROR_MORE_DATA
	}
	return &packer{buf, even(*size)}, nil
}

// even is a size without the byte that no character fits into.
func even(size uint32) uintptr { return uintptr(size &^ 1) }

// take is room for a structure. There must be as much.
func (k *packer) take(size uintptr) unsafe.Pointer {
	at := k.head
	k.head, k.left = unsafe.Add(k.head, size), k.left-size
	return at
}

// text puts a string at the tail; "" is NULL. There must be room.
func (k *packer) text(s string) uintptr {
	if s == "" {
		return 0
	}
	text := units(s)
	k.left -= 2 * uintptr(len(text))
	at := unsafe.Add(k.head, k.left)
	copy(unsafe.Slice((*uint16)(at), len(text)), text)
	return uintptr(at)
}

// resource puts a NETRESOURCE. There must be room.
func (k *packer) resource(nr *provider.NetResource) {
	at := (*layout.Stored)(k.take(unsafe.Sizeof(layout.Stored{})))
	*at = layout.Stored{
		Scope: uint32(nr.Scope), Type: uint32(nr.Type), DisplayType: uint32(nr.DisplayType), Usage: uint32(nr.Usage),
		LocalName: k.text(nr.LocalName), RemoteName: k.text(nr.RemoteName), Comment: k.text(nr.Comment), Provider: k.text(nr.Provider),
	}
}
