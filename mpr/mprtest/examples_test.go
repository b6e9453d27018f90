package mprtest_test

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest"
	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/session"
)

// codeOf is what the examples print of an error.
func codeOf(err error) string { return winerr.Code(err).Name() }

// A server that is down can't be reached.
func Example_serverDown() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		fmt.Println(pc.Net.SetDown(mprtest.Server, true), codeOf(mapDrive(pc, "Z:", mprtest.Share)))
		fmt.Println(pc.Net.SetDown(mprtest.Server, false), codeOf(mapDrive(pc, "Z:", mprtest.Share)))
		fmt.Println(pc.CancelConnection("Z:", false))
	})
	// Output:
	// <nil> ERROR_BAD_NETPATH
	// <nil> NO_ERROR
	// <nil>
}

// A network that is busy twice: code that tries again copes.
func ExampleMachine_Fail() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		pc.KeepDrives()
		pc.Fail("WNetAddConnection2", winerr.ERROR_BUSY).Times(2).On(mprtest.Share)
		for range 3 {
			fmt.Println(codeOf(mapDrive(pc, "Z:", mprtest.Share)))
		}
	})
	// Output:
	// ERROR_BUSY
	// ERROR_BUSY
	// NO_ERROR
}

// Another user of the machine has letters of its own.
func ExampleMachine_AddUser() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		defer pc.Close() // with its drives
		bob := pc.AddUser("bob", "secret")
		fmt.Println(codeOf(mapDrive(pc, "Z:", mprtest.Share)))
		_, err := bob.GetConnection("Z:")
		fmt.Println(codeOf(err))
	})
	// Output:
	// NO_ERROR
	// ERROR_NOT_CONNECTED
}

// A program that runs as administrator doesn't see the drives of its user.
func ExampleMachine_AddAdministrator() {
	runAsTest(func(t testing.TB) {
		root, elevated := mprtest.New(t).AddAdministrator("root", "secret")
		defer root.Close()
		fmt.Println(codeOf(mapDrive(root, "Z:", mprtest.Share)))
		_, err := elevated.GetConnection("Z:")
		fmt.Println(codeOf(err))
	})
	// Output:
	// NO_ERROR
	// ERROR_NOT_CONNECTED
}

// Remembered drives come back at the next logon.
func Example_restoreAtLogon() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		fmt.Println(codeOf(mapDrive(pc, "Z:", mprtest.Share)), pc.Close())
		again := pc.Logon(session.Logon{User: session.User{Name: mprtest.User}})
		fmt.Println(again.GetConnection("Z:"))
	})
	// Output:
	// NO_ERROR <nil>
	// \\server\share <nil>
}

// A profile that can't be opened: the drive isn't remembered, and so isn't there.
func Example_profile() {
	runAsTest(func(t testing.TB) {
		store := new(profile.Memory)
		pc := mprtest.New(t, func(r *mpr.Router) { r.Profiles = store })
		store.SetUnopenable(mprtest.User, true)
		fmt.Println(codeOf(mapDrive(pc, "Z:", mprtest.Share)))
		store.SetUnopenable(mprtest.User, false)
		_, err := pc.GetConnection("Z:")
		fmt.Println(codeOf(err))
	})
	// Output:
	// ERROR_CANNOT_OPEN_PROFILE
	// ERROR_NOT_CONNECTED
}

