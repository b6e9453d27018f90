package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// choice is the value of a flag that takes one of several words. Another one is
// refused as the command line is read, before anything runs.
type choice struct {
	value *string
	words []string
}

// chosen adds a flag that takes one of several words, which its help names and a
// shell completes.
func chosen(cmd *cobra.Command, value *string, name, absent, help string, words []string) {
	*value = absent
	cmd.Flags().Var(&choice{value, words}, name, help+": "+strings.Join(words, ", "))
	if err := cmd.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic(err) // the flag stands above
	}
}

func (c *choice) String() string { return *c.value }

// Type stands for the value in the help.
func (c *choice) Type() string { return "string" }

// Set takes a word in whatever case.
func (c *choice) Set(word string) error {
	at := slices.IndexFunc(c.words, func(w string) bool { return strings.EqualFold(w, word) })
	if at < 0 {
		return errors.New("it is one of " + strings.Join(c.words, ", "))
	}
	*c.value = c.words[at]
	return nil
}
