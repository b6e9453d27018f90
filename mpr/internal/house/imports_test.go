package house

import (
	"fmt"
	"slices"
	"strings"
)

// mayImport lists which other rooms each room of the project may import, lowest
// first: imports go one way. A room is a folder with the folders below it, less
// those that are rooms of their own. A list inherits another one by its name with
// a plus sign: the room of that name and everything that it may import.
var mayImport = map[string][]string{
	"errors":              {},
	"errors/internal":     {},
	"session/wintext":     {"+errors"},
	"session":             {"+session/wintext"},
	"profile":             {"+session"},
	"profile/internal":    {"+profile"},
	"profile/regfile":     {"+profile/internal"},
	"profile/registry":    {"+profile/internal"},
	"provider/internal":   {"+profile"},
	"provider":            {"+provider/internal"},
	"provider/redirector": {"+provider"},
	"provider/fake":       {"+provider/redirector"},
	"provider/hook":       {"+provider"},

	"mpr/internal":          {"+provider"}, // below mpr: routing, layout
	"mpr":                   {"+mpr/internal"},
	"mpr/internal/house":    {},
	"mpr/internal/model":    {"+mpr"},
	"mpr/internal/fault":    {"+mpr", "provider/hook"},
	"mpr/mprdll":            {"+mpr"},
	"mpr/mprdll/registry":   {"+mpr/mprdll", "+profile/registry"},
	"mpr/system":            {"+mpr/mprdll"},
	"mpr/remote":            {"+mpr"},
	"mpr/remote/serve":      {"+mpr/remote"},
	"mpr/remote/tools":      {"+mpr/remote", "+mpr/scenario/netuse"},
	"mpr/internal/npbridge": {"+mpr/internal"},

	"mpr/mprtest/suite":        {"+errors"},
	"mpr/mprtest/storetest":    {"+profile", "mpr/mprtest/suite"},
	"mpr/mprtest/providertest": {"+provider", "mpr/mprtest/suite"},
	"mpr/mprtest/conformance": {"+mpr/system", "+provider/fake", "provider/hook", "profile/registry", "mpr/mprtest/suite",
		"mpr/internal/npbridge", "testdata"},
	"mpr/mprtest": {"+mpr/mprtest/conformance", "mpr/mprtest/providertest", "mpr/mprtest/storetest", "mpr/remote/serve",
		"+mpr/remote/tools", "mpr/internal/fault"},

	"mpr/scenario/netuse": {"+mpr"},
	"mpr/scenario":        {"+mpr/scenario/netuse", "mpr/internal/fault", "+provider/fake", "provider/hook", "profile/regfile", "profile/registry"},
	"cmd/mprdll":          {"+mpr/scenario", "mpr/mprdll", "mpr/remote"},
	"cmd/wnet":            {"+mpr/scenario", "+mpr/mprtest", "mpr/remote/serve", "+mpr/remote/tools"},

	"testdata": {},
	"docs":     {},

	"docs/example-agent": {"+mpr/system"},
}

// roomOf returns the room that a folder belongs to: the longest name that fits.
func roomOf(dir string) string {
	found := ""
	for room := range mayImport {
		if (dir == room || strings.HasPrefix(dir, room+"/")) && len(room) > len(found) {
			found = room
		}
	}
	return found
}

// allowed reports whether the list of a room leads to another room.
func allowed(room, other string) bool {
	for _, entry := range mayImport[room] {
		inherited, all := strings.CutPrefix(entry, "+")
		if inherited == other || all && allowed(inherited, other) {
			return true
		}
	}
	return false
}

// importsGoOneWay complains about imports that mayImport doesn't list. A test may import
// any room but a program.
func importsGoOneWay(src source) []string {
	var complaints []string
	own := roomOf(src.dir())
	for imported := range src.imports() {
		inside, ok := strings.CutPrefix(imported, module+"/")
		if !ok {
			continue
		}
		other := roomOf(inside)
		if other != own && !allowed(own, other) && (!src.test() || strings.HasPrefix(other, "cmd/")) {
			complaints = append(complaints, fmt.Sprintf("%s may not import %s", src.dir(), inside))
		}
	}
	return complaints
}

// coreStandsAlone complains about other modules in the packages that everybody imports.
func coreStandsAlone(src source) []string {
	core := []string{"errors", "session", "profile", "provider", "mpr"}
	if src.test() || !slices.Contains(core, src.dir()) {
		return nil
	}
	var complaints []string
	for imported := range src.imports() {
		if strings.Contains(strings.Split(imported, "/")[0], ".") && !strings.HasPrefix(imported, module+"/") {
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

// dropInStaysSmall is about the language of scenarios, which every program that loads
// the drop-in has in it.
func dropInStaysSmall(src source) []string {
	if src.test() || src.dir() != "mpr/scenario" && src.dir() != "cmd/mprdll" {
		return nil
	}
	var complaints []string
	for imported := range src.imports() {
		if slices.Contains([]string{"testing", "flag", "net/http", "net", "text/template", "encoding/json"}, imported) {
			complaints = append(complaints, "the drop-in stays small: "+imported)
		}
	}
	return complaints
}
