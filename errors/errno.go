package winerr

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
)

//go:generate go run ./internal/gen

// Errno is a Win32 error code. It is an error, and two of the same number are equal whatever name they were written
// with. The zero value is NO_ERROR.
//
// The numbers rest on the system error codes of the Windows documentation and on winerror.h.
type Errno uint32

// entry is a code of the table with its first name.
type entry struct {
	code       Errno
	name, text string
}

// spelling is one of the names of a code.
type spelling struct {
	name string
	code Errno
}

// find returns the entry of the code, or nil if the table does not hold it.
func (e Errno) find() *entry {
	i, found := slices.BinarySearchFunc(byCode[:], e, func(x entry, code Errno) int {
		return cmp.Compare(x.code, code)
	})
	if !found {
		return nil
	}
	return &byCode[i]
}

// Error returns the text of the code followed by its name and number, as in
// "the device name is not valid (ERROR_BAD_DEVICE, 1200)".
func (e Errno) Error() string {
	x := e.find()
	if x == nil {
		return "Windows error " + e.number()
	}
	return x.text + " (" + x.name + ", " + e.number() + ")"
}

// number is decimal as long as people know the codes that way; status and result codes are known by their hex digits.
func (e Errno) number() string {
	if e <= 0xFFFF {
		return strconv.FormatUint(uint64(e), 10)
	}
	return fmt.Sprintf("0x%08X", uint32(e))
}

// Text returns the text of the code alone, as in "the device name is not valid", and "" for a code that the table
// does not hold.
func (e Errno) Text() string {
	if x := e.find(); x != nil {
		return x.text
	}
	return ""
}

// Name returns the name of the code as winerror.h spells it, as in "ERROR_BAD_DEVICE", and "Errno(N)" with the decimal
// number for a code that the table does not hold. A code of several names answers with the one of winerror.h, not with
// the WN_ name.
func (e Errno) Name() string {
	if x := e.find(); x != nil {
		return x.name
	}
	return "Errno(" + strconv.FormatUint(uint64(e), 10) + ")"
}

// Is reports whether the code means target, for errors.Is. It answers as syscall.Errno of Windows does:
//
//	fs.ErrPermission        ERROR_ACCESS_DENIED
//	fs.ErrNotExist          ERROR_FILE_NOT_FOUND, ERROR_PATH_NOT_FOUND, ERROR_BAD_NETPATH
//	fs.ErrExist             ERROR_FILE_EXISTS, ERROR_ALREADY_EXISTS, ERROR_DIR_NOT_EMPTY
//	errors.ErrUnsupported   ERROR_NOT_SUPPORTED, ERROR_CALL_NOT_IMPLEMENTED
//
// On Windows it is true for the syscall.Errno of the same number as well. The other direction cannot be had:
// syscall.Errno does not know this type.
func (e Errno) Is(target error) bool {
	switch target {
	case fs.ErrPermission:
		return e == ERROR_ACCESS_DENIED
	case fs.ErrNotExist:
		return e == ERROR_FILE_NOT_FOUND || e == ERROR_PATH_NOT_FOUND || e == ERROR_BAD_NETPATH
	case fs.ErrExist:
		return e == ERROR_FILE_EXISTS || e == ERROR_ALREADY_EXISTS || e == ERROR_DIR_NOT_EMPTY
	case errors.ErrUnsupported:
		return e == ERROR_NOT_SUPPORTED || e == ERROR_CALL_NOT_IMPLEMENTED
	}
	return isSystemCode(e, target)
}

// Lookup returns the code of a name, which may be any that the package has a constant for: "ERROR_BAD_DEVICE" and
// "WN_BAD_LOCALNAME" give the same code. The name is compared with its case. An unknown name gives NO_ERROR and false.
func Lookup(name string) (Errno, bool) {
	i, found := slices.BinarySearchFunc(byName[:], name, func(x spelling, name string) int {
		return strings.Compare(x.name, name)
	})
	if !found {
		return NO_ERROR, false
	}
	return byName[i].code, true
}

// Known returns every code that the package has a constant for, ascending and each once. The slice is the caller's.
func Known() []Errno {
	codes := make([]Errno, len(byCode))
	for i := range byCode {
		codes[i] = byCode[i].code
	}
	return codes
}
