package mpr_test

import (
	"maps"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/provider/hook"
	"github.com/seed-520b6462/winnet/session"
)

// npFunctions are the functions of npapi.h with codes of their own.
func npFunctions() map[string]*npFunction {
	all := make(map[string]*npFunction)
	for _, some := range []map[string]*npFunction{npConnections(), npNames(), npEnumeration(), npShell(), npPermissions(), npCredentialManager()} {
		maps.Copy(all, some)
	}
	return all
}

// only makes a call that gives nothing but an error.
func only(call func(c *mpr.Caller) error) func(*mpr.Caller) (any, error) {
	return func(c *mpr.Caller) (any, error) { return nil, call(c) }
}

// codes pairs codes of the table with what the caller gets.
type codes = map[string]winerr.Errno

// with are the codes that several functions share, and more.
func with(more ...codes) codes {
	all := make(codes)
	for _, some := range more {
		maps.Copy(all, some)
	}
	return all
}

var (
	succeeds  = codes{"WN_SUCCESS": winerr.NO_ERROR}
	noNetwork = codes{"WN_NO_NETWORK": winerr.ERROR_NO_NETWORK}
	notHere   = codes{"WN_NOT_CONNECTED": winerr.ERROR_NOT_CONNECTED}
	tooSmall  = codes{"WN_MORE_DATA": winerr.ERROR_MORE_DATA}
	refusals  = codes{"WN_NOT_AUTHENTICATED": winerr.ERROR_NOT_AUTHENTICATED, "WN_ACCESS_DENIED": winerr.ERROR_ACCESS_DENIED}
	forDialog = codes{"WN_OUT_OF_MEMORY": winerr.ERROR_NOT_ENOUGH_MEMORY, "WN_BAD_VALUE": winerr.ERROR_INVALID_PARAMETER}

	adds = with(succeeds, noNetwork, codes{
		"WN_BAD_NETNAME":       winerr.ERROR_BAD_NET_NAME,
		"WN_BAD_LOCALNAME":     winerr.ERROR_BAD_DEVICE,
		"WN_BAD_PASSWORD":      winerr.ERROR_INVALID_PASSWORD,
		"WN_ALREADY_CONNECTED": winerr.ERROR_ALREADY_ASSIGNED,
		"WN_ACCESS_DENIED":     winerr.ERROR_ACCESS_DENIED,
	})
)

func npConnections() map[string]*npFunction {
	add := only(func(c *mpr.Caller) error { return c.AddConnection2(disk("Y:", npShare), mpr.Credentials{}, 0) })
	return map[string]*npFunction{
		"NPAddConnection": {call: provider.CallAddConnection, make: add, want: adds},
		"NPAddConnection3": {call: provider.CallAddConnection3, make: add, want: with(adds, codes{
			"WN_CANCEL": winerr.ERROR_CANCELLED, "ERROR_LOGON_FAILURE": winerr.ERROR_LOGON_FAILURE,
		})},
		"NPCancelConnection": {
			call: provider.CallCancelConnection,
			make: only(func(c *mpr.Caller) error { return c.CancelConnection2("Z:", 0, false) }),
			want: with(succeeds, notHere, codes{"WN_OPEN_FILES": winerr.ERROR_OPEN_FILES}),
		},
		"NPGetConnection": {
			call: provider.CallGetConnection, results: []any{npShare}, got: npShare,
			make: func(c *mpr.Caller) (any, error) { return c.GetConnection("Z:") },
			want: with(succeeds, notHere, tooSmall, noNetwork),
		},
		"NPGetConnection3": {
			call: provider.CallGetConnection3, results: []any{npShare, provider.WNGETCON_DISCONNECTED}, got: npShare,
			set:  deferring,
			make: func(c *mpr.Caller) (any, error) { return c.GetConnection("Z:") },
			want: with(succeeds, notHere, tooSmall, noNetwork),
		},
		"NPGetConnectionPerformance": {
			call: provider.CallGetConnectionPerformance, results: []any{mpr.ConnectInfo{Speed: 7}}, got: mpr.ConnectInfo{Speed: 7},
			make: func(c *mpr.Caller) (any, error) {
				return c.GetConnectionPerformance(&mpr.NetResource{RemoteName: npShare})
			},
			want: with(succeeds, notHere, noNetwork),
		},
		"NPGetUser": {
			call: provider.CallGetUser, results: []any{"alice"}, got: "alice",
			make: func(c *mpr.Caller) (any, error) { return c.GetUser("Z:") },
			want: with(succeeds, notHere, tooSmall, noNetwork),
		},
	}
}

