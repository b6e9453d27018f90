package regfile

import (
	"strings"

	"github.com/seed-520b6462/winnet/profile"
	"github.com/seed-520b6462/winnet/profile/internal/username"
)

const extension = ".reg"

// FileName returns the name of a user's file, as in "contoso%5calice.reg". Every file system takes it and gives it back
// as it is: it consists of small letters, digits and the characters - _ . @; what else the folded name holds stands as
// the hexadecimal numbers of its bytes behind a %. So does the first letter of a name that is a device's on Windows. The
// user of a longer name than a file may have, 246 plain characters on most file systems, has no profile that can be
// opened.
//
// ERROR_BAD_USERNAME: see profile.FoldUser.
func FileName(user string) (string, error) {
	folded, err := profile.FoldUser(user)
	if err != nil {
		return "", err
	}
	return username.Escape(folded) + extension, nil
}

// UserOfFile returns the folded user of a file name, and false for a name that FileName never gives.
func UserOfFile(name string) (user string, ok bool) {
	escaped, ok := strings.CutSuffix(name, extension)
	if !ok {
		return "", false
	}
	return username.Unescape(escaped)
}
