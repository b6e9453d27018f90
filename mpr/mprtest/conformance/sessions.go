package conformance

import (
	"io"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
)

// logonKind is a way to log the user on once more.
type logonKind struct {
	typ   session.LogonType
	name  string // another user's; "": the same user
	admin bool
}

func (k logonKind) of(user string) session.Logon {
	if k.name != "" {
		user = k.name
	}
	return session.Logon{User: session.User{Name: user}, Type: k.typ, Administrator: k.admin}
}

var (
	asService  = logonKind{typ: session.LogonService}
	asBatch    = logonKind{typ: session.LogonBatch}
	asNetwork  = logonKind{typ: session.LogonNetwork}
	asWinlogon = logonKind{typ: session.LogonInteractive}
	asAdmin    = logonKind{typ: session.LogonInteractive, name: "admin", admin: true}
	asOther    = logonKind{typ: session.LogonService, name: "somebody"}
)

// linked sets up a machine where the halves of a split logon share their letters.
var linked = Setup{Options: mpr.Options{Options: session.Options{EnableLinkedConnections: true}}}

const loginDocument = "WNetGetConnectionW and WNetOpenEnumW (remarks on logon sessions), winnetwk.h documentation"

var sessionCases = suite.From(loginDocument, []need{needForeign, needLogon, needElevated}, []test{
	{
		Name:   "sessions apart",
		Rule:   "a connection belongs to its logon session: another session of the same user doesn't see, list or cancel it, and can use its letter",
		Covers: []string{"WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetAddConnection2W/NO_ERROR"},
		Needs:  []need{needRemote, needSecond, needLogon},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			c.connect("", c.Remote)
			other := c.logonAs(asService)
			c.isNot(other, drive, winerr.ERROR_NOT_CONNECTED)
			c.lists(other, mpr.RESOURCE_CONNECTED, nil)
			for _, name := range []string{drive, c.Remote} {
				c.refused("a cancel in the other session", func() error { return other.CancelConnection2(name, 0, true) }, winerr.ERROR_NOT_CONNECTED)
				c.Code("GetUser in the other session", suite.ErrorOf(other.GetUser(name)), winerr.ERROR_NOT_CONNECTED)
			}
			c.OK("the same letter there", add(other, drive, c.Second, 0))
			c.is(c.n, drive, c.Remote)
		},
	},
	{
		Name:   "one profile a user",
		Rule:   "what is remembered belongs to the user: another session of the same user finds it there, unconnected; another user doesn't",
		Covers: []string{"WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL"},
		Needs:  []need{needRemote, needLogon},
		Check: func(c *checker) {
			c.Must("AddConnection2", add(c.n, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			c.isNot(c.logonAs(asService), drive, winerr.ERROR_CONNECTION_UNAVAIL)
			c.isNot(c.logonAs(asOther), drive, winerr.ERROR_NOT_CONNECTED)
		},
	},
	{
		Name:     "restored at a logon",
		Rule:     "an interactive logon connects the remembered drives, that of a service, a batch job or over the network doesn't",
		Document: "WNetRestoreConnectionW, winnetwk.h documentation",
		Covers:   []string{"WNetGetConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needLogon},
		Check: func(c *checker) {
			c.remember(drive, c.Remote)
			c.is(c.logonAs(asWinlogon), drive, c.Remote)
			for _, kind := range []logonKind{asService, asBatch, asNetwork} {
				c.isNot(c.logonAs(kind), drive, winerr.ERROR_CONNECTION_UNAVAIL)
			}
		},
	},
	{
		Name:     "global letters",
		Rule:     "a letter of LocalSystem is taken for all sessions, and only LocalSystem can ask about it, list it and cancel it",
		Document: dosDocument + "; Microsoft Knowledge Base Q180362",
		Covers: []string{
			"WNetAddConnection2W/ERROR_ALREADY_ASSIGNED", "WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetCancelConnection2W/ERROR_NOT_CONNECTED",
			"observed/net-system-delete", "observed/net-system-letter",
		},
		Needs: []need{needForeign, needRemote, needSystem},
		Setup: Setup{Second: true},
		Check: func(c *checker) {
			system := c.System()
			c.Must("AddConnection2 as LocalSystem", add(system, drive, c.Foreign, 0))
			c.is(system, drive, c.Foreign)
			c.refused("AddConnection2", func() error { return add(c.n, drive, c.Remote, 0) }, winerr.ERROR_ALREADY_ASSIGNED)
			c.isNot(c.n, drive, winerr.ERROR_NOT_CONNECTED)
			c.refused("CancelConnection2", func() error { return c.n.CancelConnection2(drive, 0, true) }, winerr.ERROR_NOT_CONNECTED)
			c.connected()
		},
	},
	{
		Name:     "global letters from C up",
		Rule:     "letters that are chosen for LocalSystem run from C: up, and skip those that are taken",
		Document: dosDocument,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needForeign, needSystem, needDisks},
		Setup:    Setup{Second: true},
		Check: func(c *checker) {
			system, taken := c.System(), slices.Clone(c.Disks)
			for letter := 'C'; letter <= 'G'; letter++ {
				local := string(letter) + ":"
				if slices.Contains(taken, local) {
					continue
				}
				use, err := system.UseConnection(0, disk("", c.Foreign), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
				c.OK("UseConnection as LocalSystem", err)
				suite.Equal(c, "what was chosen", use.AccessName, local)
			}
		},
	},
	{
		Name:     "global mapping",
		Rule:     "with CONNECT_GLOBAL_MAPPING an administrator connects a letter for all sessions, which is LocalSystem's; others get ERROR_ACCESS_DENIED, and a backslash behind the name is ERROR_INVALID_PARAMETER",
		Document: "winnetwk.h (the flag); issues of csi-driver-smb (the backslash)" + ruled,
		Covers: []string{
			"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_ACCESS_DENIED", "WNetAddConnection2W/ERROR_INVALID_PARAMETER",
		},
		Needs: []need{needForeign, needRemote, needSystem, needLogon, needElevated},
		Setup: Setup{Second: true},
		Check: func(c *checker) {
			filtered := c.logonAs(asAdmin)
			full, err := c.Elevated(filtered)
			c.Must("Elevated", err)
			for _, n := range []mpr.Network{c.n, filtered} {
				c.refused("AddConnection2", func() error { return add(n, drive, c.Foreign, mpr.CONNECT_GLOBAL_MAPPING) }, winerr.ERROR_ACCESS_DENIED)
			}
			c.refused("AddConnection2", func() error { return add(full, drive, c.Foreign+`\`, mpr.CONNECT_GLOBAL_MAPPING) }, winerr.ERROR_INVALID_PARAMETER)
			c.OK("AddConnection2, elevated", add(full, drive, c.Foreign, mpr.CONNECT_GLOBAL_MAPPING))
			for _, n := range []mpr.Network{c.n, full} {
				c.isNot(n, drive, winerr.ERROR_NOT_CONNECTED)
			}
			system := c.System()
			c.is(system, drive, c.Foreign)
			c.OK("CancelConnection2 as LocalSystem", system.CancelConnection2(drive, 0, false))
			c.connect(drive, c.Remote)
		},
	},
	{
		Name:     "elevated apart",
		Rule:     "the two halves of a split logon have letters of their own, and the elevated one remembers nothing",
		Document: "Mapped drives are not available from an elevated command prompt (KB 3035277); what the elevated one remembers was observed",
		Covers:   []string{"WNetGetConnectionW/ERROR_NOT_CONNECTED", "WNetAddConnection2W/NO_ERROR", "observed/elevated-keeps-nothing"},
		Setup:    Setup{Second: true},
		Check:    func(c *checker) { c.elevation(winerr.ERROR_NOT_CONNECTED) },
	},
	{
		Name:     "one profile for both halves",
		Rule:     "with ElevatedReadOnly the elevated half of a split logon sees what its user has remembered, and forgets none of it",
		Document: "Mapped drives are not available from an elevated command prompt (KB 3035277); what the elevated one remembers was observed" + ruled,
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetCancelConnection2W/NO_ERROR"},
		Setup:    Setup{Second: true, Options: mpr.Options{ElevatedProfile: mpr.ElevatedReadOnly}},
		Check: func(c *checker) {
			filtered, full := c.halves()
			c.Must("AddConnection2", add(filtered, drive, c.Foreign, mpr.CONNECT_UPDATE_PROFILE))
			c.Must("AddConnection2, elevated", add(full, drive, c.Foreign, mpr.CONNECT_UPDATE_PROFILE))
			c.OK("CancelConnection2, elevated", full.CancelConnection2(drive, mpr.CONNECT_UPDATE_PROFILE, false))
			for _, half := range []mpr.Network{filtered, full} {
				c.lists(half, mpr.RESOURCE_REMEMBERED, nil, drive+" "+c.Foreign)
			}
		},
	},
	{
		Name:     "nothing remembered in the elevated half",
		Rule:     "the elevated half of a split logon sees none of what its user has remembered in the other half, and forgets none of it",
		Document: "observed by programs that map drives on Windows (ansible.windows, gsudo); no page tells",
		Covers:   []string{"WNetOpenEnumW/NO_ERROR", "WNetCancelConnection2W/ERROR_NOT_CONNECTED", "observed/elevated-remembers-nothing"},
		Setup:    Setup{Second: true},
		Check: func(c *checker) {
			filtered, full := c.halves()
			c.Must("AddConnection2", add(filtered, drive, c.Foreign, mpr.CONNECT_UPDATE_PROFILE))
			c.Must("CancelConnection2", filtered.CancelConnection2(drive, 0, false))
			c.lists(full, mpr.RESOURCE_REMEMBERED, nil)
			c.isNot(full, drive, winerr.ERROR_NOT_CONNECTED)
			c.refused("CancelConnection2, elevated", func() error { return full.CancelConnection2(drive, mpr.CONNECT_UPDATE_PROFILE, false) }, winerr.ERROR_NOT_CONNECTED)
			c.lists(filtered, mpr.RESOURCE_REMEMBERED, nil, drive+" "+c.Foreign)
		},
	},
	{
		Name:     "elevated linked",
		Rule:     "with EnableLinkedConnections a letter of one half of a split logon is there in both, and can be cancelled in both",
		Document: "Mapped drives are not available from an elevated command prompt (KB 3035277)" + ruled,
		Covers:   []string{"WNetGetConnectionW/NO_ERROR", "WNetCancelConnection2W/NO_ERROR"},
		Setup:    Setup{Second: true, Options: linked.Options},
		Check:    func(c *checker) { c.elevation(winerr.NO_ERROR) },
	},
	{
		Name:     "logoff",
		Rule:     "a logoff ends the connections of the session, and the files that are open on them; what is remembered stays",
		Document: "Use Functions (connections are deleted when the user logs off), Network Management documentation",
		Covers:   []string{"WNetGetConnectionW/ERROR_CONNECTION_UNAVAIL"},
		Needs:    []need{needRemote, needLogon},
		Check: func(c *checker) {
			other, logoff, err := c.Logon(asService.of(c.User))
			c.Must("Logon", err)
			c.Must("AddConnection2", add(other, drive, c.Remote, mpr.CONNECT_UPDATE_PROFILE))
			c.Must("AddConnection2", add(other, "", c.Remote, 0))
			var files []io.ReadCloser
			if c.Open != nil && c.File != "" {
				for _, in := range []string{drive, c.Remote} {
					file, err := c.Open(other, in+c.File)
					c.Must("Open", err)
					files = append(files, file)
				}
			}
			logoff()
			for _, file := range files {
				c.Code("Read after the logoff", suite.ErrorOf(file.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
			}
			c.isNot(c.logonAs(asService), drive, winerr.ERROR_CONNECTION_UNAVAIL)
			c.remembers(drive + " " + c.Remote)
		},
	},
})

// halves returns a thread in each half of a split logon, on which the case rests.
func (c *checker) halves() (filtered, full mpr.Network) {
	filtered = c.logonAs(asAdmin)
	full, err := c.Elevated(filtered)
	c.Must("Elevated", err)
	return filtered, full
}

// elevation holds the two halves of a split logon to what each sees of the
// other's letters.
func (c *checker) elevation(want winerr.Errno) {
	filtered, full := c.halves()
	c.Must("AddConnection2", add(filtered, drive, c.Foreign, 0))
	c.isNot(full, drive, want)
	c.Must("AddConnection2, elevated", add(full, drive2, c.Foreign, mpr.CONNECT_UPDATE_PROFILE))
	switch want {
	case winerr.NO_ERROR:
		c.is(filtered, drive2, c.Foreign)
		c.lists(filtered, mpr.RESOURCE_REMEMBERED, nil, drive2+" "+c.Foreign)
		c.OK("CancelConnection2 in the other half", full.CancelConnection2(drive, 0, false))
		c.isNot(filtered, drive, winerr.ERROR_NOT_CONNECTED)
	default:
		c.isNot(filtered, drive2, want)
		c.lists(filtered, mpr.RESOURCE_REMEMBERED, nil)
	}
}

// logonAs logs the user on once more, for the time of the case, which rests on that.
func (c *checker) logonAs(how logonKind) mpr.Network {
	n, _, err := c.Logon(how.of(c.User))
	c.Must("Logon", err)
	return n
}