// deferring is a provider that has Z: in the disconnected state, of which
// NPGetConnection doesn't tell.
func deferring(s *hook.Script, answer error) {
	s.Caps = map[provider.CapIndex]uint32{
		provider.WNNC_CONNECTION: provider.WNNC_CON_GETCONNECTIONS | provider.WNNC_CON_DEFER,
	}
	live := error(winerr.ERROR_NOT_CONNECTED)
	if answer == winerr.ERROR_NO_NETWORK {
		live = answer
	}
	s.OnGetConnection = func(*session.Session, string) (string, error) { return "", live }
}

func npNames() map[string]*npFunction {
	universal := mpr.UniversalName{Universal: npShare + `\a`}
	share := mpr.NetResource{Type: mpr.RESOURCETYPE_DISK, RemoteName: npShare, Provider: "Test Network"}
	return map[string]*npFunction{
		"NPGetUniversalName": {
			call: provider.CallGetUniversalName, results: []any{universal}, got: universal,
			make: func(c *mpr.Caller) (any, error) {
				return c.GetUniversalName(`Z:\a`, mpr.UNIVERSAL_NAME_INFO_LEVEL)
			},
			want: with(succeeds, notHere, tooSmall, noNetwork, codes{"WN_BAD_LOCALNAME": winerr.ERROR_BAD_DEVICE}),
		},
		// WN_BAD_VALUE means "not mine" where the providers are walked, so that
		// nobody is left who knows the name: ERROR_BAD_NET_NAME on the router's page.
		"NPGetResourceInformation": {
			call: provider.CallGetResourceInformation, results: []any{share, `\dir`}, got: []string{npShare, `\dir`}, failed: []string{"", ""},
			make: func(c *mpr.Caller) (any, error) {
				info, system, err := c.GetResourceInformation(&mpr.NetResource{RemoteName: npShare + `\dir`})
				return []string{info.RemoteName, system}, err
			},
			want: with(succeeds, tooSmall, refusals, codes{
				"WN_BAD_NETNAME":  winerr.ERROR_BAD_NET_NAME,
				"WN_BAD_VALUE":    winerr.ERROR_BAD_NET_NAME,
				"WN_BAD_DEV_TYPE": winerr.ERROR_BAD_DEV_TYPE,
			}),
		},
		"NPGetResourceParent": {
			call: provider.CallGetResourceParent, results: []any{share}, got: share,
			make: func(c *mpr.Caller) (any, error) {
				return c.GetResourceParent(&mpr.NetResource{RemoteName: npShare + `\dir`, Provider: "Test Network"})
			},
			want: with(succeeds, tooSmall, refusals, codes{
				"WN_BAD_NETNAME": winerr.ERROR_BAD_NET_NAME, "WN_BAD_VALUE": winerr.ERROR_INVALID_PARAMETER,
			}),
		},
		"NPFormatNetworkName": {
			call: provider.CallFormatNetworkName, results: []any{"share on np"}, got: "share on np", failed: npShare,
			make: func(c *mpr.Caller) (any, error) {
				return c.Shell().FormatNetworkName("Test Network", npShare, provider.WNFMT_MULTILINE, 20), nil
			},
			want: with(succeeds, codes{"WN_MORE_DATA": winerr.NO_ERROR, "ANY_OTHER": winerr.NO_ERROR}),
		},
	}
}

