// Agent gives a user the drives that a file names, at every logon.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/system"
	"github.com/seed-520b6462/winnet/session/wintext"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: agent FILE.json")
		os.Exit(2)
	}
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	agent := Agent{Net: system.New(), Tries: 5, Pause: 10 * time.Second, Limit: time.Minute, Out: os.Stdout}
	if err := agent.Logon(data); err != nil {
		os.Exit(1)
	}
}

// Drive is a drive of the file.
type Drive struct {
	Letter   string // "Z:"
	Share    string // `\\server\share`; empty to take the drive away
	User     string // empty: the user who is logged on
	Password string
}

// Agent is what maps them.
type Agent struct {
	Net   mpr.Network
	Tries int           // how often a server is tried that can't be reached yet
	Pause time.Duration // between two tries
	Limit time.Duration // how long one try may take; 0: for ever
	Out   io.Writer
}

// Logon does what the file says. A drive that fails doesn't keep the others from being mapped.
func (a *Agent) Logon(file []byte) error {
	var drives []Drive
	if err := json.Unmarshal(file, &drives); err != nil {
		fmt.Fprintln(a.Out, "the file can't be read:", err)
		return err
	}
	var failed error
	for _, d := range drives {
		did, err := a.apply(d)
		if err != nil {
			failed = errors.Join(failed, err)
			did = advice(err)
		}
		fmt.Fprintln(a.Out, d.Letter, did)
	}
	return failed
}

// apply brings one drive about and says what it did. After an error the drive is as it was.
func (a *Agent) apply(d Drive) (did string, err error) {
	current, err := a.Net.GetConnection(d.Letter)
	switch winerr.Code(err) {
	case winerr.NO_ERROR:
		if wintext.Same(current, d.Share) {
			return "is " + d.Share, nil
		}
		return a.replace(d, current)
	case winerr.ERROR_CONNECTION_UNAVAIL: // remembered, and its server was away
		if err := a.Net.CancelConnection2(d.Letter, mpr.CONNECT_UPDATE_PROFILE, false); err != nil {
			return "", err
		}
	case winerr.ERROR_NOT_CONNECTED:
	default:
		return "", err
	}
	if d.Share == "" {
		return "isn't there", nil
	}
	return "is now " + d.Share, a.connect(d)
}

// replace puts another share, or none, in the place of the current one, unless files are open.
func (a *Agent) replace(d Drive, current string) (did string, err error) {
	if err := a.Net.CancelConnection2(d.Letter, mpr.CONNECT_UPDATE_PROFILE, false); err != nil {
		return "", err
	}
	if d.Share == "" {
		return "was " + current, nil
	}
	if err := a.connect(d); err != nil {
		return "", errors.Join(err, a.try(Drive{Letter: d.Letter, Share: current}))
	}
	return "is now " + d.Share, nil
}

// connect connects a drive, and waits for a network that isn't there yet at a logon.
func (a *Agent) connect(d Drive) (err error) {
	for n := range max(a.Tries, 1) {
		if n > 0 {
			time.Sleep(a.Pause)
		}
		switch err = a.try(d); winerr.Code(err) {
		case winerr.ERROR_BUSY, winerr.ERROR_NO_NETWORK, winerr.ERROR_BAD_NETPATH, winerr.ERROR_NO_NET_OR_BAD_PATH:
		default:
			return err
		}
	}
	return err
}

// try connects a drive once. WNet has no contexts: a call that takes too long goes on behind the agent's back, and what it
// comes to is taken back.
func (a *Agent) try(d Drive) error {
	cred := mpr.Credentials{}
	if d.User != "" {
		cred = mpr.As(d.User, d.Password)
	}
	add := func() error {
		nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, LocalName: d.Letter, RemoteName: d.Share}
		return a.Net.AddConnection2(nr, cred, mpr.CONNECT_UPDATE_PROFILE)
	}
	if a.Limit == 0 {
		return add()
	}
	done := make(chan error, 1)
	go func() { done <- add() }()
	select {
	case err := <-done:
		return err
	case <-time.After(a.Limit):
		go func() {
			if <-done == nil {
				_ = a.Net.CancelConnection2(d.Letter, mpr.CONNECT_UPDATE_PROFILE, false)
			}
		}()
		return winerr.ERROR_TIMEOUT
	}
}

// advice says what a user can do.
func advice(err error) string {
	text := ""
	switch code := winerr.Code(err); code {
	case winerr.ERROR_OPEN_FILES, winerr.ERROR_DEVICE_IN_USE:
		text = "close its files and log on again"
	case winerr.ERROR_SESSION_CREDENTIAL_CONFLICT:
		text = "you are connected to this server as somebody else"
	case winerr.ERROR_LOGON_FAILURE, winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_ACCESS_DENIED:
		text = "the server doesn't let you in"
	case winerr.ERROR_ALREADY_ASSIGNED:
		text = "the letter belongs to something else"
	case winerr.ERROR_BUSY, winerr.ERROR_NO_NETWORK, winerr.ERROR_BAD_NETPATH, winerr.ERROR_NO_NET_OR_BAD_PATH, winerr.ERROR_TIMEOUT:
		text = "its server can't be reached"
	case winerr.ERROR_BAD_NET_NAME:
		text = "its share is no more"
	default:
		text = "ask the help desk"
	}
	return fmt.Sprintf("failed: %s (%s)", text, winerr.Code(err).Name())
}
