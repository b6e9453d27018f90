package suite_test

import (
	"fmt"

	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// counter is what the suite of the example checks: it counts upwards.
type counter struct {
	suite.Checker
	next func() int
}

func (*counter) Close() error { return nil }

func ExampleSuite() {
	upwards := suite.Suite[struct{}, *counter]{
		Tests: []suite.Test[struct{}, *counter]{{
			Name: "upwards", Rule: "each number is larger than the last one",
			Check: func(c *counter) {
				if first, second := c.next(), c.next(); second <= first {
					c.Notef("%d after %d", second, first)
				}
			},
		}},
		Open: func(suite.Test[struct{}, *counter]) (*counter, error) {
			return &counter{next: func() int { return 7 }}, nil
		},
	}
	fmt.Println(upwards.Run())
	// Output: upwards: each number is larger than the last one: 7 after 7
}
