package house

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// rules hold for each file by itself. A rule returns its complaints.
var rules = map[string]func(source) []string{
	"imports go one way":                      importsGoOneWay,
	"the core does with the standard library": coreStandsAlone,
	"Windows stays in its files":              windowsStaysInItsFiles,
	"the drop-in stays small":                 dropInStaysSmall,
	"files are short":                         filesAreShort,
	"functions are short":                     functionsAreShort,
	"exported names are documented":           exportedNamesAreDocumented,
	"addresses escape":                        addressesEscape,
	"who skips says why":                      skipsSayWhy,
	"nothing is put off":                      nothingIsPutOff,
	"public packages are listed":              publicPackagesAreListed,
}

func TestRules(t *testing.T) {
	all := sources(t)
	for name, rule := range rules {
		t.Run(name, func(t *testing.T) {
			for _, src := range all {
				for _, complaint := range rule(src) {
					t.Errorf("%s: %s", src.name, complaint)
				}
			}
		})
	}
}

// broken are files that each break one rule.
var broken = []struct{ rule, name, text string }{
	{"imports go one way", "session/x.go", `package session; import _ "` + module + `/profile"`},
	{"imports go one way", "profile/regfile/x.go", `package regfile; import _ "` + module + `/provider"`},
	{"imports go one way", "provider/redirector/x.go", `package redirector; import _ "` + module + `/provider/fake"`},
	{"imports go one way", "mpr/x.go", `package mpr; import _ "` + module + `/provider/hook"`},
	{"imports go one way", "mpr/mprdll/x.go", `package mprdll; import _ "` + module + `/mpr/mprtest"`},
	{"imports go one way", "mpr/x_test.go", `package mpr; import _ "` + module + `/cmd/wnet/internal/words"`},
	{"the core does with the standard library", "mpr/x.go", `package mpr; import _ "golang.org/x/text/cases"`},
	{"the core does with the standard library", "mpr/x_windows.go", `package mpr; import _ "golang.org/x/sys/windows"`},
	{"the drop-in stays small", "mpr/scenario/x.go", `package scenario; import _ "testing"`},
	{"Windows stays in its files", "cmd/wnet/x.go", `package main; import _ "golang.org/x/sys/windows"`},
	{"files are short", "mpr/x.go", "package mpr\n" + lines(maxFile)},
	{"functions are short", "mpr/x_test.go", "package mpr\nfunc f() {" + lines(maxFunction) + "}"},
	{"exported names are documented", "mpr/x.go", "package mpr\nfunc F() {}"},
	{"exported names are documented", "mpr/x.go", "package mpr\ntype T struct{}"},
	{"exported names are documented", "mpr/x.go", "package mpr\n// T is one.\ntype T[A any] struct{}\nfunc (*T[A]) F() {}"},
	{"exported names are documented", "mpr/x.go", "package mpr\nvar X, Y int"},
	{"public packages are listed", "mpr/x/x.go", "package x"},
	{"addresses escape", "mpr/mprdll/x.go", "package mprdll\n// F is one.\nfunc F(a ...uintptr) {}"},
	{"addresses escape", "mpr/system/x.go", "package system\nfunc f(a ...uintptr) {}"},
	{"who skips says why", "mpr/x_test.go", "package mpr\nfunc f(t T) { t.Skip() }"},
	{"who skips says why", "mpr/x_test.go", "package mpr\nfunc f(t T) { t.SkipNow() }"},
	{"nothing is put off", "mpr/x.go", "package mpr\n// TO" + "DO: the rest"},
}

func TestEachRuleFindsWhatBreaksIt(t *testing.T) {
	tried := make(map[string]bool)
	for _, b := range broken {
		src := parse(t, b.name, b.text)
		tried[b.rule] = true
		for name, rule := range rules {
			if name == b.rule {
				require.NotEmpty(t, rule(src), "%s: %s", name, b.text)
			} else {
				require.Empty(t, rule(src), "%s: %s", name, b.text)
			}
		}
	}
	for name := range rules {
		require.True(t, tried[name], "no file breaks the rule that %s", name)
	}
}

func lines(n int) string {
	text := make([]byte, n)
	for i := range text {
		text[i] = '\n'
	}
	return string(text)
}
