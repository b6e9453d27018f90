// Gen writes zerrors.go of package winerr from the table codes.tsv. It is run in the folder of that package by
// "go generate ./errors".
package main

import (
	"bytes"
	"cmp"
	"fmt"
	"go/format"
	"log"
	"os"
	"slices"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	table, err := os.ReadFile("codes.tsv")
	if err != nil {
		log.Fatal(err)
	}
	code, err := generate(string(table))
	if err != nil {
		log.Fatalf("codes.tsv: %v", err)
	}
	if err := os.WriteFile("zerrors.go", code, 0o644); err != nil {
		log.Fatal(err)
	}
}

// generate turns the text of the table into the text of the Go file.
func generate(table string) ([]byte, error) {
	rows, err := parse(table)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	b.WriteString("// Code generated from codes.tsv by internal/gen; DO NOT EDIT.\n\npackage winerr\n\n")
	writeConstants(&b, rows)
	writeAliases(&b, rows)
	writeByCode(&b, rows)
	writeByName(&b, rows)
	return format.Source(b.Bytes())
}

func writeConstants(b *bytes.Buffer, rows []row) {
	b.WriteString("// The codes, ascending.\nconst (\n")
	for _, r := range rows {
		fmt.Fprintf(b, "// %s: %s.\n%s Errno = %s\n", r.name, r.text, r.name, r.literal)
	}
	b.WriteString(")\n\n")
}

func writeAliases(b *bytes.Buffer, rows []row) {
	b.WriteString("// Other names of the same codes.\nconst (\n")
	for _, r := range rows {
		for _, alias := range r.aliases {
			fmt.Fprintf(b, "// %s is another name of %s.\n%s = %s\n", alias, r.name, alias, r.name)
		}
	}
	b.WriteString(")\n\n")
}

// writeByCode writes an array rather than a map: the linker lays it out and a program that imports the package pays
// nothing when it starts.
func writeByCode(b *bytes.Buffer, rows []row) {
	b.WriteString("// byCode ascends by code.\nvar byCode = [...]entry{\n")
	for _, r := range rows {
		fmt.Fprintf(b, "{%s, %q, %q},\n", r.name, r.name, r.text)
	}
	b.WriteString("}\n\n")
}

func writeByName(b *bytes.Buffer, rows []row) {
	var names []string
	for _, r := range rows {
		names = append(append(names, r.name), r.aliases...)
	}
	slices.SortFunc(names, cmp.Compare[string])
	b.WriteString("// byName ascends by name and holds the other names too.\nvar byName = [...]spelling{\n")
	for _, name := range names {
		fmt.Fprintf(b, "{%q, %s},\n", name, name)
	}
	b.WriteString("}\n")
}
