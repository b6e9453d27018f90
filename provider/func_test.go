package provider_test

import (
	"fmt"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// announced is a bit of one index of GetCaps.
type announced struct {
	index provider.CapIndex
	mask  uint32
}

// announcements holds the bit by which npapi.h announces each function; nil stands
// for none. The enumeration functions share bits.
var announcements = map[string]*announced{
	"AddConnection":            {provider.WNNC_CONNECTION, 0x01},
	"CancelConnection":         {provider.WNNC_CONNECTION, 0x02},
	"GetConnection":            {provider.WNNC_CONNECTION, 0x04},
	"AddConnection3":           {provider.WNNC_CONNECTION, 0x08},
	"AddConnection4":           {provider.WNNC_CONNECTION, 0x10},
	"CancelConnection2":        {provider.WNNC_CONNECTION, 0x20},
	"GetConnectionPerformance": {provider.WNNC_CONNECTION, 0x40},
	"GetConnection3":           nil,
	"GetUser":                  {provider.WNNC_USER, 0x1},
	"GetPersistentUseOptions":  nil,
	"GetUniversalName":         nil,
	"GetPropertyText":          {provider.WNNC_DIALOG, 0x020},
	"PropertyDialog":           {provider.WNNC_DIALOG, 0x020},
	"SearchDialog":             {provider.WNNC_DIALOG, 0x040},
	"FormatNetworkName":        {provider.WNNC_DIALOG, 0x080},
	"GetResourceParent":        {provider.WNNC_DIALOG, 0x200},
	"GetResourceInformation":   {provider.WNNC_DIALOG, 0x800},
	"DeviceMode":               {provider.WNNC_DIALOG, 0x001},
	"GetDirectoryType":         {provider.WNNC_ADMIN, 0x1},
	"DirectoryNotify":          {provider.WNNC_ADMIN, 0x2},
	"OpenEnum":                 nil,
	"EnumResource":             nil,
	"CloseEnum":                nil,
	"FMXGetPermCaps":           nil,
	"FMXEditPerm":              nil,
	"FMXGetPermHelp":           nil,
	"LogonNotify":              nil,
	"PasswordChangeNotify":     nil,
	"OpenFile":                 nil,
	"Mkdir":                    nil,
	"Remove":                   nil,
	"SetCurrentDirectory":      nil,
	"StartJob":                 nil,
	"Logoff":                   nil,
	"Snapshot":                 nil,
}

// setFunctions returns a Func with the named functions. They can't be called.
func setFunctions(names ...string) *provider.Func {
	f := new(provider.Func)
	for _, name := range names {
		function := reflect.ValueOf(f).Elem().FieldByName("On" + name)
		function.Set(reflect.MakeFunc(function.Type(), nil))
	}
	return f
}

// caps returns the masks of all indexes that aren't 0, without version and start.
func caps(p provider.Provider) map[provider.CapIndex]uint32 {
	masks := map[provider.CapIndex]uint32{}
	for index := range provider.CapIndex(20) {
		if mask := p.GetCaps(index); mask != 0 {
			masks[index] = mask
		}
	}
	delete(masks, provider.WNNC_SPEC_VERSION)
	delete(masks, provider.WNNC_START)
	return masks
}

func TestFuncAnnouncesTheFunctionsThatAreSet(t *testing.T) {
	for name, want := range announcements {
		t.Run(name, func(t *testing.T) {
			got := caps(setFunctions(name))
			if want == nil {
				require.Empty(t, got)
				return
			}
			require.Equal(t, map[provider.CapIndex]uint32{want.index: want.mask}, got)
		})
	}
}

// The table must have every function, because the tests go through the table.
func TestAnnouncementsCoverEveryFunction(t *testing.T) {
	for i := range reflect.TypeFor[provider.Func]().NumField() {
		field := reflect.TypeFor[provider.Func]().Field(i)
		if field.Type.Kind() == reflect.Func && field.Name != "OnGetCaps" {
			require.Contains(t, announcements, field.Name[len("On"):])
		}
	}
}

func TestCallsHaveTheCapabilitiesOfTheHeader(t *testing.T) {
	for call := provider.CallName; call <= provider.CallSnapshot; call++ {
		index, bit := call.Capability()
		want := announced{}
		if known := announcements[call.String()]; known != nil {
			want = *known
		}
		require.Equal(t, want, announced{index, bit}, call.String())
	}
	index, bit := provider.Call(200).Capability()
	require.Zero(t, index)
	require.Zero(t, bit)
}

func TestFuncAnnouncesTheEnumerationAsAWhole(t *testing.T) {
	require.Empty(t, caps(setFunctions("OpenEnum", "CloseEnum")))
	require.Equal(t,
		map[provider.CapIndex]uint32{provider.WNNC_ENUMERATION: 0x1 | 0x2 | 0x4},
		caps(setFunctions("OpenEnum", "EnumResource", "CloseEnum")))
}

func TestFuncAddsBitsUp(t *testing.T) {
	require.Equal(t,
		map[provider.CapIndex]uint32{provider.WNNC_CONNECTION: 0x1 | 0x2 | 0x8, provider.WNNC_USER: 0x1},
		caps(setFunctions("AddConnection", "AddConnection3", "CancelConnection", "GetUser")))
}

func TestFuncTakesCapsFromTheNearest(t *testing.T) {
	f := setFunctions("GetUser", "AddConnection")
	f.Caps = map[provider.CapIndex]uint32{
		provider.WNNC_NET_TYPE: provider.WNNC_NET_DAV,
		provider.WNNC_USER:     0, // hidden although the function is there
		provider.WNNC_START:    provider.WNNC_START_NEVER,
	}
	require.Equal(t, provider.WNNC_NET_DAV, f.GetCaps(provider.WNNC_NET_TYPE))
	require.Zero(t, f.GetCaps(provider.WNNC_USER))
	require.Equal(t, provider.WNNC_START_NEVER, f.GetCaps(provider.WNNC_START))
	require.Equal(t, provider.WNNC_SPEC_VERSION51, f.GetCaps(provider.WNNC_SPEC_VERSION))
	require.Equal(t, uint32(0x1), f.GetCaps(provider.WNNC_CONNECTION))

	f.OnGetCaps = func(index provider.CapIndex) uint32 { return uint32(index) + 1000 }
	require.Equal(t, uint32(1002), f.GetCaps(provider.WNNC_NET_TYPE))
	require.Equal(t, uint32(1006), f.GetCaps(provider.WNNC_CONNECTION))
}

func ExampleFunc() {
	p := &provider.Func{ProviderName: "Test Network"}
	p.OnGetUser = func(*session.Session, string) (string, error) { return "alice", nil }
	user, err := p.GetUser(nil, "")

	fmt.Println(user, err, p.GetCaps(provider.WNNC_USER) == provider.WNNC_USR_GETUSER)
	fmt.Println(winerr.Code(p.Mkdir(nil, `Z:\dir`, 0)).Name())
	// Output:
	// alice <nil> true
	// ERROR_NOT_SUPPORTED
}
