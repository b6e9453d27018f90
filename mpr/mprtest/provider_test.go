package mprtest_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/mpr/mprtest/providertest"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// Every case of the suite gets a provider of its own.
func TestAnEmptyNetworkPasses(t *testing.T) {
	opened := 0
	mprtest.TestProvider(t, func() (*providertest.Harness, error) {
		opened++
		empty, err := fake.New(fake.Network{})
		return &providertest.Harness{Provider: empty, Foreign: "http://files/docs", Missing: `\\files\docs`}, err
	})
	require.Equal(t, len(providertest.Cases()), opened)
}
