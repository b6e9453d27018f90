// Package testdata holds the scenarios: stories of programs and their network
// drives, each with the documents that its expectations rest on. No expectation
// was recorded from the emulator.
package testdata

import "embed"

// Scenarios are the scenario files, in the folder scenario. The command wnet runs
// them, and its help says what their commands do.
//
//go:embed scenario/*.txtar
var Scenarios embed.FS

// Questions are scenarios of another kind, in the folder open-questions: they ask
// what no document says, and expect nothing. The command wnet asks them of a real
// machine with record.
//
//go:embed open-questions/*.txtar
var Questions embed.FS
