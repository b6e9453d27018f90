package record

import (
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// Difference is an answer that isn't the recorded one.
type Difference struct {
	Line                    int
	Question, Recorded, Got string
}

// Comparison is what came of comparing.
type Comparison struct {
	By      string // who answered when it was recorded
	Asked   int
	Differs []Difference
}

// Compare runs the scenario of a recording on the emulator. The error is that of
// Run, or an *Unreadable when the file is no recording.
func Compare(file string, config scenario.Runner) (c Comparison, err error) {
	recorded, err := answers(file)
	if err != nil {
		return c, err
	}
	c.By = strings.TrimSpace(recorded[byFile])
	var lacking error
	config.Answered = func(line int, question, got string) {
		c.Asked++
		answer, is := strings.CutPrefix(recorded[answerFile(line)], question+"\n")
		switch {
		case !is && lacking == nil:
			lacking = &scenario.Unreadable{File: file, Line: line, Reason: "this question has no answer in the recording"}
		case is && answer != got:
			c.Differs = append(c.Differs, Difference{line, question, answer, got})
		}
	}
	if err := config.Run(file); err != nil {
		return c, err
	}
	return c, lacking
}

// answers returns the files of a recording, by name.
func answers(file string) (map[string]string, error) {
	read, err := scenario.Read(file)
	if err != nil {
		return nil, err
	}
	list := make(map[string]string)
	for _, f := range read.Archive.Files {
		list[f.Name] = string(f.Data)
	}
	if strings.TrimSpace(list[byFile]) == "" {
		return nil, &scenario.Unreadable{File: file, Reason: "this is no recording: wnet record makes them"}
	}
	return list, nil
}

// String shows both answers below the question.
func (d Difference) String() string {
	var b strings.Builder
	fmt.Fprintln(&b, d.Question)
	for _, side := range []struct{ who, text string }{{"recorded", d.Recorded}, {"emulator", d.Got}} {
		lines := strings.Split(strings.TrimSuffix(side.text, "\n"), "\n")
		fmt.Fprintf(&b, "  %s  %s\n", side.who, strings.Join(lines, "\n            "))
	}
	return b.String()
}
