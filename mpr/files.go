package mpr

import (
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Files holds what programs do with a connection once it is made. Paths are those of Windows: `Z:\dir\file` through a
// redirected device of the session, or `\\server\share\dir\file`. Each method, with its codes, is documented at
// [Caller].
type Files interface {
	Open(path string) (provider.File, error)
	OpenFile(path string, flag int, perm fs.FileMode) (provider.File, error)
	Mkdir(path string, perm fs.FileMode) error
	Remove(path string) error
	Chdir(path string) error
	Print(device, title string) (io.WriteCloser, error)
}

var _ Files = (*Caller)(nil)

// process holds the current directory of a caller's process.
type process struct {
	mu      sync.Mutex
	release func() // leaves the current directory; nil: none on a network
	ended   bool   // no directory is entered any more
}

// leave leaves the current directory.
func (p *process) leave() { p.replace(nil, false) }

// enter replaces the current directory.
func (p *process) enter(release func()) { p.replace(release, false) }

// end leaves the current directory for good.
func (p *process) end() { p.replace(nil, true) }

// replace replaces the current directory, for the last time if the process ends. A process that has ended leaves the
// new one at once.
func (p *process) replace(release func(), last bool) {
	p.mu.Lock()
	old := p.release
	if p.ended {
		old, release = release, nil
	}
	p.release, p.ended = release, p.ended || last
	p.mu.Unlock()
	if old != nil {
		defer func() { _ = recover() }() // a provider's panic has no call to fail
		old()
	}
}

// Open opens a file or directory for reading: `Z:\dir\file` through a redirected device of the session, or
// `\\server\share\dir\file`. A drive that DefineDosDevice made stand for a directory, as subst does, leads there. Behind a
// letter of LocalSystem the file is opened with the session's own credentials on the server, not over LocalSystem's
// connection (KB Q149984, Q124296). The file counts as open on its connection until it is closed: a cancel without
// force returns ERROR_OPEN_FILES, and after one with force the file fails with ERROR_NETNAME_DELETED. Codes of
// [Caller.OpenFile].
func (c *Caller) Open(path string) (provider.File, error) {
	return c.OpenFile(path, os.O_RDONLY, 0)
}

// OpenFile opens a file or directory as Open does, with the flags of package os.
//
//   - ERROR_NOT_CONNECTED: the path is on no redirected device of the session.
//   - ERROR_BAD_DEVICE: the path is neither on a device nor a network path.
//   - ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME: server or share isn't there.
//   - ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND: the file or its directory isn't there.
//   - ERROR_INVALID_NAME: the path is no name that a file may have.
//   - ERROR_FILE_EXISTS: the file is there, and the flags want a new one.
//   - ERROR_ACCESS_DENIED, ERROR_WRITE_PROTECT: the caller may not do it, or nobody may.
//   - ERROR_NOT_SUPPORTED: the device or the path is a printer.
//   - ERROR_LOGON_FAILURE, ERROR_INVALID_PASSWORD, ERROR_SESSION_CREDENTIAL_CONFLICT,
//     ERROR_BAD_DEV_TYPE: a deferred connection, or that of a network path or a global letter, can't be made.
//   - ERROR_NO_NET_OR_BAD_PATH, ERROR_NO_NETWORK, ERROR_BUSY, ERROR_EXTENDED_ERROR: as of
//     [Caller.AddConnection2].
func (c *Caller) OpenFile(path string, flag int, perm fs.FileMode) (provider.File, error) {
	return redirected(c, "OpenFile", path, provider.CallOpenFile, func(p provider.Provider, path string) (provider.File, error) {
		return present(p.OpenFile(c.session, path, flag, perm))
	})
}

// Mkdir makes a directory. Codes of [Caller.OpenFile]; ERROR_ALREADY_EXISTS: there is something of that name.
func (c *Caller) Mkdir(path string, perm fs.FileMode) error {
	_, err := redirected(c, "Mkdir", path, provider.CallMkdir, func(p provider.Provider, path string) (nothing, error) {
		return nothing{}, p.Mkdir(c.session, path, perm)
	})
	return err
}

// Remove removes a file or an empty directory. Codes of [Caller.OpenFile]; ERROR_DIR_NOT_EMPTY: the directory isn't
// empty.
func (c *Caller) Remove(path string) error {
	_, err := redirected(c, "Remove", path, provider.CallRemove, func(p provider.Provider, path string) (nothing, error) {
		return nothing{}, p.Remove(c.session, path)
	})
	return err
}

// Chdir makes path the current directory of the caller's process. Its device can't be cancelled (ERROR_DEVICE_IN_USE)
// until the process has another current directory; "" stands for a local one. Codes of [Caller.OpenFile];
// ERROR_DIRECTORY: not a directory.
func (c *Caller) Chdir(path string) error {
	if path == "" {
		if err := c.usable("Chdir"); err != nil {
			return err
		}
		c.process.leave()
		return nil
	}
	release, err := redirected(c, "Chdir", path, provider.CallSetCurrentDirectory, func(p provider.Provider, path string) (func(), error) {
		return p.SetCurrentDirectory(c.session, path)
	})
	if err == nil {
		c.process.enter(release)
	}
	return err
}

// Print begins a print job on a redirected printer port such as `LPT1`. The job counts as open until it is closed.
// Codes of [Caller.OpenFile], but ERROR_NOT_SUPPORTED: the device is a disk.
func (c *Caller) Print(device, title string) (io.WriteCloser, error) {
	return redirected(c, "Print", device, provider.CallStartJob, func(p provider.Provider, device string) (io.WriteCloser, error) {
		return present(p.StartJob(c.session, device, title))
	})
}

// present turns a success without a result into ERROR_UNEXP_NET_ERR.
func present[R any](result R, err error) (R, error) {
	if err == nil && routing.IsNil(result) {
		err = winerr.ERROR_UNEXP_NET_ERR
	}
	return result, err
}

// redirected passes a file call to the redirector that the path leads to, with the path that the redirector is to open.
// Providers are asked in order, as the multiple UNC provider does.
func redirected[R any](c *Caller, op, path string, name provider.Call, f func(p provider.Provider, path string) (R, error)) (R, error) {
	var cl call
	if err := cl.begin(c, op); err != nil {
		return *new(R), err
	}
	if cl.rec != nil && cl.answered(nil, Arg{"path", path}) {
		return *new(R), cl.end(cl.rec.Err)
	}
	cl.local = path
	var none R
	device, path, err := cl.follow(path)
	if err != nil {
		return none, cl.end(err)
	}
	slots, err := cl.c.router.providers.Candidates("")
	if err != nil {
		return none, cl.end(err)
	}
	v := cl.c.router.Options.verdict(path)
	v.Device, v.FileCall, v.Unknown = device != 0, true, winerr.ERROR_NO_NET_OR_BAD_PATH
	if device == 0 {
		v.NoneHas = winerr.ERROR_NOT_SUPPORTED
	}
	m := routing.Method{Call: name}
	result, _, err := routing.Route(&cl.Asker, slots, &m, &v, func(p provider.Provider, _ provider.Call) (R, error) { return f(p, path) })
	if device != 0 && winerr.Code(err) == winerr.ERROR_NOT_CONNECTED && v.Unsupported() && cl.owned(device) {
		err = winerr.ERROR_NOT_SUPPORTED
	}
	return result, cl.end(err)
}

// owned reports whether a provider has the device.
func (cl *call) owned(device session.Name) bool {
	_, _, err := cl.ownerOf(device)
	return err == nil
}

// follow returns the path that a path on a drive stands for, see [session.Devices.Follow], and its device, 0 for a network
// path. `..` doesn't lead out of the directory that the drive stands for. ERROR_BAD_DEVICE: of onDevice.
func (cl *call) follow(path string) (session.Name, string, error) {
	device, err := onDevice(path)
	if !device.IsDrive() {
		return device, path, err
	}
	place := cl.c.session.Devices().Follow(device)
	if place == device.String() {
		return device, path, nil
	}
	rest := strings.ReplaceAll(path[2:], "/", `\`)
	if names, err := wintext.Clean(rest); err == nil {
		rest = `\` + strings.Join(names, `\`)
	}
	path = place + rest
	device, err = onDevice(path)
	return device, path, err
}

// onDevice returns the device that a path is on, 0 for a network path. ERROR_BAD_DEVICE: neither.
func onDevice(path string) (session.Name, error) {
	if len(path) > 2 && (path[:2] == `\\` || path[:2] == "//") {
		return 0, nil
	}
	device := path
	if len(path) > 2 && path[1] == ':' {
		if path[2] != '\\' && path[2] != '/' {
			return 0, winerr.ERROR_BAD_DEVICE
		}
		device = path[:2]
	}
	return session.ParseName(device)
}

// FS is a drive, or a directory of one, as packages io/fs and testing/fstest take it: names have slashes and begin at the
// root, and errors are a *fs.PathError around that of the call. Its files are those of [Files.OpenFile]: they count as open
// on their connection, and die with it. The zero FS has no files.
type FS struct {
	files Files
	root  string
}

var (
	_ fs.ReadDirFS = FS{}
	_ fs.StatFS    = FS{}
)

// FS returns a redirected drive such as `Z:`, a directory of one such as `Z:\dir`, or a share as `\\server\share`. Nothing
// is asked before the first use.
func (c *Caller) FS(root string) FS { return NewFS(c, root) }

// NewFS returns the same of any Files, such as a caller of another process.
func NewFS(files Files, root string) FS {
	return FS{files, strings.TrimRight(strings.ReplaceAll(root, "/", `\`), `\`)}
}

// fsCall makes a call about a name. fs.ErrInvalid: it is none of package fs, or none of Windows.
func fsCall[R any](f FS, op, name string, call func(path string) (R, error)) (R, error) {
	var none R
	if !fs.ValidPath(name) || strings.ContainsAny(name, `\:`) || f.files == nil {
		return none, &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	path := f.root + `\`
	if name != "." {
		path += strings.ReplaceAll(name, "/", `\`)
	}
	result, err := call(path)
	if err != nil {
		return none, &fs.PathError{Op: op, Path: name, Err: err}
	}
	return result, nil
}

// Open opens a file or directory for reading. Codes of [Caller.OpenFile].
func (f FS) Open(name string) (fs.File, error) {
	return fsCall(f, "open", name, func(path string) (fs.File, error) { return f.files.Open(path) })
}

// OpenFile opens a file with the flags of package os. Codes of [Caller.OpenFile].
func (f FS) OpenFile(name string, flag int, perm fs.FileMode) (provider.File, error) {
	return fsCall(f, "open", name, func(path string) (provider.File, error) { return f.files.OpenFile(path, flag, perm) })
}

// WriteFile writes a file, which it makes if there is none. Codes of [Caller.OpenFile], and of what is written.
func (f FS) WriteFile(name string, data []byte, perm fs.FileMode) error {
	file, err := f.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}

// Mkdir makes a directory. Codes of [Caller.Mkdir].
func (f FS) Mkdir(name string, perm fs.FileMode) error {
	_, err := fsCall(f, "mkdir", name, func(path string) (nothing, error) { return nothing{}, f.files.Mkdir(path, perm) })
	return err
}

// Remove removes a file or an empty directory. Codes of [Caller.Remove].
func (f FS) Remove(name string) error {
	_, err := fsCall(f, "remove", name, func(path string) (nothing, error) { return nothing{}, f.files.Remove(path) })
	return err
}

// Stat describes a file or directory. Codes of [Caller.OpenFile].
func (f FS) Stat(name string) (fs.FileInfo, error) {
	return fsCall(f, "stat", name, func(path string) (fs.FileInfo, error) {
		file, err := f.files.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		return file.Stat()
	})
}

// ReadDir lists a directory, sorted by name. Codes of [Caller.OpenFile]; ERROR_DIRECTORY: it is none.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	return fsCall(f, "readdir", name, func(path string) ([]fs.DirEntry, error) {
		file, err := f.files.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		list, err := file.ReadDir(-1)
		slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
		return list, err
	})
}
