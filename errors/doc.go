// Package winerr holds the Win32 error codes that the WNet functions, the network providers behind them and the file
// and logon calls around them return. Its folder is called errors, so most imports state the name:
//
//	import winerr "github.com/seed-520b6462/winnet/errors"
//
// # Codes
//
// An Errno is the number itself, and the constants are spelled as in winerror.h and winnetwk.h: winerr.ERROR_BAD_DEVICE
// is 1200, and winerr.WN_BAD_LOCALNAME, the provider's name of it, is the same value. Names beginning with WN_ are no
// second range of numbers. Two of them, WN_NET_ERROR and WN_WINDOWS_ERROR, even stand for the same code, 59. Two
// constants are in neither header: DIALOG_CANCELLED is the 0xFFFFFFFF that the WNet dialogs document without a name,
// and ERROR_BAD_VALUE is what the page of WNetGetNetworkInformation calls ERROR_INVALID_PARAMETER.
//
// Lookup, Errno.Name and Known go between names and numbers. The texts of Errno.Error are this package's own words and
// are meant for people; programs compare codes.
//
// # Testing an error
//
// Compare with errors.Is of the standard library, which sees through what a call wraps around its code:
//
//	if errors.Is(err, winerr.ERROR_ALREADY_ASSIGNED) { ... }
//
// Codes that have a meaning in io/fs match it too, as they do for syscall.Errno on Windows: ERROR_BAD_NETPATH is
// fs.ErrNotExist. Errno.Is lists them.
//
// # From an error to a code
//
// Code turns any error into the number that a raw call returns for it. A provider written in Go can therefore return
// fs.ErrPermission or a context's error and the caller sees the code that Windows has for it.
//
// # Errors of a provider
//
// ERROR_EXTENDED_ERROR says that the provider has more to tell. In Go the more is in the error itself, an *Extended:
//
//	if extended, ok := errors.AsType[*winerr.Extended](err); ok { ... }
//
// # The table
//
// The constants are generated from codes.tsv: add a line there and run "go generate ./errors".
package winerr
