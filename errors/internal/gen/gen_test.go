package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

// A difference means that codes.tsv or the generator changed and "go generate ./errors" was not run.
func TestGeneratedFileIsUpToDate(t *testing.T) {
	table, err := os.ReadFile("../../codes.tsv")
	require.NoError(t, err)
	committed, err := os.ReadFile("../../zerrors.go")
	require.NoError(t, err)
	generated, err := generate(string(table))
	require.NoError(t, err)
	require.Empty(t, cmp.Diff(string(committed), string(generated)))
}

func TestGenerate(t *testing.T) {
	code, err := generate(header + "\n0\tNO_ERROR\t\tit worked\n0x10\tERROR_LAST\tWN_LAST,A_LAST\tit did not\n")
	require.NoError(t, err)
	for _, want := range []string{
		"\t// ERROR_LAST: it did not.\n\tERROR_LAST Errno = 0x10\n",
		"\t// WN_LAST is another name of ERROR_LAST.\n\tWN_LAST = ERROR_LAST\n",
		"\t{NO_ERROR, \"NO_ERROR\", \"it worked\"},\n\t{ERROR_LAST, \"ERROR_LAST\", \"it did not\"},\n}",
		"\t{\"A_LAST\", A_LAST},\n\t{\"ERROR_LAST\", ERROR_LAST},\n\t{\"NO_ERROR\", NO_ERROR},\n\t{\"WN_LAST\", WN_LAST},\n}",
	} {
		require.Contains(t, string(code), want)
	}
}

func TestGenerateRefusesABadTable(t *testing.T) {
	tables := []struct{ name, table, want string }{
		{"empty", "", "line 1: header"},
		{"columns in another order", "name\tvalue\taliases\ttext\n", "line 1: header"},
		{"missing column", header + "\n1\tA\tone\n", "line 2: 3 columns"},
		{"blank line", header + "\n\n1\tA\t\tone\n", "line 2: 1 columns"},
		{"no number", header + "\nx\tA\t\tone\n", "line 2: value"},
		{"number beyond 32 bits", header + "\n0x100000000\tA\t\tone\n", "line 2: value"},
		{"value twice", header + "\n1\tA\t\tone\n1\tB\t\ttwo\n", "line 3: value 1 is not above"},
		{"values descend", header + "\n2\tA\t\tone\n1\tB\t\ttwo\n", "line 3: value 1 is not above"},
		{"name twice", header + "\n1\tA\t\tone\n2\tA\t\ttwo\n", "line 3: name A occurs twice"},
		{"alias is a name", header + "\n1\tA\t\tone\n2\tB\tA\ttwo\n", "line 3: name A occurs twice"},
		{"name in small letters", header + "\n1\ta\t\tone\n", `line 2: name "a"`},
		{"blank in the aliases", header + "\n1\tA\tB, C\tone\n", `line 2: name " C"`},
		{"no text", header + "\n1\tA\t\t\n", "line 2: text"},
		{"text is a sentence", header + "\n1\tA\t\tOne.\n", "line 2: text"},
	}
	for _, c := range tables {
		t.Run(c.name, func(t *testing.T) {
			_, err := generate(c.table)
			require.ErrorContains(t, err, c.want)
		})
	}
}
