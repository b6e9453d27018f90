package regfile_test

import (
	"fmt"
	"os"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/regfile"
)

func Example() {
	dir, err := os.MkdirTemp("", "profiles")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)

	store, err := regfile.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	err = store.Put(`CONTOSO\Alice`, profile.Entry{Local: "Z:", RemotePath: `\\server\share`, ConnectionType: 1})
	fmt.Println(err)

	// Another process, or the next run of the program, finds it.
	later, err := regfile.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	users, _ := later.Users()
	e, found, err := later.Get(users[0], "Z:")
	fmt.Println(users, e.RemotePath, found, err)
	name, _ := regfile.FileName(users[0])
	fmt.Println(name)
	// Output:
	// <nil>
	// [contoso\alice] \\server\share true <nil>
	// contoso%5calice.reg
}

func ExampleParse() {
	doc, err := regfile.Parse([]byte("Windows Registry Editor Version 5.00\r\n\r\n" +
		"[HKEY_CURRENT_USER\\Network\\H]\r\n\"RemotePath\"=\"\\\\\\\\nas\\\\home\"\r\n"))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range doc.Entries() {
		fmt.Println(e.Local, e.RemotePath)
	}
	_, err = regfile.Parse([]byte("Windows Registry Editor Version 5.00\r\n\r\nZ: nas\r\n"))
	fmt.Println(err)
	// Output:
	// H: \\nas\home
	// line 3: neither a key nor a value nor a comment
}
