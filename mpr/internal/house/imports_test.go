package house

import (
	"fmt"
	"slices"
	"strings"
)

// mayImport lists what each part of the project may import of the others: imports go
// one way. A part is a folder with what is below it.
var mayImport = map[string][]string{
	"errors":       {},
	"session":      {"errors"},
	"profile":      {"errors"},
	"provider":     {"errors", "session", "profile"},
	"mpr":          {"errors", "session", "profile", "provider"},
	"mpr/internal": {"errors", "session", "profile", "provider", "mpr"},
	"mpr/mprdll":   {"errors", "session", "profile", "provider", "mpr"},
	"mpr/mprtest":  {"errors", "session", "profile", "provider", "mpr", "mpr/mprdll", "testdata"},
	"cmd":          {"errors", "session", "profile", "provider", "mpr", "mpr/mprdll", "mpr/mprtest", "testdata"},
	"testdata":     {},
	"docs":         {},
}

// partOf is the part that a folder is of: the longest that fits.
func partOf(dir string) string {
	found := ""
	for part := range mayImport {
		if (dir == part || strings.HasPrefix(dir, part+"/")) && len(part) > len(found) {
			found = part
		}
	}
	return found
}

// importsGoOneWay lets tests look down from above, but nobody into a program.
func importsGoOneWay(src source) []string {
	var complaints []string
	own := partOf(src.dir())
	for imported := range src.imports() {
		inside, ok := strings.CutPrefix(imported, module+"/")
		if !ok {
			continue
		}
		other := partOf(inside)
		if other != own && !slices.Contains(mayImport[own], other) && (!src.test() || other == "cmd") {
			complaints = append(complaints, fmt.Sprintf("%s may not import %s", src.dir(), inside))
		}
	}
	return complaints
}

// coreStandsAlone is about the packages that everybody imports.
func coreStandsAlone(src source) []string {
	core := []string{"errors", "session", "profile", "provider", "mpr"}
	if src.test() || !slices.Contains(core, src.dir()) {
		return nil
	}
	var complaints []string
	for imported := range src.imports() {
		foreign := strings.Contains(strings.Split(imported, "/")[0], ".") && !strings.HasPrefix(imported, module+"/")
		if foreign && !strings.HasPrefix(imported, "golang.org/x/sys/windows") {
			complaints = append(complaints, "the core does with the standard library: "+imported)
		}
	}
	return complaints
}

func windowsStaysInItsFiles(src source) []string {
	forWindows := strings.HasSuffix(src.name, "_windows.go") || strings.HasSuffix(src.name, "_windows_test.go")
	var complaints []string
	for imported := range src.imports() {
		if strings.HasPrefix(imported, "golang.org/x/sys/windows") && !forWindows {
			complaints = append(complaints, "this is no file for Windows: "+imported)
		}
	}
	return complaints
}

// errorsAreWinerr keeps the package apart from the standard library's.
func errorsAreWinerr(src source) []string {
	if name, imported := src.imports()[module+"/errors"]; imported && name != "winerr" {
		return []string{"package errors is to be imported as winerr"}
	}
	return nil
}
