package mpr

import (
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session"
)

// Options holds the settings of a machine. The zero value is Windows 11 as the documents describe it; each setting
// selects another documented or observed reading where they conflict.
type Options struct {
	// Options of the logon sessions: Version, EnableLinkedConnections,
	// ServerIdentity, CancelRemoteAll, NullCredentialsConflict,
	// SameUserOtherPassword, RefusedPassword, BlockInsecureGuest, ListImpliedConnections, TrimRemoteName.
	session.Options

	// LocalDisks holds the letters of the local disks, such as "CDE"; "" stands for "C", which every Windows has, and
	// "-" for none. All sessions see these drives, which are DRIVE_FIXED, and no call can redirect one of them
	// (ERROR_ALREADY_ASSIGNED). Anything but a letter is ignored.
	LocalDisks string

	// AllowDeviceRoot makes GetConnection take `Z:\` for `Z:`. Without it that
	// is ERROR_BAD_DEVICE.
	AllowDeviceRoot bool

	// StrictResourceType refuses RESOURCETYPE_ANY together with a local name
	// (ERROR_INVALID_PARAMETER), as the parameter table of WNetAddConnection2
	// reads. Without it the type follows from the device, as in that page's
	// own sample.
	StrictResourceType bool

	// LenientCancelFlags makes cancels take the bits of dwFlags that connecting
	// calls know, and ignore them. Without it every bit but CONNECT_UPDATE_PROFILE
	// is ERROR_INVALID_PARAMETER there, as the page of WNetCancelConnection2
	// defines that bit and 0 alone.
	LenientCancelFlags bool

	// UniversalNameSizeStored makes GetUniversalName store on success how many bytes it
	// used, as the page's "receives the size" can be read. Without it the size is
	// written with ERROR_MORE_DATA only: the page's own sample and programs that
	// are tested on Windows pass one variable to two calls.
	UniversalNameSizeStored bool

	// ElevatedProfile decides what the elevated half of a split logon has of its user's
	// profile without EnableLinkedConnections.
	ElevatedProfile ElevatedProfile

	// DefaultUserValue decides what UserName under HKCU\Network is for default credentials.
	DefaultUserValue DefaultUserValue

	// UnstartedProvider decides what a network that hasn't started makes of a name that the other networks don't know.
	UnstartedProvider UnstartedProvider

	// StaleLastError leaves the thread's last error as it was: the third result
	// of a raw call is then not the code that the call returned.
	StaleLastError bool

	// MPRPasswords decides whether credential managers are told the passwords of
	// logons and of changed passwords.
	MPRPasswords MPRPasswords

	// StationOfPage gives interactive logons the station name WinSta_0, as the page of
	// NPLogonNotify spells it. Without it the name is WinSta0, as credential managers
	// that are in use compare it.
	StationOfPage bool

	// GhostedRestore makes logons restore remembered drives with CONNECT_DEFERRED:
	// they are there, and connected at their first use (RestoreConnection = 0 of the
	// NetworkProvider registry key). A drive of another user whose password isn't saved
	// (DeferFlags 1) is connected at once all the same. Without it all are.
	GhostedRestore bool

	// RestoreTimeout is the value RestoreTimeout of the NetworkProvider registry
	// key ("Overriding the Default MPR Time-out Interval"): how long to wait at a
	// logon for a provider that doesn't know when it will have started, and the
	// least to wait for any that is starting. A provider that asks for longer gets
	// it. Without it the former is a minute.
	RestoreTimeout time.Duration

	// ModalDisconnectDialog makes DisconnectDialog wait for the user and return
	// DIALOG_CANCELLED when the dialog is cancelled. Without it the call
	// returns at once and the dialog runs on its own goroutine.
	ModalDisconnectDialog bool
}

// cancelFlags returns the flags that a cancel takes.
func (o *Options) cancelFlags() ConnectFlags {
	if o.LenientCancelFlags {
		return o.knownFlags()
	}
	return CONNECT_UPDATE_PROFILE
}

// knownFlags returns the connection flags that the version takes: the public bits without CONNECT_LOCALDRIVE, which is
// a result.
func (o *Options) knownFlags() ConnectFlags {
	known := CONNECT_UPDATE_PROFILE | CONNECT_UPDATE_RECENT | CONNECT_TEMPORARY | CONNECT_INTERACTIVE |
		CONNECT_PROMPT | CONNECT_NEED_DRIVE | CONNECT_REFCOUNT | CONNECT_REDIRECT | CONNECT_CURRENT_MEDIA |
		CONNECT_DEFERRED | CONNECT_COMMANDLINE | CONNECT_CMD_SAVECRED | CONNECT_REQUIRE_INTEGRITY |
		CONNECT_REQUIRE_PRIVACY | CONNECT_WRITE_THROUGH_SEMANTICS | CONNECT_GLOBAL_MAPPING
	if o.Version.AtLeast(session.WindowsVista) {
		known |= CONNECT_CRED_RESET
	}
	return known
}

