package suite

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// totals counts how the cases of a run ended.
type totals struct {
	passed  int
	failed  []string            // the cases
	lacking map[string]int      // cases that were left out, by what was lacking
	saying  map[string][]string // cases that failed, by the first line of what they said
}

// add counts a case.
func (n *totals) add(name, lacking string, err error) {
	switch {
	case lacking != "":
		if n.lacking == nil {
			n.lacking = make(map[string]int)
		}
		n.lacking[lacking]++
	case err != nil:
		if n.saying == nil {
			n.saying = make(map[string][]string)
		}
		n.failed = append(n.failed, name)
		said, _, _ := strings.Cut(err.Error(), "\n")
		n.saying[said] = append(n.saying[said], name)
	default:
		n.passed++
	}
}

// nothingTried returns an error if all cases were left out.
func (n *totals) nothingTried() error {
	if n.passed > 0 || len(n.failed) > 0 || len(n.lacking) == 0 {
		return nil
	}
	return errors.New("nothing was tried: " + n.leftOut())
}

// leftOut tells what was lacking, the most frequent first.
func (n *totals) leftOut() string {
	names := slices.SortedFunc(maps.Keys(n.lacking), func(a, b string) int {
		if n.lacking[a] != n.lacking[b] {
			return n.lacking[b] - n.lacking[a]
		}
		return strings.Compare(a, b)
	})
	all := 0
	for i, name := range names {
		all += n.lacking[name]
		names[i] = fmt.Sprintf("%d for want of %s", n.lacking[name], name)
	}
	return strings.TrimSuffix(fmt.Sprintf("%d left out: %s", all, strings.Join(names, ", ")), ": ")
}

// String returns the totals, and where to begin: at what most cases say, or else at the first one that failed, because a
// suite begins with what is simple.
func (n *totals) String() string {
	text := fmt.Sprintf("cases: %d passed, %d failed, %s", n.passed, len(n.failed), n.leftOut())
	if len(n.failed) == 0 {
		return text
	}
	most := ""
	for _, said := range slices.Sorted(maps.Keys(n.saying)) {
		if len(n.saying[said]) > max(1, len(n.saying[most])) {
			most = said
		}
	}
	if most != "" {
		return fmt.Sprintf("%s\nbegin with what %d cases say, the first of them %s: %s", text, len(n.saying[most]), n.saying[most][0], most)
	}
	return fmt.Sprintf("%s\nbegin with %s", text, n.failed[0])
}
