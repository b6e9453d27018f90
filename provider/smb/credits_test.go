//go:build unix

package smb_test

import (
	"fmt"
	"io"
	"os"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
)

// Callers of one connection share the credits that the server grants ([MS-SMB2]
// section 3.3.1.2), and none fails because others hold them: 100 at once open,
// describe, read, list and close without an error.
func TestManyCallersOfOneConnection(t *testing.T) {
	const callers, files = 100, 100
	x := &exchange{to: startSamba(t)}
	for i := range files {
		x.to.write(t, fmt.Sprintf("docs/%d.txt", i), fmt.Sprint("text ", i))
	}
	p, s := x.through(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{LocalName: "Z:", RemoteName: `\\FILES\docs`}, alice))
	file := func(i int) error {
		f, err := p.OpenFile(s, fmt.Sprintf(`Z:\%d.txt`, i), os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		if _, err := f.Stat(); err != nil {
			return err
		}
		text, err := io.ReadAll(f)
		if want := fmt.Sprint("text ", i); err == nil && string(text) != want {
			err = fmt.Errorf("%q in place of %q", text, want)
		}
		if err != nil {
			return err
		}
		return f.Close()
	}
	list := func(int) error {
		d, err := p.OpenFile(s, `Z:\`, os.O_RDONLY, 0)
		if err != nil {
			return err
		}
		entries, err := d.ReadDir(-1)
		if err == nil && len(entries) != files+1 {
			err = fmt.Errorf("%d entries", len(entries))
		}
		if err != nil {
			return err
		}
		return d.Close()
	}
	var all sync.WaitGroup
	for caller := range callers {
		all.Go(func() {
			for i := range 10 {
				for name, do := range map[string]func(int) error{"file": file, "list": list} {
					if err := do((caller + 10*i) % files); err != nil {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
		})
	}
	all.Wait()
	require.Empty(t, p.Snapshot()[0].OpenFiles)
	require.NoError(t, p.CancelConnection(s, "Z:", false))
	require.Zero(t, x.open.Load())
}
