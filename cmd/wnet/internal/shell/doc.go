// Package shell is the shell of wnet: the commands of package machine by hand.
//
// On a terminal lines are edited with github.com/peterh/liner: it is kept up, is
// small, has history with search and completion, tells Ctrl-C from Ctrl-D, works
// in the console of Windows and on narrow and dumb terminals, and reads nothing
// between two prompts, so that a dialog can have the terminal meanwhile.
// Without a terminal, lines are read without prompts.
package shell
