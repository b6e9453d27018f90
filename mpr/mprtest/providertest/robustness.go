package providertest

import (
	"fmt"
	"math"
	"strings"
	"sync"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
)

var robustnessCases = []test{
	{
		Name:     "no re-entry",
		Rule:     "a provider never calls back into the router that called it",
		Document: "Implementing a Network Provider",
		Covers:   []string{"* WN_SUCCESS"},
		Needs:    []need{needRouter},
		Check: func(c *checker) {
			before := c.RouterCalls()
			c.callEverything(c.Remote, drive)
			suite.Equal(c, "calls of the router meanwhile", c.RouterCalls()-before, 0)
		},
	},
	{
		Name:     "nonsense",
		Rule:     "no argument makes a provider panic",
		Document: "provider.Provider",
		Covers:   []string{"* WN_BAD_VALUE", "* WN_BAD_POINTER"},
		Check: func(c *checker) {
			long := strings.Repeat("x", 1<<16)
			for _, text := range []string{
				"", `\`, `\\`, `\\\`, `\\x`, `\\x\`, `\\\\x`, `\\.\pipe`, `\\?\C:`, ":", "::", `Z`, `Z:\..\..`, "a\x00b", "\xff\xfe",
				`\\` + long, long, `\\x\` + long, `\\x\y\` + strings.Repeat(`..\`, 50), "\U0001D11E:", "LPT1:", "LPT99",
			} {
				c.callEverything(text, text)
				c.callEverything(text, drive)
				c.callEverything(c.Remote, text)
			}
		},
	},
	{
		Name:     "race for a letter",
		Rule:     "of several calls that redirect one device at once one wins, and the others are ERROR_ALREADY_ASSIGNED",
		Document: addDocument,
		Covers:   []string{"NPAddConnection WN_ALREADY_CONNECTED"},
		Needs:    []need{needRemote, canAdd, canCancel},
		Check: func(c *checker) {
			for range 3 {
				won := 0
				for _, err := range atOnce(func() error { return c.add(c.s, drive, c.Remote) }) {
					if err == nil {
						won++
					} else {
						c.Code("AddConnection", err, winerr.ERROR_ALREADY_ASSIGNED)
					}
				}
				suite.Equal(c, "calls that won", won, 1)
				suite.Equal(c, "connections", len(c.p.Snapshot()), 1)
				c.OK("CancelConnection", c.p.CancelConnection(c.s, drive, false))
			}
		},
	},
	{
		Name:     "many sessions at once",
		Rule:     "calls of different sessions at once don't disturb each other",
		Document: sessionDocument,
		Covers:   []string{"NPAddConnection WN_SUCCESS", "NPCancelConnection WN_SUCCESS"},
		Needs:    []need{needRemote, canAdd, canCancel, canGet},
		Check: func(c *checker) {
			errs := atOnce(func() error {
				s := c.logon()
				defer s.Release()
				for range 4 {
					if err := c.add(s, drive, c.Remote); err != nil {
						return err
					}
					if err := c.get(s, drive); err != nil {
						return err
					}
					if err := c.p.CancelConnection(s, drive, false); err != nil {
						return err
					}
				}
				return c.add(s, drive2, c.Remote) // the logoff takes it
			})
			for _, err := range errs {
				c.OK("a call of one of the sessions", err)
			}
			suite.Equal(c, "connections that are left", len(c.p.Snapshot()), 0)
		},
	},
}

// callEverything makes every call of the provider once, and leaves no connection.
func (c *checker) callEverything(remote, local string) {
	p, s := c.p, c.s
	nr := &provider.NetResource{RemoteName: remote, LocalName: local, Provider: p.Name()}
	_ = p.AddConnection(s, nr, c.Good)
	_ = p.AddConnection3(s, 0, nr, c.Good, 0)
	_ = p.AddConnection4(s, 0, nr, nil, 0, nil)
	for _, name := range []string{local, remote, ""} {
		_, _ = p.GetConnection(s, name)
		_, _, _ = p.GetConnection3(s, name)
		_, _ = p.GetConnectionPerformance(s, name)
		_, _ = p.GetUser(s, name)
		_, _ = p.GetPersistentUseOptions(s, name, nil)
		_, _ = p.GetUniversalName(s, name+`\x`, provider.UNIVERSAL_NAME_INFO_LEVEL)
		_, _ = p.FormatNetworkName(name, math.MaxUint32, 0)
		_, _ = p.GetDirectoryType(s, name, true)
		_ = p.DirectoryNotify(s, 0, name, 99)
		_, _ = p.GetPropertyText(s, 0, 99, name, 99)
		_ = p.PropertyDialog(s, 0, 0, 99, name, 99)
		if f, err := p.OpenFile(s, name+`\nothing of this name`, 0, 0); err == nil {
			_ = f.Close()
		}
		_ = p.Remove(s, name+`\nothing of this name`)
		if release, err := p.SetCurrentDirectory(s, name); err == nil {
			release()
		}
		if job, err := p.StartJob(s, name, ""); err == nil {
			_ = job.Close()
		}
	}
	c.askAbout(nr)
	c.askAbout(nil)
	for _, name := range []string{local, remote} {
		_ = p.CancelConnection2(s, name, true, math.MaxUint32)
		_ = p.CancelConnection(s, name, true)
	}
}

// askAbout makes the calls about a resource, which may be nil.
func (c *checker) askAbout(nr *provider.NetResource) {
	_, _, _ = c.p.GetResourceInformation(c.s, nr)
	_, _ = c.p.GetResourceParent(c.s, nr)
	_, _, _ = c.p.SearchDialog(c.s, 0, nr)
	h, err := c.p.OpenEnum(c.s, provider.RESOURCE_GLOBALNET, 0, 0, nr)
	_, _ = c.p.EnumResource(h, make([]provider.NetResource, 1))
	_, _ = c.p.EnumResource(h, nil)
	if err == nil {
		_ = c.p.CloseEnum(h)
	}
	if nr == nil {
		_ = c.p.AddConnection(c.s, nil, c.Good)
		_ = c.p.AddConnection3(c.s, 0, nil, c.Good, math.MaxUint32)
		_ = c.p.AddConnection4(c.s, 0, nil, []byte{1}, math.MaxUint32, []byte{1})
	}
}

// racers is the number of calls at once.
const racers = 8

// atOnce runs f several times at once and gives the errors. A panic is one, too:
// nobody else could catch it.
func atOnce(f func() error) []error {
	errs := make([]error, racers)
	var wg sync.WaitGroup
	for i := range errs {
		wg.Go(func() {
			defer func() {
				if v := recover(); v != nil {
					errs[i] = fmt.Errorf("panic: %v", v)
				}
			}()
			errs[i] = f()
		})
	}
	wg.Wait()
	return errs
}
