package conformance

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/session"
)

var credentialCases = suite.From(addDocument, []need{needRemote, needUser}, []test{
	{
		Name:     "one user a server",
		Rule:     "a session that is connected to a server as one user is ERROR_SESSION_CREDENTIAL_CONFLICT as another, until the last connection has gone",
		Document: "System Error Codes (1219)",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "observed/connect-other-user", "observed/cancel-then-other-user"},
		Needs:    []need{needRemote, needSecond, needElse, needRival},
		Check: func(c *checker) {
			c.connect("", c.Remote)
			rival := func(remote string) error { return c.n.AddConnection2(disk(drive, remote), *c.Rival, 0) }
			c.refusedByAll(disk(drive, c.Second), *c.Rival, 0, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
			c.OK("on another server", rival(c.Elsewhere))
			c.OK("CancelConnection2", c.n.CancelConnection2(drive, 0, false))
			c.OK("CancelConnection2", c.n.CancelConnection2(c.Remote, 0, false))
			c.OK("once nobody is connected", rival(c.Second))
		},
	},
	{
		Name:     "sessions conflict with none",
		Rule:     "two sessions may be connected to one server as different users",
		Document: "System Error Codes (1219)",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Needs:    []need{needRemote, needRival, needLogon},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			other := c.logonAs(asService)
			c.OK("another user in another session", other.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
		},
	},
	{
		Name:   "NULL and empty password",
		Rule:   "a NULL password is the default one of the user, an empty one is none",
		Covers: []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD", "WNetAddConnection2W/NO_ERROR"},
		Check: func(c *checker) {
			empty := mpr.As(c.User, "")
			c.refusedByAll(disk(drive, c.Remote), empty, 0, winerr.ERROR_INVALID_PASSWORD)
			for function, connect := range c.present(connectors) {
				c.OK(function+" with a NULL password", connect(c.n, disk(drive, c.Remote), mpr.Credentials{User: &c.User}, 0))
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:   "default after explicit, Windows 7",
		Rule:   "on Windows 7 default credentials after explicit ones to one server are ERROR_BAD_USERNAME for a NULL user and ERROR_INVALID_PASSWORD for a NULL password",
		Covers: []string{"WNetAddConnection2W/ERROR_BAD_USERNAME", "WNetAddConnection2W/ERROR_INVALID_PASSWORD", "observed/connect-windows7"},
		Setup:  Setup{Options: version(session.Windows7)},
		Needs:  []need{needRemote, needSecond, needRival},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{}, 0, winerr.ERROR_BAD_USERNAME)
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{User: c.Rival.User}, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "default credentials join",
		Rule:     "but on Windows 7, default credentials after explicit ones to one server join the user who is connected",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetGetUserW/NO_ERROR", "observed/connect-joins"},
		Needs:    []need{needRemote, needSecond, needRival},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, disk(drive2, c.Second), mpr.Credentials{}, 0))
				user, err := c.n.GetUser(drive2)
				c.OK("GetUser after "+function, err)
				suite.Equal(c, "the user after "+function, user, *c.Rival.User)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive2, 0, false))
			}
		},
	},
	{
		Name:     "default credentials conflict",
		Rule:     "with NullCredentialsConflict, default credentials after explicit ones of somebody else to one server are ERROR_SESSION_CREDENTIAL_CONFLICT",
		Document: "System Error Codes (1219)" + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR"},
		Setup:    Setup{Options: mpr.Options{Options: session.Options{NullCredentialsConflict: true}}},
		Needs:    []need{needRemote, needSecond, needRival},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.refusedByAll(disk(drive2, c.Second), mpr.Credentials{}, 0, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
		},
	},
	{
		Name:     "another password",
		Rule:     "another password of the user who is connected to the server is ERROR_SESSION_CREDENTIAL_CONFLICT, an empty one too; a NULL password is the one in use",
		Document: "Microsoft Knowledge Base Q98724 and Q115391",
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "observed/connect-other-password"},
		Needs:    []need{needRemote, needSecond, needRival},
		Check: func(c *checker) {
			user := *c.Rival.User
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			for _, other := range []string{otherPassword, ""} {
				c.refusedByAll(disk(drive2, c.Second), mpr.As(user, other), 0, winerr.ERROR_SESSION_CREDENTIAL_CONFLICT)
			}
			c.OK("AddConnection2 with a NULL password", c.n.AddConnection2(disk(drive2, c.Second), mpr.Credentials{User: &user}, 0))
		},
	},
	{
		Name:     "another password, asked",
		Rule:     "with SameUserOtherPassword, the server judges another password of the user who is connected to it",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		Setup:    Setup{Options: mpr.Options{Options: session.Options{SameUserOtherPassword: true}}},
		Needs:    []need{needRemote, needSecond, needRival},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			c.refusedByAll(disk(drive2, c.Second), mpr.As(*c.Rival.User, otherPassword), 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "the network's word",
		Rule:     "what a network says of credentials comes back as it came, whichever call connects",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BAD_USERNAME", "WNetAddConnection2W/ERROR_LOGON_FAILURE"},
		Needs:    append([]need{needRemote}, asStranger.needs...),
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), mpr.As(`a\b\c`, "secret"), 0, winerr.ERROR_BAD_USERNAME)
			asStranger.do(c)
			c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_LOGON_FAILURE)
		},
	},
	{
		Name:     "somebody unknown",
		Rule:     "from Windows Vista on a user whom the server doesn't know is answered as a wrong password is: ERROR_INVALID_PASSWORD for one that was given",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		Needs:    []need{needRemote, needStranger},
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Stranger, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "refused before Vista",
		Rule:     "before Windows Vista a wrong password is ERROR_LOGON_FAILURE, whoever gives it",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_LOGON_FAILURE"},
		Setup:    Setup{Options: version(session.WindowsXP)},
		Needs:    []need{needRemote, needMistyped},
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, 0, winerr.ERROR_LOGON_FAILURE)
		},
	},
	{
		Name:     "refused as a password",
		Rule:     "with RefusedPassword, refused default credentials are ERROR_INVALID_PASSWORD, too",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD"},
		Setup:    refusedAsPassword,
		Needs:    append([]need{needRemote}, asStranger.needs...),
		Check: func(c *checker) {
			asStranger.do(c)
			c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "password of the logon",
		Rule:     "a server that knows the user checks the password of the logon when default credentials come to it",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_LOGON_FAILURE"},
		Needs:    []need{needRemote, needRival, needLogon},
		Check: func(c *checker) {
			right, _ := c.Rival.Password.Reveal()
			for password, want := range inOrder(map[string]winerr.Errno{right: winerr.NO_ERROR, otherPassword: winerr.ERROR_LOGON_FAILURE, "": winerr.ERROR_LOGON_FAILURE}) {
				n, _, err := c.Logon(session.Logon{User: session.User{Name: *c.Rival.User}, Password: session.NewPassword(password)})
				c.Must("Logon", err)
				c.Code("AddConnection2", add(n, "", c.Remote, 0), want)
			}
		},
	},
	{
		Name:    "a user who cancels",
		Rule:    "a prompt that the user cancels is ERROR_CANCELLED, whichever call connects",
		Covers:  []string{"WNetAddConnection2W/ERROR_CANCELLED", "WNetUseConnectionW/ERROR_CANCELLED"},
		Needs:   []need{needRemote, needMistyped},
		Prepare: user(atEachCall(does(mpr.UserCancels()))),
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_INTERACTIVE, winerr.ERROR_CANCELLED)
		},
	},
	{
		Name:     "a network that starts",
		Rule:     "while the network is starting it is ERROR_BUSY, whichever call connects",
		Document: addDocument + ruled,
		Covers:   []string{"WNetAddConnection2W/ERROR_BUSY", "WNetAddConnection3W/ERROR_BUSY", "WNetAddConnection4W/ERROR_BUSY"},
		Needs:    append([]need{needRemote}, starting.needs...),
		Check: func(c *checker) {
			starting.do(c)
			c.refusedByAll(disk(drive, c.Remote), mpr.Credentials{}, 0, winerr.ERROR_BUSY)
		},
	},
	{
		Name:    "asked until it fits",
		Rule:    "with CONNECT_INTERACTIVE the user is asked when credentials are refused, until they fit",
		Covers:  []string{"WNetAddConnection2W/NO_ERROR", "WNetAddConnection2W/ERROR_CANCELLED"},
		Needs:   []need{needRemote, needMistyped, needRival},
		Prepare: user(atEachCall(func(c *checker) []mpr.Reply { return []mpr.Reply{typing(*c.Mistyped), typing(*c.Rival)} })),
		Check: func(c *checker) {
			for function, connect := range c.present(connectors) {
				c.OK(function, connect(c.n, disk(drive, c.Remote), *c.Mistyped, mpr.CONNECT_INTERACTIVE))
				c.is(c.n, drive, c.Remote)
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
		},
	},
	{
		Name:     "asked in the caller's window",
		Rule:     "the window that owns a prompt is hwndOwner",
		Document: "WNetAddConnection3W and WNetAddConnection4W, winnetwk.h documentation",
		Covers:   []string{"WNetAddConnection3W/NO_ERROR", "WNetAddConnection4W/NO_ERROR"},
		Needs:    []need{needDesk, needRemote, needMistyped, needRival},
		Prepare: user(func(c *checker) []mpr.Reply {
			return []mpr.Reply{typing(*c.Rival), typing(*c.Rival)}
		}),
		Check: func(c *checker) {
			const owner mpr.Window = 42
			nr := disk(drive, c.Remote)
			for function, connect := range inOrder(map[string]func() error{
				"WNetAddConnection3W": func() error { return c.n.AddConnection3(owner, nr, *c.Mistyped, mpr.CONNECT_INTERACTIVE) },
				"WNetAddConnection4W": func() error {
					return c.n.AddConnection4(owner, nr, packed(*c.Mistyped), mpr.CONNECT_INTERACTIVE, nil)
				},
			}) {
				c.OK(function, connect())
				c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(drive, 0, false))
			}
			for _, shown := range c.ui.Shown() {
				prompt, is := shown.(mpr.CredentialPrompt)
				suite.Equal(c, "a prompt", is, true)
				suite.Equal(c, "its owner", prompt.Owner, owner)
			}
		},
	},
	{
		Name:    "not asked",
		Rule:    "without CONNECT_INTERACTIVE nobody is asked",
		Covers:  []string{"WNetAddConnection2W/ERROR_INVALID_PASSWORD", "observed/net-password-refused"},
		Needs:   []need{needRemote, needMistyped},
		Prepare: user(does()),
		Check: func(c *checker) {
			c.refusedByAll(disk(drive, c.Remote), *c.Mistyped, 0, winerr.ERROR_INVALID_PASSWORD)
		},
	},
	{
		Name:     "default user of a connection",
		Rule:     "the user of a connection with default credentials is the user of the session",
		Document: "WNetGetUserW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetGetUserW/NO_ERROR"},
		Check: func(c *checker) {
			c.connect(drive, c.Remote)
			user, err := c.n.GetUser(drive)
			c.OK("GetUser", err)
			if user != c.User && !strings.HasSuffix(user, `\`+c.User) { // with the domain, if there is one
				c.Notef("the user is %q, want %q", user, c.User)
			}
		},
	},
	{
		Name:     "user of a connection",
		Rule:     "WNetGetUser tells the user of a connection, by device and by remote name, as it was given",
		Document: "WNetGetUserW, winnetwk.h documentation" + ruled,
		Covers:   []string{"WNetGetUserW/NO_ERROR"},
		Needs:    []need{needRemote, needRival},
		Check: func(c *checker) {
			c.Must("AddConnection2", c.n.AddConnection2(disk(drive, c.Remote), *c.Rival, 0))
			for _, name := range []string{drive, c.Remote} {
				user, err := c.n.GetUser(name)
				c.OK("GetUser "+name, err)
				suite.Equal(c, "the user of "+name, user, *c.Rival.User)
			}
		},
	},
})

// asStranger goes on in a session of somebody whom the server doesn't know.
var asStranger = state{[]need{needStranger, needLogon}, func(c *checker) {
	n, _, err := c.Logon(session.Logon{User: session.User{Name: *c.Stranger.User}})
	c.Must("Logon", err)
	c.n = n
}}

// otherPassword is nobody's.
const otherPassword = "another password"

// typing types credentials into a prompt.
func typing(cred mpr.Credentials) mpr.Reply {
	password, _ := cred.Password.Reveal()
	return mpr.UserTypes(*cred.User, password)
}
