package profile

import (
	"bytes"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Entry is one remembered connection. Its fields are the values of one key under HKEY_CURRENT_USER\Network, in the
// order in which Windows 10 writes them; the field of a missing value is zero.
//
// Document: "Microsoft Windows Registry Guide", second edition, table B-1.
type Entry struct {
	// Local is the device: "A:" to "Z:" or "LPT1" to "LPT9", in capitals. It is the name of the key, which has no colon
	// for a drive.
	Local string
	// RemotePath is the remote name that the device is connected to, as it was typed: `\\server\share`.
	RemotePath string
	// UserName is the user name of the call that connected, exactly as it was given. "" stands for the user of the
	// session, for whom Windows writes an empty text.
	UserName string
	// UserZero tells that the value UserName is the number 0 in place of an empty text, as some profiles have it for the
	// user of the session. UserName is then empty.
	UserZero bool
	// ProviderName is the network's name, as in "Microsoft Windows Network".
	ProviderName string
	// ProviderType is the network's type, a WNNC_NET_* number: 0x20000 for SMB.
	ProviderType uint32
	// ConnectionType is 1 (RESOURCETYPE_DISK) for a drive and 2 (RESOURCETYPE_PRINT) for a printer port.
	ConnectionType uint32
	// ConnectFlags is 0 in every published profile. No document tells what other numbers mean.
	ConnectFlags uint32
	// DeferFlags tells how to restore the connection: 4 if it may wait for its first use, 1 if Windows has to ask for a
	// password.
	DeferFlags uint32
	// UseOptions is data of the network for the next connect, from Windows 10 on; SMB has 124 bytes that begin with
	// "DefC". Nil and an empty slice stand for no value.
	UseOptions []byte
}

// ParseLocal reads the name of a device as an entry spells it: "A:" to "Z:" or "LPT1" to "LPT9", in capitals.
//
// ERROR_BAD_DEVICE: any other text, also another spelling of a device.
func ParseLocal(local string) (session.Name, error) {
	if name, err := session.ParseName(local); err == nil && name.String() == local {
		return name, nil
	}
	return 0, fmt.Errorf("profile: local name %q: %w", local, winerr.ERROR_BAD_DEVICE)
}

// Clone returns a copy that shares no memory with e.
func (e Entry) Clone() Entry {
	e.UseOptions = bytes.Clone(e.UseOptions)
	return e
}

// Equal reports whether all fields of two entries are the same, with case. Package go-cmp calls it.
func (e Entry) Equal(other Entry) bool {
	return bytes.Equal(e.UseOptions, other.UseOptions) &&
		e.Local == other.Local && e.RemotePath == other.RemotePath &&
		e.UserName == other.UserName && e.UserZero == other.UserZero && e.ProviderName == other.ProviderName &&
		e.ProviderType == other.ProviderType && e.ConnectionType == other.ConnectionType &&
		e.ConnectFlags == other.ConnectFlags && e.DeferFlags == other.DeferFlags
}

// Validate returns nil for an entry that a store takes. Errors:
//
//	ERROR_BAD_DEVICE          Local is not "A:" to "Z:" or "LPT1" to "LPT9" in capitals
//	ERROR_BAD_NET_NAME        RemotePath is empty
//	ERROR_INVALID_PARAMETER   RemotePath, UserName or ProviderName is not UTF-8 or holds a NUL, which would end the
//	                          text in the registry; UserZero together with a UserName
//
// Validate doesn't check the numbers, because a real profile may hold any.
func (e Entry) Validate() error {
	_, err := e.check()
	return err
}

// check is Validate without a copy of the entry, and returns its device.
func (e *Entry) check() (session.Name, error) {
	device, err := ParseLocal(e.Local)
	if err != nil {
		return 0, err
	}
	if e.RemotePath == "" {
		return 0, fmt.Errorf("profile: %s without a remote path: %w", e.Local, winerr.ERROR_BAD_NET_NAME)
	}
	for _, text := range [...]string{e.RemotePath, e.ProviderName, e.UserName} {
		if !wintext.Valid(text) {
			return 0, fmt.Errorf("profile: %s holds %q, which the registry cannot: %w",
				e.Local, text, winerr.ERROR_INVALID_PARAMETER)
		}
	}
	if e.UserZero && e.UserName != "" {
		return 0, fmt.Errorf("profile: %s of user %q and of number 0: %w", e.Local, e.UserName, winerr.ERROR_INVALID_PARAMETER)
	}
	return device, nil
}
