package mprdll

// TB is what Install needs of a *testing.T. A program that is no test can
// supply its own.
type TB interface {
	Helper()
	Cleanup(func())
}
