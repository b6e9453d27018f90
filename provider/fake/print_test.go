package fake_test

import (
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/fake"
)

// A job is printed when it is closed, with who printed what.
func TestFakePrintJobs(t *testing.T) {
	m := connectedMachine(t)
	first, err := m.StartJob(m.s, "lpt1:", "first")
	require.NoError(t, err)
	second, err := m.StartJob(m.s, "LPT1", "second")
	require.NoError(t, err)
	for _, text := range []string{"one", " two"} {
		_, err := io.WriteString(first, text)
		require.NoError(t, err)
	}
	require.Empty(t, m.Jobs("FILES", "laser"))
	require.NoError(t, second.Close())
	require.NoError(t, first.Close())
	for _, job := range []io.WriteCloser{first, second} {
		require.Equal(t, winerr.ERROR_INVALID_HANDLE, job.Close())
		_, err := job.Write([]byte("x"))
		require.Equal(t, winerr.ERROR_INVALID_HANDLE, err)
	}
	want := []fake.Job{
		{Server: "FILES", Share: "laser", Title: "second", User: `CORP\alice`},
		{Server: "FILES", Share: "laser", Title: "first", User: `CORP\alice`, Data: []byte("one two")},
	}
	got := m.Jobs("files", "LASER")
	require.Empty(t, cmp.Diff(want, got))
	got[1].Data[0] = '!'
	require.Empty(t, cmp.Diff(want, m.Jobs("files", "LASER")), "the list is the caller's")
	require.Empty(t, m.Jobs("files", "other"))
	require.NoError(t, m.CancelConnection(m.s, "LPT1", false))
}

// The jobs that are open are listed by title.
func TestFakeOpenJobsAreSorted(t *testing.T) {
	m := connectedMachine(t)
	titles := strings.Split("hfbdacge", "")
	for _, title := range titles {
		_, err := m.StartJob(m.s, "LPT1", title)
		require.NoError(t, err)
	}
	slices.Sort(titles)
	at := slices.IndexFunc(m.Snapshot(), func(c provider.ConnectionSnapshot) bool { return c.Local == "LPT1" })
	require.Equal(t, titles, m.Snapshot()[at].Jobs)
}

// NPCancelConnection, fForce: a job that wasn't finished is lost.
func TestFakeForcedCancelOfAJob(t *testing.T) {
	m := connectedMachine(t)
	job, err := m.StartJob(m.s, "LPT1", "letter")
	require.NoError(t, err)
	require.NoError(t, m.CancelConnection(m.s, "LPT1", true))
	_, err = job.Write([]byte("x"))
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, err)
	require.Equal(t, winerr.ERROR_NETNAME_DELETED, job.Close())
	require.Equal(t, winerr.ERROR_INVALID_HANDLE, job.Close())
	require.Empty(t, m.Jobs("FILES", "laser"))
}

func TestFakeStartJobRefuses(t *testing.T) {
	m := connectedMachine(t)
	m.added("LPT2", `\\10.0.0.1\laser`, none)
	require.NoError(t, m.AddServer(fake.Server{Name: "P", Guest: true, Shares: []fake.Share{{Name: "p", Type: provider.RESOURCETYPE_PRINT}}}))
	m.added("LPT3", `\\P\p`, none)
	require.NoError(t, m.SetDown("P", true))
	for device, want := range map[string]winerr.Errno{
		"Z:": winerr.ERROR_NOT_SUPPORTED, "Y:": winerr.ERROR_NOT_CONNECTED, "LPT4": winerr.ERROR_NOT_CONNECTED,
		`\\FILES\laser`: winerr.ERROR_BAD_DEVICE, "LPT3": winerr.ERROR_BAD_NETPATH,
	} {
		m.refused(want, func() error { _, err := m.StartJob(m.s, device, "letter"); return err })
	}
	require.NoError(t, m.RemoveShare("FILES", "laser"))
	m.refused(winerr.ERROR_BAD_NET_NAME, func() error { _, err := m.StartJob(m.s, "LPT1", "letter"); return err })
}
