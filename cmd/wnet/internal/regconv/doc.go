// Package regconv converts profiles between the forms in which they travel: the
// .reg files of regedit, JSON, and a table to read.
package regconv
