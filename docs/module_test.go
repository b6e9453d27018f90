//go:build !windows

package docs

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	winnet  = "github.com/seed-520b6462/winnet"
	version = "v0.1.0" // of the module that the readers of the guides get
)

// published returns the environment of readers who have nothing but Go: a proxy has the checkout as a published version,
// and the modules that it requires come from this machine's cache or from its own proxy.
func published(t *testing.T, clone string) []string {
	t.Helper()
	dir := t.TempDir()
	folder := filepath.Join(dir, "proxy", filepath.FromSlash(winnet), "@v")
	require.NoError(t, os.MkdirAll(folder, 0o777))
	mod, err := os.ReadFile(filepath.Join(clone, "go.mod"))
	require.NoError(t, err)
	for name, data := range map[string]string{
		"list": version + "\n", version + ".info": fmt.Sprintf(`{"Version":%q}`, version), version + ".mod": string(mod),
	} {
		require.NoError(t, os.WriteFile(filepath.Join(folder, name), []byte(data), 0o666))
	}
	pack(t, clone, filepath.Join(folder, version+".zip"))

	asked := strings.Split(strings.TrimSpace(run(t, clone, nil, "go", "env", "GOMODCACHE", "GOPROXY")), "\n")
	require.Len(t, asked, 2)
	file := func(path string) string { return (&url.URL{Scheme: "file", Path: path}).String() }
	return []string{
		"GOPROXY=" + file(filepath.Join(dir, "proxy")) + "," + file(filepath.Join(asked[0], "cache", "download")) + "," + asked[1],
		"GONOSUMDB=*", // nothing is asked but a proxy
		"GOMODCACHE=" + filepath.Join(dir, "modules"), "GOBIN=" + filepath.Join(dir, "bin"), "GOWORK=off",
		"GOFLAGS=-modcacherw -trimpath", // what the cleanup removes, and what is the same in the build cache of every run
	}
}

// pack writes the zip file of a module, which is without nested modules, as package golang.org/x/mod/zip specifies it.
func pack(t *testing.T, clone, to string) {
	t.Helper()
	file, err := os.Create(to)
	require.NoError(t, err)
	w := zip.NewWriter(file)
	root := os.DirFS(clone)
	err = fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil || name == ".":
			return err
		case d.IsDir():
			_, err := fs.Stat(root, path.Join(name, "go.mod"))
			if strings.HasPrefix(d.Name(), ".") || err == nil {
				return fs.SkipDir
			}
			return nil
		case !d.Type().IsRegular():
			return nil
		}
		data, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		entry, err := w.Create(winnet + "@" + version + "/" + name)
		if err == nil {
			_, err = entry.Write(data)
		}
		return err
	})
	require.NoError(t, err)
	require.NoError(t, w.Close())
	require.NoError(t, file.Close())
}

// TestRequirements holds the module of somebody who uses a package to what it requires besides winnet. golang.org/x/sys is
// for Windows, gofrs/flock for files of remembered drives.
func TestRequirements(t *testing.T) {
	need(t, "go")
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	env := published(t, clone)
	for name, c := range map[string]struct {
		packages, requires []string
	}{
		"mpr":      {[]string{"errors", "mpr", "session"}, nil},
		"provider": {[]string{"provider", "provider/fake", "provider/hook", "provider/redirector"}, nil},
		"remote":   {[]string{"mpr/remote"}, nil},
		"scenario": {[]string{"mpr/scenario"}, nil},
		"regfile":  {[]string{"profile/regfile"}, []string{"github.com/gofrs/flock", "golang.org/x/sys"}},
		"mprdll":   {[]string{"mpr/mprdll"}, []string{"golang.org/x/sys"}},
		"tests":    {[]string{"mpr", "mpr/mprtest"}, []string{"golang.org/x/sys"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			program := "package user\n"
			for _, p := range c.packages {
				program += fmt.Sprintf("\nimport _ %q\n", winnet+"/"+p)
			}
			require.NoError(t, os.WriteFile(filepath.Join(dir, "user_test.go"), []byte(program), 0o666))
			run(t, dir, env, "go", "mod", "init", "example.com/user")
			run(t, dir, env, "go", "get", winnet)
			run(t, dir, env, "go", "mod", "tidy")
			var got []string
			mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
			require.NoError(t, err)
			for line := range strings.Lines(string(mod)) {
				if words := strings.Fields(strings.TrimPrefix(line, "require ")); len(words) > 1 && strings.Contains(words[0], ".") &&
					strings.HasPrefix(words[1], "v") && words[0] != winnet {
					got = append(got, words[0])
				}
			}
			require.Equal(t, c.requires, got, "%s", mod)
		})
	}
}

// TestReadme does what README says a reader does: it shows what its first command prints, its lines to install the packages
// and the program are right, and its test passes.
func TestReadme(t *testing.T) {
	if !*commands {
		t.Skip("the commands of README run with -commands, which .ci/run guides sets")
	}
	need(t, "go", "bash")
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	of := map[string][]string{}
	for _, b := range blocks(t, filepath.Join(clone, "README.md")) {
		of[b.language] = append(of[b.language], b.body)
	}
	require.GreaterOrEqual(t, len(of["sh"]), 2)
	try, install := of["sh"][0], of["sh"][1]
	first, _, _ := strings.Cut(try, "\n")
	require.Contains(t, run(t, clone, nil, "bash", "-euc", first), of["text"][0])

	dir, env := t.TempDir(), published(t, clone)
	run(t, dir, env, "go", "mod", "init", "example.com/reader")
	run(t, dir, env, "bash", "-euc", install)
	require.Contains(t, run(t, dir, env, "go", "tool", "wnet", "version"), "wnet")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "drives_test.go"), []byte(of["go"][0]), 0o666))
	run(t, dir, env, "go", "mod", "tidy")
	run(t, dir, env, "go", "test", ".")
}

// TestExampleAgent builds the example project, and runs its tests, as the module of its own that it would be.
func TestExampleAgent(t *testing.T) {
	if !*commands {
		t.Skip("the example project is built as a module of its own with -commands, which .ci/run guides sets")
	}
	need(t, "go")
	clone, err := filepath.Abs("..")
	require.NoError(t, err)
	dir, env := t.TempDir(), published(t, clone)
	require.NoError(t, os.CopyFS(dir, os.DirFS("example-agent")))
	run(t, dir, env, "go", "mod", "init", "example.com/agent")
	run(t, dir, env, "go", "get", winnet)
	run(t, dir, env, "go", "mod", "tidy")
	run(t, dir, env, "go", "test", ".")
	run(t, dir, append(slices.Clone(env), "GOOS=windows"), "go", "vet", ".")
}
