package serve_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
)

// raw is a client that writes what it likes.
type raw struct {
	net.Conn
	r *bufio.Reader
}

func (m *shared) connectRaw(t *testing.T) *raw {
	t.Helper()
	c, err := net.Dial("unix", strings.TrimPrefix(m.address.Machine, "unix:"))
	require.NoError(t, err)
	t.Cleanup(func() { c.Close() })
	require.NoError(t, c.SetDeadline(time.Now().Add(20*time.Second)))
	return &raw{c, bufio.NewReader(c)}
}

// attached is a raw client behind the upgrade and the first answer.
func (m *shared) attached(t *testing.T) *raw {
	t.Helper()
	c := m.connectRaw(t)
	c.write("GET /v1/attach HTTP/1.1\r\nHost: machine\r\nConnection: Upgrade\r\nUpgrade: winnet/1\r\n\r\n")
	for c.line(t) != "" {
	}
	require.Contains(t, c.line(t), `"User":"alice"`)
	return c
}

// write ignores that the machine may have ended the connection in the middle.
func (c *raw) write(text string) { _, _ = io.WriteString(c, text) }

func (c *raw) line(t *testing.T) string {
	t.Helper()
	line, err := c.r.ReadString('\n')
	require.NoError(t, err)
	return strings.TrimRight(line, "\r\n")
}

// requireGoesOn requires that others can still call the machine.
func (m *shared) requireGoesOn(t *testing.T) {
	t.Helper()
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	require.NoError(t, c.CancelConnection2("Z:", 0, false))
	require.NoError(t, c.Close())
}

func TestLinesThatAreNoRequestsEndTheirConnection(t *testing.T) {
	m := share(t)
	for name, tt := range map[string]struct{ line, want string }{
		"100 MB":     {strings.Repeat("x", 100<<20), "a line of more than 16 MB"},
		"nonsense":   {"\x00\xff\x13nonsense\n", "this is no JSON"},
		"another ID": {`{"ID":"one"}` + "\n", "this is no JSON"},
		"no ID":      {`{"Call":"Network.GetConnection","Args":["Z:"]}` + "\n", "a request without an ID"},
	} {
		t.Run(name, func(t *testing.T) {
			c := m.attached(t)
			c.write(tt.line)
			answer := c.line(t)
			require.Contains(t, answer, tt.want)
			require.NotContains(t, answer, `"ID"`)
			_, err := c.r.ReadByte()
			require.Error(t, err, "one error, and the end")
			m.requireGoesOn(t)
		})
	}
}

func TestRequestsThatCannotBeMadeAreAnswered(t *testing.T) {
	m := share(t)
	c := m.attached(t)
	for _, tt := range []struct{ request, want string }{
		{`"Call":"Network.Format"`, `"Code":120,"Text":"this machine knows no call \"Network.Format\""`},
		{`"Thread":7,"Call":"Network.LastErrno"`, `"Code":6,"Text":"the process has no thread 7"`},
		{`"Call":"Network.GetConnection"`, `"Code":87,"Text":"the arguments aren't those of the call: 0 values in place of 1"`},
		{`"Call":"Network.GetConnection","Args":["Z:",1]`, "more than 1 values"},
		{`"Call":"Network.GetConnection","Args":[7]`, "this is no JSON"},
		{`"Call":"Process.Thread","Args":[0]`, `"Code":87`},
		{`"Call":"Process.Logon","Args":[{"Name":"bob"},9,false,{},null]`, `"Code":87`},
		{`"Call":"Process.Logon","Args":[{"Name":"bob"},77,false,{},null]`, `"Code":87`},
		{`"Call":"Network.EnumResource","Args":[1,-5]`, `"Code":6`},
		{`"Call":"Network.EnumResource","Args":[1,9999999999]`, `"Code":6`},
		{`"Call":"Network.ConnectionDialog1","Args":[null]`, `"Code":487`},
		{`"Call":"Sized.EnumResource","Args":[1,4294967295,{"Size":4294967295}]`, `"Code":6`},
		{`"Call":"File.Read","Args":[1,10]`, `"Code":6`},
		{`"Call":"File.Close","Args":[99]`, `"Code":6`},
		{`"Call":"Files.OpenFile","Args":["Q:\\x",4294967295,0]`, `"Code":2250`},
	} {
		c.write(`{"ID":5,` + tt.request + "}\n")
		answer := c.line(t)
		require.Contains(t, answer, `{"ID":5,`, tt.request)
		require.Contains(t, answer, tt.want, tt.request)
	}
	c.write(`{"ID":6,"Call":"Network.LastErrno"}` + "\n") // it goes on
	require.Contains(t, c.line(t), `{"ID":6,`)
}

