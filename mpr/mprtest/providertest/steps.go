package providertest

import (
	"os"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The devices of the cases.
const (
	drive   = "Z:"
	drive2  = "Y:"
	printer = "LPT1"
	unused  = "Q:"
)

// notFound lists the codes of a name of this network that nothing has.
var notFound = []winerr.Errno{winerr.ERROR_BAD_NET_NAME, winerr.ERROR_BAD_NETPATH}

// notMine lists the codes that tell the router that a name belongs to another
// network ("Implementing a Network Provider").
var notMine = append([]winerr.Errno{winerr.ERROR_INVALID_PARAMETER, winerr.ERROR_INVALID_LEVEL}, notFound...)

// refusals lists the codes of credentials that the server refuses.
var refusals = []winerr.Errno{
	winerr.ERROR_INVALID_PASSWORD, winerr.ERROR_LOGON_FAILURE, winerr.ERROR_BAD_USERNAME, winerr.ERROR_ACCESS_DENIED,
}

// add connects a session with the good credentials.
func (c *checker) add(s *session.Session, local, remote string) error {
	return c.addAs(s, local, remote, c.Good)
}

func (c *checker) addAs(s *session.Session, local, remote string, cred session.Credentials) error {
	return c.p.AddConnection(s, &provider.NetResource{LocalName: local, RemoteName: remote}, cred)
}

// adder is one of the calls that connect.
type adder struct {
	name string
	call func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error
}

// adders returns the calls that connect and that the provider has. That with an
// authentication buffer is among them if the harness can make one.
func (c *checker) adders() []adder {
	all := []adder{{"AddConnection", c.p.AddConnection}}
	if canAdd3.Met(c) {
		all = append(all, adder{"AddConnection3", func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			return c.p.AddConnection3(s, 0, nr, cred, 0)
		}})
	}
	if canAdd4.Met(c) && c.Pack != nil {
		all = append(all, adder{"AddConnection4", func(s *session.Session, nr *provider.NetResource, cred session.Credentials) error {
			return c.p.AddConnection4(s, 0, nr, c.packed(cred), 0, nil)
		}})
	}
	return all
}

// packed returns credentials as an authentication buffer, NULL for the default ones
// or where the harness can make none.
func (c *checker) packed(cred session.Credentials) []byte {
	if c.Pack == nil || cred.IsDefault() {
		return nil
	}
	return c.Pack(cred)
}

// canceller is one of the two calls that cancel.
type canceller struct {
	name string
	call func(s *session.Session, name string, force bool) error
}

func (c *checker) cancellers() []canceller {
	all := []canceller{{"CancelConnection", c.p.CancelConnection}}
	if canCancel2.Met(c) {
		all = append(all, canceller{"CancelConnection2", func(s *session.Session, name string, force bool) error {
			return c.p.CancelConnection2(s, name, force, 0)
		}})
	}
	return all
}

// connected connects a session, and the case rests on that.
func (c *checker) connected(s *session.Session, local, remote string) {
	c.Must("AddConnection "+local+" "+remote, c.add(s, local, remote))
}

// occupied has the session's drive redirected by another provider, and drive2 defined as a local disk.
func (c *checker) occupied() {
	other, err := session.ParseName(drive)
	c.Must("ParseName", err)
	c.Must("Redirect", c.s.Devices().Redirect(other, `\Device\OtherRedirector\;Z:\server\share`, new(int)))
	c.Must("DefineDosDevice", c.s.Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, drive2, `\Device\HarddiskVolume7`))
}

// system returns the session of LocalSystem.
func (c *checker) system() *session.Session {
	s, err := c.table.WellKnown(session.LocalSystem)
	c.Must("WellKnown", err)
	return s
}

// get calls GetConnection.
func (c *checker) get(s *session.Session, local string) error {
	_, err := c.p.GetConnection(s, local)
	return err
}

// points notes a device that isn't redirected to the remote name.
func (c *checker) points(s *session.Session, local, remote string) {
	got, err := c.p.GetConnection(s, local)
	c.OK("GetConnection "+local, err)
	if err == nil && !wintext.Same(got, remote) {
		c.Notef("GetConnection %s: got %q, want %q", local, got, remote)
	}
}

// visible notes a device that the session sees and shouldn't, or the reverse.
func (c *checker) visible(s *session.Session, local string, want bool) {
	n, err := session.ParseName(local)
	c.Must("ParseName", err)
	_, found := s.Devices().Lookup(n)
	suite.Equal(c, local+" is defined", found, want)
}

// kept finds a connection in the snapshot.
func (c *checker) kept(s *session.Session, local, remote string) (provider.ConnectionSnapshot, bool) {
	for _, each := range c.p.Snapshot() {
		if each.LUID == s.LUID() && each.Local == local && wintext.Same(each.Remote, remote) {
			return each, true
		}
	}
	return provider.ConnectionSnapshot{}, false
}

// open opens the file of the harness by a path on a device or a remote name.
func (c *checker) open(s *session.Session, place string) provider.File {
	f, err := c.p.OpenFile(s, place+c.File, os.O_RDONLY, 0)
	c.Must("OpenFile "+place+c.File, err)
	return f
}

// list returns everything that an enumeration of all types and usages has, by
// batches of a size.
func (c *checker) list(s *session.Session, scope provider.Scope, nr *provider.NetResource, batch int) []provider.NetResource {
	return c.listOf(s, scope, provider.RESOURCETYPE_ANY, 0, nr, batch)
}

func (c *checker) listOf(s *session.Session, scope provider.Scope, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource, batch int) []provider.NetResource {
	h, err := c.p.OpenEnum(s, scope, typ, usage, nr)
	c.Must("OpenEnum", err)
	defer func() { _ = c.p.CloseEnum(h) }() // a case of its own looks at that
	var all []provider.NetResource
	buf := make([]provider.NetResource, batch)
	for len(all) < maxListed {
		n, err := c.p.EnumResource(h, buf)
		if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
			return all
		}
		c.Must("EnumResource", err)
		if n < 1 || n > batch {
			c.Stop(winerr.ERROR_INVALID_DATA)
		}
		all = append(all, buf[:n]...)
	}
	return all
}

// maxListed is the number of entries after which a case takes an enumeration for endless.
const maxListed = 1000

// container returns the first container in the browse tree, the top itself if it
// has none.
func (c *checker) container() *provider.NetResource {
	for _, r := range c.list(c.s, provider.RESOURCE_GLOBALNET, nil, 16) {
		if r.Usage&provider.RESOURCEUSAGE_CONTAINER != 0 {
			return &r
		}
	}
	return nil
}
