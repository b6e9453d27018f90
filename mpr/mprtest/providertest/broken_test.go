package providertest_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// patient is a provider that keeps all rules, made of functions, with what it
// rests on.
type patient struct {
	*provider.Func
	fake    *fake.Provider
	harness *providertest.Harness
}

// breakage breaks one rule of a patient: it replaces functions, and fails says
// which cases must notice.
type breakage struct {
	does   string
	breaks func(patient)
	fails  []string
}

// through is a provider of functions that are another provider's.
func through(p provider.Provider) *provider.Func {
	return &provider.Func{
		ProviderName: p.Name(), OnGetCaps: p.GetCaps,
		OnAddConnection: p.AddConnection, OnAddConnection3: p.AddConnection3, OnAddConnection4: p.AddConnection4,
		OnCancelConnection: p.CancelConnection, OnCancelConnection2: p.CancelConnection2,
		OnGetConnection: p.GetConnection, OnGetConnection3: p.GetConnection3,
		OnGetConnectionPerformance: p.GetConnectionPerformance, OnGetUser: p.GetUser,
		OnGetPersistentUseOptions: p.GetPersistentUseOptions, OnGetUniversalName: p.GetUniversalName,
		OnGetResourceInformation: p.GetResourceInformation, OnGetResourceParent: p.GetResourceParent,
		OnFormatNetworkName: p.FormatNetworkName,
		OnOpenEnum:          p.OpenEnum, OnEnumResource: p.EnumResource, OnCloseEnum: p.CloseEnum,
		OnOpenFile: p.OpenFile, OnMkdir: p.Mkdir, OnRemove: p.Remove,
		OnSetCurrentDirectory: p.SetCurrentDirectory, OnStartJob: p.StartJob,
		OnLogoff: p.Logoff, OnSnapshot: p.Snapshot,
	}
}

// failed runs the suite on a provider with a breakage and gives the cases that it
// did not pass.
func failed(t *testing.T, breaks func(patient)) []string { return failedOn(t, office, breaks) }

// failedOn is failed on another network.
func failedOn(t *testing.T, network func(testing.TB) (*fake.Provider, *providertest.Harness), breaks func(patient)) []string {
	t.Helper()
	err := providertest.Run(func() (*providertest.Harness, error) {
		fake, h := network(t)
		p := patient{through(fake), fake, h}
		h.Provider = p.Func
		breaks(p)
		return h, nil
	})
	return suite.Failed(err)
}

func TestAProviderOfTheSameFunctionsPasses(t *testing.T) {
	require.Empty(t, failed(t, func(patient) {}))
	require.Empty(t, failedOn(t, webOffice, func(patient) {}))
}

// Every case is failed by some provider, each by exactly those that it is meant for.
func TestBrokenProvidersFail(t *testing.T) {
	noticed := make(map[string]bool)
	for _, list := range [][]breakage{
		brokenIdentity, brokenOrder, brokenAdds, brokenFlags, brokenBuffers, brokenRefusals, brokenCancels, brokenFlaggedCancels, brokenFiles, brokenUses,
		brokenQueries, brokenNames, brokenEnumerations, brokenHandles, brokenLists, brokenSessions, brokenSnapshots,
	} {
		for _, b := range list {
			t.Run(b.does, func(t *testing.T) {
				require.ElementsMatch(t, b.fails, failed(t, b.breaks))
			})
			for _, name := range b.fails {
				noticed[name] = true
			}
		}
	}
	for _, b := range brokenURLs {
		t.Run(b.does, func(t *testing.T) {
			require.ElementsMatch(t, b.fails, failedOn(t, webOffice, b.breaks))
		})
		for _, name := range b.fails {
			noticed[name] = true
		}
	}
	for _, c := range providertest.Cases() {
		require.True(t, noticed[c.Name], "no broken provider fails %q", c.Name)
	}
}

func TestOpenThatFails(t *testing.T) {
	lost := errors.New("no network today")
	err := providertest.Run(func() (*providertest.Harness, error) { return nil, lost })
	require.ErrorIs(t, err, lost)
}

// What a provider doesn't have is left out: one that has nothing passes.
func TestNothingIsNoFailure(t *testing.T) {
	closed := 0
	require.NoError(t, providertest.Run(func() (*providertest.Harness, error) {
		return &providertest.Harness{Provider: provider.Unimplemented{}, Close: func() error { closed++; return nil }}, nil
	}))
	require.Equal(t, len(providertest.Cases()), closed)
}

func TestCloseThatFails(t *testing.T) {
	stuck := errors.New("the server can't be stopped")
	err := providertest.Run(func() (*providertest.Harness, error) {
		return &providertest.Harness{Provider: provider.Unimplemented{}, Close: func() error { return stuck }}, nil
	})
	require.ErrorIs(t, err, stuck)
}
