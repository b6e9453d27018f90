package provider

import winerr "github.com/seed-520b6462/winnet/errors"

// Notifyee is told of connections that are made and cancelled: the functions
// that a notifyee DLL exports to mpr.dll. It is no provider. Intended use: a
// dialler brings the link up before the connection and takes it down after.
//
// The protocol is the same for both calls, and it is one conversation for each
// operation and notifyee:
//
//  1. Before the operation the notifyee is called with [NOTIFY_PRE], status
//     NO_ERROR and no context.
//  2. If it leaves the context nil, it isn't called again for this operation.
//     If it sets it, it is called a second time with that very value.
//  3. After the operation it is called with [NOTIFY_POST] and the status of the
//     provider function that did the work. That happens for failures too.
//
// Several notifyees are called in the order in which they were registered,
// before and after. What a notifyee returns is recorded and doesn't stop the
// operation. The documents leave both open: these are the emulator's rules.
// Reconnecting remembered connections notifies nobody.
//
// A notifyee returns nil, or one of the general codes ("Network Security
// Return Values"): ERROR_NOT_SUPPORTED, ERROR_UNEXP_NET_ERR,
// ERROR_INVALID_PARAMETER, ERROR_ACCESS_DENIED, ERROR_BUSY,
// ERROR_NOT_ENOUGH_MEMORY and the others that [Provider] lists.
//
// The router holds no lock while it calls, and the calls of concurrent
// operations come concurrently. The pointers are the notifyee's for the time of
// the call only; nothing but info.Context is read after it.
//
// Document: "Connection Notification API" (Windows security documentation),
// AddConnectNotify and CancelConnectNotify, npapi.h documentation.
type Notifyee interface {
	// AddConnectNotify is called around each attempt to connect: WNetAddConnection
	// and its numbered siblings, WNetUseConnection and the dialogs that stand on
	// them. Codes of [Notifyee].
	AddConnectNotify(info *NotifyInfo, add *NotifyAdd) error

	// CancelConnectNotify is called around each attempt to cancel:
	// WNetCancelConnection, WNetCancelConnection2 and the dialogs that stand on
	// them. Codes of [Notifyee].
	CancelConnectNotify(info *NotifyInfo, cancel *NotifyCancel) error
}

// NotifyStatus is the dwNotifyStatus of NOTIFYINFO (npapi.h).
type NotifyStatus uint32

// The times of a notification.
const (
	NOTIFY_PRE  NotifyStatus = 1 // before the operation
	NOTIFY_POST NotifyStatus = 2 // after it, successful or not
)

var notifyStatuses = []spelling[NotifyStatus]{{NOTIFY_PRE, "NOTIFY_PRE"}, {NOTIFY_POST, "NOTIFY_POST"}}

// String is the name as the header spells it, or "NotifyStatus(N)".
func (s NotifyStatus) String() string { return nameOf("NotifyStatus", notifyStatuses, s) }

// NotifyInfo is NOTIFYINFO: where an operation stands.
type NotifyInfo struct {
	Status          NotifyStatus
	OperationStatus winerr.Errno // at NOTIFY_PRE NO_ERROR; at NOTIFY_POST the code of the provider that did the work

	// Context is nil at NOTIFY_PRE. The notifyee sets it to anything but nil to
	// be called at NOTIFY_POST, where it finds it again.
	Context any
}

// NotifyAdd is NOTIFYADD: what is being connected.
type NotifyAdd struct {
	Owner    Window      // for a dialog of the notifyee's own; 0 is none
	Resource NetResource // RemoteName, LocalName and Type, as AddConnection's

	// Flags are any of CONNECT_TEMPORARY, INTERACTIVE, PROMPT (with INTERACTIVE
	// only), UPDATE_PROFILE and UPDATE_RECENT.
	Flags ConnectFlags
}

// NotifyCancel is NOTIFYCANCEL: what is being cancelled.
type NotifyCancel struct {
	Name string // device or remote name

	// Provider is the name of the provider that cancelled the connection. It is
	// known at NOTIFY_POST of a success only, and "" else: before, all providers
	// are still candidates.
	Provider string

	Flags ConnectFlags // CONNECT_UPDATE_PROFILE (no more restoring at logon) or 0
	Force bool         // as CancelConnection's
}

// UnimplementedNotifyee answers both calls with ERROR_NOT_SUPPORTED and wants no
// second one. Embed it to write only one of them.
type UnimplementedNotifyee struct{}

var _ Notifyee = UnimplementedNotifyee{}

// AddConnectNotify fails with ERROR_NOT_SUPPORTED.
func (UnimplementedNotifyee) AddConnectNotify(*NotifyInfo, *NotifyAdd) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// CancelConnectNotify fails with ERROR_NOT_SUPPORTED.
func (UnimplementedNotifyee) CancelConnectNotify(*NotifyInfo, *NotifyCancel) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// NotifyFunc is a notifyee written as plain functions. One that is nil answers
// as [UnimplementedNotifyee] does.
type NotifyFunc struct {
	OnAdd    func(info *NotifyInfo, add *NotifyAdd) error
	OnCancel func(info *NotifyInfo, cancel *NotifyCancel) error
}

var _ Notifyee = NotifyFunc{}

// AddConnectNotify implements [Notifyee].
func (f NotifyFunc) AddConnectNotify(info *NotifyInfo, add *NotifyAdd) error {
	if f.OnAdd == nil {
		return UnimplementedNotifyee{}.AddConnectNotify(info, add)
	}
	return f.OnAdd(info, add)
}

// CancelConnectNotify implements [Notifyee].
func (f NotifyFunc) CancelConnectNotify(info *NotifyInfo, cancel *NotifyCancel) error {
	if f.OnCancel == nil {
		return UnimplementedNotifyee{}.CancelConnectNotify(info, cancel)
	}
	return f.OnCancel(info, cancel)
}
