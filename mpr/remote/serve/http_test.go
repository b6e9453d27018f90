package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/remote"
	"github.com/seed-520b6462/winnet/mpr/remote/serve"
)

// request makes a request of the machine as curl does, and returns its status and its text.
func (m *shared) request(t *testing.T, method, path, body string, header ...string) (int, string) {
	t.Helper()
	resp := m.respond(t, t.Context(), method, path, body, header...)
	defer resp.Body.Close()
	return resp.StatusCode, readAll(t, resp.Body)
}

func (m *shared) respond(t *testing.T, ctx context.Context, method, path, body string, header ...string) *http.Response {
	t.Helper()
	network, addr, _ := strings.Cut(m.address.Machine, ":")
	transport := &http.Transport{DisableKeepAlives: true, DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, addr)
	}}
	host := "machine"
	if network == "tcp" {
		host = addr
	}
	req, err := http.NewRequestWithContext(ctx, method, "http://"+host+path, strings.NewReader(body))
	require.NoError(t, err)
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			req.Host = header[i+1]
			continue
		}
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := transport.RoundTrip(req)
	require.NoError(t, err)
	return resp
}

func TestStateIsTheSnapshot(t *testing.T) {
	m := share(t)
	connect(t, m.alice, "Z:", docs)
	status, text := m.request(t, "GET", "/v1/state", "")
	require.Equal(t, http.StatusOK, status)

	var got mpr.Snapshot
	require.NoError(t, json.Unmarshal([]byte(text), &got))
	require.Equal(t, m.router.Snapshot(), got)
}

func TestCallsComeAsTheyEnd(t *testing.T) {
	m := share(t, func(r *mpr.Router, _ *serve.Config) { r.Recorder = new(mpr.Recorder) })
	connect(t, m.alice, "Z:", docs)
	events := func(header ...string) *bufio.Scanner {
		ctx, cancel := context.WithCancel(t.Context())
		resp := m.respond(t, ctx, "GET", "/v1/calls", "", header...)
		t.Cleanup(func() { cancel(); resp.Body.Close() })
		require.Equal(t, "text/event-stream", resp.Header.Get("Content-Type"))
		return bufio.NewScanner(resp.Body)
	}
	next := func(lines *bufio.Scanner) (id string, call map[string]any) {
		require.True(t, lines.Scan())
		id = lines.Text()
		require.True(t, lines.Scan())
		data, found := strings.CutPrefix(lines.Text(), "data: ")
		require.True(t, found)
		require.NoError(t, json.Unmarshal([]byte(data), &call))
		require.True(t, lines.Scan())
		require.Empty(t, lines.Text())
		return id, call
	}
	all := events()
	var ops []any
	for range len(m.router.Recorder.Records()) {
		_, call := next(all)
		ops = append(ops, call["msg"])
	}
	require.Equal(t, "WNetAddConnection2", ops[len(ops)-1])

	c := m.dial(t)
	_, err := c.GetConnection("Q:")
	requireCode(t, winerr.ERROR_NOT_CONNECTED, err)
	id, call := next(all)
	require.Equal(t, "WNetGetConnection", call["msg"])
	require.Equal(t, "ERROR_NOT_CONNECTED", call["code"])
	require.Equal(t, map[string]any{"lpLocalName": "Q:"}, call["args"])
	require.Equal(t, fmt.Sprintf("id: %d", len(ops)+1), id)

	again, _ := next(events("Last-Event-ID", fmt.Sprint(len(ops)))) // as a page that reconnects
	require.Equal(t, id, again)
}

func TestNoCallsWithoutARecorder(t *testing.T) {
	m := share(t)
	status, text := m.request(t, "GET", "/v1/calls", "")
	require.Equal(t, http.StatusNotFound, status)
	require.Equal(t, "this machine keeps no record of its calls\n", text)
}

