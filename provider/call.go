package provider

import "strconv"

// Call names a method of [Provider]: what a [Hook] intercepts and counts. The
// zero value is [AnyCall].
type Call uint8

// The calls of a provider, in the order of the interface.
const (
	AnyCall Call = iota // every call

	CallName
	CallGetCaps

	CallAddConnection
	CallAddConnection3
	CallAddConnection4
	CallCancelConnection
	CallCancelConnection2
	CallGetConnection
	CallGetConnection3
	CallGetConnectionPerformance
	CallGetUser
	CallGetPersistentUseOptions

	CallGetUniversalName
	CallGetResourceInformation
	CallGetResourceParent
	CallFormatNetworkName

	CallOpenEnum
	CallEnumResource
	CallCloseEnum

	CallDeviceMode
	CallGetDirectoryType
	CallDirectoryNotify
	CallGetPropertyText
	CallPropertyDialog
	CallSearchDialog

	CallFMXGetPermCaps
	CallFMXEditPerm
	CallFMXGetPermHelp

	CallLogonNotify
	CallPasswordChangeNotify

	CallOpenFile
	CallMkdir
	CallRemove
	CallSetCurrentDirectory
	CallStartJob
	CallLogoff
	CallSnapshot

	callEnd
)

var callNames = [callEnd]string{
	AnyCall: "AnyCall",

	CallName:                     "Name",
	CallGetCaps:                  "GetCaps",
	CallAddConnection:            "AddConnection",
	CallAddConnection3:           "AddConnection3",
	CallAddConnection4:           "AddConnection4",
	CallCancelConnection:         "CancelConnection",
	CallCancelConnection2:        "CancelConnection2",
	CallGetConnection:            "GetConnection",
	CallGetConnection3:           "GetConnection3",
	CallGetConnectionPerformance: "GetConnectionPerformance",
	CallGetUser:                  "GetUser",
	CallGetPersistentUseOptions:  "GetPersistentUseOptions",
	CallGetUniversalName:         "GetUniversalName",
	CallGetResourceInformation:   "GetResourceInformation",
	CallGetResourceParent:        "GetResourceParent",
	CallFormatNetworkName:        "FormatNetworkName",
	CallOpenEnum:                 "OpenEnum",
	CallEnumResource:             "EnumResource",
	CallCloseEnum:                "CloseEnum",
	CallDeviceMode:               "DeviceMode",
	CallGetDirectoryType:         "GetDirectoryType",
	CallDirectoryNotify:          "DirectoryNotify",
	CallGetPropertyText:          "GetPropertyText",
	CallPropertyDialog:           "PropertyDialog",
	CallSearchDialog:             "SearchDialog",
	CallFMXGetPermCaps:           "FMXGetPermCaps",
	CallFMXEditPerm:              "FMXEditPerm",
	CallFMXGetPermHelp:           "FMXGetPermHelp",
	CallLogonNotify:              "LogonNotify",
	CallPasswordChangeNotify:     "PasswordChangeNotify",
	CallOpenFile:                 "OpenFile",
	CallMkdir:                    "Mkdir",
	CallRemove:                   "Remove",
	CallSetCurrentDirectory:      "SetCurrentDirectory",
	CallStartJob:                 "StartJob",
	CallLogoff:                   "Logoff",
	CallSnapshot:                 "Snapshot",
}

// String is the name of the method, as in "AddConnection".
func (c Call) String() string {
	if c < callEnd {
		return callNames[c]
	}
	return "Call(" + strconv.Itoa(int(c)) + ")"
}
