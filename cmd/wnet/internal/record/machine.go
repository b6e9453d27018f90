package record

import (
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Emulated is a machine such as the questions are asked on: its own shares, a
// local disk, and a user who may use them. Closing it logs the user off.
func Emulated() (*mpr.Caller, error) {
	net, err := provider.NewFake(provider.Network{Servers: []provider.Server{{
		Name: "localhost", Accounts: []provider.Account{{Name: "user", Password: "a password"}},
		Shares: []provider.Share{{Name: "C$"}, {Name: "ADMIN$"}},
	}}})
	if err != nil {
		return nil, err
	}
	c, err := mpr.New(net).Logon(session.Logon{User: session.User{Name: "user"}, Type: session.Interactive})
	if err != nil {
		return nil, err
	}
	return c, c.Session().Devices().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume1`)
}
