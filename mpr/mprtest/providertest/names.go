package providertest

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

const informationDocument = "NPGetResourceInformation, npapi.h documentation"

var nameCases = suite.From(informationDocument, []need{needRemote, canAdd}, []test{
	{
		Name:     "universal name",
		Rule:     "GetUniversalName appends the rest of the path to the remote name; the object need not exist",
		Document: "NPGetUniversalName, npapi.h documentation",
		Covers:   []string{"NPGetUniversalName WN_SUCCESS"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			const rest = `\No such\File.txt`
			name, err := c.p.GetUniversalName(c.s, drive+rest, provider.REMOTE_NAME_INFO_LEVEL)
			c.offered("GetUniversalName", err)
			c.OK("GetUniversalName", err)
			suite.Equal(c, "connection name", name.Connection, c.Remote)
			suite.Equal(c, "remaining path", name.Remaining, rest)
			name, err = c.p.GetUniversalName(c.s, drive+rest, provider.UNIVERSAL_NAME_INFO_LEVEL)
			c.Code("GetUniversalName", err, winerr.NO_ERROR, winerr.ERROR_NOT_SUPPORTED)
			if err == nil {
				suite.Equal(c, "universal name", name.Universal, c.Remote+rest)
			}
		},
	},
	{
		Name:     "universal name of nothing",
		Rule:     "GetUniversalName refuses what is no path of a device, a device that isn't redirected, and an unknown level",
		Document: "NPGetUniversalName, npapi.h documentation",
		Covers:   []string{"NPGetUniversalName WN_BAD_LOCALNAME", "NPGetUniversalName WN_NOT_CONNECTED", "MPR:routing ERROR_INVALID_LEVEL"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			for _, each := range []struct {
				path  string
				level provider.Level
				want  winerr.Errno
			}{
				{`1:\a`, provider.REMOTE_NAME_INFO_LEVEL, winerr.ERROR_BAD_DEVICE},
				{`\a`, provider.REMOTE_NAME_INFO_LEVEL, winerr.ERROR_BAD_DEVICE},
				{unused + `\a`, provider.REMOTE_NAME_INFO_LEVEL, winerr.ERROR_NOT_CONNECTED},
				{drive + `\a`, 99, winerr.ERROR_INVALID_LEVEL},
			} {
				_, err := c.p.GetUniversalName(c.s, each.path, each.level)
				c.offered("GetUniversalName", err)
				c.Code("GetUniversalName "+each.path, err, each.want)
			}
		},
	},
	{
		Name:   "resource information",
		Rule:   "GetResourceInformation splits a path into the network's part, as an enumeration spells it, and the rest with its leading backslash; the rest need not exist",
		Covers: []string{"NPGetResourceInformation WN_SUCCESS"},
		Needs:  []need{needRemote, canAdd, canInform},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Remote)
			const rest = `\no such\file.txt`
			for given, want := range map[string]string{"": "", rest: rest} {
				info, system, err := c.inform(c.Remote+given, provider.RESOURCETYPE_DISK)
				c.OK("GetResourceInformation "+c.Remote+given, err)
				suite.Equal(c, "the system's part", system, want)
				info.Comment = "" // which a share may have
				suite.Equal(c, "the resource", info, provider.NetResource{
					Type: provider.RESOURCETYPE_DISK, DisplayType: info.DisplayType, Usage: info.Usage, RemoteName: c.Remote, Provider: c.p.Name(),
				})
				suite.Equal(c, "the resource is connectable", info.Usage&provider.RESOURCEUSAGE_CONNECTABLE != 0, true)
			}
			upper, _, err := c.inform(wintext.Upper(c.Remote), 0)
			c.OK("GetResourceInformation in capitals", err)
			suite.Equal(c, "the spelling", upper.RemoteName, c.Remote)
		},
	},
	{
		Name:   "resource information is verified",
		Rule:   "GetResourceInformation of a name that nothing has is ERROR_BAD_NET_NAME or ERROR_BAD_NETPATH, however well formed it is, and one of another network is answered by a code that means so",
		Covers: []string{"NPGetResourceInformation WN_BAD_NETNAME"},
		Needs:  []need{needRemote, needMissing, needForeign, canAdd, canInform},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Remote)
			c.Code("GetResourceInformation "+c.Missing, suite.ErrorOf(c.inform(c.Missing, 0)), notFound...)
			c.Code("GetResourceInformation "+c.Foreign, suite.ErrorOf(c.inform(c.Foreign, 0)), notMine...)
		},
	},
	{
		Name:   "type of a resource",
		Rule:   "GetResourceInformation with a type that isn't the resource's is ERROR_BAD_DEV_TYPE, and with one that doesn't exist ERROR_INVALID_PARAMETER",
		Covers: []string{"NPGetResourceInformation WN_BAD_DEV_TYPE", "NPGetResourceInformation WN_BAD_VALUE", "* WN_BAD_VALUE"},
		Needs:  []need{needRemote, canAdd, canInform},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Remote)
			c.Code("GetResourceInformation of a printer", suite.ErrorOf(c.inform(c.Remote, provider.RESOURCETYPE_PRINT)), winerr.ERROR_BAD_DEV_TYPE)
			c.Code("GetResourceInformation of an unknown type", suite.ErrorOf(c.inform(c.Remote, 99)), winerr.ERROR_INVALID_PARAMETER)
		},
	},
	{
		Name:   "resource without rights",
		Rule:   "GetResourceInformation of what the caller may not look at is ERROR_NOT_AUTHENTICATED or ERROR_ACCESS_DENIED",
		Covers: []string{"NPGetResourceInformation WN_NOT_AUTHENTICATED", "NPGetResourceInformation WN_ACCESS_DENIED"},
		Needs:  []need{needRemote, needDenied, canAdd, canInform},
		Check: func(c *checker) {
			c.connected(c.s, "", c.Remote)
			c.Code("GetResourceInformation "+c.Denied, suite.ErrorOf(c.inform(c.Denied, 0)), winerr.ERROR_ACCESS_DENIED, winerr.ERROR_NOT_AUTHENTICATED)
		},
	},
	{
		Name:     "display form",
		Rule:     "FormatNetworkName gives a form of a name that the provider made, which is never empty",
		Document: "NPFormatNetworkName, npapi.h documentation",
		Covers:   []string{"NPFormatNetworkName WN_SUCCESS"},
		Needs:    []need{needRemote, canFormat},
		Check: func(c *checker) {
			for _, flags := range []provider.FormatFlags{provider.WNFMT_MULTILINE, provider.WNFMT_ABBREVIATED, provider.WNFMT_ABBREVIATED | provider.WNFMT_INENUM} {
				text, err := c.p.FormatNetworkName(c.Remote, flags, 10)
				c.OK("FormatNetworkName", err)
				suite.Equal(c, "the form is empty", text == "", false)
			}
		},
	},
})

