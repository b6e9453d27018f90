package providertest

import (
	"io"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
)

var openFileCases = suite.From(cancelDocument, []need{needRemote, needFile, canAdd}, []test{
	{
		Name:   "open files",
		Rule:   "without force a connection with open files isn't cancelled: ERROR_OPEN_FILES; once they are closed it is",
		Covers: []string{"NPCancelConnection WN_OPEN_FILES", "* WN_OPEN_FILES"},
		Needs:  []need{needRemote, needFile, canAdd, canCancel},
		Check: func(c *checker) {
			for local, name := range map[string]string{drive: drive, "": c.Remote} {
				for _, cancel := range c.cancellers() {
					c.connected(c.s, local, c.Remote)
					f := c.open(c.s, name)
					if kept, _ := c.kept(c.s, local, c.Remote); len(kept.OpenFiles) != 1 {
						c.Notef("Snapshot's open files of %s: got %q, want the one", name, kept.OpenFiles)
					}
					c.refused(cancel.name+" "+name, func() error { return cancel.call(c.s, name, false) }, winerr.ERROR_OPEN_FILES)
					c.OK("Read after the refusal", suite.ErrorOf(f.Read(make([]byte, 1))))
					c.OK("Close", f.Close())
					c.OK(cancel.name+" once the file is closed", cancel.call(c.s, name, false))
				}
			}
		},
	},
	{
		Name:   "open files, by force",
		Rule:   "with force the open files are closed: every call on them fails with ERROR_NETNAME_DELETED",
		Covers: []string{"NPCancelConnection WN_SUCCESS"},
		Needs:  []need{needRemote, needFile, canAdd, canCancel},
		Check: func(c *checker) {
			for _, cancel := range c.cancellers() {
				c.connected(c.s, drive, c.Remote)
				f := c.open(c.s, drive)
				c.OK(cancel.name+" by force", cancel.call(c.s, drive, true))
				c.visible(c.s, drive, false)
				c.Code("Read", suite.ErrorOf(f.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
				c.Code("Stat", suite.ErrorOf(f.Stat()), winerr.ERROR_NETNAME_DELETED)
				c.Code("Seek", suite.ErrorOf(f.Seek(0, io.SeekStart)), winerr.ERROR_NETNAME_DELETED)
			}
		},
	},
	{
		Name:     "connection of an open file",
		Rule:     "what an open file of a UNC path connects counts as a deviceless connection for GetUser, GetConnectionPerformance and a cancel, until the file is closed",
		Document: "MultinetGetConnectionPerformanceW, winnetwk.h documentation",
		Covers:   []string{"NPGetUser WN_SUCCESS", "NPGetConnectionPerformance WN_SUCCESS", "NPCancelConnection WN_OPEN_FILES"},
		Needs:    []need{needRemote, needSecond, needFile, canAdd, canCancel, canGetUser, canMeasure},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Second) // whose credentials do for the other share
			f := c.open(c.s, c.Remote)
			c.OK("GetUser", suite.ErrorOf(c.p.GetUser(c.s, c.Remote)))
			c.OK("GetConnectionPerformance", suite.ErrorOf(c.p.GetConnectionPerformance(c.s, c.Remote)))
			c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, c.Remote, false) }, winerr.ERROR_OPEN_FILES)
			c.OK("Close", f.Close())
			c.Code("GetUser once the file is closed", suite.ErrorOf(c.p.GetUser(c.s, c.Remote)), winerr.ERROR_NOT_CONNECTED)
			f = c.open(c.s, c.Remote)
			c.OK("CancelConnection by force", c.p.CancelConnection(c.s, c.Remote, true))
			c.Code("Read", suite.ErrorOf(f.Read(make([]byte, 1))), winerr.ERROR_NETNAME_DELETED)
		},
	},
	{
		Name:     "current directory",
		Rule:     "a connection that holds a process's current directory isn't cancelled, by force neither: ERROR_DEVICE_IN_USE",
		Document: "WNetCancelConnection2W, winnetwk.h documentation",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Needs:    []need{needRemote, canAdd, canCancel},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			release, err := c.p.SetCurrentDirectory(c.s, drive+`\`)
			c.offered("SetCurrentDirectory", err)
			c.Must("SetCurrentDirectory", err)
			kept, _ := c.kept(c.s, drive, c.Remote)
			suite.Equal(c, "Snapshot's holders", kept.Holders, 1)
			for _, cancel := range c.cancellers() {
				for _, force := range []bool{false, true} {
					c.refused(cancel.name, func() error { return cancel.call(c.s, drive, force) }, winerr.ERROR_DEVICE_IN_USE)
				}
			}
			release()
			release() // twice is fine
			c.OK("CancelConnection once the process went elsewhere", c.p.CancelConnection(c.s, drive, false))
		},
	},
	{
		Name:   "print jobs",
		Rule:   "an unfinished print job counts as an open file",
		Covers: []string{"NPCancelConnection WN_OPEN_FILES"},
		Needs:  []need{needPrinter, canAdd, canCancel},
		Check: func(c *checker) {
			c.connected(c.s, printer, c.Printer)
			c.visible(c.s, printer, true)
			if canGet.Met(c) {
				c.points(c.s, printer, c.Printer)
			}
			job, err := c.p.StartJob(c.s, printer, "a page")
			c.offered("StartJob", err)
			c.Must("StartJob", err)
			kept, _ := c.kept(c.s, printer, c.Printer)
			suite.Equal(c, "Snapshot's jobs", len(kept.Jobs), 1)
			c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, printer, false) }, winerr.ERROR_OPEN_FILES)
			c.OK("CancelConnection by force", c.p.CancelConnection(c.s, printer, true))
			c.Code("Write", suite.ErrorOf(job.Write([]byte("x"))), winerr.ERROR_NETNAME_DELETED)
		},
	},
	{
		Name:     "no printer",
		Rule:     "StartJob of a disk is ERROR_NOT_SUPPORTED, and of a device that isn't redirected ERROR_NOT_CONNECTED",
		Document: "provider.Redirector",
		Covers:   []string{"* WN_NOT_SUPPORTED", "* WN_NOT_CONNECTED"},
		Needs:    []need{needRemote, needPrinter, canAdd},
		Check: func(c *checker) {
			c.connected(c.s, printer, c.Printer)
			_, err := c.p.StartJob(c.s, unused, "a page")
			c.offered("StartJob", err)
			c.Code("StartJob of an unused device", err, winerr.ERROR_NOT_CONNECTED)
			c.connected(c.s, drive, c.Remote)
			c.Code("StartJob of a disk", suite.ErrorOf(c.p.StartJob(c.s, drive, "a page")), winerr.ERROR_NOT_SUPPORTED)
		},
	},
	{
		Name:     "no directory",
		Rule:     "SetCurrentDirectory of a file is ERROR_DIRECTORY, and of a device that isn't redirected ERROR_NOT_CONNECTED",
		Document: "provider.Redirector",
		Covers:   []string{"* ANY_SYSTEM_ERROR", "* WN_NOT_CONNECTED"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			_, err := c.p.SetCurrentDirectory(c.s, unused+`\`)
			c.offered("SetCurrentDirectory", err)
			c.Code("SetCurrentDirectory of an unused device", err, winerr.ERROR_NOT_CONNECTED)
			c.Code("SetCurrentDirectory of a file", suite.ErrorOf(c.p.SetCurrentDirectory(c.s, drive+c.File)), winerr.ERROR_DIRECTORY)
			c.OK("CancelConnection of what holds nobody", c.p.CancelConnection(c.s, drive, false))
		},
	},
	{
		Name:     "no file",
		Rule:     "a file that isn't there is ERROR_FILE_NOT_FOUND, and one that is closed ERROR_INVALID_HANDLE",
		Document: "provider.Redirector and provider.File",
		Covers:   []string{"* ANY_SYSTEM_ERROR"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			c.Code("OpenFile of nothing", suite.ErrorOf(c.p.OpenFile(c.s, drive+c.File+".missing", 0, 0)), winerr.ERROR_FILE_NOT_FOUND)
			f := c.open(c.s, drive)
			c.OK("Close", f.Close())
			c.Code("Read after Close", suite.ErrorOf(f.Read(make([]byte, 1))), winerr.ERROR_INVALID_HANDLE)
			c.Code("Close once more", f.Close(), winerr.ERROR_INVALID_HANDLE)
		},
	},
	{
		Name:     "reading",
		Rule:     "a file of a redirected device is the file of that path on the remote name",
		Document: "provider.Redirector",
		Covers:   []string{"* WN_SUCCESS"},
		Check: func(c *checker) {
			c.connected(c.s, drive, c.Remote)
			var texts []string
			for _, place := range []string{drive, c.Remote} {
				f := c.open(c.s, place)
				text, err := io.ReadAll(f)
				c.OK("ReadAll "+place+c.File, err)
				c.OK("Close", f.Close())
				texts = append(texts, string(text))
			}
			suite.Equal(c, "what the remote name's file holds", texts[1], texts[0])
			c.Code("OpenFile of an unused device", suite.ErrorOf(c.p.OpenFile(c.s, unused+c.File, 0, 0)), winerr.ERROR_NOT_CONNECTED)
		},
	},
})
