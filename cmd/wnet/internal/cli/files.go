package cli

import (
	"os"
	"path/filepath"
)

// expanded returns the files with the patterns among them replaced by what they match,
// which the shells of Windows leave to programs. One that matches nothing stays,
// to be reported as missing.
func expanded(files []string) (list []string) {
	for _, file := range files {
		matches, err := filepath.Glob(file)
		if _, missing := os.Stat(file); missing == nil || err != nil || len(matches) == 0 {
			matches = []string{file}
		}
		list = append(list, matches...)
	}
	return list
}
