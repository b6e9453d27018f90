// Package serve serves a machine to the processes of package remote, to curl and to pages.
//
//	l, address, err := serve.Listen() // a Unix socket that only this user reaches
//	s := serve.New(serve.Config{Router: func() *mpr.Router { return router }})
//	go s.Serve(l)
//	cmd.Env = append(os.Environ(), address.Environ()...)
//
// Everything is on one port, in HTTP. Whatever fails, the text of the answer says why in one sentence.
//
//	GET  /v1/attach   is upgraded to the calls of one process; see package remote
//	GET  /v1/state    the mpr.Snapshot of the machine, as JSON
//	GET  /v1/calls    the calls as they end, from the first that the Recorder of the router has, as server-sent events: each is
//	                  a line of JSON as the Logger of the router writes it
//	POST /v1/command  does the line of package scenario that is the body, and answers with what it prints. 422: the line
//	                  fails, or can't be understood; the error is the last line of the answer
//
// On a Unix socket in a folder that nobody else may enter no token is wanted. On TCP each request needs one, in a header
// "Authorization: Bearer TOKEN"; its Host must be the address that is listened on, and its Origin, if it has one, too, so
// that no page of another place can call the machine from a browser.
package serve

//go:generate go run ../../../provider/internal/callgen ../.. Network,Sized,Shell,Devices,Files,Workstation zdispatch.go.tmpl
