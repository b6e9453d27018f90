package scenario

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// folder is a folder of this computer with a file in a folder of its own.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "docs", "letters"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "docs", "letters", "bob.txt"), []byte("Dear Bob,\n"), 0o666))
	return dir
}

// A share can begin with a copy of files, which what is written then leaves alone,
// or be a folder of this computer itself, which is written to.
func TestSharesOfThisComputer(t *testing.T) {
	dir := folder(t)
	b := office(t, Config{Dir: dir})
	b.story(`
		> share \\files\copy /files:docs
		> type \\files\copy\letters\bob.txt
		Dear Bob,
		> open f \\files\copy\new.txt /write
		> write f words
		> close f
		> share \\files\own /folder:docs
		> type \\files\own\letters\bob.txt
		Dear Bob,
		> type \\files\own\new.txt
		ERROR_FILE_NOT_FOUND
		> open f \\files\own\own.txt /write
		> write f words
		> close f
	`)
	require.NoFileExists(t, filepath.Join(dir, "docs", "new.txt"))
	data, err := os.ReadFile(filepath.Join(dir, "docs", "own.txt"))
	require.NoError(t, err)
	require.Equal(t, "words\n", string(data))
}

// Relative names begin where the machine is told, and again where it began.
func TestFolders(t *testing.T) {
	b := office(t, Config{Dir: t.TempDir()})
	require.ErrorContains(t, b.run(`share \\files\copy /files:docs`), "there is no folder docs")
	back := b.inFolder(&place{dir: folder(t)})
	b.do(`share \\files\copy /files:docs`)
	back()
	require.ErrorContains(t, b.run(`share \\files\again /files:docs`), "there is no folder docs")
}

// Up to Windows Server 2003 all devices are restored by one call, later there is
// one for a single device (WNetRestoreConnectionW, "not available from Vista on").
func TestRestoreByVersion(t *testing.T) {
	for version, story := range map[string]string{
		"WindowsXP": `
			> restore
			restored
			> connection Z:
			\\files\docs
			> net use Z: /delete /keep
			Z: is disconnected
			> restore Z: /call:RestoreSingleConnection
			ERROR_CALL_NOT_IMPLEMENTED
		`,
		"Windows10": `
			> restore Z:
			restored
			> connection Z:
			\\files\docs
			> restore Z: /call:RestoreConnection
			ERROR_CALL_NOT_IMPLEMENTED
		`,
	} {
		b := &bench{Machine: New(Config{}), t: t}
		b.do(`set Version ` + version)
		b.do(`server files /guest`)
		b.do(`share \\files\docs`)
		b.do(`logon alice`)
		b.do(`net use Z: \\files\docs /persistent:yes`)
		b.do(`net use Z: /delete /keep`)
		b.story(story)
		require.NoError(t, b.Close())
	}
}

// Domains have users that all their servers know.
func TestDomains(t *testing.T) {
	tell(t, `
		> domain CONTOSO /comment:'All of us'
		> user CONTOSO\carol topsecret
		> server accounts /domain:CONTOSO /comment:Money /address:10.0.0.7
		> share \\accounts\books
		> net use Z: \\10.0.0.7\books topsecret /user:CONTOSO\carol
		Z: is now \\10.0.0.7\books
		> getuser Z:
		CONTOSO\carol
		> user CONTOSO\carol changed
		> net use Y: \\accounts\books topsecret /user:CONTOSO\carol
		ERROR_INVALID_PASSWORD
		> enum globalnet CONTOSO
		Kind Type Local Remote Comment Network
		server any - \\accounts Money Microsoft Windows Network
	`)
}
