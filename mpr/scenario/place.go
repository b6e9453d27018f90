package scenario

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/seed-520b6462/winnet/provider/fake"
)

// place is the folder in which the names of files in lines begin, and what else of
// this computer lines may share. No name leads out of the folder, be it by "..", by
// a root or by a link.
type place struct {
	dir     string
	allowed []string // folders that may be shared besides, with what is below them
	any     bool     // every folder may be shared

	mu   sync.Mutex
	root *os.Root // of dir; nil until it is needed
}

// open returns the root of the folder.
func (p *place) open() (root *os.Root, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.root == nil {
		dir := p.dir
		if dir == "" {
			dir = "."
		}
		p.root, err = os.OpenRoot(dir)
	}
	return p.root, err
}

// close closes the root of the folder, which is opened again when it is needed.
func (p *place) close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.root != nil {
		_ = p.root.Close() // nothing was written by way of the folder itself
	}
	p.root = nil
}

// errOutside is a name that leads out of the folder.
type errOutside struct{ name string }

func (e errOutside) Error() string {
	return fmt.Sprintf("%s leads out of the folder of the scenario", quoted(e.name))
}

// local returns the name of a file in the folder. The error is an errOutside.
func local(name string) (string, error) {
	name = filepath.FromSlash(name)
	if !filepath.IsLocal(name) {
		return "", errOutside{name}
	}
	return filepath.Clean(name), nil
}

// find returns the root of the folder, and the name that a file has below it.
func (p *place) find(name string) (root *os.Root, below string, err error) {
	if below, err = local(name); err == nil {
		root, err = p.open()
	}
	return root, below, err
}

// read reads a file.
func (p *place) read(name string) ([]byte, error) {
	root, name, err := p.find(name)
	if err != nil {
		return nil, err
	}
	return root.ReadFile(name)
}

// write writes a file, into a folder that is there.
func (p *place) write(name string, data []byte) error {
	root, name, err := p.find(name)
	if err != nil {
		return err
	}
	return root.WriteFile(name, data, 0o666)
}

// stat looks at a file or folder.
func (p *place) stat(name string) (fs.FileInfo, error) {
	root, name, err := p.find(name)
	if err != nil {
		return nil, err
	}
	return root.Stat(name)
}

// unpack writes the files of an archive into the folder. The error says which line
// of the archive is wrong.
func (p *place) unpack(a *Archive) (line int, err error) {
	for _, f := range a.Files {
		root, name, err := p.find(f.Name)
		if err == nil {
			err = root.MkdirAll(filepath.Dir(name), 0o777)
		}
		if err == nil {
			err = root.WriteFile(name, f.Data, 0o666)
		}
		if err != nil {
			return f.Line, err
		}
	}
	return 0, nil
}

// folder returns the path of a folder that is to be shared: one in the folder of
// the scenario, or one that is allowed.
func (p *place) folder(name string) (path string, err error) {
	name = filepath.FromSlash(name)
	absolute := filepath.IsAbs(name)
	switch {
	case p.any && absolute:
		return name, nil
	case p.any:
		return filepath.Join(p.dir, name), nil
	case !absolute:
		return p.below(p.dir, name)
	}
	for _, allowed := range p.allowed {
		if below, err := filepath.Rel(allowed, name); err == nil && filepath.IsLocal(below) {
			return p.below(allowed, below)
		}
	}
	return "", fmt.Errorf("%w, and isn't allowed by --allow-folder", errOutside{name})
}

// below returns the path of a folder below another one, to which no link leads out
// of that.
func (p *place) below(dir, name string) (path string, err error) {
	name, err = local(name)
	if err != nil {
		return "", err
	}
	if dir == "" {
		dir = "."
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return "", err
	}
	defer root.Close()
	found, err := root.OpenRoot(name)
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, name), found.Close()
}

// copied copies the files of a folder into memory.
func copied(dir string) (*fake.MemFS, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	from, to := root.FS(), fake.NewMemFS()
	return to, fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case entry.IsDir():
			return to.Mkdir(name, 0o777)
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return to.WriteFile(name, data)
	})
}
