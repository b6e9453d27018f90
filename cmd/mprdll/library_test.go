package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
)

// said is what the client prints: the codes are those of its calls' pages.
const said = `wrong 86 86
add 0 0
again 85 85
short 234 234
get 0 0
13 \\files\docs
open 0 0
enum 0 0
remote \\files\docs
comment Caf<e9>
remote \\files\laser
comment ` + `
end 259 259
close 0 0
closed 6 6
use 0 0
as Y:
result 100
null 487 487
bad 487 487
cancel 0 0
gone 2250 2250
`

// build runs a tool in this folder.
func build(t *testing.T, env []string, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s %s:\n%s", name, strings.Join(args, " "), out)
}

// run runs the client and gives what it prints.
func run(t *testing.T, env []string, name string, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs strings.Builder
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	require.NoError(t, cmd.Run(), "%s\n%s", out.String(), errs.String())
	return strings.ReplaceAll(out.String(), "\r\n", "\n"), errs.String()
}

func need(t *testing.T, tools ...string) {
	t.Helper()
	for _, tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s isn't installed here", tool)
		}
	}
}

// forThisMachine builds for what gcc builds for, whatever the tests were built for.
var forThisMachine = []string{"CGO_ENABLED=1", "GOOS=", "GOARCH="}

// A C program that is linked with libmpr.so sees the network of the file.
func TestSharedLibrary(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("the shared library is for Linux")
	}
	need(t, "gcc", "go")
	dir := t.TempDir()
	client := filepath.Join(dir, "client")
	build(t, forThisMachine, "go", "build", "-ldflags=-s -w", "-buildmode=c-shared", "-o", filepath.Join(dir, "libmpr.so"), ".")
	build(t, nil, "gcc", "-Wall", "-Werror", "-I.", "-o", client, "testdata/client.c", "-L"+dir, "-lmpr", "-Wl,-rpath,"+dir)

	out, _ := run(t, []string{"WINNET_MACHINE=testdata/machine.txtar"}, client)
	require.Equal(t, said, out)
	out, _ = run(t, shared(t, serve.Listen), client)
	require.Equal(t, said, out)
	out, errs := run(t, []string{"WINNET_MACHINE="}, client)
	require.True(t, strings.HasPrefix(out, "wrong 1222 1222\n"), out)
	require.Contains(t, errs, "WINNET_MACHINE must name a scenario file")
}

// shared serves the machine of the file until the test ends, and returns the environment of a
// program that shares it.
func shared(t *testing.T, listen func() (net.Listener, remote.Address, error)) []string {
	t.Helper()
	alice, err := load("testdata/machine.txtar")
	require.NoError(t, err)
	l, address, err := listen()
	require.NoError(t, err)
	s := serve.New(serve.Config{Router: alice.Router, Session: alice.Session, Token: address.Token})
	served := make(chan error)
	go func() { served <- s.Serve(l) }()
	t.Cleanup(func() {
		require.NoError(t, s.Close())
		require.NoError(t, <-served)
		require.NoError(t, alice.Close())
	})
	return address.Environ()
}

// A C program for Windows that imports mpr.dll sees it too, when ours lies beside
// it.
func TestDropIn(t *testing.T) {
	need(t, "wine", "x86_64-w64-mingw32-gcc", "go")
	if os.Getenv("WINEPREFIX") == "" {
		t.Skip("WINEPREFIX names no prefix that Go programs run in: .ci/wine makes one")
	}
	dir := t.TempDir()
	client := filepath.Join(dir, "client.exe")
	build(t, []string{"CGO_ENABLED=1", "GOOS=windows", "GOARCH=amd64", "CC=x86_64-w64-mingw32-gcc"},
		"go", "build", "-tags", "mpremu", "-ldflags=-s -w", "-buildmode=c-shared", "-o", filepath.Join(dir, "mpr.dll"), ".")
	build(t, nil, "x86_64-w64-mingw32-gcc", "-Wall", "-o", client, "testdata/client.c", "-lmpr")
	out, _ := run(t, []string{"WINNET_MACHINE=testdata/machine.txtar", "WINEDLLOVERRIDES=mpr=n"}, "wine", client)
	require.Equal(t, said, out)
	out, _ = run(t, append(shared(t, serve.ListenTCP), "WINEDLLOVERRIDES=mpr=n"), "wine", client) // Wine has no Unix sockets
	require.Equal(t, said, out)
}
