package mpr_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/seed-520b6462/winnet/mpr"
)

// Each constant prints as the code that uses it spells it.
func TestConstantsPrintTheirNames(t *testing.T) {
	for want, value := range map[string]any{
		"AnswerClosed": mpr.AnswerClosed, "AnswerYes": mpr.AnswerYes, "AnswerNo": mpr.AnswerNo, "Answer(3)": mpr.Answer(3),
		"UseUIDefault": mpr.UseUIDefault, "UseUIYes": mpr.UseUIYes, "UseUINo": mpr.UseUINo, "UseUI(255)": mpr.UseUI(255),
	} {
		require.Equal(t, want, fmt.Sprint(value))
	}
}
