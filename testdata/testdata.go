// Package testdata holds the scenarios: stories of programs and their network
// drives, each with the documents that its expectations rest on. No expectation
// was recorded from the emulator.
package testdata

import (
	"embed"
	"regexp"
	"slices"
	"strings"
)

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

var observed = regexp.MustCompile(`observed/[a-z0-9-]+`)

// Observed returns the facts of the table of observations that the comments of
// scenarios name, as Fact.Name of package spec spells them, each with the scenarios' files in
// [Scenarios].
func Observed() map[string][]string {
	files, err := Scenarios.ReadDir("scenario")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	named := make(map[string][]string)
	for _, file := range files {
		name := "scenario/" + file.Name()
		data, err := Scenarios.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for line := range strings.Lines(string(data)) {
			if !strings.HasPrefix(line, "#") {
				continue
			}
			for _, fact := range observed.FindAllString(line, -1) {
				if !slices.Contains(named[fact], name) {
					named[fact] = append(named[fact], name)
				}
			}
		}
	}
	return named
}
