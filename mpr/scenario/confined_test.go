package scenario

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/profile/regfile"
)

// secret is what no scenario reads or overwrites.
const secret = "> the user's own\n"

// outside makes a folder with a secret, and below it the folder for the scenarios
// of a test.
func outside(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "secret.txt"), []byte(secret), 0o666))
	require.NoError(t, os.Mkdir(filepath.Join(dir, "temp"), 0o777))
	t.Setenv("TMPDIR", filepath.Join(dir, "temp"))
	t.Setenv("TMP", filepath.Join(dir, "temp"))
	return dir
}

// requireUntouched checks that the folder holds the secret and nothing else.
func requireUntouched(t *testing.T, dir string, lines ...any) {
	t.Helper()
	var names []string
	require.NoError(t, filepath.WalkDir(dir, func(name string, _ os.DirEntry, err error) error {
		names = append(names, strings.TrimPrefix(name, dir))
		return err
	}))
	require.Equal(t, []string{"", string(filepath.Separator) + "secret.txt", string(filepath.Separator) + "temp"}, names, lines...)
	data, err := os.ReadFile(filepath.Join(dir, "secret.txt"))
	require.NoError(t, err)
	require.Equal(t, secret, string(data), lines...)
}

// attacks are the lines that name a file, each with NAME for one that leads outside.
var attacks = []string{
	`cp stdout NAME`, `cp NAME mine.txt`, `cp stdout mine.txt NAME`, `cmp stdout NAME`, `cmp NAME own.txt`, `! cmp NAME own.txt`, `cmpenv stdout NAME`,
	`cmpenv NAME own.txt`, `grep own NAME`, `! grep x NAME`, `grep -count=1 own NAME`, `exists NAME`, `! exists NAME`, `exists -readonly NAME`,
	`unquote NAME`, `unquote own.txt NAME`, `share \\files\new /files:NAME`, `share \\files\new /folder:NAME`,
}

// naming returns an attack with a name, in quotes if that has spaces.
func naming(attack, name string) string {
	words := strings.Fields(attack)
	for i, word := range words {
		if words[i] = strings.ReplaceAll(word, "NAME", name); strings.Contains(name, " ") && words[i] != word {
			words[i] = `"` + words[i] + `"`
		}
	}
	return strings.Join(words, " ")
}

// A scenario from elsewhere names files outside of its folder by each word that takes
// a name, and gets nowhere: the line can't be understood, and nothing of the user is
// read, written or so much as known to be there.
func TestNoNameLeadsOutside(t *testing.T) {
	dir := outside(t)
	absolute := filepath.Join(dir, "secret.txt")
	names := []string{"../../secret.txt", absolute, "../../new.txt", filepath.Join(dir, "new.txt"), "sub/../../../secret.txt", "$WORK/../../secret.txt", "../..", dir}
	for _, attack := range attacks {
		for _, name := range names {
			text := begun + "net use\n" + naming(attack, name) + "\n-- own.txt --\n> mine\n-- sub/a.txt --\n"
			var out strings.Builder
			err := Runner{Out: &out}.Run(script(t, text))
			unreadable, is := errors.AsType[*Unreadable](err)
			require.True(t, is, "%s %s: %v", attack, name, err)
			require.Equal(t, 5, unreadable.Line)
			require.Contains(t, unreadable.Reason, "leads out of the folder of the scenario", "%s %s", attack, name)
			require.NotContains(t, out.String()+err.Error(), "the user's own")
			requireUntouched(t, dir, "%s %s", attack, name)
		}
	}
}

// Nor do the names of the files behind the lines.
func TestNoSectionLeadsOutside(t *testing.T) {
	dir := outside(t)
	for _, name := range []string{"../../secret.txt", "../../new.txt", filepath.Join(dir, "secret.txt"), filepath.Join(dir, "new.txt"), "sub/../../../secret.txt", "..", "../../sub/new.txt"} {
		var out strings.Builder
		err := Runner{Out: &out}.Run(script(t, begun+"-- good.txt --\nfine\n-- "+name+" --\noverwritten\n"))
		unreadable, is := errors.AsType[*Unreadable](err)
		require.True(t, is, "%s: %v", name, err)
		require.Equal(t, 6, unreadable.Line, "the line that names the file")
		require.NotContains(t, out.String(), "logon", "nothing runs before")
		requireUntouched(t, dir, name)
	}
}

