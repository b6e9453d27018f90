package scenario

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// An option may be cut short as long as no other begins so: people type /del, /d
// and /u: for net use.
func TestOptionsMayBeCutShort(t *testing.T) {
	tell(t, `
		> net use Z: \\files\docs secret /u:files\alice /p:yes
		Z: is now \\files\docs
		> net use Z: /d /k
		Z: is disconnected
		> net use
		Status Local Remote Network
		Unavailable Z: \\files\docs Microsoft Windows Network
		> net use * /del /y
		There are no connections.
	`)
	b := office(t, Config{})
	for line, want := range map[string]string{
		`net use Z: \\files\docs /s`: `net use: /s may be /smartcard or /savecred or /skipcertcheck`,
		`net use Z: \\files\docs /g`: `net use: /global is for the program net alone`,
		`net use Z: /f /fo /d`:       `net use: /f may be /force or /flags`,
		`net use Z: /d /delete`:      `net use: /delete is given twice`,
		`net use Z: /d:yes`:          `net use: /delete takes no value`,
		`net use Z: /deleted`:        `net use: unknown option /deleted (did you mean /delete?)`,
		`net use Z: /`:               `net use: unknown option /`,
		`net use Z: /:x`:             `net use: unknown option /`,
	} {
		require.EqualError(t, b.run(line), want, line)
	}
}

// What is for a connection is nothing without one; on Windows /persistent alone is a
// begun that lasts, which isn't here.
func TestNetUseOptionsNeedAConnection(t *testing.T) {
	b := office(t, Config{})
	for line, want := range map[string]string{
		`net use /user:bob`:               `net use: /user is for a connection: to what?`,
		`net use /force /persistent:yes`:  `net use: /persistent is for a connection: to what?`,
		`net use Z: /persistent:yes`:      `net use: to what? a remote name is missing`,
		`net use /delete`:                 `net use: /delete takes one DEVICE or REMOTE, or * for all`,
		`net use Z: \\files\docs /delete`: `net use: /delete takes one DEVICE or REMOTE, or * for all`,
	} {
		require.EqualError(t, b.run(line), want, line)
	}
}

// names are told as they were typed: a backslash is one.
func TestNamesInErrors(t *testing.T) {
	b := office(t, Config{})
	for line, want := range map[string]string{
		`share \\files`:                     `share: "\\files" is not of the form \\SERVER\NAME`,
		`printed \\files`:                   `"\\files" is not of the form \\SERVER\PRINTER`,
		`net use Z: \\files\docs x \\a\b`:   `too many arguments, from "\\a\b" on`,
		`drives \\files`:                    `too many arguments, from "\\files" on`,
		`Z:\run.exe`:                        `unknown command "Z:\run.exe"`,
		`logon files\`:                      `"files\" is no user name`,
		`net use Z: \\files\docs /flags:\a`: `no flag "\a"`,
	} {
		require.ErrorContains(t, b.run(line), want, line)
	}
}

// What takes one of a few words names them.
func TestSettingsNameTheirValues(t *testing.T) {
	b := &bench{Machine: New(Config{}), t: t}
	require.EqualError(t, b.run(`set Version Win11`), `set: no Windows "Win11": it is one of Windows11, Windows10, Windows7, WindowsVista, WindowsServer2003, WindowsXP`)
}
