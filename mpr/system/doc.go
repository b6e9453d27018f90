// Package system makes an mpr.Network of the raw calls of mprdll: what is asked
// through the typed face goes through addresses, UTF-16 and caller's buffers and
// back. So the conformance suite holds the raw face to the same documents.
package system