func npEnumeration() map[string]*npFunction {
	badHandle := codes{"WN_BAD_HANDLE": winerr.ERROR_INVALID_HANDLE}
	list := []mpr.NetResource{{RemoteName: npShare}}
	open := func(c *mpr.Caller) (mpr.EnumHandle, error) {
		return c.OpenEnum(mpr.RESOURCE_GLOBALNET, 0, 0, &mpr.NetResource{RemoteName: `\\np\server`})
	}
	return map[string]*npFunction{
		// WN_BAD_VALUE leaves nobody who knows the name here, too; the router's page
		// has no code for that.
		"NPOpenEnum": {
			call: provider.CallOpenEnum, results: []any{provider.Handle(8)},
			make: only(func(c *mpr.Caller) error {
				_, err := open(c)
				return err
			}),
			want: with(succeeds, noNetwork, codes{
				"WN_NOT_SUPPORTED": winerr.ERROR_NOT_SUPPORTED,
				"WN_NOT_CONTAINER": winerr.ERROR_NOT_CONTAINER,
				"WN_BAD_VALUE":     winerr.ERROR_NO_NET_OR_BAD_PATH,
			}),
		},
		"NPEnumResource": {
			call: provider.CallEnumResource, got: list,
			results: []any{func(_ provider.Handle, buf []provider.NetResource) (int, error) { return copy(buf, list), nil }},
			make: func(c *mpr.Caller) (any, error) {
				h, _ := open(c)
				buf := make([]mpr.NetResource, 3)
				n, err := c.EnumResource(h, buf)
				return append([]mpr.NetResource(nil), buf[:n]...), err
			},
			want: with(succeeds, tooSmall, badHandle, noNetwork, codes{"WN_NO_MORE_ENTRIES": winerr.ERROR_NO_MORE_ITEMS}),
		},
		"NPCloseEnum": {
			call: provider.CallCloseEnum,
			make: only(func(c *mpr.Caller) error {
				h, _ := open(c)
				return c.CloseEnum(h)
			}),
			want: with(succeeds, badHandle, noNetwork),
		},
	}
}

func npShell() map[string]*npFunction {
	return map[string]*npFunction{
		"NPDeviceMode": {
			call: provider.CallDeviceMode,
			make: only(func(c *mpr.Caller) error { return c.Shell().DeviceMode("Test Network", 1) }),
			want: with(succeeds, codes{"ANY_SYSTEM_ERROR": passed}),
		},
		"NPDirectoryNotify": {
			call: provider.CallDirectoryNotify,
			make: only(func(c *mpr.Caller) error { return c.Shell().DirectoryNotify(1, `Z:\dir`, provider.WNDN_MKDIR) }),
			want: with(succeeds, codes{
				"WN_CANCEL": winerr.ERROR_CANCELLED, "ERROR_CONTINUE": winerr.ERROR_CONTINUE, "WN_NOT_SUPPORTED": winerr.NO_ERROR,
			}),
		},
		"NPGetDirectoryType": {
			call: provider.CallGetDirectoryType, results: []any{provider.WNDT_NETWORK}, got: provider.WNDT_NETWORK, failed: provider.WNDT_NORMAL,
			make: func(c *mpr.Caller) (any, error) { return c.Shell().GetDirectoryType(`Z:\dir`, true) },
			want: with(succeeds, codes{"WN_NOT_SUPPORTED": winerr.ERROR_NOT_SUPPORTED, "ANY_OTHER": passed}),
		},
		"NPGetPropertyText": {
			call: provider.CallGetPropertyText, results: []any{"Rights"}, got: "Rights",
			make: func(c *mpr.Caller) (any, error) { return c.Shell().GetPropertyText(1, provider.WNPS_FILE, `Z:\a`) },
			want: with(succeeds, tooSmall, forDialog, codes{"WN_NOT_SUPPORTED": winerr.ERROR_NOT_SUPPORTED}),
		},
		"NPPropertyDialog": {
			call: provider.CallPropertyDialog,
			make: only(func(c *mpr.Caller) error { return c.Shell().PropertyDialog(1, 1, provider.WNPS_FILE, `Z:\a`) }),
			want: with(succeeds, forDialog, codes{"WN_NET_ERROR": winerr.ERROR_UNEXP_NET_ERR}),
		},
		"NPSearchDialog": {
			call: provider.CallSearchDialog, results: []any{npShare, provider.WNSRCH_REFRESH_FIRST_LEVEL},
			got: []any{npShare, provider.WNSRCH_REFRESH_FIRST_LEVEL}, failed: []any{"", provider.SearchFlags(0)},
			make: func(c *mpr.Caller) (any, error) {
				found, flags, err := c.Shell().SearchDialog(1, &mpr.NetResource{Provider: "Test Network"})
				return []any{found, flags}, err
			},
			want: with(succeeds, tooSmall, codes{"WN_CANCEL": winerr.ERROR_CANCELLED, "ANY_OTHER": passed}),
		},
	}
}