// inform calls GetResourceInformation.
func (c *checker) inform(remote string, typ provider.ResourceType) (provider.NetResource, string, error) {
	return c.p.GetResourceInformation(c.s, &provider.NetResource{RemoteName: remote, Type: typ})
}

const urlDocument = "Using the WebDAV Redirector (Microsoft); RFC 3986, 2.2 and 3.3"

var urlCases = suite.From(urlDocument, []need{needURL, canAdd}, []test{
	{
		Name:   "slash behind a URL",
		Rule:   "http://host/dir/ and http://host/dir are one resource to every call",
		Covers: []string{"NPCancelConnection WN_SUCCESS", "NPGetUser WN_SUCCESS", "NPGetResourceInformation WN_SUCCESS", "NPOpenEnum WN_NOT_CONTAINER"},
		Needs:  []need{needURL, canAdd, canCancel, canGetUser, canMeasure, canInform, canBrowse},
		Check: func(c *checker) {
			c.slashed(c.URL+"/", c.URL)
			c.slashed(c.URL, c.URL+"/")
		},
	},
	{
		Name:   "escaped slash in a URL",
		Rule:   "%2F in a URL separates no directories, and no directory has a slash in its name",
		Covers: []string{"NPAddConnection WN_BAD_NETNAME"},
		Check: func(c *checker) {
			end := strings.LastIndexByte(c.URL, '/')
			for _, name := range []string{c.URL[:end] + "%2F" + c.URL[end+1:], c.URL[:end] + "/%2F" + c.URL[end+1:], c.URL + "%2f", c.URL + "/%5C"} {
				c.refused("AddConnection "+name, func() error { return c.add(c.s, "", name) }, notMine...)
			}
		},
	},
})

