package conformance

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

// choose lets a device be chosen.
func (c *checker) choose() (mpr.Use, error) {
	return c.n.UseConnection(0, disk("", c.Remote), mpr.Credentials{}, mpr.CONNECT_REDIRECT)
}

var useCases = []test{
	{
		Name:     "letters from Z down",
		Rule:     "CONNECT_REDIRECT without a local name takes letters from Z: down, and skips those that are taken, also by something local",
		Document: useDocument,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR", "observed/use-redirect-letter", "observed/use-redirect-result"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			c.connect("Y:", c.Remote)
			wants := []string{"Z:", "X:", "W:"}
			if c.Define != nil {
				c.Must("Define", c.Define("X:", `\Device\HarddiskVolume7`))
				wants = []string{"Z:", "W:", "V:"}
			}
			for _, want := range wants {
				use, err := c.choose()
				c.OK("UseConnection", err)
				suite.Equal(c, "what was chosen", use, mpr.Use{AccessName: want, Flags: mpr.CONNECT_LOCALDRIVE})
				c.is(c.n, want, c.Remote)
			}
		},
	},
	{
		Name:     "remembered letters left",
		Rule:     "a letter that is remembered isn't chosen, connected or not",
		Document: useDocument + ruled,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needSecond},
		Check: func(c *checker) {
			c.remember("Z:", c.Second)
			c.remember("Y:", c.Remote)
			use, err := c.choose()
			c.OK("UseConnection", err)
			suite.Equal(c, "what was chosen", use.AccessName, "X:")
		},
	},
	{
		Name:     "ports for printers",
		Rule:     "CONNECT_REDIRECT without a local name takes a port for a printer, the first one that is free",
		Document: useDocument + ruled,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR"},
		Needs:    []need{needRemote, needPrinter},
		Check: func(c *checker) {
			for _, want := range []string{"LPT1", "LPT2"} {
				nr := &mpr.NetResource{Type: mpr.RESOURCETYPE_PRINT, RemoteName: c.Printer}
				use, err := c.n.UseConnection(0, nr, mpr.Credentials{}, mpr.CONNECT_REDIRECT)
				c.OK("UseConnection", err)
				suite.Equal(c, "a port in the result", use.Flags, mpr.CONNECT_LOCALDRIVE)
				suite.Equal(c, "what was chosen", strings.TrimSuffix(use.AccessName, ":"), want)
				c.is(c.n, want, c.Printer)
			}
		},
	},
	{
		Name:     "used without device",
		Rule:     "a connection without device is used by its remote name, and the result has no CONNECT_LOCALDRIVE",
		Document: useDocument,
		Covers:   []string{"WNetUseConnectionW/NO_ERROR", "observed/use-deviceless-name", "observed/use-tells-something"},
		Needs:    []need{needRemote},
		Check: func(c *checker) {
			use, err := c.n.UseConnection(0, disk("", c.Remote), mpr.Credentials{}, 0)
			c.OK("UseConnection", err)
			suite.Equal(c, "what it is used by", use, mpr.Use{AccessName: c.Remote})
		},
	},
	{
		Name:     "access name",
		Rule:     "the length of the access name, be it a device's, of one that is chosen or a remote name, counts characters with the NUL; too small or 0 makes no connection; on success it is left alone",
		Document: useDocument + "; observed",
		Covers:   []string{"WNetUseConnectionW/ERROR_MORE_DATA", "WNetUseConnectionW/ERROR_INVALID_PARAMETER", "observed/use-size-one", "observed/use-size-left", "observed/use-size-zero"},
		Needs:    []need{needRemote, needSized},
		Check:    accessNames,
	},
	{
		Name:     "no buffer for the access name",
		Rule:     "without a buffer for the access name its length says nothing",
		Document: useDocument + "; observed",
		Covers:   []string{"WNetUseConnectionW/NO_ERROR", "observed/use-no-buffer"},
		Needs:    []need{needRemote, needSized},
		Check: func(c *checker) {
			_, buf, err := c.sized().UseConnection(0, disk(drive, c.Remote), mpr.Credentials{}, 0, mpr.Buffer{NULL: true})
			c.OK("UseConnection", err)
			suite.Equal(c, "the length", buf.Size, 0)
			c.is(c.n, drive, c.Remote)
		},
	},
}

// sizedUses returns the calls with a buffer for the access name.
var sizedUses = map[string]func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error){
	"WNetUseConnectionW": func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error) {
		_, buf, err := n.UseConnection(0, nr, mpr.Credentials{}, flags, buf)
		return buf, err
	},
	"WNetUseConnection4W": func(n mpr.Sized, nr *mpr.NetResource, flags mpr.ConnectFlags, buf mpr.Buffer) (mpr.Buffer, error) {
		_, buf, err := n.UseConnection4(0, nr, nil, flags, nil, buf)
		return buf, err
	},
}

func accessNames(c *checker) {
	for function := range c.present(connectors) {
		use, is := sizedUses[function]
		if !is {
			continue
		}
		for _, to := range []struct {
			local string
			flags mpr.ConnectFlags
			name  string
		}{{drive, 0, drive}, {"", mpr.CONNECT_REDIRECT, drive}, {"", 0, c.Remote}} {
			var after mpr.Buffer
			into := func(size uint32) (err error) {
				after, err = use(c.sized(), disk(to.local, c.Remote), to.flags, room(size))
				return err
			}
			c.refused(function+" with a size of 0", func() error { return into(0) }, winerr.ERROR_INVALID_PARAMETER)
			suite.Equal(c, "the length after a size of 0", after.Size, 0)
			c.refused(function+" with room for one character", func() error { return into(1) }, winerr.ERROR_MORE_DATA)
			suite.Equal(c, "the length that is needed", after.Size, chars(to.name))
			c.refused(function+" without room for the NUL", func() error { return into(chars(to.name) - 1) }, winerr.ERROR_MORE_DATA)
			suite.Equal(c, "the length that is needed", after.Size, chars(to.name))
			c.OK(function, into(chars(to.name)+1))
			suite.Equal(c, "the length after success", after.Size, chars(to.name)+1)
			c.OK("CancelConnection2 after "+function, c.n.CancelConnection2(to.name, 0, false))
		}
	}
}
