package providertest_test

import (
	"errors"
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// A provider that keeps its letters by name alone, and forgets whose they are, is
// found out.
func ExampleRun() {
	err := providertest.Run(func() (*providertest.Harness, error) {
		letters := make(map[string]string)
		return &providertest.Harness{Remote: `\\server\share`, Provider: &provider.Func{
			ProviderName: "Forgetful Network",
			Caps:         map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: provider.WNNC_NET_LANMAN},
			OnGetConnection: func(_ *session.Session, local string) (string, error) {
				return letters[local], nil
			},
		}}, nil
	})
	var failure *providertest.Failure
	fmt.Println(errors.As(err, &failure))
	fmt.Println(failure.Case + ": " + failure.Rule)
	// Output:
	// true
	// remote name of what isn't redirected: GetConnection and GetConnection3 of a device that the provider doesn't redirect are ERROR_NOT_CONNECTED
}
