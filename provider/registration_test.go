package provider_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/provider/redirector"
)

// named is a provider without a registration of its own.
type named struct {
	provider.Unimplemented
	netType uint32
}

func (named) Name() string { return "Test Network" }

func (n named) GetCaps(index provider.CapIndex) uint32 {
	if index == provider.WNNC_NET_TYPE {
		return n.netType
	}
	return n.Unimplemented.GetCaps(index)
}

func TestRegistrationOf(t *testing.T) {
	both := provider.Registration{Service: "TestSvc", Class: provider.WN_NETWORK_CLASS | provider.WN_CREDENTIAL_CLASS}
	tests := map[string]struct {
		provider provider.Provider
		want     provider.Registration
	}{
		"a plain provider is a network by its own name": {
			named{}, provider.Registration{Service: "Test Network", Class: provider.WN_NETWORK_CLASS},
		},
		"the network type of a credential manager": {
			named{netType: provider.WNNC_CRED_MANAGER}, provider.Registration{Service: "Test Network", Class: provider.WN_CREDENTIAL_CLASS},
		},
		"its own words":      {&provider.Func{ProviderName: "Test Network", Registry: both}, both},
		"its own class only": {&provider.Func{ProviderName: "Test", Registry: provider.Registration{Class: 2}}, provider.Registration{Service: "Test", Class: 2}},
		"a script has those of its Func": {
			&hook.Script{Func: provider.Func{Registry: both}}, both,
		},
		"a redirector without a Kind":         {new(redirector.Provider), provider.Registration{Service: "LanmanWorkstation", Class: 1}},
		"a redirector with a name of its own": {&redirector.Provider{Kind: redirector.Kind{Name: "Tape"}}, provider.Registration{Service: "Tape", Class: 1}},
		"a redirector with a key of its own":  {&redirector.Provider{Kind: redirector.Kind{Service: "Tapes"}}, provider.Registration{Service: "Tapes", Class: 1}},
		"a hook's are the wrapped provider's": {hook.New(&provider.Func{Registry: both}), both},
		"a hook around a plain one":           {hook.New(named{}), provider.Registration{Service: "Test Network", Class: 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tt.want, provider.RegistrationOf(tt.provider))
		})
	}
}

// The numbers are those of the registry and of npapi.h.
func TestNumbersOfTheSecurityMenuAndTheClasses(t *testing.T) {
	require.Equal(t, []provider.Class{1, 2, 4, 8}, []provider.Class{
		provider.WN_NETWORK_CLASS, provider.WN_CREDENTIAL_CLASS, provider.WN_PRIMARY_AUTHENT_CLASS, provider.WN_SERVICE_CLASS,
	})
	require.Equal(t, []provider.PermissionCaps{1, 2, 4}, []provider.PermissionCaps{
		provider.WNPERMC_PERM, provider.WNPERMC_AUDIT, provider.WNPERMC_OWNER,
	})
	require.Equal(t, []provider.PermissionDialog{0, 1, 2}, []provider.PermissionDialog{
		provider.WNPERM_DLG_PERM, provider.WNPERM_DLG_AUDIT, provider.WNPERM_DLG_OWNER,
	})
}
