package netkey

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// Values of the key of an entry.
const (
	remotePath     = "RemotePath"
	userName       = "UserName"
	providerName   = "ProviderName"
	providerType   = "ProviderType"
	connectionType = "ConnectionType"
	connectFlags   = "ConnectFlags"
	deferFlags     = "DeferFlags"
	useOptions     = "UseOptions"
)

// Names holds the names of the values of an entry in the order in which Windows 10 writes them.
var Names = []string{
	remotePath, userName, providerName, providerType, connectionType, connectFlags, deferFlags, useOptions,
}

// KeyOf returns the name of the key of a local name, as profile.ParseLocal takes it: "Z" for "Z:".
func KeyOf(local string) string { return strings.TrimSuffix(local, ":") }

// LocalOf returns the local name that a key stands for, or false for a key that isn't named after a device. Keys are
// compared without case.
func LocalOf(key string) (local string, ok bool) {
	var name session.Name
	switch len(key) {
	case 1:
		name = session.Letter(key[0])
	case len("LPT1"):
		name, _ = session.ParseName(key) // none is the zero Name
	}
	return name.String(), name != 0
}

// Encode returns the values of an entry in the order of Names, without an empty UseOptions, which Windows versions before
// 10 never write. The values share the bytes of the entry.
func Encode(e profile.Entry) []Value {
	user := String(userName, e.UserName)
	if e.UserZero {
		user = DWord(userName, 0)
	}
	values := []Value{
		String(remotePath, e.RemotePath),
		user,
		String(providerName, e.ProviderName),
		DWord(providerType, e.ProviderType),
		DWord(connectionType, e.ConnectionType),
		DWord(connectFlags, e.ConnectFlags),
		DWord(deferFlags, e.DeferFlags),
	}
	if len(e.UseOptions) > 0 {
		values = append(values, Binary(useOptions, e.UseOptions))
	}
	return values
}

// ValueError names the value for which a key isn't that of an entry.
type ValueError struct {
	Name string
	Err  error // the reason, behind the name of the value
}

// Error returns the name of the value and the reason.
func (e *ValueError) Error() string { return fmt.Sprintf("value %q %v", e.Name, e.Err) }

// Decode returns the entry of a device from the values of its key, of which the last one of a name counts. found is false
// for a key without a RemotePath, which remembers nothing. A value of the wrong type gives a *ValueError.
func Decode(local string, values []Value) (e profile.Entry, found bool, err error) {
	e.Local = local
	for _, v := range values {
		if err := set(&e, v); err != nil {
			return profile.Entry{}, false, &ValueError{Name: v.Name, Err: err}
		}
	}
	if e.RemotePath == "" {
		return profile.Entry{}, false, nil
	}
	return e, true, nil
}

// set sets the field of a value. It ignores other values.
func set(e *profile.Entry, v Value) (err error) {
	switch {
	case v.Is(remotePath):
		e.RemotePath, err = v.Text()
	case v.Is(userName):
		err = setUser(e, v)
	case v.Is(providerName):
		e.ProviderName, err = v.Text()
	case v.Is(providerType):
		e.ProviderType, err = v.Number()
	case v.Is(connectionType):
		e.ConnectionType, err = v.Number()
	case v.Is(connectFlags):
		e.ConnectFlags, err = v.Number()
	case v.Is(deferFlags):
		e.DeferFlags, err = v.Number()
	case v.Is(useOptions):
		e.UseOptions, err = v.Bytes()
	}
	return err
}

// setUser sets the user from either form of a UserName: a string, or the number 0 for the user of the session.
func setUser(e *profile.Entry, v Value) (err error) {
	e.UserZero = v.Type == TypeDWord
	if !e.UserZero {
		e.UserName, err = v.Text()
		return err
	}
	n, err := v.Number()
	if err == nil && n != 0 {
		err = errors.New("is a number other than 0")
	}
	e.UserName = ""
	return err
}

// EscapeUser returns a name for a folded user that every file system and the registry take and return as it is. It holds
// small letters, digits and the characters - _ . @; the bytes of all other characters are hexadecimal numbers behind a %,
// and so is the first letter if Windows takes the name for a device.
func EscapeUser(folded string) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	device := isDevice(folded)
	for i := range len(folded) {
		c := folded[i]
		if i == 0 && (device || c == '.') || !isPlain(c) {
			b.Write([]byte{'%', digits[c>>4], digits[c&15]})
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isPlain(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || strings.IndexByte("-_.@", c) >= 0
}

// isDevice reports whether Windows takes a file of that name, whatever its extension, for a device.
//
// Document: "Naming Files, Paths, and Namespaces".
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return true
	}
	port := strings.TrimRight(stem, "0123456789")
	return len(stem) == 4 && (port == "com" || port == "lpt")
}

// UnescapeUser returns the folded user of a name, and false for a name that EscapeUser never returns.
func UnescapeUser(name string) (folded string, ok bool) {
	var b strings.Builder
	for rest := name; rest != ""; rest = rest[1:] {
		if rest[0] != '%' {
			b.WriteByte(rest[0])
			continue
		}
		if len(rest) < 3 {
			return "", false
		}
		n, err := strconv.ParseUint(rest[1:3], 16, 8)
		if err != nil {
			return "", false
		}
		b.WriteByte(byte(n))
		rest = rest[2:]
	}
	again, err := profile.FoldUser(b.String())
	return again, err == nil && EscapeUser(again) == name
}
