package npbridge

import (
	"unsafe"

	"golang.org/x/sys/windows"

	"github.com/seed-520b6462/winnet/mpr/internal/layout"
	"github.com/seed-520b6462/winnet/provider"
)

func getUniversalName(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		path   *uint16
		level  uintptr
		buffer unsafe.Pointer
		size   *uint32
	}](p)
	got, err := to.GetUniversalName(to.s, windows.UTF16PtrToString(a.path), provider.Level(a.level))
	if err != nil {
		return err
	}
	structure := unsafe.Sizeof(layout.UniversalName[uintptr]{})
	texts := []string{got.Universal, got.Connection, got.Remaining}
	if provider.Level(a.level) == provider.UNIVERSAL_NAME_INFO_LEVEL {
		structure, texts = unsafe.Sizeof(uintptr(0)), texts[:1]
	}
	k, err := newPacker(a.buffer, a.size, structure+bytesOf(texts...))
	if err != nil {
		return err
	}
	slots := unsafe.Slice((*uintptr)(k.take(structure)), len(texts))
	for i, s := range texts {
		slots[i] = k.text(s)
	}
	return nil
}

func getResourceInformation(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		nr     *layout.Resource
		buffer unsafe.Pointer
		size   *uint32
		system *uintptr
	}](p)
	info, rest, err := to.GetResourceInformation(to.s, read(a.nr, withProvider))
	if err != nil {
		return err
	}
	k, err := newPacker(a.buffer, a.size, sizeOf(&info)+bytesOf(rest))
	if err != nil {
		return err
	}
	k.resource(&info)
	if at := k.text(rest); a.system != nil {
		*a.system = at
	}
	return nil
}

func getResourceParent(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		nr     *layout.Resource
		buffer unsafe.Pointer
		size   *uint32
	}](p)
	parent, err := to.GetResourceParent(to.s, read(a.nr, withProvider))
	if err != nil {
		return err
	}
	k, err := newPacker(a.buffer, a.size, sizeOf(&parent))
	if err != nil {
		return err
	}
	k.resource(&parent)
	return nil
}

func formatNetworkName(to *service, p unsafe.Pointer) error {
	a := arguments[struct {
		remote, formatted *uint16
		size              *uint32
		flags, width      uintptr
	}](p)
	text, err := to.FormatNetworkName(windows.UTF16PtrToString(a.remote), provider.FormatFlags(a.flags), uint32(a.width))
	return answerText(a.formatted, a.size, text, err)
}
