package winerr

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"strconv"
)

// Code returns the Win32 code of an error: what a raw call returns for it. The first of these that fits decides:
//
//	nil                                               NO_ERROR
//	an Errno, also wrapped or joined                  that code, the first one met
//	*Extended                                         ERROR_EXTENDED_ERROR
//	on Windows syscall.Errno, also wrapped            that code
//	fs.ErrNotExist                                    ERROR_FILE_NOT_FOUND
//	fs.ErrExist                                       ERROR_FILE_EXISTS
//	fs.ErrPermission                                  ERROR_ACCESS_DENIED
//	fs.ErrClosed                                      ERROR_INVALID_HANDLE
//	fs.ErrInvalid                                     ERROR_INVALID_PARAMETER
//	errors.ErrUnsupported                             ERROR_NOT_SUPPORTED
//	context.Canceled                                  ERROR_CANCELLED
//	context.DeadlineExceeded, os.ErrDeadlineExceeded  ERROR_SEM_TIMEOUT
//	anything else                                     ERROR_UNEXP_NET_ERR
//
// For nil and for an Errno that is not wrapped it does not allocate.
func Code(err error) Errno {
	if err == nil {
		return NO_ERROR
	}
	if code, ok := err.(Errno); ok {
		return code
	}
	if code, ok := errors.AsType[Errno](err); ok {
		return code
	}
	if code, ok := findSystemCode(err); ok {
		return code
	}
	return sentinelCode(err)
}

func sentinelCode(err error) Errno {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ERROR_FILE_NOT_FOUND
	case errors.Is(err, fs.ErrExist):
		return ERROR_FILE_EXISTS
	case errors.Is(err, fs.ErrPermission):
		return ERROR_ACCESS_DENIED
	case errors.Is(err, fs.ErrClosed):
		return ERROR_INVALID_HANDLE
	case errors.Is(err, fs.ErrInvalid):
		return ERROR_INVALID_PARAMETER
	case errors.Is(err, errors.ErrUnsupported):
		return ERROR_NOT_SUPPORTED
	case errors.Is(err, context.Canceled):
		return ERROR_CANCELLED
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return ERROR_SEM_TIMEOUT
	}
	return ERROR_UNEXP_NET_ERR
}

// Extended is an error that a network provider reports in its own words and numbers: what WNetGetLastError tells after
// a call that returned ERROR_EXTENDED_ERROR. A provider returns a pointer to it in place of calling WNetSetLastError.
//
// It unwraps to ERROR_EXTENDED_ERROR, so Code and errors.Is see that code.
//
// Document: WNetGetLastErrorW, winnetwk.h documentation; WNetSetLastErrorW, npapi.h documentation.
type Extended struct {
	Code     uint32 // the provider's own number, which is no Win32 code
	Text     string // what happened, for a person
	Provider string // the name of the provider
}

// Error returns the provider, its text and its number in one line, as in "Example Network: the tree is full (code 7)".
func (x *Extended) Error() string {
	text := x.Text
	if text == "" {
		text = ERROR_EXTENDED_ERROR.Text()
	}
	if x.Provider != "" {
		text = x.Provider + ": " + text
	}
	return text + " (code " + strconv.FormatUint(uint64(x.Code), 10) + ")"
}

// Unwrap returns ERROR_EXTENDED_ERROR.
func (x *Extended) Unwrap() error { return ERROR_EXTENDED_ERROR }
