package mprtest

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// Readings runs a test once as the machine is by default, and once under each other reading that a document or an
// observation has: with each setting of mpr.Options alone, and as each other version of Windows. test makes its machine with
// the reading that it is given:
//
//	mprtest.Readings(t, func(t *testing.T, reading func(*mpr.Router)) {
//		pc := mprtest.New(t, reading)
//		...
//	})
//
// The subtests are named by the settings, such as StaleLastError or Version=WindowsXP. One that fails tells in its log what
// the reading says, and where it comes from: code that passes by default and fails there depends on something that nobody
// should rely on.
func Readings(t *testing.T, test func(t *testing.T, reading func(*mpr.Router))) {
	t.Helper()
	if !t.Run("default", func(t *testing.T) { test(t, func(*mpr.Router) {}) }) {
		return
	}
	for _, r := range readings() {
		t.Run(r.name, func(t *testing.T) {
			t.Cleanup(func() {
				if t.Failed() {
					t.Logf("mprtest: it passes by default and depends on a reading:\n%s", r.sentences())
				}
			})
			test(t, func(router *mpr.Router) { r.set(&router.Options) })
		})
	}
}

// reading is one other reading.
type reading struct {
	name    string // of the subtest
	setting string // the field of mpr.Options
	set     func(*mpr.Options)
}

// notReadings are the fields of mpr.Options that describe a machine, and no rule.
var notReadings = map[string]bool{"LocalDisks": true, "RestoreTimeout": true}

// readings returns every other reading, in the order of the fields of mpr.Options.
func readings() (all []reading) {
	for _, field := range reflect.VisibleFields(reflect.TypeFor[mpr.Options]()) {
		value := reflect.New(field.Type).Elem()
		switch {
		case field.Anonymous || notReadings[field.Name]:
		case value.Kind() == reflect.Bool:
			all = append(all, reading{field.Name, field.Name, setting(field, reflect.ValueOf(true))})
		default:
			for n := uint64(1); value.CanUint(); n++ {
				value.SetUint(n)
				name := fmt.Sprint(value.Interface())
				if strings.Contains(name, "(") { // no constant has the number
					break
				}
				all = append(all, reading{field.Name + "=" + name, field.Name, setting(field, reflect.ValueOf(value.Interface()))})
			}
		}
	}
	return all
}

// setting returns what sets a field.
func setting(field reflect.StructField, value reflect.Value) func(*mpr.Options) {
	return func(o *mpr.Options) { reflect.ValueOf(o).Elem().FieldByIndex(field.Index).Set(value) }
}

// sentences returns what the reading says: the rule of its setting, and what was observed where it holds.
func (r *reading) sentences() string {
	lines := []string{r.name + ": " + rules[r.setting]}
	if rules[r.setting] == "" {
		lines[0] = r.name + ": see the comment of mpr.Options." + r.setting
	}
	for _, fact := range spec.Observed() {
		if strings.Contains(fact.Why, r.setting) {
			lines = append(lines, fmt.Sprintf("observed: %s, %s: %s (%s)", fact.Function, fact.Situation, fact.Expected, fact.Source))
		}
	}
	return strings.Join(lines, "\n")
}

// rules are what the settings of mpr.Options say, each with its source.
var rules = map[string]string{
	"Version":                 "each version of Windows has calls, flags and codes of its own (the Requirements of each page).",
	"EnableLinkedConnections": "a letter that is redirected in one of two linked sessions is redirected in both (policy EnableLinkedConnections).",
	"ServerIdentity":          "an address is the same server as its name. By default names are compared as they are spelled.",
	"CancelRemoteAll":         "a cancel by remote name cancels redirected devices, too (the page of WNetCancelConnection2 before Windows XP).",
	"NullCredentialsConflict": "default credentials after explicit ones of another user are ERROR_SESSION_CREDENTIAL_CONFLICT. By default they join who is connected.",
	"SameUserOtherPassword":   "the server judges another password of a user who is connected. By default that is ERROR_SESSION_CREDENTIAL_CONFLICT (Q98724, Q115391).",
	"RefusedPassword":         "an unknown user or a wrong password is always ERROR_INVALID_PASSWORD, or always ERROR_LOGON_FAILURE. By default the latter of default credentials, and before Windows Vista (observed).",
	"BlockInsecureGuest":      "the SMB client connects as no guest, which is ERROR_SMB_GUEST_LOGON_BLOCKED (AllowInsecureGuest off, as on Windows 11 24H2).",
	"ListImpliedConnections":  "RESOURCE_CONNECTED lists connections that only the open files of a UNC path keep. No document tells.",
	"TrimRemoteName":          "a remote name that ends in a backslash is taken without it. By default that is ERROR_BAD_NETPATH.",
	"AllowDeviceRoot":         "WNetGetConnection takes Z:\\ for Z:. By default that is ERROR_BAD_DEVICE.",
	"StrictResourceType":      "RESOURCETYPE_ANY together with a local name is ERROR_INVALID_PARAMETER (the parameter table of WNetAddConnection2). By default the type follows from the device (the sample of that page).",
	"LenientCancelFlags":      "cancels ignore the flags of connecting calls. By default they are ERROR_INVALID_PARAMETER (the page of WNetCancelConnection2).",
	"UniversalNameSizeStored": "WNetGetUniversalName stores the used size on success (\"receives the size\"). By default only with ERROR_MORE_DATA (the sample of that page).",
	"ElevatedProfile":         "the elevated half of a split logon sees, or shares, the remembered drives of its user. By default it has none. No official page tells.",
	"DefaultUserValue":        "UserName under HKCU\\Network is the number 0 for default credentials (published dumps of the registry). By default it is an empty text.",
	"UnstartedProvider":       "a network that hasn't started makes any unknown name ERROR_NO_NET_OR_BAD_PATH, or one that answers ERROR_NO_NETWORK itself is passed over. By default only a stopped SMB network counts, for its own names (observed with services stopped).",
	"StaleLastError":          "the third result of a raw call isn't the code that the call returned: the calls return their code, and their pages promise no GetLastError.",
	"MPRPasswords":            "credential managers are told passwords, or not (policy \"Enable MPR notifications for the system\").",
	"StationOfPage":           "the station of an interactive logon is WinSta_0 (the page of NPLogonNotify). By default it is WinSta0.",
	"GhostedRestore":          "a logon restores drives without connecting them, until their first use (RestoreConnection = 0).",
	"ModalDisconnectDialog":   "WNetDisconnectDialog waits for the user. By default it returns at once.",
}
