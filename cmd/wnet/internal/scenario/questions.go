package scenario

import (
	"os"

	machine "github.com/seed-520b6462/winnet/mpr/scenario"
)

// Question is a line of a scenario that asks.
type Question struct {
	Line int
	machine.Question
}

// Questions are the questions of a scenario. The error is an *Unreadable: the
// scenario can't be read, or a question in it not be understood, or one leaves
// its device to a variable, so that nobody knows before what it touches.
func Questions(file string) (list []Question, err error) {
	_, script, err := load(file, nil)
	if err != nil {
		return nil, err
	}
	for i, s := range script {
		if !s.ofMachine() {
			continue
		}
		split, err := machine.Split(s.text)
		if err != nil {
			return nil, &Unreadable{file, i + 1, err.Error()}
		}
		line := machine.Texts(split)
		if line[0] == "!" {
			line = line[1:]
		}
		q, asks, err := machine.ParseQuestion(line)
		switch {
		case err != nil:
			return nil, &Unreadable{file, i + 1, err.Error()}
		case !asks:
			continue
		case hasVariable(q.Device) || hasVariable(q.Remote):
			return nil, &Unreadable{file, i + 1, "what a question connects or cancels must stand there, and no variable for it"}
		}
		list = append(list, Question{i + 1, q})
	}
	return list, nil
}

// hasVariable reports whether testscript would replace something in a word.
func hasVariable(word string) (found bool) {
	os.Expand(word, func(string) string { found = true; return "" })
	return found
}