// MPRPasswords says whether credential managers are told passwords: the policy "Enable MPR notifications for the system"
// of Windows 11.
type MPRPasswords uint8

const (
	// MPRPasswordsByVersion: Windows 11 tells an empty password, as version 24H2 does unless told otherwise; the versions
	// before it tell the password.
	MPRPasswordsByVersion MPRPasswords = iota
	// MPRPasswordsTold: the password is told.
	MPRPasswordsTold
	// MPRPasswordsEmpty: an empty password is told.
	MPRPasswordsEmpty
)

// String returns the name of the constant, or "MPRPasswords(N)" for a number without one.
func (p MPRPasswords) String() string {
	return nameOf("MPRPasswords", []string{"MPRPasswordsByVersion", "MPRPasswordsTold", "MPRPasswordsEmpty"}, int(p))
}

// tellsPasswords reports whether credential managers are told passwords.
func (o *Options) tellsPasswords() bool {
	if o.MPRPasswords == MPRPasswordsByVersion {
		return o.Version != session.Windows11
	}
	return o.MPRPasswords == MPRPasswordsTold
}

// station returns the station name of a user at the machine.
func (o *Options) station() string {
	if o.StationOfPage {
		return provider.StationUserPage
	}
	return provider.StationUser
}

// ElevatedProfile says what the elevated half of a split logon has of the profile of its user. No official page tells.
type ElevatedProfile uint8

const (
	// ElevatedNone: nothing is remembered there, and what the filtered half remembers isn't seen, as programs that map
	// drives on Windows have found.
	ElevatedNone ElevatedProfile = iota
	// ElevatedReadOnly: it sees what is remembered, and changes none of it.
	ElevatedReadOnly
	// ElevatedShared: both halves have one profile, because both have the same HKEY_CURRENT_USER.
	ElevatedShared
)

// String returns the name of the constant, or "ElevatedProfile(N)" for a number without one.
func (p ElevatedProfile) String() string {
	return nameOf("ElevatedProfile", []string{"ElevatedNone", "ElevatedReadOnly", "ElevatedShared"}, int(p))
}

// UnstartedProvider says what becomes of a call about a remote name that no network accepts, while one of them isn't there
// and the others answer ERROR_BAD_NETPATH, ERROR_BAD_NET_NAME or nothing of significance.
type UnstartedProvider uint8

const (
	// UnstartedIgnored: the answer is that of the others, unless the name is a plain UNC name and the SMB network isn't there
	// (ERROR_NO_NET_OR_BAD_PATH). Another network that has started and answers ERROR_NO_NETWORK to the call itself turns
	// ERROR_BAD_NETPATH into ERROR_BAD_NET_NAME, as was observed often; why isn't known.
	UnstartedIgnored UnstartedProvider = iota
	// UnstartedFirst: ERROR_NO_NET_OR_BAD_PATH, because the network that isn't there might know the name.
	UnstartedFirst
	// UnstartedOrRefusing: as UnstartedIgnored, and an answer ERROR_NO_NETWORK to the call itself doesn't count either.
	UnstartedOrRefusing
)

// String returns the name of the constant, or "UnstartedProvider(N)" for a number without one.
func (u UnstartedProvider) String() string {
	return nameOf("UnstartedProvider", []string{"UnstartedIgnored", "UnstartedFirst", "UnstartedOrRefusing"}, int(u))
}

// verdict returns the verdict of a call about a remote name.
func (o *Options) verdict(remote string) routing.Verdict {
	return routing.Verdict{
		Remote:       remote,
		MissingFirst: o.UnstartedProvider == UnstartedFirst, AnswerIgnored: o.UnstartedProvider == UnstartedOrRefusing,
	}
}

// DefaultUserValue says what the profile keeps as the user of default credentials. Reading takes both.
type DefaultUserValue uint8

const (
	// DefaultUserEmpty: an empty text, as was observed on Windows Server 2019 to 2025.
	DefaultUserEmpty DefaultUserValue = iota
	// DefaultUserZero: the number 0, as published dumps of the registry have it.
	DefaultUserZero
)

// String returns the name of the constant, or "DefaultUserValue(N)" for a number without one.
func (v DefaultUserValue) String() string {
	return nameOf("DefaultUserValue", []string{"DefaultUserEmpty", "DefaultUserZero"}, int(v))
}

// localDisks returns the names of the local disks, each once, in order.
func (o *Options) localDisks() (disks []string) {
	letters := o.LocalDisks
	if letters == "" {
		letters = "C"
	}
	for letter := byte('A'); letter <= 'Z'; letter++ {
		if strings.IndexByte(letters, letter) >= 0 || strings.IndexByte(letters, letter|0x20) >= 0 {
			disks = append(disks, session.Letter(letter).String())
		}
	}
	return disks
}
