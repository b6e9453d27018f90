// Package house holds the tests of how the project is built: which package may
// import which, how long files and functions are, and that every exported name is
// documented. It has no code of its own.
package house
