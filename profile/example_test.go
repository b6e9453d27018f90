package profile_test

import (
	"errors"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/profile"
)

func ExampleMemory() {
	var store profile.Memory
	drive := profile.Entry{
		Local:          "Z:",
		RemotePath:     `\\server\share`,
		ProviderName:   "Microsoft Windows Network",
		ProviderType:   0x20000,
		ConnectionType: 1,
		DeferFlags:     4,
	}
	if err := store.Put(`CONTOSO\alice`, drive); err != nil {
		fmt.Println(err)
	}
	entries, err := store.Entries(`contoso\Alice`)
	for _, e := range entries {
		fmt.Println(e.Local, e.RemotePath, err)
	}

	store.SetUnopenable(`CONTOSO\alice`, true)
	_, err = store.Entries(`CONTOSO\alice`)
	fmt.Println(errors.Is(err, winerr.ERROR_CANNOT_OPEN_PROFILE))
	// Output:
	// Z: \\server\share <nil>
	// true
}
