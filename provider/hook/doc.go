// Package hook breaks providers for tests. A [Hook] stands between the router and a
// provider, counts its calls, and makes them fail, wait, hang, panic or return
// other codes by an [Action]. A [Script] is a provider that answers from a list.
//
// No lock is held while an action or a wrapped provider runs.
package hook

//go:generate go run ../internal/callgen .. Provider zhook.go.tmpl
