// Package remote calls a machine that several processes share, as all programs of a Windows share its WNet. Package serve
// has the other side.
//
//	c, err := remote.Dial(remote.Environment())
//	err = c.AddConnection2(&mpr.NetResource{LocalName: "Z:", RemoteName: `\\files\docs`}, mpr.Credentials{}, 0)
//
// A connection stands for a process. [Dial] returns its first thread, which has last errors of its own, and
// [Caller.Thread] further ones. When the connection ends, with Close or with the program, the machine does what Windows
// does when a process ends: it closes the enumerations, files and print jobs and cancels the dialogs, and the letters
// stay with the logon session. The handles of one process are ERROR_INVALID_HANDLE in another.
//
// The [Caller] implements mpr.Network and mpr.Files, and has the other faces of an mpr.Caller, so that mprdll.Install takes
// one. The checks, their order and the codes are the router's: arguments cross as they are given, and buffers with their
// sizes. An error is the [*mpr.Error] that the router has returned, with the code, the text and the provider of its reason.
//
// # The protocol
//
// A client asks for an upgrade of HTTP:
//
//	GET /v1/attach HTTP/1.1
//	Host: machine
//	Connection: Upgrade
//	Upgrade: winnet/1
//	Winnet-Session: 0x10000
//	Authorization: Bearer TOKEN
//
// The session is named by its LUID; without the header it is the one that the machine gives to clients that name none. The
// token is wanted on TCP only. A machine that speaks another version answers 426, and any that can't be attached to says
// why in the text of its answer. After 101 both sides write lines of JSON, of 16 MB at most:
//
//	{"Results":[{"LUID":65536,"User":"alice"}]}
//	{"ID":1,"Call":"Network.GetConnection","Args":["Z:"]}
//	{"ID":1,"Results":["\\\\files\\docs"]}
//	{"ID":2,"Thread":1,"Call":"Sized.GetConnection","Args":["Z:",{"Size":4}]}
//	{"ID":2,"Results":["",{"Size":13}],"Error":{"Op":"WNetGetConnection","Local":"Z:","Code":234}}
//
// A call is a method of an interface of package mpr (Network, Sized, Shell, Devices, Files, Workstation), with its parameters and
// its results but the error in order; "Network.EnumResource" takes the length of its list and returns the list. The methods of
// a file are "File.Read" and so on, with the number that "Files.OpenFile" returned in front, and "Process.Thread" makes a
// thread of a number. Calls are
// answered as they end, in any order. What is zero or NULL may be left out of an object, and null stands for NULL. Bytes are
// in base64. A text that isn't UTF-8 has \udcXX for each byte that isn't.
package remote

//go:generate go run ../../provider/internal/callgen .. Network,Sized,Shell,Devices,Files,Workstation zstubs.go.tmpl
