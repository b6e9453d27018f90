// Package house holds the tests of how the project is built: which room may import
// which, which packages are public, how long files and functions are and how far
// files use each other, where names are compared, that every exported name is
// documented, and every code of a call. It has no code of its own.
package house