// A link in the folder leads nowhere either, whether it is a folder's or a file's,
// and one with an absolute target not even inside.
func TestNoLinkLeadsOutside(t *testing.T) {
	dir := outside(t)
	own := t.TempDir()
	for name, target := range map[string]string{
		"file.txt": filepath.Join(dir, "secret.txt"), "folder": dir, "new.txt": filepath.Join(dir, "new.txt"), "inside.txt": filepath.Join(own, "own.txt"),
		"up.txt": "../" + filepath.Base(dir) + "/../../secret.txt", "up": "..",
	} {
		err := os.Symlink(target, filepath.Join(own, name))
		if err == nil {
			_, err = os.Readlink(filepath.Join(own, name)) // Wine 8 makes none, and says that it has
		}
		if err != nil {
			t.Skip("this user may make no links here: " + err.Error())
		}
	}
	require.NoError(t, os.WriteFile(filepath.Join(own, "own.txt"), []byte("> mine\n"), 0o666))
	m := New(Config{Dir: own})
	defer m.Close()
	for _, line := range strings.Split(strings.TrimSuffix(begun, "\n"), "\n") {
		require.NoError(t, m.Do(io.Discard, line))
	}
	for _, attack := range attacks {
		for _, name := range []string{"file.txt", "folder/secret.txt", "new.txt", "folder/new.txt", "inside.txt", "up.txt", "folder", "up"} {
			line := strings.ReplaceAll(attack, "NAME", name)
			var out strings.Builder
			err := m.Do(&out, line)
			if attack != `! exists NAME` { // which is so: nothing is there
				require.Error(t, err, line)
				require.NotContains(t, out.String()+err.Error(), "the user's own", line)
			}
			requireUntouched(t, dir, line)
		}
	}
}

// A profile lies in the folder of the profiles, whatever its user is called.
func TestNoUserLeadsOutside(t *testing.T) {
	dir := outside(t)
	profiles := filepath.Join(dir, "profiles")
	require.NoError(t, os.Mkdir(profiles, 0o777))
	store, err := regfile.Open(profiles)
	require.NoError(t, err)
	remembered := 0
	for i, user := range []string{`..\evil`, `../../evil`, dir + "/evil", `a/../../../evil`, `..`, `.`, `CON`} {
		text := fmt.Sprintf("server files /guest\nshare \\\\files\\docs\nlogon '%s'\nnet use Z: \\\\files\\docs /persistent:yes\n", user)
		err := Runner{Profiles: store}.Run(script(t, text))
		if err == nil { // it is a user's name
			remembered++
		}
		entries, err := os.ReadDir(profiles)
		require.NoError(t, err)
		require.LessOrEqual(t, len(entries), 2*(i+1))
		for _, entry := range entries {
			require.False(t, entry.IsDir(), user)
		}
	}
	require.Positive(t, remembered)
	require.NoError(t, os.RemoveAll(profiles))
	requireUntouched(t, dir)
}

// A folder outside can be shared when whoever runs the scenario allows it, with what
// is below it and nothing else.
func TestAllowedFolders(t *testing.T) {
	dir := outside(t)
	allowed := filepath.Join(dir, "temp", "..", "allowed")
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "allowed", "below"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "allowed", "below", "a.txt"), []byte("shared\n"), 0o666))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "allowed-not"), 0o777))
	r := Runner{Folders: []string{filepath.Clean(allowed)}}
	for _, option := range []string{"files", "folder"} {
		text := begun + "share \\\\files\\new \"/" + option + ":" + filepath.Join(dir, "allowed") + "\"\ntype \\\\files\\new\\below\\a.txt\nstdout shared\n" +
			"open f \\\\files\\new\\" + option + ".txt /write\nclose f\n"
		require.NoError(t, r.Run(script(t, text)))
		for _, name := range []string{dir, filepath.Join(dir, "allowed-not"), filepath.Join(dir, "allowed", "..", "allowed-not"), filepath.Join(dir, "allowed") + "-not", ".."} {
			err := r.Run(script(t, begun+"share \\\\files\\new \"/"+option+":"+name+"\"\n"))
			require.ErrorContains(t, err, "leads out of the folder of the scenario", name)
		}
	}
	require.FileExists(t, filepath.Join(dir, "allowed", "folder.txt"))
	require.NoFileExists(t, filepath.Join(dir, "allowed", "files.txt"), "a copy is written to in memory")
	if err := os.Symlink(dir, filepath.Join(dir, "allowed", "link")); err == nil {
		require.Error(t, r.Run(script(t, begun+"share \\\\files\\new /folder:"+filepath.Join(dir, "allowed", "link")+"\n")))
	}
}

// Within its folder a scenario reads and writes as it likes.
func TestOwnFiles(t *testing.T) {
	dir := outside(t)
	require.NoError(t, Runner{}.Run(script(t, begun+`net use
cp stdout made.txt
cmp stdout ./made.txt
cp made.txt sub/deep
cmp sub/deep/made.txt $WORK/made.txt
cp made.txt sub/b.txt sub/deep
exists sub/deep/b.txt sub made.txt
! exists sub/deep/c.txt
unquote sub/b.txt
grep -count=1 '^-- a --$' sub/b.txt
! grep '^>' sub/b.txt
env NAME=docs
share \\files\copy /files:sub/deep
type \\files\copy\made.txt
stdout 'no connections'
share \\files\own /folder:sub
open f \\files\own\new.txt /write
write f '$NAME is not replaced'
close f
cmpenv want.txt want2.txt
grep '\$NAME is' sub/new.txt
-- want.txt --
about docs
-- want2.txt --
about $NAME
-- sub/deep/a.txt --
-- sub/b.txt --
>-- a --
>b
`)))
	requireUntouched(t, dir)
}