func TestWhatIsNoHTTPIsRefused(t *testing.T) {
	m := share(t)
	for name, text := range map[string]string{"nonsense": "\x16\x03\x01nonsense\r\n\r\n", "long headers": "GET / HTTP/1.1\r\nX: " + strings.Repeat("x", 2<<20) + "\r\n\r\n"} {
		c := m.connectRaw(t)
		c.write(text)
		require.Regexp(t, "^HTTP/1.1 4[0-9][0-9] ", c.line(t), name)
		m.requireGoesOn(t)
	}
}

func TestOtherVersionsAreTold(t *testing.T) {
	m := share(t)
	for upgrade, want := range map[string]string{
		"winnet/2":  "the program speaks version 2 of the protocol and this machine version 1, so that both must be of one release\n",
		"websocket": "a program attaches with an upgrade to winnet/1\n",
	} {
		status, text := m.request(t, "GET", "/v1/attach", "", "Connection", "Upgrade", "Upgrade", upgrade)
		require.Equal(t, http.StatusUpgradeRequired, status)
		require.Equal(t, want, text)
	}
}

func TestArgumentsThatAreTooLongDoNoHarm(t *testing.T) {
	c := share(t).dial(t)
	_, err := c.GetConnection(strings.Repeat("Z", 20<<20))
	require.ErrorContains(t, err, "the arguments can't cross to the machine: a line of more than 16 MB")
	_, err = c.GetConnection("Q:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
}

// descriptors returns how many files and sockets the program has open, 0 where nothing tells.
func descriptors() int {
	list, _ := os.ReadDir("/proc/self/fd")
	return len(list)
}

func TestManyProcessesAtOnce(t *testing.T) {
	m := share(t)
	before := descriptors()
	const processes, threads, calls = 200, 3, 20
	connect(t, m.alice, "Z:", docs)
	var running sync.WaitGroup
	for i := range processes {
		running.Go(func() {
			c, err := remote.Dial(m.address)
			if !assert.NoError(t, err) {
				return
			}
			defer c.Close()
			var calling sync.WaitGroup
			for range threads {
				calling.Go(func() {
					for range calls {
						got, err := c.GetConnection("Z:")
						assert.NoError(t, err)
						assert.Equal(t, docs, got)
						_, err = c.GetConnection(fmt.Sprintf("%c:", 'D'+i%20))
						assert.Equal(t, winerr.ERROR_NOT_CONNECTED, winerr.Code(err))
						_, err = c.OpenEnum(mpr.RESOURCE_GLOBALNET, mpr.RESOURCETYPE_ANY, 0, nil)
						assert.NoError(t, err)
					}
				})
			}
			calling.Wait()
		})
	}
	running.Wait()
	require.EventuallyWithT(t, func(c *assert.CollectT) {
		require.Zero(c, m.router.Snapshot().OpenEnums)
		require.LessOrEqual(c, descriptors(), before)
	}, 20*time.Second, 10*time.Millisecond)
	require.NoError(t, m.alice.CancelConnection2("Z:", 0, false))
	m.requireGoesOn(t)
}
