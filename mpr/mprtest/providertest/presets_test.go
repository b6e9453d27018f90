package providertest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// folders are two directories with a file in each.
func folders(t *testing.T) *fake.MemFS {
	t.Helper()
	files := fake.NewMemFS()
	for _, name := range []string{"one/a.txt", "two/a.txt"} {
		require.NoError(t, files.WriteFile(name, []byte("hello")))
	}
	return files
}

// The networks of real machines keep the rules, each with names of its own form.
func TestTheNetworksOfRealMachinesPass(t *testing.T) {
	shares := func() []fake.Share {
		return []fake.Share{{Name: "one", FS: folders(t)}, {Name: "two", FS: folders(t)}}
	}
	server := func(name string) fake.Server { return fake.Server{Name: name, Guest: true, Shares: shares()} }
	for _, tt := range []struct {
		network         func() fake.Network
		remote, second  string
		missing, others string
		file, url       string
	}{
		{func() fake.Network { return fake.WindowsNetwork(server("host")) },
			`\\host\one`, `\\host\two`, `\\host\no`, "host:/one", `\one\a.txt`, ""},
		{func() fake.Network { return fake.WebClient(server("host@SSL@8443")) },
			`\\host@SSL@8443\one`, `\\host@SSL@8443\two`, `\\host@SSL@8443\no`, "host:/one", `\one\a.txt`, "https://host:8443/one"},
		{func() fake.Network { return fake.TerminalServices(shares()...) },
			`\\tsclient\one`, `\\tsclient\two`, `\\tsclient\no`, `\\host\one`, `\one\a.txt`, ""},
		{func() fake.Network { return fake.NFSNetwork(server("host")) },
			`\\host\one`, `\\host\two`, `\\host\no`, "http://host/one", `\one\a.txt`, ""},
		{func() fake.Network { return fake.VirtualBox(shares()...) },
			`\\VBOXSVR\one`, `\\VBOXSVR\two`, `\\VBOXSVR\no`, `\\host\one`, `\one\a.txt`, ""},
		{func() fake.Network { return fake.VMware(folders(t)) },
			`\\.host\Shared Folders`, `\\.host\Shared Folders\two`, `\\.host\no`, `\\host\one`, `\one\a.txt`, ""},
	} {
		t.Run(tt.network().Kind.Name, func(t *testing.T) {
			providertest.Test(t, func() (*providertest.Harness, error) {
				fake, err := fake.New(tt.network())
				if err != nil {
					return nil, err
				}
				return &providertest.Harness{
					Provider: fake, Remote: tt.remote, Second: tt.second, Missing: tt.missing, Foreign: tt.others,
					File: tt.file, URL: tt.url, SetStarted: fake.SetStarted,
				}, nil
			})
		})
	}
}
