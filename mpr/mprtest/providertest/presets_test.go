package providertest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider"
)

// folders are two directories with a file in each.
func folders(t *testing.T) *provider.MemFS {
	t.Helper()
	files := provider.NewMemFS()
	for _, name := range []string{"one/a.txt", "two/a.txt"} {
		require.NoError(t, files.WriteFile(name, []byte("hello")))
	}
	return files
}

// The networks of real machines keep the rules, each with names of its own form.
func TestTheNetworksOfRealMachinesPass(t *testing.T) {
	shares := func() []provider.Share {
		return []provider.Share{{Name: "one", FS: folders(t)}, {Name: "two", FS: folders(t)}}
	}
	server := func(name string) provider.Server { return provider.Server{Name: name, Guest: true, Shares: shares()} }
	for _, tt := range []struct {
		network         func() provider.Network
		remote, second  string
		missing, others string
		file            string
	}{
		{func() provider.Network { return provider.WindowsNetwork(server("host")) },
			`\\host\one`, `\\host\two`, `\\host\no`, "host:/one", `\one\a.txt`},
		{func() provider.Network { return provider.WebClient(server("host@SSL@8443")) },
			`\\host@SSL@8443\one`, `\\host@SSL@8443\two`, `\\host@SSL@8443\no`, "host:/one", `\one\a.txt`},
		{func() provider.Network { return provider.TerminalServices(shares()...) },
			`\\tsclient\one`, `\\tsclient\two`, `\\tsclient\no`, `\\host\one`, `\one\a.txt`},
		{func() provider.Network { return provider.NFSNetwork(server("host")) },
			`\\host\one`, `\\host\two`, `\\host\no`, "http://host/one", `\one\a.txt`},
		{func() provider.Network { return provider.VirtualBox(shares()...) },
			`\\VBOXSVR\one`, `\\VBOXSVR\two`, `\\VBOXSVR\no`, `\\host\one`, `\one\a.txt`},
		{func() provider.Network { return provider.VMware(folders(t)) },
			`\\.host\Shared Folders`, `\\.host\Shared Folders\two`, `\\.host\no`, `\\host\one`, `\one\a.txt`},
	} {
		t.Run(tt.network().Kind.Name, func(t *testing.T) {
			providertest.Test(t, func() (*providertest.Harness, error) {
				fake, err := provider.NewFake(tt.network())
				if err != nil {
					return nil, err
				}
				return &providertest.Harness{
					Provider: fake, Remote: tt.remote, Second: tt.second, Missing: tt.missing, Foreign: tt.others,
					File: tt.file, SetStarted: fake.SetStarted,
				}, nil
			})
		})
	}
}