// slashed notes calls that take two spellings of one resource for two.
func (c *checker) slashed(one, other string) {
	c.connected(c.s, "", one)
	_, err := c.p.GetUser(c.s, other)
	c.OK("GetUser "+other, err)
	_, err = c.p.GetConnectionPerformance(c.s, other)
	c.OK("GetConnectionPerformance "+other, err)
	as, _, err := c.inform(one, 0)
	c.OK("GetResourceInformation "+one, err)
	too, _, err := c.inform(other, 0)
	c.OK("GetResourceInformation "+other, err)
	suite.Equal(c, "the resource "+other, too, as)
	for _, name := range []string{one, other} {
		_, err = c.p.OpenEnum(c.s, provider.RESOURCE_GLOBALNET, 0, 0, &provider.NetResource{RemoteName: name})
		c.Code("OpenEnum "+name, err, winerr.ERROR_NOT_CONTAINER)
	}
	c.OK("AddConnection "+other, c.add(c.s, "", other))
	suite.Equal(c, "connections", len(c.p.Snapshot()), 1)
	c.OK("CancelConnection "+other, c.p.CancelConnection(c.s, other, false))
	suite.Equal(c, "connections after the cancel", len(c.p.Snapshot()), 0)
}

const parentDocument = "NPGetResourceParent, npapi.h documentation"

var parentCases = suite.From(parentDocument, nil, []test{
	{
		Name:   "parent",
		Rule:   "GetResourceParent leads from a resource up to one without a parent, whose answer has no remote name",
		Covers: []string{"NPGetResourceParent WN_SUCCESS"},
		Needs:  []need{needRemote, canParent},
		Check: func(c *checker) {
			name := c.Remote + `\dir`
			for range deepest {
				up, err := c.parent(name)
				c.OK("GetResourceParent "+name, err)
				if err != nil || up.RemoteName == "" {
					return
				}
				if up.LocalName != "" || up.Comment != "" || up.Scope != 0 {
					c.Notef("GetResourceParent %s sets fields that it should leave: %+v", name, up)
				}
				suite.Equal(c, "the provider of "+up.RemoteName, up.Provider, c.p.Name())
				suite.Equal(c, up.RemoteName+" is its own parent", up.RemoteName == name, false)
				name = up.RemoteName
			}
			c.Notef("GetResourceParent finds no end above %s", c.Remote)
		},
	},
	{
		Name:   "parent of what isn't there",
		Rule:   "GetResourceParent may answer by the form of the name: neither the resource nor its parent need exist",
		Covers: []string{"NPGetResourceParent WN_SUCCESS"},
		Needs:  []need{needMissing, canParent},
		Check: func(c *checker) {
			up, err := c.parent(c.Missing + `\dir`)
			c.OK("GetResourceParent", err)
			if !wintext.Same(up.RemoteName, c.Missing) {
				c.Notef("GetResourceParent: got %q, want %q", up.RemoteName, c.Missing)
			}
		},
	},
	{
		Name:   "parent of another network's",
		Rule:   "GetResourceParent of a name of another network is answered by a code that means so, and of an unknown type by ERROR_INVALID_PARAMETER",
		Covers: []string{"NPGetResourceParent WN_BAD_NETNAME", "NPGetResourceParent WN_BAD_VALUE"},
		Needs:  []need{needRemote, needForeign, canParent},
		Check: func(c *checker) {
			c.Code("GetResourceParent "+c.Foreign, suite.ErrorOf(c.parent(c.Foreign)), notMine...)
			_, err := c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: c.Remote, Provider: c.p.Name(), Type: 99})
			c.Code("GetResourceParent of an unknown type", err, winerr.ERROR_INVALID_PARAMETER)
		},
	},
})

// parent calls GetResourceParent.
func (c *checker) parent(remote string) (provider.NetResource, error) {
	return c.p.GetResourceParent(c.s, &provider.NetResource{RemoteName: remote, Provider: c.p.Name()})
}

// deepest is the number of steps up after which a case takes the tree for endless.
const deepest = 16