func npPermissions() map[string]*npFunction {
	everything := func(s *hook.Script, _ error) {
		s.OnFMXGetPermCaps = func(*session.Session, string) provider.PermissionCaps {
			return provider.WNPERMC_PERM | provider.WNPERMC_AUDIT | provider.WNPERMC_OWNER
		}
	}
	help := provider.PermissionHelp{File: "rights.hlp", Context: 4}
	notSupported := codes{"WN_NOT_SUPPORTED": winerr.ERROR_NOT_SUPPORTED}
	return map[string]*npFunction{
		"NPFMXEditPerm": {
			call: provider.CallFMXEditPerm, set: everything,
			make: only(func(c *mpr.Caller) error { return c.Shell().EditPermissions("Z:", 1, provider.WNPERM_DLG_OWNER) }),
			want: with(succeeds, notSupported, forDialog, codes{"WN_NET_ERROR": winerr.ERROR_UNEXP_NET_ERR}),
		},
		"NPFMXGetPermHelp": {
			call: provider.CallFMXGetPermHelp, set: everything, results: []any{help}, got: help,
			make: func(c *mpr.Caller) (any, error) {
				return c.Shell().PermissionHelp("Z:", provider.WNPERM_DLG_AUDIT, true)
			},
			want: with(succeeds, notSupported, tooSmall, codes{"WN_BAD_VALUE": winerr.ERROR_INVALID_PARAMETER}),
		},
	}
}

// Whatever a credential manager answers, the user is logged on. NPLogonNotify's
// code is in the record of the logon.
func npCredentialManager() map[string]*npFunction {
	busy := codes{"WN_FUNCTION_BUSY": winerr.ERROR_BUSY}
	return map[string]*npFunction{
		"NPLogonNotify": {
			call: provider.CallLogonNotify, results: []any{"net use"}, got: []string{"net use"}, failed: []string(nil),
			make: func(c *mpr.Caller) (any, error) {
				r := c.Router()
				r.Recorder = new(mpr.Recorder)
				_, failed := r.Logon(session.Logon{User: session.User{Name: "alice"}})
				var scripts []string
				for _, script := range r.LogonScripts() {
					scripts = append(scripts, script.Command)
				}
				if failed != nil {
					return scripts, failed
				}
				if code := r.Recorder.Records()[0].Calls[0].Code; code != winerr.NO_ERROR {
					return scripts, code
				}
				return scripts, nil
			},
			want: with(succeeds, noNetwork, busy, codes{"WN_NOT_SUPPORTED": winerr.ERROR_NOT_SUPPORTED}),
		},
		"NPPasswordChangeNotify": {
			call: provider.CallPasswordChangeNotify,
			make: only(func(c *mpr.Caller) error {
				return c.ChangePassword(mpr.Password{}, mpr.Password{}, provider.WN_NT_PASSWORD_CHANGED)
			}),
			want: with(succeeds, noNetwork, busy, codes{"WN_NOT_SUPPORTED": winerr.NO_ERROR}),
		},
	}
}
