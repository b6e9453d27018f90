//go:build unix

package smb_test

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var refusing = []step{
	{"connect as another user", adds("X:", `\\FILES\docs`, bob), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect as another user without a letter", adds("", `\\FILES\music`, bob), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect as the default user", adds("X:", `\\FILES\docs`, session.Credentials{}), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect by a wrong password", adds("X:", `\\FILES\docs`, session.As(`FILES\alice`, "wrong")), winerr.ERROR_LOGON_FAILURE, ""},
	{"connect what isn't shared", adds("X:", `\\FILES\nothing`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect to no server", adds("X:", `\\NOBODY\docs`, alice), winerr.ERROR_BAD_NETPATH, ""},
	{"connect another network's name", adds("X:", `http://FILES/docs`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect what is closed to her", adds("X:", `\\FILES\secret`, alice), winerr.ERROR_ACCESS_DENIED, ""},
	{"connect a printer to a letter", adds("X:", `\\FILES\laser`, alice), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect a disk to a printer port", adds("LPT1", `\\FILES\docs`, alice), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect a disk as a printer", addsTyped("", `\\FILES\docs`, provider.RESOURCETYPE_PRINT, alice), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect pipes to a letter", adds("X:", `\\FILES\IPC$`, alice), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect pipes", adds("", `\\FILES\IPC$`, alice), 0, ""},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0,
		`Y: \\FILES\music, Z: \\FILES\docs, \\FILES\IPC$, \\FILES\docs`},
	{"which disks are", browsesTyped(provider.RESOURCE_CONNECTED, provider.RESOURCETYPE_DISK, nil), 0,
		`Y: \\FILES\music, Z: \\FILES\docs, \\FILES\docs`},
	{"cancel them", cancels(`\\FILES\IPC$`, false), 0, ""},
}

var asking = []step{
	{"the universal name", func(m *machine) (string, error) {
		name, err := m.GetUniversalName(`Z:\no\such`, provider.UNIVERSAL_NAME_INFO_LEVEL)
		return name.Universal, err
	}, 0, `\\FILES\docs\no\such`},
	{"whose a path is", informs(`\\FILES\DOCS\no\such`), 0, `\\FILES\docs \no\such`},
	{"whose nothing is", informs(`\\FILES\nothing`), winerr.ERROR_BAD_NET_NAME, ""},
	{"whose a server is", informs(`\\FILES`), 0, `\\FILES`},
	{"whose a closed share is", informs(`\\FILES\secret`), winerr.ERROR_ACCESS_DENIED, ""},
	{"what is above a share", func(m *machine) (string, error) {
		up, err := m.GetResourceParent(&mpr.NetResource{RemoteName: `\\FILES\docs`, Provider: "Microsoft Windows Network"})
		return up.RemoteName, err
	}, 0, `\\FILES`},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, `Y: \\FILES\music, Z: \\FILES\docs, \\FILES\docs`},
	{"what the network holds", browses(provider.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: "Microsoft Windows Network"}), 0, `\\FILES`},
	{"what a server shares", browses(provider.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: `\\FILES`}), 0,
		`\\FILES\docs, \\FILES\laser, \\FILES\music, \\FILES\secret`},
	{"what a share holds", browses(provider.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: `\\FILES\docs`}), winerr.ERROR_NOT_CONTAINER, ""},
}

var ending = []step{
	{"leave a file open", opens(`Z:\a.txt`), 0, "hello"},
	{"cancel its letter", cancels("Z:", false), winerr.ERROR_OPEN_FILES, ""},
	{"read on", readsOn, 0, "hello"},
	{"cancel by force", cancels("Z:", true), 0, ""},
	{"read on after that", readsOn, winerr.ERROR_NETNAME_DELETED, ""},
	{"close it", closes, 0, ""},
	{"close it again", closes, winerr.ERROR_INVALID_HANDLE, ""},
	{"cancel once more", cancels("Z:", true), winerr.ERROR_NOT_CONNECTED, ""},
	{"go to a directory", enters(`Y:\`), 0, ""},
	{"cancel where Bob is", cancels("Y:", true), winerr.ERROR_DEVICE_IN_USE, ""},
	{"go elsewhere", enters(""), 0, ""},
	{"cancel where Bob was", cancels("Y:", false), 0, ""},
	{"cancel the remote name", cancels(`\\files\DOCS`, false), 0, ""},
	{"cancel it again", cancels(`\\files\DOCS`, false), winerr.ERROR_NOT_CONNECTED, ""},
	{"connect as another user now", adds("X:", `\\FILES\docs`, bob), 0, ""},
	{"cancel that", cancels("X:", false), 0, ""},
	{"connect as nobody", adds("X:", `\\FILES\docs`, session.As(`FILES\nemo`, "x")), winerr.ERROR_LOGON_FAILURE, ""},
	{"connect by no password", adds("X:", `\\FILES\docs`, session.As(`FILES\alice`, "")), winerr.ERROR_LOGON_FAILURE, ""},
	{"read by the remote name as who one is", reads(`\\FILES\docs\b.txt`), 0, "three"},
	{"connect as who one is", adds("X:", `\\FILES\docs`, session.Credentials{}), 0, ""},
}

var vanishing = []step{
	{"leave a file open", opens(`X:\a.txt`), 0, "hello"},
	{"the server vanishes", func(m *machine) (string, error) { m.vanish(); return "", nil }, 0, ""},
	{"read on", readsOn, winerr.ERROR_NETNAME_DELETED, ""},
	{"close it", closes, 0, ""},
	{"read another", reads(`X:\b.txt`), winerr.ERROR_BAD_NETPATH, ""},
	{"make a directory", makes(`X:\dir`), winerr.ERROR_BAD_NETPATH, ""},
	{"read by the remote name", reads(`\\FILES\music\x`), winerr.ERROR_BAD_NETPATH, ""},
	{"connect", adds("Z:", `\\FILES\docs`, session.Credentials{}), winerr.ERROR_BAD_NETPATH, ""},
	{"whose a share is", informs(`\\FILES\docs`), winerr.ERROR_BAD_NET_NAME, ""},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, `X: \\FILES\docs`},
	{"the server appears", func(m *machine) (string, error) { m.appear(); return "", nil }, 0, ""},
	{"read that again", reads(`X:\b.txt`), 0, "three"},
	{"remove it", removes(`X:\b.txt`), 0, ""},
	{"cancel", cancels("X:", false), 0, ""},
}
