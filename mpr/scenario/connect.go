package scenario

import (
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
)

// connect makes the connecting call that the line asks for.
func (l *line) connect(me *mpr.Caller) error {
	r, err := l.request()
	if err != nil {
		return err
	}
	call := l.options["call"]
	if r.pick {
		// Only UseConnection chooses a device, and it asks for the type.
		r.flags |= mpr.CONNECT_REDIRECT
		if call == "" {
			call = "UseConnection"
		}
		if r.nr.Type == mpr.RESOURCETYPE_ANY && !l.has("type") {
			r.nr.Type = mpr.RESOURCETYPE_DISK
		}
	}
	switch strings.ToLower(call) {
	case "addconnection":
		err = me.AddConnection(r.nr.RemoteName, r.cred.Password, r.nr.LocalName)
	case "", "addconnection2":
		err = me.AddConnection2(&r.nr, r.cred, r.flags)
	case "addconnection3":
		err = me.AddConnection3(0, &r.nr, r.cred, r.flags)
	case "addconnection4":
		err = me.AddConnection4(0, &r.nr, authOf(r.cred), r.flags, nil)
	case "useconnection", "useconnection4":
		return l.useConnection(me, &r, strings.HasSuffix(call, "4"))
	default:
		return l.usage("no call %q that connects", call)
	}
	if err == nil {
		l.connected(r.nr.LocalName, r.nr.RemoteName)
	}
	return err
}

// connected tells what is connected now.
func (l *line) connected(local, remote string) {
	if local == "" {
		l.printf("connected to %s\n", remote)
		return
	}
	l.printf("%s is now %s\n", strings.ToUpper(local), remote)
}

// authOf is the authentication buffer for credentials; nil for the default ones.
func authOf(cred mpr.Credentials) []byte {
	if cred.IsDefault() {
		return nil
	}
	return provider.PackCredentials(cred)
}

func (l *line) useConnection(me *mpr.Caller, r *request, v4 bool) error {
	var buf *mpr.Buffer
	if l.has("size") {
		size, err := number(l, "size", 0)
		if err != nil {
			return err
		}
		buf = &mpr.Buffer{Size: size}
	}
	var use mpr.Use
	var err error
	if v4 {
		use, err = me.UseConnection4Sized(0, &r.nr, authOf(r.cred), r.flags, nil, buf)
	} else {
		use, err = me.UseConnectionSized(0, &r.nr, r.cred, r.flags, buf)
	}
	l.sized(buf)
	if err != nil {
		return err
	}
	local := ""
	if use.Flags&provider.CONNECT_LOCALDRIVE != 0 {
		local = use.AccessName
	}
	l.connected(local, r.nr.RemoteName)
	return nil
}

// sized tells what a call left in the size of a buffer.
func (l *line) sized(buf *mpr.Buffer) {
	if buf != nil {
		l.printf("size %d\n", buf.Size)
	}
}
