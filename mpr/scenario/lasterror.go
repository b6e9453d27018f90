package scenario

import "github.com/seed-520b6462/winnet/mpr"

var lastErrorCommand = &Command{
	Name: "lasterror", Args: "[CODE]", Short: "show the last error of the current caller, or set it",
	Long:     "Below the code stands what a network reported last with ERROR_EXTENDED_ERROR.",
	Examples: []string{`lasterror`, `lasterror 0`}, Complete: []Kind{KindCode},
	most: 1, act: func(l *line, me *mpr.Caller) error {
		if len(l.args) > 0 {
			code, err := ParseCode(l.args[0])
			if err != nil {
				return l.usage("%v", err)
			}
			me.SetLastErrno(code)
			return nil
		}
		code := me.LastErrno() // before GetLastError, which is a call too
		l.printf("%s\n", describeCode(code, nil))
		if last := me.GetLastError(); last != (mpr.LastError{}) {
			l.printf("%s says %d: %s\n", last.Provider, last.Code, last.Text)
		}
		return nil
	},
}
