// Gen writes zerrors.go of package winerr from the table codes.tsv. It is run in the folder of that package by
// "go generate ./errors".
package main

import (
	"log"
	"os"
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
