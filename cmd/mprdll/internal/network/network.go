// Package network reads the machine of a drop-in mpr.dll from a file: who calls,
// and what is on the network.
package network

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Variable is the environment variable that names the file.
const Variable = "WINNET_NETWORK"

// File is the machine as JSON has it. Members that aren't known are an error.
//
//	{
//		"version": "Windows 10",
//		"user": "alice",
//		"servers": [{
//			"name": "files",
//			"accounts": [{"name": "alice", "password": "secret"}],
//			"shares": [{"name": "docs", "comment": "For everybody"}]
//		}]
//	}
type File struct {
	Version string // of Windows, as session.ParseVersion takes it; "": Windows 11
	User    string // who the process runs as: `alice`, `DOMAIN\alice`
	Domains []provider.Domain
	Servers []provider.Server
}

// Open makes the machine of the file that the environment names, and its caller.
func Open() (*mpr.Caller, error) {
	path := os.Getenv(Variable)
	if path == "" {
		return nil, fmt.Errorf("%s must name a JSON file with the network", Variable)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Variable, err)
	}
	c, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %s: %w", Variable, path, err)
	}
	return c, nil
}

// parse makes the machine of a file.
func parse(data []byte) (*mpr.Caller, error) {
	var f File
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, fmt.Errorf("there is more behind the network")
	}
	return f.logon()
}

// logon makes the machine and logs its user on.
func (f *File) logon() (*mpr.Caller, error) {
	user, err := session.ParseUser(f.User)
	if err != nil {
		return nil, fmt.Errorf("user %q: %w", f.User, err)
	}
	net, err := provider.NewFake(provider.Network{Domains: f.Domains, Servers: f.Servers})
	if err != nil {
		return nil, err
	}
	r := mpr.New(net)
	if f.Version != "" {
		if r.Options.Version, err = session.ParseVersion(f.Version); err != nil {
			return nil, fmt.Errorf("version %q: %w", f.Version, err)
		}
	}
	return r.Logon(session.Logon{User: user, Type: session.Interactive})
}
