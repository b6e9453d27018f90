package model

import (
	"fmt"

	"pgregory.net/rapid"
)

// operation is the kind of a call.
type operation int

// The operations: calls of WNet, and events on a machine.
const (
	logOn operation = iota
	elevate
	closeCaller
	add
	cancel
	restore
	get
	getUser
	universal
	connected
	rememberedOnes
	open
	stat
	closeFile
	chdir
	serverDown
	profileFault
)

func (o operation) String() string {
	return [...]string{"logon", "elevate", "close", "add", "cancel", "restore", "get", "user", "universal", "connected",
		"remembered", "open", "stat", "close file", "chdir", "server", "profile"}[o]
}

// call is a call with its arguments, of which each operation reads its own.
type call struct {
	op            operation
	who           int // the number of a caller
	local, remote string
	typ, flags    int
	cred          credentials
	yes, other    bool // force, ask, on, administrator and other choices
	path          string
	user          string
	kind, which   int
}

func (c call) String() string {
	return fmt.Sprintf("%s by %d: %q %q type %d flags %#x as %s/%s %t %t path %q user %q kind %d which %d", c.op, c.who, c.local,
		c.remote, c.typ, c.flags, orDefault(c.cred.user), orDefault(c.cred.password), c.yes, c.other, c.path, c.user, c.kind, c.which)
}

// often holds the operations, the important ones several times.
var often = []operation{
	add, add, add, add, add, cancel, cancel, cancel, logOn, elevate, closeCaller, restore, restore, get, get, getUser, universal,
	connected, rememberedOnes, open, open, stat, closeFile, chdir, serverDown, serverDown, profileFault,
}

// The arguments of calls: a few good values, so that calls concern the same things, and some that
// no call takes. The Kelvin sign and the dotted capital I are neither k nor i.
var (
	anyOperation = rapid.SampledFrom(often)
	anyLocal     = rapid.SampledFrom([]string{"", "", "Z:", "Z:", "Z:", "Z:", "Z:", "z:", "Y:", "Y:", "Y:", "LPT1", "LPT1", "lpt1:",
		"C:", "PRN", `Z:\`})
	anyRemote = rapid.SampledFrom([]string{`\\files\docs`, `\\files\docs`, `\\files\docs`, `\\files\media`, `\\files\laser`,
		`\\FILES\Docs\`, `\\files\media`, `\\files\private`,
		`\\files\laser`, `\\backup\docs`, `\\backup\docs`, `\\backup\docs`, `\\nowhere\docs`, `\\files\none`, "\\\\bac\u212Aup\\docs", "files", ""})
	anyFlags = rapid.SampledFrom([]int{0, 0, 0, 0, 0, 0, updateProfile, updateProfile, updateProfile, updateProfile, updateProfile, updateProfile,
		updateProfile | temporary, localDrive, globalMapping, globalMapping | updateProfile})
	anyPath = rapid.SampledFrom([]string{`\`, `\`, `\a.txt`, `\none.txt`})
	anyUser = rapid.SampledFrom([]string{"alice", "alice", "bob", `CORP\dave`, "carol", "al\u0130ce"})
	anyKind = rapid.SampledFrom([]int{interactive, interactive, interactive, remoteInteractive, overNetwork, batch, service, newCredentials})
	anyType = rapid.SampledFrom([]int{anyOf, anyOf, anyOf, anyOf, anyOf, disk, disk, printer})
	anyWho  = rapid.IntRange(0, callers-1)
	anyCred = rapid.SampledFrom([]credentials{{}, {}, {}, {}, {}, {}, as("alice", "secret"), as("bob", "hunter2"), as("BOB", "wrong"), as("frank", "pass"),
		as("carol", "secret"), as("al\u0130ce", "secret"), {user: text("alice")}, {user: text("bob")}, {password: text("secret")}})
)

func text(s string) *string { return &s }

func as(user, password string) credentials { return credentials{&user, &password} }

// anyCall draws a call. It draws no more than the operation reads, because drawing
// takes the time.
var anyCall = rapid.Custom(func(t *rapid.T) call {
	c := call{op: anyOperation.Draw(t, "operation"), who: anyWho.Draw(t, "who")}
	switch c.op {
	case logOn:
		c.user, c.kind = anyUser.Draw(t, "user"), anyKind.Draw(t, "kind")
		c.yes, c.other = rapid.Bool().Draw(t, "administrator"), rapid.Bool().Draw(t, "right password")
	case add:
		c.local, c.remote = anyLocal.Draw(t, "local"), anyRemote.Draw(t, "remote")
		c.typ, c.flags, c.cred = anyType.Draw(t, "type"), anyFlags.Draw(t, "flags"), anyCred.Draw(t, "credentials")
	case cancel:
		c.local, c.flags, c.yes = anyName(t), anyFlags.Draw(t, "flags"), rapid.Bool().Draw(t, "force")
	case restore:
		if c.yes = rapid.Bool().Draw(t, "ask"); rapid.Bool().Draw(t, "one") {
			c.local = anyLocal.Draw(t, "local")
		}
	case get:
		c.local = anyLocal.Draw(t, "local")
	case getUser:
		c.local = anyName(t)
	case universal, open, chdir:
		c.local, c.path = anyLocal.Draw(t, "local"), anyPath.Draw(t, "path")
		c.yes = rapid.Bool().Draw(t, "with parts")
	case connected, rememberedOnes:
		c.typ = anyType.Draw(t, "type")
	case stat, closeFile:
		c.which, c.yes = rapid.IntRange(0, 9).Draw(t, "which"), rapid.Bool().Draw(t, "keep")
	case serverDown:
		c.which, c.yes = rapid.IntRange(0, 1).Draw(t, "which"), rapid.IntRange(0, 3).Draw(t, "down") == 0
	case profileFault:
		c.user, c.which = anyUser.Draw(t, "user"), rapid.IntRange(0, 2).Draw(t, "which")
		c.yes = rapid.IntRange(0, 3).Draw(t, "on") == 0
	}
	return c
})

// anyName draws the name of a device or a resource.
func anyName(t *rapid.T) string {
	if rapid.Bool().Draw(t, "by device") {
		return anyLocal.Draw(t, "name")
	}
	return anyRemote.Draw(t, "name")
}
