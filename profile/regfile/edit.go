package regfile

import (
	"slices"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/netkey"
)

// Put returns the document with an entry in place of the one with the same Local. What stands there already stays as it
// is spelled; values that are not an entry's stay, too.
//
// ERROR_BAD_DEVICE, ERROR_BAD_NET_NAME, ERROR_INVALID_PARAMETER: see profile.Entry.Validate.
func (d *Document) Put(e profile.Entry) (*Document, error) {
	if err := e.Validate(); err != nil {
		return nil, err
	}
	path := networkKey + `\` + netkey.KeyOf(e.Local)
	edited, err := d.modern().set(path, netkey.Encode(e), netkey.Names)
	if err != nil {
		return nil, err
	}
	edited.entries = slices.Clone(edited.entries)
	i, found := edited.find(e.Local)
	if !found {
		edited.entries = slices.Insert(edited.entries, i, profile.Entry{})
	}
	edited.entries[i] = e.Clone()
	return edited, nil
}

// Delete returns the document without the key of a device and all that is under it, and d itself when nothing is
// remembered for the device.
//
// ERROR_BAD_DEVICE: the local name is no device's.
func (d *Document) Delete(local string) (*Document, error) {
	if _, err := profile.ParseLocal(local); err != nil {
		return nil, err
	}
	if _, found := d.Get(local); !found {
		return d, nil
	}
	m := d.modern()
	path := networkKey + `\` + netkey.KeyOf(local)
	var edits []edit
	for i := range m.sections {
		if _, ok := under(m.path(i), path); ok && !m.sections[i].deleted {
			edits = append(edits, edit{from: int(m.sections[i].start), to: m.end(i)})
		}
	}
	edited, err := m.apply(edits)
	if err != nil {
		return nil, err
	}
	i, _ := edited.find(local)
	edited.entries = slices.Delete(slices.Clone(edited.entries), i, i+1)
	return edited, nil
}