func TestCommandDoesALine(t *testing.T) {
	m := share(t, func(_ *mpr.Router, c *serve.Config) {
		c.Command = func(out io.Writer, line string) error {
			fmt.Fprintf(out, "did %s\n", line)
			if line == "fail" {
				return winerr.ERROR_BAD_NETPATH
			}
			return nil
		}
	})
	status, text := m.request(t, "POST", "/v1/command", "share media\r\n")
	require.Equal(t, http.StatusOK, status)
	require.Equal(t, "did share media\n", text)
	status, text = m.request(t, "POST", "/v1/command", "fail")
	require.Equal(t, http.StatusUnprocessableEntity, status)
	require.Equal(t, "did fail\n"+winerr.ERROR_BAD_NETPATH.Error()+"\n", text)
	status, _ = m.request(t, "POST", "/v1/command", strings.Repeat("x", 2<<20))
	require.Equal(t, http.StatusRequestEntityTooLarge, status)

	printed, err := m.dial(t).Command("fail")
	require.Equal(t, "did fail\n", printed)
	requireCode(t, winerr.ERROR_BAD_NETPATH, err)
}

func TestNoCommandsUnlessTheyAreTaken(t *testing.T) {
	m := share(t)
	status, text := m.request(t, "POST", "/v1/command", "reset")
	require.Equal(t, http.StatusNotFound, status)
	require.Equal(t, "this machine takes no commands\n", text)
	_, err := m.dial(t).Command("reset")
	requireCode(t, winerr.ERROR_CALL_NOT_IMPLEMENTED, err)
}

// What a page of another place could send, and a program without the token.
func TestTCPIsGuarded(t *testing.T) {
	m := shareOn(t, serve.ListenTCP)
	token := "Bearer " + m.address.Token
	port := m.address.Machine[strings.LastIndex(m.address.Machine, ":")+1:]
	here := "http://127.0.0.1:" + port
	for _, tt := range []struct {
		name   string
		header []string
		want   int
	}{
		{"the token", []string{"Authorization", token}, http.StatusOK},
		{"as localhost", []string{"Authorization", token, "Host", "localhost:" + port}, http.StatusOK},
		{"its own page", []string{"Authorization", token, "Origin", here}, http.StatusOK},
		{"no token", nil, http.StatusUnauthorized},
		{"another token", []string{"Authorization", token + "x"}, http.StatusUnauthorized},
		{"the token without its scheme", []string{"Authorization", "Basic " + m.address.Token}, http.StatusUnauthorized},
		{"a name that was bound anew", []string{"Authorization", token, "Host", "evil.example:" + port}, http.StatusMisdirectedRequest},
		{"another port", []string{"Authorization", token, "Host", "127.0.0.1:1"}, http.StatusMisdirectedRequest},
		{"another page", []string{"Authorization", token, "Origin", "http://evil.example"}, http.StatusForbidden},
		{"a page of a file", []string{"Authorization", token, "Origin", "null"}, http.StatusForbidden},
		{"a page of another port", []string{"Authorization", token, "Origin", "http://127.0.0.1:1"}, http.StatusForbidden},
	} {
		for _, path := range []string{"/v1/state", "/v1/attach"} {
			resp := m.respond(t, t.Context(), "GET", path, "", tt.header...)
			want := tt.want
			if want == http.StatusOK && path == "/v1/attach" {
				want = http.StatusUpgradeRequired
			}
			require.Equal(t, want, resp.StatusCode, "%s: %s", tt.name, path)
			require.Empty(t, resp.Header.Get("Access-Control-Allow-Origin"))
			require.NoError(t, resp.Body.Close())
		}
	}
	c := m.dial(t)
	connect(t, c, "Z:", docs)
	for _, wrong := range []string{"", "wrong", "two\r\nlines: x"} {
		address := m.address
		address.Token = wrong
		_, err := remote.Dial(address)
		require.ErrorContains(t, err, "refuses: this machine wants its token")
	}
}

func TestUnixSocketTakesTheHostOfAnyClient(t *testing.T) {
	m := share(t)
	for host, want := range map[string]int{"machine": http.StatusOK, "localhost": http.StatusOK, "evil.example": http.StatusMisdirectedRequest} {
		status, _ := m.request(t, "GET", "/v1/state", "", "Host", host)
		require.Equal(t, want, status, host)
	}
	status, _ := m.request(t, "GET", "/v1/state", "", "Origin", "http://evil.example")
	require.Equal(t, http.StatusForbidden, status)
}
