package session

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Name is the name of a device that can be redirected: a drive A: to Z: or a printer port LPT1 to LPT9. It is one byte,
// compares with == and orders drives before ports. The zero value is no device.
type Name uint8

const (
	firstDrive   Name = 1
	lastDrive    Name = 26
	firstPrinter Name = 27
	lastPrinter  Name = 35
)

// ParseName reads a device name, without case: a letter and a colon for a drive, LPT1 to LPT9 with or without a colon behind
// it for a port.
//
// Errors: ERROR_BAD_DEVICE: any other text, among them "", "Z", `Z:\`, "PRN" and "COM1" (WNetAddConnection2W, lpLocalName).
func ParseName(s string) (Name, error) {
	if len(s) == 2 && s[1] == ':' {
		if n := Letter(s[0]); n != 0 {
			return n, nil
		}
	}
	if len(s) == 5 && s[4] == ':' {
		s = s[:4]
	}
	if len(s) == 4 && wintext.Same(s[:3], "LPT") && '1' <= s[3] && s[3] <= '9' {
		return firstPrinter + Name(s[3]-'1'), nil
	}
	return 0, winerr.ERROR_BAD_DEVICE
}

// Letter returns the drive of a letter A to Z of either case, or the zero Name for another byte.
func Letter(letter byte) Name {
	switch {
	case 'A' <= letter && letter <= 'Z':
		return firstDrive + Name(letter-'A')
	case 'a' <= letter && letter <= 'z':
		return firstDrive + Name(letter-'a')
	}
	return 0
}

// String returns the canonical spelling, "Z:" or "LPT1", without allocating, or "" for no device.
func (n Name) String() string {
	const drives = "A:B:C:D:E:F:G:H:I:J:K:L:M:N:O:P:Q:R:S:T:U:V:W:X:Y:Z:"
	const printers = "LPT1LPT2LPT3LPT4LPT5LPT6LPT7LPT8LPT9"
	switch {
	case n.IsDrive():
		i := 2 * int(n-firstDrive)
		return drives[i : i+2]
	case n.IsPrinter():
		i := 4 * int(n-firstPrinter)
		return printers[i : i+4]
	}
	return ""
}

// IsDrive reports whether the device is a drive, A: to Z:.
func (n Name) IsDrive() bool { return firstDrive <= n && n <= lastDrive }

// IsPrinter reports whether the device is a printer port, LPT1 to LPT9.
func (n Name) IsPrinter() bool { return firstPrinter <= n && n <= lastPrinter }

// Letter returns 'A' to 'Z' for a drive, otherwise 0.
func (n Name) Letter() byte {
	if !n.IsDrive() {
		return 0
	}
	return 'A' + byte(n-firstDrive)
}

// SplitDrive splits a path such as `Z:\dir\file` into the drive and the rest, which is "" or begins with a backslash. ok is
// false for any other form, also for `Z:file`, which is relative to the current directory of a process.
func SplitDrive(path string) (n Name, rest string, ok bool) {
	if len(path) < 2 {
		return 0, "", false
	}
	n, err := ParseName(path[:2])
	rest = path[2:]
	return n, rest, err == nil && (rest == "" || rest[0] == '\\')
}
