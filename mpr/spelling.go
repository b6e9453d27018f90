package mpr

import "strconv"

// String is the name of the constant, or "Answer(N)" for a number that is none.
func (a Answer) String() string {
	return nameOf("Answer", []string{"AnswerClosed", "AnswerYes", "AnswerNo"}, int(a))
}

// String is the name of the constant, or "UseUI(N)" for a number that is none.
func (u UseUI) String() string {
	return nameOf("UseUI", []string{"UseUIDefault", "UseUIYes", "UseUINo"}, int(u))
}

// nameOf is the name at a place, or how a number without one is written.
func nameOf(typ string, names []string, n int) string {
	if n < len(names) {
		return names[n]
	}
	return typ + "(" + strconv.Itoa(n) + ")"
}
