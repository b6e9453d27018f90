// Package scenario is the language that describes an emulated machine and checks it:
// commands in the style of net use, which scenario files and the shell of wnet have in
// common.
//
// A [Machine] begins as a Windows 11 with the network of Windows and no server
// on it. Commands define the network, log users on, and make the calls of WNet
// in the name of the current caller. [Machine.Run] runs one, given as words.
//
// A command fails in one of three ways. The code of a call comes as it is and
// winerr.Code tells it. A [Usage] error is a command that can't be understood.
// A [Mismatch] is a call that didn't end as the command expect says.
package scenario
