package providertest

import (
	"io"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/notes"
)

var openFileCases = []testCase{
	{
		name:     "open files",
		rule:     "without force a connection with open files isn't cancelled: ERROR_OPEN_FILES; once they are closed it is",
		document: cancelDocument,
		covers:   []string{"NPCancelConnection WN_OPEN_FILES", "* WN_OPEN_FILES"},
		needs:    []need{needRemote, needFile, canAdd, canCancel},
		check:    openFiles,
	},
	{
		name:     "open files, by force",
		rule:     "with force the open files are closed: every call on them fails with ERROR_NETNAME_DELETED",
		document: cancelDocument,
		covers:   []string{"NPCancelConnection WN_SUCCESS"},
		needs:    []need{needRemote, needFile, canAdd, canCancel},
		check:    openFilesByForce,
	},
	{
		name:     "current directory",
		rule:     "a connection that holds a process's current directory isn't cancelled, by force neither: ERROR_DEVICE_IN_USE",
		document: "WNetCancelConnection2W, winnetwk.h documentation",
		covers:   []string{"* ANY_SYSTEM_ERROR"},
		needs:    []need{needRemote, canAdd, canCancel},
		check:    currentDirectory,
	},
	{
		name:     "print jobs",
		rule:     "an unfinished print job counts as an open file",
		document: cancelDocument,
		covers:   []string{"NPCancelConnection WN_OPEN_FILES"},
		needs:    []need{needPrinter, canAdd, canCancel},
		check:    printJobs,
	},
	{
		name:     "reading",
		rule:     "a file of a redirected device is the file of that path on the remote name",
		document: "provider.Redirector",
		covers:   []string{"* WN_SUCCESS"},
		needs:    []need{needRemote, needFile, canAdd},
		check:    reading,
	},
}

func openFiles(c *checker) {
	c.connected(c.s, drive, c.Remote)
	f := c.open(c.s, drive)
	if kept, _ := c.kept(c.s, drive, c.Remote); len(kept.OpenFiles) != 1 {
		c.Notef("Snapshot's open files: got %q, want the one", kept.OpenFiles)
	}
	c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, drive, false) }, winerr.ERROR_OPEN_FILES)
	_, err := f.Read(make([]byte, 1))
	c.OK("Read after the refusal", err)
	c.OK("Close", f.Close())
	c.OK("CancelConnection once the file is closed", c.p.CancelConnection(c.s, drive, false))
}

func openFilesByForce(c *checker) {
	c.connected(c.s, drive, c.Remote)
	f := c.open(c.s, drive)
	c.OK("CancelConnection by force", c.p.CancelConnection(c.s, drive, true))
	c.visible(c.s, drive, false)
	_, err := f.Read(make([]byte, 1))
	c.Code("Read", err, winerr.ERROR_NETNAME_DELETED)
	_, err = f.Stat()
	c.Code("Stat", err, winerr.ERROR_NETNAME_DELETED)
	_, err = f.Seek(0, io.SeekStart)
	c.Code("Seek", err, winerr.ERROR_NETNAME_DELETED)
}

func currentDirectory(c *checker) {
	c.connected(c.s, drive, c.Remote)
	release, err := c.p.SetCurrentDirectory(c.s, drive+`\`)
	c.offered("SetCurrentDirectory", err)
	c.Must("SetCurrentDirectory", err)
	for _, force := range []bool{false, true} {
		c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, drive, force) }, winerr.ERROR_DEVICE_IN_USE)
	}
	release()
	release() // twice is fine
	c.OK("CancelConnection once the process went elsewhere", c.p.CancelConnection(c.s, drive, false))
}

func printJobs(c *checker) {
	c.connected(c.s, printer, c.Printer)
	job, err := c.p.StartJob(c.s, printer, "a page")
	c.offered("StartJob", err)
	c.Must("StartJob", err)
	c.refused("CancelConnection", func() error { return c.p.CancelConnection(c.s, printer, false) }, winerr.ERROR_OPEN_FILES)
	c.OK("CancelConnection by force", c.p.CancelConnection(c.s, printer, true))
	_, err = job.Write([]byte("x"))
	c.Code("Write", err, winerr.ERROR_NETNAME_DELETED)
}

func reading(c *checker) {
	c.connected(c.s, drive, c.Remote)
	var texts []string
	for _, place := range []string{drive, c.Remote} {
		f := c.open(c.s, place)
		text, err := io.ReadAll(f)
		c.OK("ReadAll "+place+c.File, err)
		c.OK("Close", f.Close())
		texts = append(texts, string(text))
	}
	notes.Equal(&c.Pad, "what the remote name's file holds", texts[1], texts[0])
	_, err := c.p.OpenFile(c.s, unused+c.File, 0, 0)
	c.Code("OpenFile of an unused device", err, winerr.ERROR_NOT_CONNECTED)
}
