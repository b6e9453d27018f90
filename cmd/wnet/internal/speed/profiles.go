package speed

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Profiles returns the figures of remembered drives in .reg files.
func Profiles() []Figure {
	bare := "a write, sync, rename and sync of the folder of as many bytes"
	limit := "the disk; besides, the file's lock and the check that nobody else has changed it"
	return []Figure{{
		Name: "ProfileLoad", Cost: "loading 10,010 entries of 286 users", Against: "reading the files and decoding their UTF-16",
		Limit: "every key and value is parsed and checked",
		Bars:  []Bar{{Times, 10}}, Baseline: readProfiles, Measured: loadProfiles,
	}, {
		Name: "ProfileUpdate", Cost: "one durable update among 35 entries", Against: bare, Limit: limit,
		Bars: []Bar{{Times, 2}}, Baseline: bareUpdates(0), Measured: updates(0),
	}, {
		Name: "ProfileUpdate-10000", Cost: "one durable update in a file with 10,000 other keys", Against: bare, Limit: limit,
		Bars: []Bar{{Times, 2}}, Baseline: bareUpdates(10_000), Measured: updates(10_000),
	}}
}

const people = 286 // with the 35 devices that each can have, 10,010 entries

// remembered returns an entry for each of the 35 devices, as Windows 10 writes it.
func remembered() (all []profile.Entry) {
	add := func(local string) {
		all = append(all, profile.Entry{
			Local: local, RemotePath: `\\server.example.net\share of ` + local, UserName: `CONTOSO\alice`,
			ProviderName: "Microsoft Windows Network", ProviderType: 0x20000, ConnectionType: 1, DeferFlags: 4,
			UseOptions: make([]byte, 124),
		})
	}
	for letter := 'A'; letter <= 'Z'; letter++ {
		add(string(letter) + ":")
	}
	for port := range 9 {
		add(fmt.Sprintf("LPT%d", port+1))
	}
	return all
}

// aProfile returns a file with so many keys of others and all the devices.
func aProfile(b *testing.B, foreign int) []byte {
	text := new(strings.Builder)
	text.WriteString("\ufeffWindows Registry Editor Version 5.00\r\n\r\n")
	for i := range foreign {
		fmt.Fprintf(text, "[HKEY_CURRENT_USER\\Software\\Example\\%d]\r\n\"Name\"=\"One of many\"\r\n\"Size\"=dword:00000017\r\n\r\n", i)
	}
	d, err := regfile.Parse(wintext.EncodeUTF16(text.String()))
	for _, e := range remembered() {
		if err == nil {
			d, err = d.Put(e)
		}
	}
	check(b, err)
	return d.Bytes()
}

func userName(i int) string { return fmt.Sprintf(`contoso\user%d`, i) }

func fileOf(b *testing.B, dir, user string) string {
	name, err := regfile.FileName(user)
	check(b, err)
	return filepath.Join(dir, name)
}

func write(b *testing.B, file string, data []byte) {
	check(b, os.WriteFile(file, data, 0o600))
}

// manyProfiles makes a folder with the profile of each of the people.
func manyProfiles(b *testing.B) string {
	dir, data := b.TempDir(), aProfile(b, 0)
	for i := range people {
		write(b, fileOf(b, dir, userName(i)), data)
	}
	return dir
}

func readProfiles(b *testing.B) {
	dir := manyProfiles(b)
	for b.Loop() {
		for i := range people {
			data, err := os.ReadFile(fileOf(b, dir, userName(i)))
			if err != nil {
				b.Fatal(err)
			}
			wintext.DecodeUTF16(data)
		}
	}
}

func loadProfiles(b *testing.B) {
	dir := manyProfiles(b)
	for b.Loop() {
		store, err := regfile.Open(dir)
		if err != nil {
			b.Fatal(err)
		}
		for i := range people {
			if entries, err := store.Entries(userName(i)); err != nil || len(entries) != 35 {
				b.Fatal(len(entries), err)
			}
		}
	}
}

func bareUpdates(foreign int) func(*testing.B) {
	return func(b *testing.B) {
		dir, data := b.TempDir(), aProfile(b, foreign)
		for b.Loop() {
			if err := bareUpdate(dir, data); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func bareUpdate(dir string, data []byte) error {
	temp := filepath.Join(dir, "new")
	f, err := os.Create(temp)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil { // Windows renames closed files only
		return err
	}
	if err := os.Rename(temp, filepath.Join(dir, "file")); err != nil || runtime.GOOS == "windows" {
		return err // there a folder can't be synced
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

func updates(foreign int) func(*testing.B) {
	return func(b *testing.B) {
		dir := b.TempDir()
		write(b, fileOf(b, dir, "alice"), aProfile(b, foreign))
		store, err := regfile.Open(dir)
		check(b, err)
		e := remembered()[25]
		for b.Loop() {
			e.DeferFlags ^= 1
			if err := store.Put("alice", e); err != nil {
				b.Fatal(err)
			}
		}
	}
}
