package hook_test

import (
	"context"
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// A network that is still starting the first time it is asked.
func ExampleHook() {
	h := hook.New(&provider.Func{
		OnGetUser: func(*session.Session, string) (string, error) { return "alice", nil },
	})
	h.On(provider.CallGetUser, hook.Fail(winerr.ERROR_BUSY).Times(1))

	for range 2 {
		user, err := h.GetUser(nil, "")
		fmt.Printf("%q %v\n", user, winerr.Code(err).Name())
	}
	fmt.Println(h.Count(provider.CallGetUser))
	// Output:
	// "" ERROR_BUSY
	// "alice" NO_ERROR
	// 2
}

// A provider that hangs until the test lets it go on.
func ExampleGate() {
	gate := new(hook.Gate)
	h := hook.New(&provider.Func{
		OnGetUser: func(*session.Session, string) (string, error) { return "alice", nil },
	})
	h.On(provider.CallGetUser, gate.Hold())
	answer := make(chan string)
	go func() {
		user, _ := h.GetUser(nil, "")
		answer <- user
	}()

	_ = gate.Await(context.Background(), 1) // now it hangs
	gate.Open()
	fmt.Println(<-answer)
	// Output: alice
}
