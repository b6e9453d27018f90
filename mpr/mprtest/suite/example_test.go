package suite_test

import (
	"errors"
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

func ExampleRun() {
	err := suite.Run([]suite.Case{{Name: "addition", Rule: "one and one is two", Run: func() error {
		if 1+1 != 2 {
			return errors.New("it isn't")
		}
		return nil
	}}})
	fmt.Println(err)
	// Output: <nil>
}
