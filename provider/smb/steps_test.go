//go:build unix

package smb_test

import (
	"fmt"
	"os"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

var connecting = []step{
	{"connect a letter", adds("Z:", `\\FILES\docs`, alice), 0, ""},
	{"ask what it is", isWhat("Z:"), 0, `\\FILES\docs`},
	{"ask who it is", isWho("Z:"), 0, `FILES\alice`},
	{"connect it again", adds("Z:", `\\FILES\docs`, alice), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"connect without a letter", adds("", `\\FILES\docs`, alice), 0, ""},
	{"connect without a letter again", adds("", `\\FILES\DOCS`, alice), 0, ""},
	{"see it once", shows, 0, `\\FILES\docs as FILES\alice, Z: \\FILES\docs as FILES\alice`},
	{"connect a directory that isn't there", adds("Y:", `\\FILES\docs\no`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect a directory by a detour", adds("Y:", `\\FILES\docs\no\..`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect with a broken user", adds("Y:", `\\FILES\docs`, session.As(`FILES\`, "A1")), winerr.ERROR_BAD_USERNAME, ""},
	{"connect another type", addsTyped("Y:", `\\FILES\docs`, 4, alice), winerr.ERROR_INVALID_PARAMETER, ""},
	{"connect what can't be written", adds("Y:", `\\FILES\music`, alice), 0, ""},
}

var filing = []step{
	{"read", reads(`Z:\a.txt`), 0, "hello"},
	{"read in capitals", reads(`Z:\A.TXT`), 0, "hello"},
	{"read by the remote name", reads(`\\FILES\docs\a.txt`), 0, "hello"},
	{"read by the remote name, with a detour", reads(`\\FILES\docs\no\..\a.txt`), 0, "hello"},
	{"read with dots and spaces at the end", reads(`Z:\a.txt. .`), 0, "hello"},
	{"read a printer port", reads(`LPT1`), winerr.ERROR_NOT_CONNECTED, ""},
	{"write", writes(`Z:\b.txt`, os.O_RDWR|os.O_CREATE, "one"), 0, ""},
	{"write more", writes(`Z:\b.txt`, os.O_WRONLY|os.O_APPEND, " two"), 0, ""},
	{"read it back", reads(`Z:\b.txt`), 0, "one two"},
	{"write over it", writes(`Z:\b.txt`, os.O_WRONLY|os.O_TRUNC, "three"), 0, ""},
	{"read that back", reads(`Z:\b.txt`), 0, "three"},
	{"make what is there", writes(`Z:\b.txt`, os.O_RDWR|os.O_CREATE|os.O_EXCL, ""), winerr.ERROR_FILE_EXISTS, ""},
	{"write to a file opened for reading", writes(`Z:\a.txt`, os.O_RDONLY, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"read a file opened for writing", readsWith(`Z:\a.txt`, os.O_WRONLY), winerr.ERROR_ACCESS_DENIED, ""},
	{"read a file that isn't there", reads(`Z:\no.txt`), winerr.ERROR_FILE_NOT_FOUND, ""},
	{"read in a directory that isn't there", reads(`Z:\no\no.txt`), winerr.ERROR_PATH_NOT_FOUND, ""},
	{"read a name that can't be", reads(`Z:\a?b`), winerr.ERROR_INVALID_NAME, ""},
	{"make a directory", makes(`Z:\dir`), 0, ""},
	{"make it again", makes(`Z:\dir`), winerr.ERROR_ALREADY_EXISTS, ""},
	{"make a directory nowhere", makes(`Z:\no\dir`), winerr.ERROR_PATH_NOT_FOUND, ""},
	{"write into it", writes(`Z:\dir\c.txt`, os.O_WRONLY|os.O_CREATE, "c"), 0, ""},
	{"write to the directory itself", writes(`Z:\dir`, os.O_RDWR, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"open it for writing", opensWith(`Z:\dir`, os.O_WRONLY), winerr.ERROR_ACCESS_DENIED, ""},
	{"open it for appending", opensWith(`Z:\dir`, os.O_WRONLY|os.O_APPEND), winerr.ERROR_ACCESS_DENIED, ""},
	{"open it with O_CREATE", opensWith(`Z:\dir`, os.O_RDONLY|os.O_CREATE), winerr.ERROR_ACCESS_DENIED, ""},
	{"open it with O_TRUNC", opensWith(`Z:\dir`, os.O_RDWR|os.O_TRUNC), winerr.ERROR_ACCESS_DENIED, ""},
	{"create it", opensWith(`Z:\dir`, os.O_RDWR|os.O_CREATE|os.O_EXCL), winerr.ERROR_FILE_EXISTS, ""},
	{"list it", lists(`Z:\dir`), 0, "c.txt"},
	{"list a file", lists(`Z:\a.txt`), winerr.ERROR_DIRECTORY, ""},
	{"read a directory", reads(`Z:\dir`), winerr.ERROR_INVALID_FUNCTION, ""},
	{"remove it while it is full", removes(`Z:\dir`), winerr.ERROR_DIR_NOT_EMPTY, ""},
	{"empty it", removes(`Z:\dir\c.txt`), 0, ""},
	{"connect it", adds("X:", `\\FILES\docs\dir`, alice), 0, ""},
	{"write through that", writes(`X:\d.txt`, os.O_WRONLY|os.O_CREATE, "d"), 0, ""},
	{"go up from there", reads(`X:\..\d.txt`), 0, "d"},
	{"go up as far as one can", lists(`X:\..\..`), 0, "d.txt"},
	{"the universal name from there", names(`X:\d.txt`), 0, `\\FILES\docs\dir\d.txt \\FILES\docs\dir \d.txt`},
	{"remove that", removes(`X:\d.txt`), 0, ""},
	{"cancel it", cancels("X:", false), 0, ""},
	{"remove the directory", removes(`Z:\dir`), 0, ""},
	{"remove it again", removes(`Z:\dir`), winerr.ERROR_FILE_NOT_FOUND, ""},
	{"remove everything", removes(`Z:\`), winerr.ERROR_ACCESS_DENIED, ""},
	{"go to a file", enters(`Z:\a.txt`), winerr.ERROR_DIRECTORY, ""},
	{"go to a directory that isn't there", enters(`Z:\no`), winerr.ERROR_FILE_NOT_FOUND, ""},
	{"write where nothing can be written", writes(`Y:\x`, os.O_WRONLY|os.O_CREATE, "x"), winerr.ERROR_ACCESS_DENIED, ""},
	{"make a directory there", makes(`Y:\x`), winerr.ERROR_ACCESS_DENIED, ""},
	{"read on a letter that isn't connected", reads(`Q:\a.txt`), winerr.ERROR_NOT_CONNECTED, ""},
}

var refusing = []step{
	{"connect as another user", adds("X:", `\\FILES\docs`, bob), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect as another user without a letter", adds("", `\\FILES\music`, bob), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect by a wrong password", adds("X:", `\\FILES\docs`, session.As(`FILES\alice`, "wrong")), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect by no password", adds("X:", `\\FILES\docs`, session.As(`FILES\alice`, "")), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"connect by the password in use", adds("X:", `\\FILES\docs`, session.Credentials{User: new("alice")}), 0, ""},
	{"cancel that", cancels("X:", false), 0, ""},
	{"connect as the default user", adds("X:", `\\FILES\docs`, session.Credentials{}), 0, ""},
	{"ask who that is", isWho("X:"), 0, `FILES\alice`},
	{"cancel that, too", cancels("X:", false), 0, ""},
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
	{"connect the server", addsTyped("", `\\files`, provider.RESOURCETYPE_DISK, alice), 0, ""},
	{"ask who is at the server", isWho(`\\FILES`), 0, `FILES\alice`},
	{"cancel the server", cancels(`\\FILES`, false), 0, ""},
	{"cancel them now", cancels(`\\FILES\IPC$`, false), winerr.ERROR_NOT_CONNECTED, ""},
	{"connect the server to a letter", adds("X:", `\\FILES`, alice), winerr.ERROR_BAD_NET_NAME, ""},
	{"connect the server as a printer", addsTyped("", `\\FILES`, provider.RESOURCETYPE_PRINT, alice), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect no server", adds("", `\\NOBODY`, alice), winerr.ERROR_BAD_NETPATH, ""},
	{"connect pipes as a disk", addsTyped("", `\\FILES\IPC$`, provider.RESOURCETYPE_DISK, alice), 0, ""},
	{"read from pipes", reads(`\\FILES\IPC$\srvsvc`), winerr.ERROR_NOT_SUPPORTED, ""},
	{"cancel them", cancels(`\\FILES\IPC$\`, false), 0, ""},
}

var asking = []step{
	{"the universal name", func(m *machine) (string, error) {
		name, err := m.GetUniversalName(`Z:\no\such`, provider.UNIVERSAL_NAME_INFO_LEVEL)
		return name.Universal, err
	}, 0, `\\FILES\docs\no\such`},
	{"whose a path is", informs(`\\FILES\DOCS\no\such`), 0, `\\FILES\docs \no\such`},
	{"whose nothing is", informs(`\\FILES\nothing`), winerr.ERROR_BAD_NET_NAME, ""},
	{"whose a server is", informs(`\\FILES`), 0, `\\FILES`},
	{"whose a share is as a printer", informsTyped(`\\FILES\docs`, provider.RESOURCETYPE_PRINT), winerr.ERROR_BAD_DEV_TYPE, ""},
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
	{"read another meanwhile", reads(`Z:\b.txt`), 0, "three"},
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
	{"connect as nobody", adds("X:", `\\FILES\docs`, session.As(`FILES\nemo`, "x")), winerr.ERROR_INVALID_PASSWORD, ""},
	{"connect by no password", adds("X:", `\\FILES\docs`, session.As(`FILES\alice`, "")), winerr.ERROR_INVALID_PASSWORD, ""},
	{"read by the remote name as who one is", reads(`\\FILES\docs\b.txt`), 0, "three"},
	{"connect as who one is", adds("X:", `\\FILES\docs`, session.Credentials{}), 0, ""},
}

var vanishing = []step{
	{"leave a file open", opens(`X:\a.txt`), 0, "hello"},
	{"the server vanishes", vanishes, 0, ""},
	{"read on", readsOn, winerr.ERROR_NETNAME_DELETED, ""},
	{"close it", closes, 0, ""},
	{"read another", reads(`X:\b.txt`), winerr.ERROR_BAD_NETPATH, ""},
	{"make a directory", makes(`X:\dir`), winerr.ERROR_BAD_NETPATH, ""},
	{"read by the remote name", reads(`\\FILES\music\x`), winerr.ERROR_BAD_NETPATH, ""},
	{"connect", adds("Z:", `\\FILES\docs`, session.Credentials{}), winerr.ERROR_BAD_NETPATH, ""},
	{"whose a share is", informs(`\\FILES\docs`), winerr.ERROR_BAD_NET_NAME, ""},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, `X: \\FILES\docs`},
	{"the server appears", appears, 0, ""},
	{"what the server shares", browses(provider.RESOURCE_GLOBALNET, &mpr.NetResource{RemoteName: `\\FILES`}), 0,
		`\\FILES\docs, \\FILES\laser, \\FILES\music, \\FILES\secret`},
	{"read that again", reads(`X:\b.txt`), 0, "three"},
	{"remove it", removes(`X:\b.txt`), 0, ""},
	{"cancel", cancels("X:", false), 0, ""},
}

// naming gives one share several names at once.
var naming = []step{
	{"connect it as a letter's", adds("Z:", `\\FILES\docs`, alice), 0, ""},
	{"connect it as an earlier letter's", adds("Y:", `\\FILES\docs`, session.As("alice", "A1")), 0, ""},
	{"ask who it is", isWho(`\\FILES\docs`), 0, "alice"}, // of the first letter, whenever it was connected
	{"connect it without a letter", adds("", `\\files\Docs`, session.As(`files\ALICE`, "A1")), 0, ""},
	{"ask who that is", isWho(`\\FILES\docs`), 0, `files\ALICE`},
	{"cancel its name", cancels(`\\FILES\docs`, false), 0, ""},
	{"ask who it is then", isWho(`\\FILES\docs`), 0, "alice"},
	{"cancel the first letter", cancels("Y:", false), 0, ""},
	{"ask who is left", isWho(`\\FILES\docs`), 0, `FILES\alice`},
	{"cancel its name again", cancels(`\\FILES\docs`, false), winerr.ERROR_NOT_CONNECTED, ""},
	{"cancel the last letter", cancels("Z:", false), 0, ""},
	{"ask who is left then", isWho(`\\FILES\docs`), winerr.ERROR_NOT_CONNECTED, ""},
}

// implying uses remote names that aren't connected.
var implying = []step{
	{"leave a file open", opens(`\\FILES\docs\a.txt`), 0, "hello"},
	{"go to the same share", enters(`\\files\DOCS`), 0, ""},
	{"see both on one connection", shows, 0, `\\FILES\docs as bob (1 inside) \a.txt`},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, ""},
	{"ask who it is", isWho(`\\FILES\docs`), 0, `bob`},
	{"connect as another user meanwhile", adds("Z:", `\\FILES\music`, alice), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"close the file", closes, 0, ""},
	{"see it kept by who is there", shows, 0, `\\FILES\docs as bob (1 inside)`},
	{"go elsewhere", enters(""), 0, ""},
	{"see it gone", shows, 0, ""},
	{"leave a file open again", opens(`\\FILES\docs\a.txt`), 0, "hello"},
	{"cancel it", cancels(`\\FILES\docs`, false), winerr.ERROR_OPEN_FILES, ""},
	{"connect it", adds("", `\\FILES\docs`, session.Credentials{}), 0, ""},
	{"close that file", closes, 0, ""},
	{"see it stay", browses(provider.RESOURCE_CONNECTED, nil), 0, `\\FILES\docs`},
	{"cancel it now", cancels(`\\FILES\docs`, false), 0, ""},
	{"connect as another user", adds("Z:", `\\FILES\docs`, alice), 0, ""},
	{"use another share of the server", enters(`\\FILES\music`), 0, ""},
	{"see the same user", shows, 0, `\\FILES\music as FILES\alice (1 inside), Z: \\FILES\docs as FILES\alice`},
	{"go elsewhere again", enters(""), 0, ""},
	{"cancel that", cancels("Z:", false), 0, ""},
	{"use a closed share", enters(`\\FILES\secret`), winerr.ERROR_ACCESS_DENIED, ""},
	{"see nothing left of it", shows, 0, ""},
}

// sharing uses a letter of LocalSystem (WNetAddConnection2W, remarks), with one's own credentials (KB Q149984, Q124296).
var sharing = []step{
	{"LocalSystem connects a letter", bySystem(adds("S:", `\\FILES\docs`, alice)), 0, ""},
	{"read from it", reads(`S:\a.txt`), 0, "hello"},
	{"ask what it is", isWhat("S:"), winerr.ERROR_NOT_CONNECTED, ""},
	{"ask who it is", isWho("S:"), winerr.ERROR_NOT_CONNECTED, ""},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, ""},
	{"connect it", adds("S:", `\\FILES\docs`, bob), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"cancel it", cancels("S:", true), winerr.ERROR_NOT_CONNECTED, ""},
	{"leave a file open on it", opens(`S:\a.txt`), 0, "hello"},
	{"see that on a connection of one's own", shows, 0,
		`S: \\FILES\docs as FILES\alice of LocalSystem, \\FILES\docs as bob \a.txt`},
	{"LocalSystem cancels the letter", bySystem(cancels("S:", false)), 0, ""},
	{"read on", readsOn, 0, "hello"},
	{"close the file", closes, 0, ""},
	{"read from it then", reads(`S:\a.txt`), winerr.ERROR_NOT_CONNECTED, ""},
}

// deferring connects letters at their first use (NPAddConnection3, CONNECT_DEFERRED).
var deferring = []step{
	{"the server vanishes", vanishes, 0, ""},
	{"defer without a letter", defers("", `\\FILES\docs`, alice), winerr.ERROR_BAD_DEVICE, ""},
	{"defer a letter", defers("Z:", `\\FILES\docs`, alice), 0, ""},
	{"see it", shows, 0, `Z: \\FILES\docs as FILES\alice (deferred)`},
	{"ask what it is", isWhat("Z:"), 0, `\\FILES\docs`},
	{"ask who it is", isWho("Z:"), 0, `FILES\alice`},
	{"the universal name", names(`Z:\a.txt`), 0, `\\FILES\docs\a.txt \\FILES\docs \a.txt`},
	{"what is connected", browses(provider.RESOURCE_CONNECTED, nil), 0, ""},
	{"connect it", adds("Z:", `\\FILES\docs`, alice), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"defer it", defers("Z:", `\\FILES\docs`, alice), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"read", reads(`Z:\a.txt`), winerr.ERROR_BAD_NETPATH, ""},
	{"the server appears", appears, 0, ""},
	{"defer another user's letter", defers("Y:", `\\FILES\docs`, bob), 0, ""},
	{"read now", reads(`Z:\a.txt`), 0, "hello"},
	{"see it connected", shows, 0, `Y: \\FILES\docs as FILES\bob (deferred), Z: \\FILES\docs as FILES\alice`},
	{"what is connected now", browses(provider.RESOURCE_CONNECTED, nil), 0, `Z: \\FILES\docs`},
	{"read as the other user", reads(`Y:\a.txt`), winerr.ERROR_SESSION_CREDENTIAL_CONFLICT, ""},
	{"cancel", cancels("Z:", false), 0, ""},
	{"read as the other user now", reads(`Y:\a.txt`), 0, "hello"},
	{"cancel that", cancels("Y:", false), 0, ""},
	{"defer by a wrong password", defers("Z:", `\\FILES\docs`, session.As(`FILES\alice`, "wrong")), 0, ""},
	{"read by that", reads(`Z:\a.txt`), winerr.ERROR_INVALID_PASSWORD, ""},
	{"cancel what never was connected", cancels("Z:", false), 0, ""},
	{"defer what isn't shared", defers("Z:", `\\FILES\nothing`, alice), 0, ""},
	{"read from that", reads(`Z:\a.txt`), winerr.ERROR_BAD_NET_NAME, ""},
	{"cancel that too", cancels("Z:", true), 0, ""},
	{"see nothing left", shows, 0, ""},
}

// bypassing asks the provider what the router answers itself, or puts in other words.
var bypassing = []step{
	{"connect pipes to a letter", addsDirectly("Z:", `\\FILES\IPC$`, 0, 0), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect a disk to a printer port", addsDirectly("LPT1", `\\FILES\docs`, 0, 0), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"connect an unknown type", addsDirectly("Z:", `\\FILES\docs`, 4, 0), winerr.ERROR_INVALID_PARAMETER, ""},
	{"connect a letter", addsDirectly("Z:", `\\FILES\docs`, provider.RESOURCETYPE_DISK, 0), 0, ""},
	{"connect it again", addsDirectly("Z:", `\\FILES\music`, 0, 0), winerr.ERROR_ALREADY_ASSIGNED, ""},
	{"defer without a letter", addsDirectly("", `\\FILES\docs`, 0, provider.CONNECT_DEFERRED), winerr.ERROR_BAD_DEVICE, ""},
	{"defer pipes", addsDirectly("Y:", `\\FILES\IPC$`, 0, provider.CONNECT_DEFERRED), 0, ""},
	{"read from them", reads(`Y:\srvsvc`), winerr.ERROR_BAD_DEV_TYPE, ""},
	{"see the two", shows, 0, `Y: \\FILES\IPC$ as FILES\alice (deferred), Z: \\FILES\docs as FILES\alice`},
	{"ask what the deferred one is", directly(func(p provider.Provider, s *session.Session) (string, error) {
		return p.GetConnection(s, "Y:")
	}), winerr.ERROR_NOT_CONNECTED, ""},
	{"ask for its state", directly(func(p provider.Provider, s *session.Session) (string, error) {
		remote, state, err := p.GetConnection3(s, "Y:")
		return fmt.Sprint(remote, state == provider.WNGETCON_DISCONNECTED), err
	}), 0, `\\FILES\IPC$true`},
	{"ask for the state of the other", directly(func(p provider.Provider, s *session.Session) (string, error) {
		remote, state, err := p.GetConnection3(s, "Z:")
		return fmt.Sprint(remote, state == provider.WNGETCON_CONNECTED), err
	}), 0, `\\FILES\docstrue`},
	{"ask who is asking", directly(func(p provider.Provider, s *session.Session) (string, error) {
		return p.GetUser(s, "")
	}), 0, "bob"},
	{"the universal name of no level", directly(func(p provider.Provider, s *session.Session) (string, error) {
		_, err := p.GetUniversalName(s, `Z:\a.txt`, 3)
		return "", err
	}), winerr.ERROR_INVALID_LEVEL, ""},
	{"whose a share is", directly(func(p provider.Provider, s *session.Session) (string, error) {
		r, _, err := p.GetResourceInformation(s, &provider.NetResource{RemoteName: `\\FILES\DOCS`})
		return fmt.Sprintf("%d %q %s", r.Scope, r.Comment, r.RemoteName), err
	}), 0, `0 "Papers" \\FILES\docs`},
	{"whose another network's is", directly(func(p provider.Provider, s *session.Session) (string, error) {
		_, _, err := p.GetResourceInformation(s, &provider.NetResource{RemoteName: `\\FILES\docs`, Provider: "Web Client Network"})
		return "", err
	}), winerr.ERROR_BAD_NET_NAME, ""},
	{"cancel the deferred one", cancels("Y:", false), 0, ""},
	{"cancel the other", cancels("Z:", false), 0, ""},
}

// leaving logs off with everything open.
var leaving = []step{
	{"connect a letter", adds("Z:", `\\FILES\docs`, alice), 0, ""},
	{"defer another", defers("Y:", `\\FILES\music`, alice), 0, ""},
	{"go to a remote name", enters(`\\FILES\music`), 0, ""},
	{"leave a file open", opens(`Z:\a.txt`), 0, "hello"},
	{"log off and on", relogs, 0, ""},
	{"see nothing", shows, 0, ""},
	{"read on", readsOn, winerr.ERROR_NETNAME_DELETED, ""},
	{"connect as another user", adds("Z:", `\\FILES\docs`, bob), 0, ""},
	{"cancel", cancels("Z:", false), 0, ""},
}
