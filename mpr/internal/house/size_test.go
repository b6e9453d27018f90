package house

import "fmt"

// The limits that keep a file to one chapter and a function to one idea.
const (
	maxFile     = 400
	maxFunction = 60
)

func filesAreShort(src source) []string {
	if n := src.lines(); n > maxFile && !src.generated() {
		return []string{fmt.Sprintf("it has %d lines", n)}
	}
	return nil
}

func functionsAreShort(src source) []string {
	if src.generated() {
		return nil
	}
	var complaints []string
	for _, f := range src.functions() {
		if n := src.linesOf(f); n > maxFunction {
			complaints = append(complaints, fmt.Sprintf("%s has %d lines", f.Name.Name, n))
		}
	}
	return complaints
}
