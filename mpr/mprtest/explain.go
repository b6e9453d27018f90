package mprtest

import (
	"errors"
	"slices"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Explain returns why a call failed, as [mpr.Error.Explain] does, with the sentences of the conformance suite about its
// answer and the document or ruling that each rests on. An error of another kind is its own text.
func Explain(err error) string {
	failed, is := errors.AsType[*mpr.Error](err)
	if err == nil {
		return "no error"
	}
	if !is {
		return err.Error()
	}
	lines := []string{failed.Explain()}
	answer := "/" + winerr.Code(failed).Name()
	for _, c := range conformance.Cases() {
		if slices.Contains(c.Covers, failed.Op+"W"+answer) || slices.Contains(c.Covers, failed.Op+answer) {
			lines = append(lines, "suite: "+c.Rule+" ("+c.Document+")")
		}
	}
	return strings.Join(lines, "\n  ")
}
