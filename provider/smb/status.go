package smb

import (
	"errors"
	"io"
	"io/fs"

	"github.com/cloudsoda/go-smb2"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// statuses maps an NTSTATUS that SMB servers answer to the code of the Win32 API
// ([MS-ERREF] section 2.3).
var statuses = map[uint32]winerr.Errno{
	0xC0000008: winerr.ERROR_INVALID_HANDLE,               // STATUS_INVALID_HANDLE
	0xC000000D: winerr.ERROR_INVALID_PARAMETER,            // STATUS_INVALID_PARAMETER
	0xC000000F: winerr.ERROR_FILE_NOT_FOUND,               // STATUS_NO_SUCH_FILE
	0xC0000010: winerr.ERROR_INVALID_FUNCTION,             // STATUS_INVALID_DEVICE_REQUEST
	0xC0000011: winerr.ERROR_HANDLE_EOF,                   // STATUS_END_OF_FILE
	0xC0000022: winerr.ERROR_ACCESS_DENIED,                // STATUS_ACCESS_DENIED
	0xC0000033: winerr.ERROR_INVALID_NAME,                 // STATUS_OBJECT_NAME_INVALID
	0xC0000034: winerr.ERROR_FILE_NOT_FOUND,               // STATUS_OBJECT_NAME_NOT_FOUND
	0xC0000035: winerr.ERROR_ALREADY_EXISTS,               // STATUS_OBJECT_NAME_COLLISION
	0xC000003A: winerr.ERROR_PATH_NOT_FOUND,               // STATUS_OBJECT_PATH_NOT_FOUND
	0xC000003B: winerr.ERROR_BAD_PATHNAME,                 // STATUS_OBJECT_PATH_SYNTAX_BAD
	0xC0000043: winerr.ERROR_SHARING_VIOLATION,            // STATUS_SHARING_VIOLATION
	0xC0000054: winerr.ERROR_LOCK_VIOLATION,               // STATUS_FILE_LOCK_CONFLICT
	0xC0000056: winerr.ERROR_ACCESS_DENIED,                // STATUS_DELETE_PENDING
	0xC000005E: winerr.ERROR_NO_LOGON_SERVERS,             // STATUS_NO_LOGON_SERVERS
	0xC0000064: winerr.ERROR_NO_SUCH_USER,                 // STATUS_NO_SUCH_USER
	0xC000006A: winerr.ERROR_INVALID_PASSWORD,             // STATUS_WRONG_PASSWORD
	0xC000006D: winerr.ERROR_LOGON_FAILURE,                // STATUS_LOGON_FAILURE
	0xC000006E: winerr.ERROR_ACCOUNT_RESTRICTION,          // STATUS_ACCOUNT_RESTRICTION
	0xC000006F: winerr.ERROR_INVALID_LOGON_HOURS,          // STATUS_INVALID_LOGON_HOURS
	0xC0000070: winerr.ERROR_INVALID_WORKSTATION,          // STATUS_INVALID_WORKSTATION
	0xC0000071: winerr.ERROR_PASSWORD_EXPIRED,             // STATUS_PASSWORD_EXPIRED
	0xC0000072: winerr.ERROR_ACCOUNT_DISABLED,             // STATUS_ACCOUNT_DISABLED
	0xC000007F: winerr.ERROR_DISK_FULL,                    // STATUS_DISK_FULL
	0xC000009A: winerr.ERROR_NO_SYSTEM_RESOURCES,          // STATUS_INSUFFICIENT_RESOURCES
	0xC00000A2: winerr.ERROR_WRITE_PROTECT,                // STATUS_MEDIA_WRITE_PROTECTED
	0xC00000B5: winerr.ERROR_SEM_TIMEOUT,                  // STATUS_IO_TIMEOUT
	0xC00000BA: winerr.ERROR_ACCESS_DENIED,                // STATUS_FILE_IS_A_DIRECTORY
	0xC00000BB: winerr.ERROR_NOT_SUPPORTED,                // STATUS_NOT_SUPPORTED
	0xC00000BE: winerr.ERROR_BAD_NETPATH,                  // STATUS_BAD_NETWORK_PATH
	0xC00000C9: winerr.ERROR_NETNAME_DELETED,              // STATUS_NETWORK_NAME_DELETED
	0xC00000CA: winerr.ERROR_NETWORK_ACCESS_DENIED,        // STATUS_NETWORK_ACCESS_DENIED
	0xC00000CB: winerr.ERROR_BAD_DEV_TYPE,                 // STATUS_BAD_DEVICE_TYPE
	0xC00000CC: winerr.ERROR_BAD_NET_NAME,                 // STATUS_BAD_NETWORK_NAME
	0xC00000CE: winerr.ERROR_TOO_MANY_SESS,                // STATUS_TOO_MANY_SESSIONS
	0xC00000D0: winerr.ERROR_REQ_NOT_ACCEP,                // STATUS_REQUEST_NOT_ACCEPTED
	0xC00000DF: winerr.ERROR_NO_SUCH_DOMAIN,               // STATUS_NO_SUCH_DOMAIN
	0xC0000101: winerr.ERROR_DIR_NOT_EMPTY,                // STATUS_DIRECTORY_NOT_EMPTY
	0xC0000103: winerr.ERROR_DIRECTORY,                    // STATUS_NOT_A_DIRECTORY
	0xC0000106: winerr.ERROR_FILENAME_EXCED_RANGE,         // STATUS_NAME_TOO_LONG
	0xC0000120: winerr.ERROR_OPERATION_ABORTED,            // STATUS_CANCELLED
	0xC0000121: winerr.ERROR_ACCESS_DENIED,                // STATUS_CANNOT_DELETE
	0xC0000128: winerr.ERROR_INVALID_HANDLE,               // STATUS_FILE_CLOSED
	0xC000015B: winerr.ERROR_LOGON_TYPE_NOT_GRANTED,       // STATUS_LOGON_TYPE_NOT_GRANTED
	0xC000018C: winerr.ERROR_TRUSTED_DOMAIN_FAILURE,       // STATUS_TRUSTED_DOMAIN_FAILURE
	0xC000018D: winerr.ERROR_TRUSTED_RELATIONSHIP_FAILURE, // STATUS_TRUSTED_RELATIONSHIP_FAILURE
	0xC0000193: winerr.ERROR_ACCOUNT_EXPIRED,              // STATUS_ACCOUNT_EXPIRED
	0xC0000203: winerr.ERROR_NETNAME_DELETED,              // STATUS_USER_SESSION_DELETED
	0xC0000224: winerr.ERROR_PASSWORD_MUST_CHANGE,         // STATUS_PASSWORD_MUST_CHANGE
	0xC0000234: winerr.ERROR_ACCOUNT_LOCKED_OUT,           // STATUS_ACCOUNT_LOCKED_OUT
	0xC000035C: winerr.ERROR_NETNAME_DELETED,              // STATUS_NETWORK_SESSION_EXPIRED
}

// statusCode returns the code of an NTSTATUS, ERROR_UNEXP_NET_ERR for one that isn't in
// statuses.
func statusCode(status uint32) winerr.Errno {
	code, known := statuses[status]
	if !known {
		return winerr.ERROR_UNEXP_NET_ERR
	}
	return code
}

// codeOf returns the code of an error of a request; io.EOF stays as it is. lost is the
// code for a server that wasn't there to answer.
func codeOf(err error, lost winerr.Errno) error {
	var answer *smb2.ResponseError
	var code winerr.Errno
	switch {
	case err == nil, err == io.EOF:
		return err
	case errors.As(err, &code):
		return code
	case errors.As(err, &answer):
		return statusCode(answer.Code)
	case errors.Is(err, smb2.ErrRequestNotAccepted):
		return winerr.ERROR_REQ_NOT_ACCEP
	case errors.Is(err, fs.ErrNotExist):
		return winerr.ERROR_FILE_NOT_FOUND
	case errors.Is(err, fs.ErrExist):
		return winerr.ERROR_ALREADY_EXISTS
	case errors.Is(err, fs.ErrPermission):
		return winerr.ERROR_ACCESS_DENIED
	case errors.Is(err, fs.ErrInvalid):
		return winerr.ERROR_INVALID_PARAMETER
	case isInternal(err):
		return winerr.ERROR_UNEXP_NET_ERR
	}
	return lost
}

// isInternal reports whether an error is about what the server or go-smb2 said, not
// about the way to the server.
func isInternal(err error) bool {
	var invalid *smb2.InvalidResponseError
	var internal *smb2.InternalError
	return errors.As(err, &invalid) || errors.As(err, &internal)
}
