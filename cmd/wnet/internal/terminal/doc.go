// Package terminal is the shell of wnet: the commands of package scenario by hand.
//
// On a terminal lines are edited with github.com/peterh/liner: it is kept up, is
// small, has history with search and completion, tells Ctrl-C from Ctrl-D, works
// in the console of Windows and on narrow terminals, and reads nothing between two
// prompts. Dialogs are prompts like others.
// Without a terminal, lines are read without prompts.
package terminal
