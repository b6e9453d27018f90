package sweep

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/seed-520b6462/winnet/mpr/internal/fault"
)

// kinds are the kinds of findings, the worst first.
var kinds = []string{"PANIC", "HANG", "FALSE SUCCESS", "HALF", "LEFT", "NO RECOVERY", "AFTER", "NOT REACHED"}

// group is the findings of one kind at one line of the client.
type group struct{ place, op, kind string }

// Report groups the findings by line and kind, and counts the outcomes of each call.
func (s *Sweep) Report() string {
	var b strings.Builder
	found := make(map[group][]*Row)
	first := make(map[group]string)
	for _, r := range s.Rows {
		for _, f := range r.Findings {
			g := group{filepath.Base(r.Place), fault.Short(r.Op), f.Kind}
			if !slices.Contains(found[g], r) {
				found[g] = append(found[g], r)
			}
			if _, ok := first[g]; !ok {
				first[g], _, _ = strings.Cut(f.What, "\n")
			}
		}
	}
	groups := slices.SortedFunc(maps.Keys(found), func(x, y group) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, x.kind), slices.Index(kinds, y.kind)),
			cmp.Compare(len(found[y]), len(found[x])), cmp.Compare(x.place, y.place), cmp.Compare(x.op, y.op))
	})
	for _, g := range groups {
		codes := make(map[string]bool)
		for _, r := range found[g] {
			codes[r.Code.Name()] = true
		}
		plural := "s"
		if len(codes) == 1 {
			plural = ""
		}
		fmt.Fprintf(&b, "%s %s: %s, %d code%s (%s)\n", g.place, g.op, g.kind, len(codes), plural, someOf(slices.Sorted(maps.Keys(codes))))
		test := "^" + strings.ReplaceAll(s.name, "/", "$/^") + "$/"
		fmt.Fprintf(&b, "    %s\n    go test -run '%s^none|%s%s'\n", strings.TrimSuffix(first[g], ":"), test, test, found[g][0].Name())
	}
	fmt.Fprintf(&b, "faults: %d, calls: %d, groups of findings: %d\n", len(s.Rows), len(s.Calls), len(groups))
	s.table(&b)
	return b.String()
}

// someOf returns the first names of a list.
func someOf(names []string) string {
	if len(names) > 3 {
		return strings.Join(names[:3], ", ") + ", ..."
	}
	return strings.Join(names, ", ")
}

// table counts what came of the faults, by call and outcome.
func (s *Sweep) table(b *strings.Builder) {
	count := make(map[string]map[string]int)
	outcomes := make(map[string]bool)
	var calls []string
	for _, r := range s.Rows {
		if count[r.call()] == nil {
			count[r.call()] = make(map[string]int)
			calls = append(calls, r.call())
		}
		count[r.call()][r.Outcome]++
		outcomes[r.Outcome] = true
	}
	columns := slices.Sorted(maps.Keys(outcomes))
	w := tabwriter.NewWriter(b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "call\t%s\n", strings.Join(columns, "\t"))
	for _, call := range calls {
		fmt.Fprint(w, call)
		for _, column := range columns {
			fmt.Fprintf(w, "\t%d", count[call][column])
		}
		fmt.Fprintln(w)
	}
	_ = w.Flush() // a strings.Builder takes everything
}
