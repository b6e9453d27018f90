//go:build !windows || mpremu

package mprdll_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
)

// CONNECTDLGSTRUCT and DISCDLGSTRUCT (winnetwk.h), with addresses.
type (
	connectDialog struct {
		Size            uint32
		Owner, Resource uintptr
		Flags, DevNum   uint32
	}
	disconnectDialog struct {
		Size                         uint32
		Owner, LocalName, RemoteName uintptr
		Flags                        uint32
	}
)

// The sizes of both, by the size of a pointer: as a C compiler for Windows lays
// them out.
var dialogSizes, otherDialogSizes = sizesOfDialogs[pointer], sizesOfDialogs[12-pointer]

var sizesOfDialogs = map[uintptr][2]uint32{4: {20, 20}, 8: {32, 40}}

// The dialogs that need no structure, and WNetConnectionDialog1: what the user
// chose comes back as a device number, 26 for Z:.
func TestConnectDialogs(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		reply := mpr.ConnectReply{Local: "Z:", Remote: docs, Credentials: mpr.As("alice", "secret")}
		ui := mpr.NewScriptedUI(mpr.UserConnects(reply), mpr.UserCancels())
		d := install(t, mpr.Options{}, func(r *mpr.Router) { r.UI = ui })
		raw := set(m.block(int(dialogSizes[0])), connectDialog{Size: dialogSizes[0], Resource: disk(m, docs)})
		proc := dll.NewProc("WNetConnectionDialog1" + letter)
		r1, _, _ := proc.Call(raw.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		require.EqualValues(t, 26, get[connectDialog](raw, 0).DevNum)
		remote, err := d.GetConnection("Z:")
		require.NoError(t, err)
		require.Equal(t, docs, remote)

		r1, _, err = dll.NewProc("WNetConnectionDialog").Call(0, uintptr(mpr.RESOURCETYPE_DISK))
		require.Equal(t, uintptr(0xFFFFFFFF), r1)
		require.Equal(t, mprdll.Errno(0xFFFFFFFF), err)
		require.Empty(t, ui.Err())
	})
}

// disk is a NETRESOURCE of a disk.
func disk(m *memory, remote string) uintptr {
	b := m.block(int(4*4 + 4*pointer))
	return set(b, NETRESOURCE{Type: uint32(mpr.RESOURCETYPE_DISK), RemoteName: m.text(remote)}).addr()
}

func TestDisconnectDialogs(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		d := install(t, mpr.Options{})
		d.mapped(t, "Z:", docs)
		raw := set(m.block(int(dialogSizes[1])), disconnectDialog{Size: dialogSizes[1], LocalName: m.text("Z:")})
		proc := dll.NewProc("WNetDisconnectDialog1" + letter)
		r1, _, _ := proc.Call(raw.addr())
		requireCode(t, mprdll.ERROR_SUCCESS, r1)
		r1, _, _ = proc.Call(raw.addr())
		requireCode(t, mprdll.ERROR_NOT_CONNECTED, r1)
		r1, _, _ = dll.NewProc("WNetDisconnectDialog").Call(0, uintptr(mpr.RESOURCETYPE_DISK))
		requireCode(t, mprdll.ERROR_NOT_ENOUGH_MEMORY, r1) // nothing can show it
	})
}

// A structure of another size is refused, that of the other pointer size too,
// and one that isn't there.
func TestDialogStructures(t *testing.T) {
	each(t, func(t *testing.T, letter string, m *memory) {
		install(t, mpr.Options{})
		for i, name := range []string{"WNetConnectionDialog1", "WNetDisconnectDialog1"} {
			proc := dll.NewProc(name + letter)
			for _, size := range []uint32{0, dialogSizes[i] - 4, dialogSizes[i] + 8, otherDialogSizes[i]} {
				r1, _, _ := proc.Call(set(m.block(int(dialogSizes[i])), size).addr())
				requireCode(t, mprdll.ERROR_INVALID_PARAMETER, r1)
			}
			for _, addr := range []uintptr{0, 4, m.block(64).addr() + 2} {
				r1, _, _ := proc.Call(addr)
				requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
			}
		}
		raw := set(m.block(int(dialogSizes[0])), connectDialog{Size: dialogSizes[0]})
		r1, _, _ := dll.NewProc("WNetConnectionDialog1" + letter).Call(raw.addr())
		requireCode(t, mprdll.ERROR_INVALID_ADDRESS, r1)
	})
}
