//go:build !windows || mpremu

package mprtest

import (
	"fmt"
	"slices"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/mprdll"
	"github.com/seed-520b6462/winnet/mpr/mprtest/internal/sweep"
)

// Code that makes raw calls is served by the same seam, and is told of by its own lines. MORE_DATA comes to it alone.
func TestSweepOfRawCode(t *testing.T) {
	get := mprdll.NewLazyDLL("mpr.dll").NewProc("WNetGetUserW")
	sw, found := survey(t, Sweep{
		Prepare: func(t testing.TB) *Machine {
			m := New(t)
			mprdll.Install(t, m)
			return m
		},
		Body: func(testing.TB, *Machine) (any, error) {
			buf, size := make([]uint16, 64), uint32(64)
			code, _, _ := get.Call(0, uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size)))
			switch winerr.Errno(code) {
			case winerr.NO_ERROR:
				return mprdll.UTF16ToString(buf), nil
			case winerr.ERROR_MORE_DATA:
				return fmt.Sprint("it needs ", size), nil
			}
			return nil, winerr.Errno(code)
		},
	})
	require.Equal(t, []string{"GetUser FALSE SUCCESS"}, found)
	i := slices.IndexFunc(sw.Rows, func(r *sweep.Row) bool { return r.Code == winerr.ERROR_MORE_DATA })
	require.GreaterOrEqual(t, i, 0)
	require.Contains(t, sw.Rows[i].Findings[0].What, "it needs 128")
	require.Contains(t, sw.Rows[i].Place, "sweep_raw_test.go:")
}

// A body that has blocked in raw code ends the sweep.
func TestSweepEndsWithABlockedRawBody(t *testing.T) {
	get := mprdll.NewLazyDLL("mpr.dll").NewProc("WNetGetUserW")
	held := make(chan struct{})
	defer close(held)
	sw, found := survey(t, Sweep{
		Prepare: func(t testing.TB) *Machine {
			m := New(t)
			mprdll.Install(t, m)
			return m
		},
		Body: func(testing.TB, *Machine) (any, error) {
			buf, size := make([]uint16, 600), uint32(600)
			if code, _, _ := get.Call(0, uintptr(unsafe.Pointer(&buf[0])), uintptr(unsafe.Pointer(&size))); code != 0 {
				<-held
			}
			return nil, nil
		},
	})
	require.Equal(t, []string{"GetUser HANG"}, found)
	require.True(t, sw.Truncated)
	require.Len(t, sw.Rows, 1)
}
