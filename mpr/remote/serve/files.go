package serve

import (
	"io"
	"io/fs"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/remote/internal/wire"
	"github.com/seed-520b6462/winnet/provider"
)

func openFile(t *thread, args wire.Raw) ([]any, error) {
	var path string
	var flags wire.OpenFlags
	var perm fs.FileMode
	if err := args.Values(&path, &flags, &perm); err != nil {
		return nil, bad(err)
	}
	f, err := t.caller.OpenFile(path, flags.OS(), perm)
	if err != nil {
		return nil, err
	}
	return []any{t.p.open(f)}, nil
}

func printJob(t *thread, args wire.Raw) ([]any, error) {
	var device, title string
	if err := args.Values(&device, &title); err != nil {
		return nil, bad(err)
	}
	job, err := t.caller.Print(device, title)
	if err != nil {
		return nil, err
	}
	return []any{t.p.open(job)}, nil
}

// opened returns what the process has open under a number. ERROR_INVALID_HANDLE: nothing, or nothing of that kind.
func opened[T any](p *process, number uint64) (T, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f, ok := p.handles[number].(T)
	if !ok {
		return f, winerr.ERROR_INVALID_HANDLE
	}
	return f, nil
}

// onFile makes a call of an open file, whose number is the first argument; rest are the others.
func onFile[T any](t *thread, args wire.Raw, rest []any, f func(T) ([]any, error)) ([]any, error) {
	var number uint64
	if err := args.Values(append([]any{&number}, rest...)...); err != nil {
		return nil, bad(err)
	}
	file, err := opened[T](t.p, number)
	if err != nil {
		return nil, err
	}
	return f(file)
}

func closeFile(t *thread, number uint64) ([]any, error) {
	t.p.mu.Lock()
	f, is := t.p.handles[number].(io.WriteCloser)
	if is {
		delete(t.p.handles, number)
	}
	t.p.mu.Unlock()
	if !is {
		return nil, winerr.ERROR_INVALID_HANDLE
	}
	return nil, f.Close()
}

// maxChunk bounds how many bytes of a file an answer has.
const maxChunk = 1 << 20

// chunk returns a buffer of n bytes, or fewer.
func chunk(n int) []byte { return make([]byte, min(max(n, 0), maxChunk)) }

func readFile(t *thread, args wire.Raw) ([]any, error) {
	var n int
	return onFile(t, args, []any{&n}, func(f provider.File) ([]any, error) {
		buf := chunk(n)
		n, err := f.Read(buf)
		return []any{buf[:n]}, err
	})
}

func readFileAt(t *thread, args wire.Raw) ([]any, error) {
	var n int
	var off int64
	return onFile(t, args, []any{&n, &off}, func(f provider.File) ([]any, error) {
		buf := chunk(n)
		n, err := f.ReadAt(buf, off)
		return []any{buf[:n]}, err
	})
}

func writeFile(t *thread, args wire.Raw) ([]any, error) {
	var data []byte
	return onFile(t, args, []any{&data}, func(f io.WriteCloser) ([]any, error) {
		n, err := f.Write(data)
		return []any{n}, err
	})
}

func seekFile(t *thread, args wire.Raw) ([]any, error) {
	var offset int64
	var whence int
	return onFile(t, args, []any{&offset, &whence}, func(f provider.File) ([]any, error) {
		at, err := f.Seek(offset, whence)
		return []any{at}, err
	})
}

func statFile(t *thread, args wire.Raw) ([]any, error) {
	return onFile(t, args, nil, func(f provider.File) ([]any, error) {
		info, err := f.Stat()
		if err != nil {
			return nil, err
		}
		return []any{statOf(info)}, nil
	})
}

func volumeOfFile(t *thread, args wire.Raw) ([]any, error) {
	return onFile(t, args, nil, func(f provider.File) ([]any, error) {
		told, ok := f.(provider.VolumeFile)
		if !ok {
			return nil, winerr.ERROR_NOT_SUPPORTED
		}
		v, err := told.Volume()
		return []any{v}, err
	})
}

// maxEntries bounds how many entries of a directory an answer has.
const maxEntries = 1 << 16

func readDir(t *thread, args wire.Raw) ([]any, error) {
	var n int
	return onFile(t, args, []any{&n}, func(f provider.File) ([]any, error) {
		entries, err := f.ReadDir(min(n, maxEntries))
		list := make([]wire.Stat, 0, len(entries))
		for _, entry := range entries {
			info, failed := entry.Info()
			if failed != nil {
				continue // it has gone since
			}
			list = append(list, statOf(info))
		}
		return []any{list}, err
	})
}

func statOf(info fs.FileInfo) wire.Stat {
	return wire.Stat{Name: info.Name(), Size: info.Size(), Mode: uint32(info.Mode()), ModTime: info.ModTime().UnixNano()}
}
