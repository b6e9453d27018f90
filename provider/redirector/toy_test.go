package redirector_test

import (
	"io"
	"io/fs"
	"strings"
	"sync"
	"testing/fstest"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// toy is a network in memory with one server. It is all that a network needs: a type each for the network, the server, the
// logon and the share. It keeps a diary of what the redirector asks, and can be told to fail.
type toy struct {
	name      string
	passwords map[string]string
	files     map[string]fs.FS // by share; nil is a printer

	mu      sync.Mutex
	diary   []string
	epoch   int // goes up when the server loses everything
	down    bool
	panics  string // the call that panics
	waiting chan struct{}
	waited  chan struct{}
}

// note writes a line into the diary.
func (n *toy) note(what string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.diary = append(n.diary, what)
	if what == n.panics {
		panic(what)
	}
}

// read returns the diary since it was read last.
func (n *toy) read() []string {
	n.mu.Lock()
	defer n.mu.Unlock()
	read := n.diary
	n.diary = nil
	return read
}

// lose ends all logons and shares, as a server does that is restarted.
func (n *toy) lose() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.epoch++
}

func (n *toy) Server(_ *session.Session, name string) (redirector.Server, error) {
	if !wintext.Same(name, n.name) || n.down {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	return n, nil
}

func (n *toy) Browse(v *redirector.Visit, container string) (redirector.Entries, error) {
	if container == "" {
		var servers redirector.List
		for _, name := range v.Servers() {
			servers = append(servers, provider.NetResource{RemoteName: `\\` + name, Usage: provider.RESOURCEUSAGE_CONTAINER})
		}
		return &servers, nil
	}
	l, err := v.Logon(n.name)
	if err != nil {
		return nil, err
	}
	if l.(*toyLogon).lost() {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	n.note("browse")
	var shares redirector.List
	for name := range n.files {
		shares = append(shares, provider.NetResource{RemoteName: `\\` + n.name + `\` + name, Usage: provider.RESOURCEUSAGE_CONNECTABLE})
	}
	return &shares, nil
}

func (n *toy) Describe(v *redirector.Visit, name string) (provider.NetResource, string, error) {
	r, ok := provider.UNC{}.Parse(name)
	if !ok {
		return provider.NetResource{}, "", winerr.ERROR_BAD_NET_NAME
	}
	if _, err := v.Logon(r.Server); err != nil {
		return provider.NetResource{}, "", err
	}
	return provider.NetResource{RemoteName: `\\` + r.Server + `\` + r.Share, Comment: "left out"}, r.Rest, nil
}

func (n *toy) Parent(_ *redirector.Visit, name string) (provider.NetResource, error) {
	if name != "group" {
		return provider.NetResource{}, winerr.ERROR_BAD_NET_NAME
	}
	return provider.NetResource{}, nil
}

func (n *toy) Name() string                      { return n.name }
func (n *toy) Performance() provider.ConnectInfo { return provider.ConnectInfo{Speed: 10} }

func (n *toy) Share(name, _ string) (provider.ResourceType, error) {
	files, found := n.files[name]
	switch {
	case !found:
		return 0, winerr.ERROR_BAD_NET_NAME
	case files == nil:
		return provider.RESOURCETYPE_PRINT, nil
	}
	return provider.RESOURCETYPE_DISK, nil
}

func (n *toy) Identify(u *redirector.User) redirector.Principal {
	return redirector.Principal{Name: wintext.Fold(u.Name)}
}

func (n *toy) Logon(u *redirector.User) (redirector.Logon, error) {
	n.note("logon " + u.Name)
	if n.waiting != nil {
		n.waiting <- struct{}{}
		<-n.waited
	}
	if secret, given := u.Password.Reveal(); given && secret != n.passwords[u.Name] || !given && !u.Trusted {
		return nil, u.Refusal()
	}
	return &toyLogon{n, u.Name, n.epoch}, nil
}

type toyLogon struct {
	*toy
	user string
	born int
}

func (l *toyLogon) lost() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.born != l.epoch
}

func (l *toyLogon) Logoff() { l.note("logoff " + l.user) }

func (l *toyLogon) Connect(share, _ string) (redirector.Tree, error) {
	if l.lost() {
		return nil, winerr.ERROR_BAD_NETPATH
	}
	l.note("connect " + share)
	if share == "closed" {
		return nil, winerr.ERROR_ACCESS_DENIED
	}
	return &toyTree{l, share, l.files[share]}, nil
}

type toyTree struct {
	logon *toyLogon
	share string
	files fs.FS
}

func (t *toyTree) Type() provider.ResourceType {
	if t.files == nil {
		return provider.RESOURCETYPE_PRINT
	}
	return provider.RESOURCETYPE_DISK
}

func (t *toyTree) Lost() bool  { return t.logon.lost() }
func (t *toyTree) Disconnect() { t.logon.note("disconnect " + t.share) }

func (t *toyTree) OpenFile(name string, _ int, _ fs.FileMode) (provider.File, string, error) {
	t.logon.note("open " + name)
	f, err := t.files.Open(name)
	if err != nil {
		return nil, "", winerr.Code(err)
	}
	return toyFile{f, t.logon.toy}, name, nil
}

func (t *toyTree) Stat(name string) (fs.FileInfo, error) { return fs.Stat(t.files, name) }
func (t *toyTree) Mkdir(string, fs.FileMode) error       { return winerr.ERROR_WRITE_PROTECT }
func (t *toyTree) Remove(string) error                   { return winerr.ERROR_WRITE_PROTECT }
func (t *toyTree) StartJob(title, user string) (redirector.Job, error) {
	return &toyJob{n: t.logon.toy, title: title, user: user}, nil
}

// toyFile is a file that can be read only.
type toyFile struct {
	fs.File
	n *toy
}

func (f toyFile) ReadDir(int) ([]fs.DirEntry, error)    { return nil, nil }
func (f toyFile) Write(b []byte) (int, error)           { return len(b), nil }
func (f toyFile) Seek(at int64, _ int) (int64, error)   { return at, nil }
func (f toyFile) ReadAt(b []byte, _ int64) (int, error) { return copy(b, "short"), nil }
func (f toyFile) Close() error                          { f.n.note("close"); return f.File.Close() }

type toyJob struct {
	strings.Builder
	n           *toy
	title, user string
}

var _ io.Writer = (*toyJob)(nil)

func (j *toyJob) Print() error {
	j.n.note("print " + j.title + " of " + j.user + ": " + j.String())
	return nil
}
func (j *toyJob) Discard() { j.n.note("discard " + j.title) }

// newToy returns a provider over a network with a server SRV: shares a and b, closed, which admits nobody, and a printer;
// users ann and bob.
func newToy() (*redirector.Provider, *toy) {
	files := fstest.MapFS{"f": {Data: []byte("text")}, "d/g": {Data: []byte("deep")}}
	n := &toy{
		name: "SRV", passwords: map[string]string{"ann": "A", "bob": "B"},
		files: map[string]fs.FS{"a": files, "b": files, "closed": files, "laser": nil},
	}
	return &redirector.Provider{Kind: redirector.Kind{Name: "Toy"}, Backend: n}, n
}
