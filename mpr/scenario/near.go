package scenario

import (
	"slices"
	"strings"
)

// Near are the known words that a misspelled one may stand for, the nearest
// first, at most three: those of which it is the beginning, from which it differs by
// a slip or two of the fingers, or of which it leaves out what is between underscores.
func Near(word string, known []string) []string {
	type candidate struct {
		word string
		far  int
	}
	var list []candidate
	low := strings.ToLower(word)
	for _, k := range known {
		other := strings.ToLower(k)
		far := distance(low, other)
		if len(low) > 2 && strings.HasPrefix(other, low) {
			far = 0
		}
		if far > 2 && hasParts(other, low) {
			far = 2
		}
		if far <= min(2, len(low)/2) {
			list = append(list, candidate{k, far})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.far - b.far })
	var near []string
	for _, c := range list[:min(3, len(list))] {
		near = append(near, c.word)
	}
	return near
}

// hasParts reports whether a name has all parts of another one, in their order.
func hasParts(name, other string) bool {
	parts := strings.Split(other, "_")
	for _, part := range strings.Split(name, "_") {
		if len(parts) > 0 && part == parts[0] {
			parts = parts[1:]
		}
	}
	return len(parts) == 0 && strings.Contains(other, "_")
}

// DidYouMean is the question that ends an error message: " (did you mean x or
// y?)", each with a prefix, or "" when nothing is near.
func DidYouMean(word string, known []string, prefix string) string {
	near := Near(word, known)
	if len(near) == 0 {
		return ""
	}
	for i := range near {
		near[i] = prefix + near[i]
	}
	return " (did you mean " + strings.Join(near, " or ") + "?)"
}

// distance counts the insertions, deletions, replacements and swaps of
// neighbours that make one word of another (optimal string alignment).
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			best := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				best = min(best, rows[i-2][j-2]+1)
			}
			rows[i][j] = best
		}
	}
	return rows[len(a)][len(b)]
}
