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
