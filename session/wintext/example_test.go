package wintext_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/session/wintext"
)

// Names differ in case only if Windows pairs their letters. The Kelvin sign is no K.
func ExampleSame() {
	fmt.Println(wintext.Same(`CORP\Ärzte`, `corp\ärzte`), wintext.Same("Kim", "\u212Aim"))
	// Output: true false
}
