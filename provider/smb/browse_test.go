//go:build unix

package smb_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

const network = "Microsoft Windows Network"

// at is a container of the network.
func at(remote string) *provider.NetResource { return &provider.NetResource{RemoteName: remote} }

// everything is all that an enumeration gives.
func everything(p *redirector.Provider, s *session.Session, typ provider.ResourceType, usage provider.Usage, nr *provider.NetResource) ([]provider.NetResource, error) {
	h, err := p.OpenEnum(s, provider.RESOURCE_GLOBALNET, typ, usage, nr)
	if err != nil {
		return nil, err
	}
	all := make([]provider.NetResource, 20)
	n, err := p.EnumResource(h, all)
	if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
		err = nil
	}
	if closing := p.CloseEnum(h); err == nil {
		err = closing
	}
	return all[:n], err
}

// shareOf is a share as an enumeration gives it.
func shareOf(remote string, typ provider.ResourceType, comment string) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, Type: typ, DisplayType: provider.RESOURCEDISPLAYTYPE_SHARE,
		Usage: provider.RESOURCEUSAGE_CONNECTABLE, RemoteName: remote, Comment: comment, Provider: network,
	}
}

// containerOf is a network or server as an enumeration gives it.
func containerOf(remote string, display provider.DisplayType) provider.NetResource {
	return provider.NetResource{
		Scope: provider.RESOURCE_GLOBALNET, DisplayType: display, Usage: provider.RESOURCEUSAGE_CONTAINER,
		RemoteName: remote, Provider: network,
	}
}

func TestTheTreeOfTheNetwork(t *testing.T) {
	p, s := startSamba(t).provider(), somebody(t)
	require.NoError(t, p.AddConnection(s, &provider.NetResource{RemoteName: `\\files\docs`}, alice))
	docs := shareOf(`\\files\docs`, provider.RESOURCETYPE_DISK, "Papers")
	music := shareOf(`\\files\music`, provider.RESOURCETYPE_DISK, "")
	secret := shareOf(`\\files\secret`, provider.RESOURCETYPE_DISK, "")
	laser := shareOf(`\\files\laser`, provider.RESOURCETYPE_PRINT, "First floor")
	const disks, prints = provider.RESOURCETYPE_DISK, provider.RESOURCETYPE_PRINT
	for name, tt := range map[string]struct {
		typ   provider.ResourceType
		usage provider.Usage
		nr    *provider.NetResource
		want  []provider.NetResource
	}{
		"the top":                  {0, 0, nil, []provider.NetResource{containerOf(`\\files`, provider.RESOURCEDISPLAYTYPE_SERVER)}},
		"the top, by no name":      {0, 0, at(""), []provider.NetResource{containerOf(`\\files`, provider.RESOURCEDISPLAYTYPE_SERVER)}},
		"the network's servers":    {0, 0, at("microsoft windows network"), []provider.NetResource{containerOf(`\\files`, provider.RESOURCEDISPLAYTYPE_SERVER)}},
		"a server's shares":        {0, 0, at(`\\files`), []provider.NetResource{docs, music, secret, laser}},
		"its disks":                {disks, 0, at(`\\files`), []provider.NetResource{docs, music, secret}},
		"its printers":             {prints, 0, at(`\\files`), []provider.NetResource{laser}},
		"disks and printers":       {disks | prints, 0, at(`\\files`), []provider.NetResource{docs, music, secret, laser}},
		"what can be connected":    {0, provider.RESOURCEUSAGE_CONNECTABLE, at(`\\files`), []provider.NetResource{docs, music, secret, laser}},
		"what holds others":        {0, provider.RESOURCEUSAGE_CONTAINER, at(`\\files`), []provider.NetResource{}},
		"servers that hold others": {disks, provider.RESOURCEUSAGE_CONTAINER, at(network), []provider.NetResource{containerOf(`\\files`, provider.RESOURCEDISPLAYTYPE_SERVER)}},
		"servers to connect to":    {0, provider.RESOURCEUSAGE_CONNECTABLE, at(network), []provider.NetResource{}},
	} {
		t.Run(name, func(t *testing.T) {
			all, err := everything(p, s, tt.typ, tt.usage, tt.nr)
			require.NoError(t, err)
			require.ElementsMatch(t, tt.want, all)
		})
	}
}

func TestWhatCannotBeEnumerated(t *testing.T) {
	p, s := startSamba(t).provider(), somebody(t)
	for name, tt := range map[string]struct {
		scope provider.Scope
		nr    *provider.NetResource
		want  error
	}{
		"a context":              {provider.RESOURCE_CONTEXT, nil, winerr.ERROR_NOT_SUPPORTED},
		"what is remembered":     {provider.RESOURCE_REMEMBERED, nil, winerr.ERROR_INVALID_PARAMETER},
		"connections in a place": {provider.RESOURCE_CONNECTED, at(`\\FILES`), winerr.ERROR_INVALID_PARAMETER},
		"another network":        {provider.RESOURCE_GLOBALNET, at("NFS Network"), winerr.ERROR_BAD_NET_NAME},
		"a share":                {provider.RESOURCE_GLOBALNET, at(`\\FILES\docs`), winerr.ERROR_NOT_CONTAINER},
		"an unknown server":      {provider.RESOURCE_GLOBALNET, at(`\\NOBODY`), winerr.ERROR_BAD_NETPATH},
		"who isn't known there":  {provider.RESOURCE_GLOBALNET, at(`\\FILES`), winerr.ERROR_NOT_AUTHENTICATED},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := p.OpenEnum(s, tt.scope, 0, 0, tt.nr)
			require.Equal(t, tt.want, err)
		})
	}
	all, err := everything(p, s, 0, 0, at(network))
	require.NoError(t, err)
	require.Empty(t, all, "no server is connected")
}