// The calls of a test, in a short line each.
func ExampleMachine_Trace() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		_ = pc.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\nobody\share`}, mpr.Credentials{}, 0)
		for _, line := range pc.Trace() {
			fmt.Println(line[:46], "...") // the line of the test is behind it
		}
	})
	// Output: WNetAddConnection2 Z: \\nobody\share -> ERROR_ ...
}

// The whole machine as plain values, before and after: work on it leaves no trace.
func Example_snapshot() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		before := pc.Router().Snapshot().String()
		fmt.Println(codeOf(mapDrive(pc, "Z:", mprtest.Share)), before == pc.Router().Snapshot().String())
		fmt.Println(codeOf(pc.CancelConnection("Z:", false)), before == pc.Router().Snapshot().String())
	})
	// Output:
	// NO_ERROR false
	// NO_ERROR true
}

// A user answers the prompt for credentials, at the second try.
func Example_prompts() {
	runAsTest(func(t testing.TB) {
		user := mpr.NewScriptedUI(mpr.UserTypes("user", "wrong"), mpr.UserTypes(mprtest.User, mprtest.Password))
		pc := mprtest.New(t, func(r *mpr.Router) { r.UI = user })
		nr := &mpr.NetResource{RemoteName: mprtest.Share}
		fmt.Println(codeOf(pc.AddConnection2(nr, mpr.As("nobody", "x"), mpr.CONNECT_INTERACTIVE)))
		fmt.Println(len(user.Shown()), user.Err(), codeOf(pc.CancelConnection(mprtest.Share, false)))
	})
	// Output:
	// NO_ERROR
	// 2 <nil> NO_ERROR
}

// A printer port, and what was printed on it.
func Example_printer() {
	runAsTest(func(t testing.TB) {
		pc := mprtest.New(t)
		fmt.Println(codeOf(pc.AddConnection(mprtest.Printer, mpr.Password{}, "LPT1")))
		job, err := pc.Print("LPT1", "letter")
		if err == nil {
			_, err = job.Write([]byte("Dear Ann"))
			err = errors.Join(err, job.Close())
		}
		for _, printed := range pc.Net.Jobs(mprtest.Server, "printer") {
			fmt.Printf("%s: %s (%v)\n", printed.Title, printed.Data, err)
		}
		fmt.Println(codeOf(pc.CancelConnection("LPT1", false)))
	})
	// Output:
	// NO_ERROR
	// letter: Dear Ann (<nil>)
	// NO_ERROR
}

// asTest runs a function that stands for a test in the running one.
var asTest func(func(t *testing.T))

// TestExamples runs the examples that need a test of their own, and so have no output.
func TestExamples(t *testing.T) {
	for name, example := range map[string]func(){
		"Delay": ExampleMachine_Delay, "EveryAnswer": ExampleEveryAnswer, "Readings": ExampleReadings,
	} {
		t.Run(name, func(t *testing.T) {
			asTest = func(test func(*testing.T)) { test(t) }
			example()
		})
	}
}

// mapWithin maps a drive and gives up after a time. WNet knows no contexts, and a call can't be ended: it goes on, and what
// it comes to is taken back.
func mapWithin(n mpr.Network, d time.Duration) error {
	done := make(chan error, 1)
	go func() { done <- mapDrive(n, "Z:", mprtest.Share) }()
	select {
	case err := <-done:
		return err
	case <-time.After(d):
		go func() {
			if <-done == nil {
				_ = n.CancelConnection("Z:", false)
			}
		}()
		return winerr.ERROR_TIMEOUT
	}
}

// A slow server, in the time of a bubble of testing/synctest: the test takes none.
func ExampleMachine_Delay() {
	asTest(func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			pc := mprtest.New(t)
			pc.Delay("WNetAddConnection2", time.Minute)
			if err := mapWithin(pc, 10*time.Second); !errors.Is(err, winerr.ERROR_TIMEOUT) {
				t.Errorf("got %v", err)
			}
			time.Sleep(time.Minute) // until the call has come back
			synctest.Wait()
			if _, err := pc.GetConnection("Z:"); !errors.Is(err, winerr.ERROR_NOT_CONNECTED) {
				t.Errorf("the drive is there: %v", err)
			}
		})
	})
}

// Every documented failure of every call of mapDrive, each on a fresh machine.
func ExampleEveryAnswer() {
	asTest(func(t *testing.T) {
		mprtest.EveryAnswer(t, mprtest.Sweep{
			Prepare: func(t testing.TB) *mprtest.Machine { return mprtest.New(t) },
			Body: func(t testing.TB, pc *mprtest.Machine) (any, error) {
				return nil, mapDrive(pc, "Z:", mprtest.Share)
			},
		})
	})
}

// mapDrive depends on no reading of the documents that is in dispute.
func ExampleReadings() {
	asTest(func(t *testing.T) {
		mprtest.Readings(t, func(t *testing.T, reading func(*mpr.Router)) {
			pc := mprtest.New(t, reading)
			pc.KeepDrives()
			if err := mapDrive(pc, "Z:", mprtest.Share); err != nil {
				t.Error(err)
			}
		})
	})
}
