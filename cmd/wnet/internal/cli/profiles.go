package cli

import (
	"os"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

// openProfiles opens the folder of --profile, which is made if it isn't there;
// nil without one.
func openProfiles(dir string) (profile.Store, error) {
	if dir == "" {
		return nil, nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, err
	}
	return regfile.Open(dir)
}
