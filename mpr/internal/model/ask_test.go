package model

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
)

// expect is what the model says to a call of WNet.
func (p *pair) expect(s *logon, c call) (want answer) {
	m := p.model
	switch c.op {
	case add:
		want.code = m.add(s, wish{c.typ, c.local, c.remote, c.cred, c.flags})
	case cancel:
		want.code = m.cancel(s, c.local, c.flags, c.yes)
	case restore:
		want.code = m.restore(s, c.local, c.yes)
	case get:
		want.text, want.code = m.get(s, c.local)
	case getUser:
		want.text, want.code = m.getUser(s, c.local)
	case universal:
		want.text, want.code = m.universal(s, c.local+c.path, c.yes)
	case connected:
		want.text = m.enumConnected(s, c.typ)
	case rememberedOnes:
		want.text, want.code = m.enumRemembered(s, c.typ)
	}
	return want
}

// ask makes a call of WNet on the emulator.
func (who *caller) ask(c call) answer {
	text, err := "", error(nil)
	switch c.op {
	case add:
		nr := &mpr.NetResource{Type: mpr.ResourceType(c.typ), LocalName: c.local, RemoteName: c.remote}
		err = who.net.AddConnection2(nr, c.cred.real(), mpr.ConnectFlags(c.flags))
	case cancel:
		err = who.net.CancelConnection2(c.local, mpr.ConnectFlags(c.flags), c.yes)
	case restore:
		err = who.net.RestoreSingleConnection(0, c.local, c.yes)
	case get:
		text, err = who.net.GetConnection(c.local)
	case getUser:
		text, err = who.net.GetUser(c.local)
	case universal:
		text, err = who.universal(c)
	case connected:
		text, err = who.enumerate(mpr.RESOURCE_CONNECTED, c.typ)
	case rememberedOnes:
		text, err = who.enumerate(mpr.RESOURCE_REMEMBERED, c.typ)
	}
	return answer{winerr.Code(err), text}
}

func (c credentials) real() mpr.Credentials {
	cred := mpr.Credentials{User: c.user}
	if c.password != nil {
		cred.Password = mpr.NewPassword(*c.password)
	}
	return cred
}

func (who *caller) universal(c call) (string, error) {
	level := mpr.UNIVERSAL_NAME_INFO_LEVEL
	if c.yes {
		level = mpr.REMOTE_NAME_INFO_LEVEL
	}
	name, err := who.net.GetUniversalName(c.local+c.path, level)
	if err != nil || !c.yes {
		return name.Universal, err
	}
	return name.Universal + "|" + name.Connection + "|" + name.Remaining, nil
}

// enumerate lists what an enumeration gives.
func (who *caller) enumerate(scope mpr.Scope, typ int) (string, error) {
	h, err := who.net.OpenEnum(scope, mpr.ResourceType(typ), 0, nil)
	if err != nil {
		return "", err
	}
	var list []string
	buf := make([]mpr.NetResource, 3)
	for {
		n, err := who.net.EnumResource(h, buf)
		if winerr.Code(err) == winerr.ERROR_NO_MORE_ITEMS {
			return strings.Join(list, " "), who.net.CloseEnum(h)
		}
		if err != nil {
			return "", err
		}
		for _, nr := range buf[:n] {
			list = append(list, nr.LocalName+"="+nr.RemoteName)
		}
	}
}
