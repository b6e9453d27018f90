package scenario

import (
	"strings"

	"github.com/seed-520b6462/winnet/mpr"
)

var universalCommand = &Command{
	Name: "universal", Args: "PATH", Short: "tell the network name of a path on a drive (GetUniversalName)",
	Options: []Option{
		{Name: "level", Value: "universal|remote", Help: "the level (universal if absent)"},
		sizeOption,
		{Name: "null", Help: "with /size: the buffer itself is NULL"},
		{Name: "ansi", Help: "with /size: as the A form counts"},
	},
	Examples: []string{`universal Z:\dir\a.txt`, `universal Z:\dir\a.txt /level:remote`}, Complete: []Kind{KindRemote},
	least: 1, most: 1, act: runUniversal,
}

func runUniversal(l *line, me *mpr.Caller) error {
	level := mpr.UNIVERSAL_NAME_INFO_LEVEL
	switch text := strings.ToLower(l.options["level"]); text {
	case "remote":
		level = mpr.REMOTE_NAME_INFO_LEVEL
	case "", "universal":
	default:
		n, err := number(l, "level", 0)
		if err != nil {
			return err
		}
		level = mpr.Level(n)
	}
	buf, given, err := l.buffer()
	if err != nil {
		return err
	}
	var name mpr.UniversalName
	if !given {
		name, err = me.GetUniversalName(l.args[0], level)
	} else {
		if buf != nil {
			buf.NULL = l.has("null")
			if l.has("ansi") {
				buf.Layout.Char = 1
			}
		}
		name, err = me.GetUniversalNameSized(l.args[0], level, buf)
		l.sized(buf)
	}
	if err != nil {
		return err
	}
	l.printf("%s\n", name.Universal)
	if level == mpr.REMOTE_NAME_INFO_LEVEL {
		l.printf("connection %s\nremaining %s\n", name.Connection, name.Remaining)
	}
	return nil
}
