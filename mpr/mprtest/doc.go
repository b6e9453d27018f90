// Package mprtest helps to test code that uses WNet, as net/http/httptest helps
// with HTTP: a machine with a network for one test, in one line.
//
//	func TestBackup(t *testing.T) {
//		net := mprtest.New(t)
//		err := backup.To(net, mprtest.Share) // code that takes an mpr.Network
//		...
//	}
//
// [New] gives a [Machine]: an emulated Windows with one user logged on, and one
// server with a share that the user may use. It is an mpr.Network; its Net makes
// the network fail, its Router has snapshots, and [Machine.Logon] logs others
// on; [Machine.AddUser], [Machine.AddAdministrator], [Machine.LocalSystem] and
// [Machine.AddDisk] do it for the usual ones. When the test ends, all are logged
// off. Connections, enumerations and open files that the test left behind fail it,
// each with the line that made it, unless [Machine.KeepDrives] says that drives are
// to stay or the session ended before (defer pc.Close()); and if the test has
// failed, its log has a line for every call, as [Machine.Trace].
//
// Faults take a line each: [Machine.Fail], [Machine.Delay], [Machine.Hang] and
// [Machine.Panic] make calls go wrong. A network that is down is Net.SetDown, one
// that starts late Net.SetStart.
//
// Implementations are checked by suites: those of mpr.Network by [TestNetwork], network
// providers by [TestProvider], stores of profiles by [TestStore].
package mprtest
