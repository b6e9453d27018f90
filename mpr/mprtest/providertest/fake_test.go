package providertest_test

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
)

// office is a network that has everything that the cases ask for, and its harness.
func office(t testing.TB) (*fake.Provider, *providertest.Harness) {
	return officeOn(t, redirector.Kind{})
}

// webOffice is the office as a WebDAV network, and its harness.
func webOffice(t testing.TB) (*fake.Provider, *providertest.Harness) {
	p, h := officeOn(t, fake.WebClient().Kind)
	h.URL, h.Foreign = "http://FILES/docs", "files:/docs"
	return p, h
}

func officeOn(t testing.TB, kind redirector.Kind) (*fake.Provider, *providertest.Harness) {
	t.Helper()
	docs := fstest.MapFS{"a.txt": {Data: []byte("hello")}}
	fake, err := fake.New(fake.Network{
		Kind:    kind,
		Domains: []fake.Domain{{Name: "CORP", Accounts: []fake.Account{{Name: "alice", Password: "A1"}}}},
		Servers: []fake.Server{
			{Name: "FILES", Accounts: []fake.Account{{Name: "bob", Password: "B2"}, {Name: "carol", Password: "C3"}},
				Shares: []fake.Share{
					{Name: "docs", FS: docs},
					{Name: "music"},
					{Name: "secret", Allow: []string{"carol"}},
					{Name: "laser", Type: provider.RESOURCETYPE_PRINT},
				}},
			{Name: "HOME", Domain: "CORP", Shares: []fake.Share{{Name: "data"}}},
		},
	})
	require.NoError(t, err)
	bad, rival := session.As(`FILES\bob`, "wrong"), session.As("carol", "C3")
	return fake, &providertest.Harness{
		Provider: fake, User: session.User{Domain: "CORP", Name: "alice"},
		Remote: `\\FILES\docs`, Second: `\\FILES\music`, Good: session.As("bob", "B2"), Bad: &bad, Rival: &rival,
		Denied: `\\FILES\secret`, Printer: `\\FILES\laser`, Pipes: `\\FILES\IPC$`, Default: `\\HOME\data`,
		Missing: `\\FILES\nothing`, Foreign: "http://files/docs", File: `\a.txt`, SetStarted: fake.SetStarted, Drop: func() { _ = fake.DropSessions("FILES") }, Pack: redirector.PackCredentials,
	}
}

// The fake passes in a router, which it could call if it knew how.
func TestTheFakePasses(t *testing.T) {
	providertest.Test(t, func() (*providertest.Harness, error) {
		fake, h := office(t)
		router, recorder := mpr.New(fake), new(mpr.Recorder)
		router.Recorder = recorder
		h.RouterCalls = func() int { return len(recorder.Records()) }
		return h, nil
	})
}

// The fake passes with the harness that the guide has for the network that it builds, but for the foreign name: every UNC
// name is one of the fake's form.
func TestTheFakePassesAsTheGuideHasIt(t *testing.T) {
	providertest.Test(t, func() (*providertest.Harness, error) {
		file := fstest.MapFS{"a.txt": {Data: []byte("text")}}
		p, err := fake.New(fake.Network{Servers: []fake.Server{{
			Name:     "vault",
			Accounts: []fake.Account{{Name: "ann", Password: "secret"}, {Name: "bob", Password: "hidden"}},
			Shares:   []fake.Share{{Name: "gold", FS: file}, {Name: "silver", FS: file}},
		}}})
		bad, rival := session.As("ann", "wrong"), session.As("bob", "hidden")
		return &providertest.Harness{
			Provider: p, User: session.User{Name: "ann"}, Remote: `\\vault\gold`, Second: `\\vault\silver`,
			Good: session.As("ann", "secret"), Bad: &bad, Rival: &rival, Default: `\\vault\gold`,
			Missing: `\\vault\lead`, Foreign: "http://files/docs", File: `\a.txt`, SetStarted: p.SetStarted, Pack: redirector.PackCredentials,
		}, err
	})
}
