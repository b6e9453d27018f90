package provider

import winerr "github.com/seed-520b6462/winnet/errors"

// Notifyee is told of connections that are made and cancelled: the functions
// that a notifyee DLL exports to mpr.dll. It is no provider. A dialler, for
// example, brings the link up before the connection and takes it down after.
//
// The protocol is the same for both calls, and each operation has its own:
//
//  1. Before the operation the router calls with [NOTIFY_PRE], status NO_ERROR
//     and no context.
//  2. If the notifyee leaves the context nil, the router doesn't call it again for
//     this operation.
//  3. If the notifyee sets the context, the router calls it after the operation
//     with [NOTIFY_POST], that context, and the status of the provider's call,
//     whether that succeeded or not.
//
// The router calls several notifyees in the order in which they were registered,
// before and after the operation. It records their errors, which don't stop the
// operation. The documents leave both open: these are the emulator's rules.
// Reconnecting remembered connections notifies nobody.
//
// The router holds no lock while it calls, and calls of concurrent operations
// come concurrently. A notifyee may use the pointers during the call only; the
// router reads nothing but info.Context afterwards.
//
// Errors: the codes that every call of a [Provider] may return.
//
// Document: "Connection Notification API" (Windows security documentation).
type Notifyee interface {
	// AddConnectNotify tells of an attempt to connect, by WNetAddConnection and its
	// numbered variants, WNetUseConnection and the dialogs that call them.
	//
	// Errors of [Notifyee]. Document: AddConnectNotify (npapi.h).
	AddConnectNotify(info *NotifyInfo, add *NotifyAdd) error

	// CancelConnectNotify tells of an attempt to cancel, by WNetCancelConnection,
	// WNetCancelConnection2 and the dialogs that call them.
	//
	// Errors of [Notifyee]. Document: CancelConnectNotify (npapi.h).
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

// String returns the name as the header spells it, or "NotifyStatus(N)".
func (s NotifyStatus) String() string { return nameOf("NotifyStatus", notifyStatuses, s) }

// NotifyInfo is NOTIFYINFO: where an operation stands.
type NotifyInfo struct {
	Status          NotifyStatus
	OperationStatus winerr.Errno // at NOTIFY_PRE NO_ERROR; at NOTIFY_POST the code of the provider that did the work

	// Context is nil at NOTIFY_PRE. A notifyee that sets it to another value is
	// called at NOTIFY_POST with that value.
	Context any
}

// NotifyAdd is NOTIFYADD: an attempt to connect.
type NotifyAdd struct {
	Owner    Window      // for a dialog of the notifyee's own; 0 is none
	Resource NetResource // RemoteName, LocalName and Type, as AddConnection's

	// Flags are any of CONNECT_TEMPORARY, INTERACTIVE, PROMPT (with INTERACTIVE
	// only), UPDATE_PROFILE and UPDATE_RECENT.
	Flags ConnectFlags
}

// NotifyCancel is NOTIFYCANCEL: an attempt to cancel.
type NotifyCancel struct {
	Name string // device or remote name

	// Provider is the name of the provider that cancelled the connection. It is ""
	// before NOTIFY_POST of a success, because all providers are candidates then.
	Provider string

	Flags ConnectFlags // CONNECT_UPDATE_PROFILE (no more restoring at logon) or 0
	Force bool         // as CancelConnection's
}

// UnimplementedNotifyee is a notifyee that returns ERROR_NOT_SUPPORTED from both
// calls and leaves the context nil. Embed it to write only one of them.
type UnimplementedNotifyee struct{}

var _ Notifyee = UnimplementedNotifyee{}

// AddConnectNotify returns ERROR_NOT_SUPPORTED.
func (UnimplementedNotifyee) AddConnectNotify(*NotifyInfo, *NotifyAdd) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// CancelConnectNotify returns ERROR_NOT_SUPPORTED.
func (UnimplementedNotifyee) CancelConnectNotify(*NotifyInfo, *NotifyCancel) error {
	return winerr.ERROR_NOT_SUPPORTED
}

// NotifyFunc is a notifyee written as plain functions. A call whose function is
// nil answers as [UnimplementedNotifyee] does.
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
