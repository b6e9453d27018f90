// Package mpr emulates the Multiple Provider Router of Windows: what mpr.dll
// does when a program calls WNetAddConnection2 and its siblings, in memory, on
// any operating system.
//
// # The pieces
//
// A [Router] is one machine: providers in order, logon sessions, profiles.
// [Router.Logon] logs a user on and returns a [Caller], one thread of one process
// in that session. A Caller has every WNet call, as a method without the
// prefix, and keeps its own last error. Code that depends on WNet should take
// the interface [Network], which Caller implements. [Sized] has the calls with a
// caller's buffer, [Shell] those of a file manager, [Files] what programs do with a
// connection.
//
//	net, err := fake.New(fake.Network{Servers: []fake.Server{{
//		Name:     "files",
//		Accounts: []fake.Account{{Name: "alice", Password: "secret"}},
//		Shares:   []fake.Share{{Name: "docs", FS: fstest.MapFS{"a.txt": {Data: []byte("hello")}}}},
//	}}})
//	r := mpr.New(net)
//	alice, err := r.Logon(session.Logon{User: session.User{Name: "alice"}, Type: session.LogonInteractive})
//	err = alice.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0)
//	f, err := alice.Open(`Z:\a.txt`)
//
// # Where things live
//
// The router owns no connection. Connections live with the provider, by LUID;
// letters in the device namespace of the logon session; remembered drives in
// the profile of the user. So one user with two sessions shares the remembered
// drives and not the letters.
//
// # Each call
//
// Arguments are checked without locks; the order of the providers is a
// snapshot; every provider is tried until one accepts, and the first
// significant error is what the caller gets ("Implementing a Network
// Provider"). No lock is held while a provider, a profile or a user interface
// is called: one that hangs holds up its own caller only. A call that fails
// leaves everything as it was, and returns an [Error] whose code winerr.Code
// returns.
//
// A file of this package is a chapter of winnetwk.h: a call's method, its story and
// its call of a provider stand in one file. What the calls share is in call.go, and
// which provider is asked in mpr/internal/routing.
//
// # Providers, credential managers, notifyees
//
// A network is a provider.Provider: a fake one, a preset of a real one, or one
// of your own, for which provider.Func and hook.Script take three lines. The
// router calls what a provider announces (GetCaps) and nothing else. One that is
// still starting answers ERROR_BUSY; only a logon waits for it, on Router.Clock
// and Router.Sleep, as Options.RestoreTimeout says.
//
// A provider of class WN_CREDENTIAL_CLASS is told of logons and of changed
// passwords ([Router.LogonWith], [Caller.ChangePassword]); the scripts that it
// returns are in [Router.LogonScripts]. A provider.Notifyee is told of
// connections before and after ([Router.AddNotifyee]).
//
// # Settings
//
// [Options] holds the Windows version and every reading of the documents that
// differs from the default. The zero value is Windows 11.
//
// # Observing
//
// [Router.Snapshot] is the whole machine as plain values for cmp.Diff. A
// [Recorder] or a slog.Logger sees every call, with the providers' calls that
// it led to. No password ever shows in either.
package mpr
