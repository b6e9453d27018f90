package mpr_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// TestUniversalName has the connected remote name with the rest of the path. No
// object need exist, and nothing is spelled anew.
func TestUniversalName(t *testing.T) {
	c := machine(t).logon("alice")
	mapped(t, c, "Z:", `\\FILES\Docs`)
	mapped(t, c, "Y:", docs+`\dir`)
	for path, want := range map[string]mpr.UniversalName{
		`Z:`:             {Universal: `\\FILES\Docs`, Connection: `\\FILES\Docs`},
		`Z:\`:            {Universal: `\\FILES\Docs\`, Connection: `\\FILES\Docs`, Remaining: `\`},
		`z:\No\Such.TXT`: {Universal: `\\FILES\Docs\No\Such.TXT`, Connection: `\\FILES\Docs`, Remaining: `\No\Such.TXT`},
		`Y:\b.txt`:       {Universal: docs + `\dir\b.txt`, Connection: docs + `\dir`, Remaining: `\b.txt`},
	} {
		full, err := c.GetUniversalName(path, mpr.REMOTE_NAME_INFO_LEVEL)
		require.NoError(t, err, path)
		require.Empty(t, cmp.Diff(want, full), path)
		short, err := c.GetUniversalName(path, mpr.UNIVERSAL_NAME_INFO_LEVEL)
		require.NoError(t, err, path)
		require.Empty(t, cmp.Diff(mpr.UniversalName{Universal: want.Universal}, short), path)
	}
}

// TestUniversalNameRefuses what isn't a path on a drive, and unknown levels.
func TestUniversalNameRefuses(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	mapped(t, c, "LPT1", laser)
	for _, path := range []string{"", "Z", `Z:file`, `\\files\docs`, `dir\file`, `\dir`, "LPT1", `LPT1\job`, `1:\`, "Z:\\\x00", `Z:\` + strings.Repeat("x", 32767)} {
		unchanged(t, m.Router, func() {
			requireCode(t, winerr.ERROR_BAD_DEVICE, translating(path)(m, c))
		})
	}
	require.Zero(t, m.hook.Count(provider.CallGetUniversalName), "a provider gets paths on drives only")
	for _, level := range []mpr.Level{0, 3} {
		_, err := c.GetUniversalName(`Z:\`, level)
		requireCode(t, winerr.ERROR_INVALID_LEVEL, err)
	}
}

// TestUniversalNameByLetter is about letters that aren't the caller's own.
func TestUniversalNameByLetter(t *testing.T) {
	m := machine(t)
	require.NoError(t, m.System().AddConnection2(disk("S:", media), mpr.As("bob", "hunter2"), 0))
	alice, again := m.logon("alice"), m.logon("alice")
	mapped(t, alice, "Z:", docs)
	requireCode(t, winerr.ERROR_NOT_CONNECTED, translating(`S:\`)(m, alice))
	requireCode(t, winerr.ERROR_NOT_CONNECTED, translating(`Z:\`)(m, again))
	require.NoError(t, m.Sessions().Global().DefineDosDevice(session.DDD_RAW_TARGET_PATH, "C:", `\Device\HarddiskVolume3`))
	requireCode(t, winerr.ERROR_NOT_CONNECTED, translating(`C:\Windows`)(m, alice))
}

// TestUniversalNameChecks are made in this order: the size's pointer, the device
// and its connection, the buffer's pointer, the size. A success leaves the size
// alone, and under UniversalNameSizeStored it stores the bytes that it used.
func TestUniversalNameChecks(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	const universal, remote = mpr.UNIVERSAL_NAME_INFO_LEVEL, mpr.REMOTE_NAME_INFO_LEVEL
	w64, a32 := mpr.Layout{}, mpr.Layout{Pointer: 4, Char: 1}
	text := len(docs + `\a` + "\x00")
	for name, one := range map[string]struct {
		path  string
		level mpr.Level
		buf   mpr.Buffer
		want  winerr.Errno
		size  int
	}{
		"no size, no device":    {"", universal, mpr.Buffer{None: true}, winerr.ERROR_INVALID_ADDRESS, 0},
		"no buffer, no drive":   {`Q:\a`, universal, mpr.Buffer{NULL: true, Size: 9}, winerr.ERROR_NOT_CONNECTED, 9},
		"no room, no drive":     {`Q:\a`, universal, mpr.Buffer{}, winerr.ERROR_NOT_CONNECTED, 0},
		"no buffer":             {`Z:\a`, universal, mpr.Buffer{NULL: true}, winerr.ERROR_INVALID_ADDRESS, 0},
		"no room":               {`Z:\a`, universal, mpr.Buffer{}, winerr.ERROR_MORE_DATA, 8 + 2*text},
		"a byte too small":      {`Z:\a`, universal, mpr.Buffer{Size: uint32(8 + 2*text - 1)}, winerr.ERROR_MORE_DATA, 8 + 2*text},
		"just enough":           {`Z:\a`, universal, mpr.Buffer{Size: uint32(8 + 2*text)}, winerr.NO_ERROR, 8 + 2*text},
		"more than enough":      {`Z:\a`, universal, mpr.Buffer{Size: 1000, Layout: w64}, winerr.NO_ERROR, 1000},
		"the A form":            {`Z:\a`, universal, mpr.Buffer{Size: 1000, Layout: a32}, winerr.NO_ERROR, 1000},
		"the A form, too small": {`Z:\a`, universal, mpr.Buffer{Size: 5, Layout: a32}, winerr.ERROR_MORE_DATA, 4 + text},
		"three strings":         {`Z:\a`, remote, mpr.Buffer{}, winerr.ERROR_MORE_DATA, 3*8 + 2*(text+len(docs)+1+len(`\a`)+1)},
	} {
		t.Run(name, func(t *testing.T) {
			got, after, err := c.Sized().GetUniversalName(one.path, one.level, one.buf)
			requireCode(t, one.want, err)
			if err == nil {
				require.Equal(t, mpr.UniversalName{Universal: docs + `\a`}, got)
			} else {
				require.Zero(t, got)
			}
			require.EqualValues(t, one.size, after.Size)
		})
	}
	m.Options.UniversalNameSizeStored = true
	for layout, size := range map[mpr.Layout]int{w64: 8 + 2*text, a32: 4 + text} {
		_, after, err := c.Sized().GetUniversalName(`Z:\a`, universal, mpr.Buffer{Size: 1000, Layout: layout})
		require.NoError(t, err)
		require.EqualValues(t, size, after.Size)
	}
}

// TestUniversalNameWithoutTheCall has a provider that doesn't have the call: that is ERROR_NOT_SUPPORTED at the level of
// universal names, and no answer at that of remote names.
func TestUniversalNameWithoutTheCall(t *testing.T) {
	m := machine(t)
	c := m.logon("alice")
	mapped(t, c, "Z:", docs)
	m.hook.On(provider.CallGetUniversalName, hook.Fail(winerr.ERROR_NOT_SUPPORTED))
	_, err := c.GetUniversalName(`Z:\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	requireCode(t, winerr.ERROR_NOT_SUPPORTED, err)
	_, err = c.GetUniversalName(`Z:\a`, mpr.REMOTE_NAME_INFO_LEVEL)
	requireCode(t, winerr.ERROR_NO_NET_OR_BAD_PATH, err)
}

// TestUniversalNameErrors are what a provider says about a drive that nobody owns
// up to, by the first significant error.
func TestUniversalNameErrors(t *testing.T) {
	own := &winerr.Extended{Code: 7, Text: "the tape is full", Provider: lanman}
	for name, said := range map[string]error{"ERROR_EXTENDED_ERROR": own, "ERROR_NOT_CONNECTED": winerr.ERROR_NOT_SUPPORTED} {
		t.Run("WNetGetUniversalNameW/"+name, func(t *testing.T) {
			m := machine(t)
			m.hook.On(provider.CallGetUniversalName, hook.Fail(said))
			_, err := m.logon("alice").GetUniversalName(`Z:\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
			require.Equal(t, name, winerr.Code(err).Name())
		})
	}
}

// TestUniversalNameOfANewNetwork is asked of the drive's owner, also when it was
// installed while the others were asked.
func TestUniversalNameOfANewNetwork(t *testing.T) {
	late := &provider.Func{
		ProviderName:    "Late",
		OnGetConnection: func(*session.Session, string) (string, error) { return docs, nil },
		OnGetUniversalName: func(*session.Session, string, provider.Level) (provider.UniversalName, error) {
			return provider.UniversalName{Universal: docs + `\a`}, nil
		},
	}
	m := machine(t)
	m.hook.On(provider.CallGetUniversalName, func(hook.Invocation) (func(error) error, error) {
		return nil, m.AddProvider(late)
	})
	got, err := m.logon("alice").GetUniversalName(`Z:\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
	require.NoError(t, err)
	require.Equal(t, docs+`\a`, got.Universal)
}
