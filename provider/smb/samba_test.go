//go:build unix

package smb_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// samba is a real SMB server on this machine, with accounts and shares of its own.
type samba struct {
	dir     string // holds everything that is the server's
	address string
	server  *exec.Cmd
}

// accounts are the users of the server with their passwords. Each stands for a
// user that every Unix has, for Samba knows no others.
var accounts = []struct{ name, unix, password string }{
	{"alice", "games", "A1"},
	{"bob", "mail", "B2"},
}

// config is the smb.conf of the server. Everything is in its directory.
const config = `[global]
workgroup = CORP
netbios name = FILES
server role = standalone server
map to guest = never
smb ports = %[2]s
interfaces = 127.0.0.1
bind interfaces only = yes
disable netbios = yes
load printers = no
printing = bsd
printcap name = /dev/null
passdb backend = tdbsam:%[1]s/passdb.tdb
username map = %[1]s/users
private dir = %[1]s
lock directory = %[1]s
state directory = %[1]s
cache directory = %[1]s
pid directory = %[1]s
ncalrpc dir = %[1]s/ncalrpc
log file = %[1]s/log
[docs]
comment = Papers
path = %[1]s/docs
force user = root
read only = no
[music]
path = %[1]s/music
force user = root
read only = yes
[secret]
path = %[1]s/docs
valid users = nobody
[laser]
comment = First floor
path = %[1]s/spool
printable = yes
`

// startSamba starts a server that ends with the test. The test is skipped where
// there is none to start.
func startSamba(t testing.TB) *samba {
	t.Helper()
	for _, program := range []string{"smbd", "pdbedit", "smbstatus"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skipf("%s is not installed: `apt-get install samba` has it", program)
		}
	}
	if os.Getuid() != 0 {
		t.Skip("smbd changes to the user who connects, which needs root")
	}
	s := &samba{dir: tempDir(t), address: freeAddress(t)}
	s.configure(t)
	s.start(t)
	return s
}

// tempDir returns a directory that is removed after the test. What smbd forked may
// still be writing there for a moment when it was killed.
func tempDir(t testing.TB) string {
	dir, err := os.MkdirTemp("", "samba")
	require.NoError(t, err)
	t.Cleanup(func() {
		require.Eventually(t, func() bool { return os.RemoveAll(dir) == nil }, soon, moment)
	})
	return dir
}

// freeAddress finds a port of the loopback that nobody uses.
func freeAddress(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer l.Close()
	return l.Addr().String()
}

func (s *samba) configure(t testing.TB) {
	for _, dir := range []string{"docs", "music", "spool", "ncalrpc"} {
		require.NoError(t, os.Mkdir(filepath.Join(s.dir, dir), 0o755))
	}
	_, port, err := net.SplitHostPort(s.address)
	require.NoError(t, err)
	s.write(t, "smb.conf", fmt.Sprintf(config, s.dir, port))
	var users strings.Builder
	for _, a := range accounts {
		fmt.Fprintf(&users, "%s = %s\n", a.unix, a.name)
	}
	s.write(t, "users", users.String())
	s.write(t, "docs/a.txt", "hello")
	for _, a := range accounts {
		add := exec.Command("pdbedit", "-s", s.path("smb.conf"), "-a", "-t", "-u", a.unix)
		add.Stdin = strings.NewReader(a.password + "\n" + a.password + "\n")
		out, err := add.CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
}

func (s *samba) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *samba) write(t testing.TB, name, text string) {
	require.NoError(t, os.WriteFile(s.path(name), []byte(text), 0o644))
}

// start runs smbd in a process group of its own, so that stop ends what it forks. In
// the foreground smbd ends with its input, so that it doesn't outlive a test that
// crashes.
func (s *samba) start(t testing.TB) {
	s.server = exec.Command("smbd", "--foreground", "--no-process-group", "-s", s.path("smb.conf"))
	s.server.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	_, err := s.server.StdinPipe()
	require.NoError(t, err)
	require.NoError(t, s.server.Start())
	t.Cleanup(s.stop)
	require.Eventually(t, func() bool {
		c, err := net.Dial("tcp", s.address)
		if err == nil {
			err = c.Close()
		}
		return err == nil
	}, 20*time.Second, 20*time.Millisecond, "smbd doesn't listen; see %s", s.path("log"))
}

// stop ends the server with all its processes, at once: to its clients it vanishes.
func (s *samba) stop() {
	if s.server != nil {
		_ = syscall.Kill(-s.server.Process.Pid, syscall.SIGKILL)
		_ = s.server.Wait() // it was killed
		s.server = nil
	}
}

// connected returns the shares that clients are connected to, as the server sees it.
func (s *samba) connected(t testing.TB) (shares []string) {
	out, err := exec.Command("smbstatus", "--shares", "-s", s.path("smb.conf")).Output()
	require.NoError(t, err)
	_, list, _ := strings.Cut(string(out), "\n---") // below the heads of the columns
	for line := range strings.Lines(list) {
		if fields := strings.Fields(line); len(fields) > 1 {
			shares = append(shares, fields[0])
		}
	}
	slices.Sort(shares)
	return shares
}

// dial connects to the server under its name; no other server answers.
func (s *samba) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if _, err := strconv.ParseUint(port, 10, 16); err != nil || !strings.EqualFold(host, "FILES") {
		return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	return new(net.Dialer).DialContext(ctx, network, s.address)
}
