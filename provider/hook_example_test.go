package provider_test

import (
	"context"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// A network that is still starting the first time it is asked.
func ExampleHook() {
	hook := provider.NewHook(&provider.Func{
		OnGetUser: func(*session.Session, string) (string, error) { return "alice", nil },
	})
	hook.On(provider.CallGetUser, provider.Fail(winerr.ERROR_BUSY).Times(1))

	for range 2 {
		user, err := hook.GetUser(nil, "")
		fmt.Printf("%q %v\n", user, winerr.Code(err).Name())
	}
	fmt.Println(hook.Count(provider.CallGetUser))
	// Output:
	// "" ERROR_BUSY
	// "alice" NO_ERROR
	// 2
}

// A provider that hangs until the test lets it go on.
func ExampleGate() {
	gate := new(provider.Gate)
	hook := provider.NewHook(&provider.Func{
		OnGetUser: func(*session.Session, string) (string, error) { return "alice", nil },
	})
	hook.On(provider.CallGetUser, gate.Hold())
	answer := make(chan string)
	go func() {
		user, _ := hook.GetUser(nil, "")
		answer <- user
	}()

	_ = gate.Await(context.Background(), 1) // now it hangs
	gate.Open()
	fmt.Println(<-answer)
	// Output: alice
}
