package regfile

import (
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// persistentKey holds the settings that net use and Explorer remember beside the connections.
const persistentKey = `HKEY_CURRENT_USER\Software\Microsoft\Windows NT\CurrentVersion\Network\Persistent Connections`

const (
	saveConnections = "SaveConnections"
	order           = "Order"
	recentLetters   = "abcdefghij"
)

// Persistent is the content of the key Persistent Connections. The zero value is that of a new profile.
//
// Document: "Net use", Windows commands reference, for /persistent.
type Persistent struct {
	// DontSave tells that net use remembers no connection unless it is asked to, as after /persistent:no. The file has
	// SaveConnections, "yes" or "no".
	DontSave bool
	// Recent holds the remote names that were connected last, the newest first, 10 at the most. The file has the values
	// "a" to "j", and the letters in this order in Order.
	Recent []string
}

// persistentNames returns the names of the values of the key, in the order of regedit.
func persistentNames() []string {
	return append(strings.Split(recentLetters, ""), order, saveConnections)
}

// Persistent returns the content of the key Persistent Connections, without letters of Order that have no value.
//
// ERROR_BAD_PROFILE, as an *Error: one of the values is not a string.
func (d *Document) Persistent() (Persistent, error) {
	if d == nil {
		return Persistent{}, nil
	}
	values, err := d.values(d.live(persistentKey), persistentNames())
	if err != nil {
		return Persistent{}, d.located(err)
	}
	texts := make(map[string]string)
	for _, v := range values {
		text, err := v.Text()
		if err != nil {
			wrong := &netkey.ValueError{Name: v.Name, Err: err}
			return Persistent{}, d.located(&offsetError{v.item.start, wrong.Error()})
		}
		texts[wintext.Fold(v.Name)] = text
	}
	p := Persistent{DontSave: wintext.Same(texts[wintext.Fold(saveConnections)], "no")}
	for letter := range strings.SplitSeq(wintext.Fold(texts[wintext.Fold(order)]), "") {
		if remote, ok := texts[letter]; ok {
			p.Recent = append(p.Recent, remote)
			delete(texts, letter)
		}
	}
	return p, nil
}

// SetPersistent returns the document with another content of the key Persistent Connections. The newest remote name has
// the letter a.
//
// ERROR_INVALID_PARAMETER: more than 10 recent names, or one that is empty, is not UTF-8 or holds a NUL.
func (d *Document) SetPersistent(p Persistent) (*Document, error) {
	if len(p.Recent) > len(recentLetters) {
		return nil, fmt.Errorf("profile: %d recent names: %w", len(p.Recent), winerr.ERROR_INVALID_PARAMETER)
	}
	var values []netkey.Value
	for i, remote := range p.Recent {
		if remote == "" || !wintext.Valid(remote) {
			return nil, fmt.Errorf("profile: recent name %q: %w", remote, winerr.ERROR_INVALID_PARAMETER)
		}
		values = append(values, netkey.String(recentLetters[i:i+1], remote))
	}
	save := "yes"
	if p.DontSave {
		save = "no"
	}
	values = append(values, netkey.String(order, recentLetters[:len(p.Recent)]), netkey.String(saveConnections, save))
	return d.modern().set(persistentKey, values, persistentNames())
}
