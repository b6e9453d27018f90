// Package model holds a second, much smaller description of the machine, and
// tests that have the emulator and it do the same things. It has no code of its
// own outside of its tests.
//
// The model is sequential and slow, keeps everything in maps and lists, and is
// written from what the documents say of the calls (the pages of winnetwk.h,
// "Defining an MS-DOS Device Name", and the doc comments of mpr.Caller where
// those are silent). It shares no code with the emulator but the numbers of the
// error codes, so that a mistake has to be made twice to stay unseen.
//
// Not described are what waits for people (dialogs, prompts that are answered),
// printing, and files that are opened by UNC names.
//
// A test makes a hundred thousand calls, and a million with
//
//	go test ./mpr/internal/model -args -long
package model
