// Package hook wraps a provider and makes its calls fail, wait, hang, panic or
// be counted: a test puts a [Hook] between the router and a network, and sees
// what the router does with a network that misbehaves. A [Script] is a provider
// that answers from a list.
package hook

//go:generate go run ../internal/callgen .. Provider zhook.go.tmpl
