package smb

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"testing"

	"github.com/cloudsoda/go-smb2"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
)

// The pairs of numbers are those of [MS-ERREF] 2.3.1 and of winerror.h.
func TestStatusesHaveTheirWin32Codes(t *testing.T) {
	for status, code := range map[uint32]uint32{
		0xC0000008: 6, 0xC000000D: 87, 0xC000000F: 2, 0xC0000010: 1, 0xC0000011: 38, 0xC0000022: 5, 0xC0000033: 123,
		0xC0000034: 2, 0xC0000035: 183, 0xC000003A: 3, 0xC000003B: 161, 0xC0000043: 32, 0xC0000054: 33, 0xC0000056: 5,
		0xC000005E: 1311, 0xC0000064: 1317, 0xC000006A: 86, 0xC000006D: 1326, 0xC000006E: 1327, 0xC000006F: 1328,
		0xC0000070: 1329, 0xC0000071: 1330, 0xC0000072: 1331, 0xC000007F: 112, 0xC000009A: 1450, 0xC00000A2: 19,
		0xC00000B5: 121, 0xC00000BA: 5, 0xC00000BB: 50, 0xC00000BE: 53, 0xC00000C9: 64, 0xC00000CA: 65, 0xC00000CB: 66,
		0xC00000CC: 67, 0xC00000CE: 69, 0xC00000D0: 71, 0xC00000DF: 1355, 0xC0000101: 145, 0xC0000103: 267, 0xC0000106: 206,
		0xC0000120: 995, 0xC0000121: 5, 0xC0000128: 6, 0xC000015B: 1385, 0xC000018C: 1788, 0xC000018D: 1789,
		0xC0000193: 1793, 0xC0000203: 64, 0xC0000224: 1907, 0xC0000234: 1909, 0xC000035C: 64,
		0: 59, 0xC0000001: 59, 0xFFFFFFFF: 59, // not in the list: an error that nobody knows
	} {
		require.Equal(t, winerr.Errno(code), statusCode(status), "%#x", status)
	}
}

func TestErrorsOfRequests(t *testing.T) {
	const lost = winerr.ERROR_NETNAME_DELETED
	inPath := func(err error) error { return &os.PathError{Op: "open", Path: "a", Err: err} }
	for _, tt := range []struct {
		given error
		want  error
	}{
		{nil, nil},
		{io.EOF, io.EOF},
		{winerr.ERROR_BAD_NETPATH, winerr.ERROR_BAD_NETPATH},
		{inPath(winerr.ERROR_DIRECTORY), winerr.ERROR_DIRECTORY},
		{inPath(&smb2.ResponseError{Code: 0xC0000043}), winerr.ERROR_SHARING_VIOLATION},
		{smb2.ErrRequestNotAccepted, winerr.ERROR_REQ_NOT_ACCEP},
		{inPath(fs.ErrNotExist), winerr.ERROR_FILE_NOT_FOUND},
		{fs.ErrExist, winerr.ERROR_ALREADY_EXISTS},
		{fs.ErrPermission, winerr.ERROR_ACCESS_DENIED},
		{fs.ErrInvalid, winerr.ERROR_INVALID_PARAMETER},
		{&smb2.InvalidResponseError{Message: "broken"}, winerr.ERROR_UNEXP_NET_ERR},
		{fmt.Errorf("mount: %w", &smb2.InternalError{Message: "no credits"}), winerr.ERROR_UNEXP_NET_ERR},
		{inPath(&smb2.TransportError{Err: io.EOF}), lost},
		{&net.OpError{Op: "read", Err: errors.New("connection reset")}, lost},
		{os.ErrDeadlineExceeded, lost},
	} {
		require.Equal(t, tt.want, codeOf(tt.given, lost), "%v", tt.given)
	}
}
