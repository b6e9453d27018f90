// Code generated from codes.tsv by internal/gen; DO NOT EDIT.

package winerr

// The codes, ascending.
const (
	// NO_ERROR: the call succeeded.
	NO_ERROR Errno = 0
	// ERROR_INVALID_FUNCTION: the operation does not apply here.
	ERROR_INVALID_FUNCTION Errno = 1
	// ERROR_FILE_NOT_FOUND: there is no file of that name.
	ERROR_FILE_NOT_FOUND Errno = 2
	// ERROR_PATH_NOT_FOUND: a folder on the way to the file does not exist.
	ERROR_PATH_NOT_FOUND Errno = 3
	// ERROR_TOO_MANY_OPEN_FILES: no more files can be opened.
	ERROR_TOO_MANY_OPEN_FILES Errno = 4
	// ERROR_ACCESS_DENIED: the caller may not do this.
	ERROR_ACCESS_DENIED Errno = 5
	// ERROR_INVALID_HANDLE: the handle is not open or not of the right kind.
	ERROR_INVALID_HANDLE Errno = 6
	// ERROR_NOT_ENOUGH_MEMORY: there is not enough memory.
	ERROR_NOT_ENOUGH_MEMORY Errno = 8
	// ERROR_INVALID_DATA: the data make no sense.
	ERROR_INVALID_DATA Errno = 13
	// ERROR_OUTOFMEMORY: memory ran out before the operation was complete.
	ERROR_OUTOFMEMORY Errno = 14
	// ERROR_INVALID_DRIVE: there is no such drive.
	ERROR_INVALID_DRIVE Errno = 15
	// ERROR_CURRENT_DIRECTORY: the current directory cannot be removed.
	ERROR_CURRENT_DIRECTORY Errno = 16
	// ERROR_NOT_SAME_DEVICE: a file cannot be moved to another drive this way.
	ERROR_NOT_SAME_DEVICE Errno = 17
	// ERROR_NO_MORE_FILES: there are no further files.
	ERROR_NO_MORE_FILES Errno = 18
	// ERROR_WRITE_PROTECT: the medium is protected against writing.
	ERROR_WRITE_PROTECT Errno = 19
	// ERROR_BAD_UNIT: the device is not known.
	ERROR_BAD_UNIT Errno = 20
	// ERROR_NOT_READY: the device has no medium or is still starting.
	ERROR_NOT_READY Errno = 21
	// ERROR_BAD_LENGTH: the length given is wrong for this operation.
	ERROR_BAD_LENGTH Errno = 24
	// ERROR_GEN_FAILURE: the device does not work.
	ERROR_GEN_FAILURE Errno = 31
	// ERROR_SHARING_VIOLATION: another process has the file open and does not share it.
	ERROR_SHARING_VIOLATION Errno = 32
	// ERROR_LOCK_VIOLATION: another process has locked that part of the file.
	ERROR_LOCK_VIOLATION Errno = 33
	// ERROR_HANDLE_EOF: the end of the file was reached.
	ERROR_HANDLE_EOF Errno = 38
	// ERROR_HANDLE_DISK_FULL: the disk behind the file is full.
	ERROR_HANDLE_DISK_FULL Errno = 39
	// ERROR_NOT_SUPPORTED: the operation is not supported.
	ERROR_NOT_SUPPORTED Errno = 50
	// ERROR_REM_NOT_LIST: the remote computer does not answer.
	ERROR_REM_NOT_LIST Errno = 51
	// ERROR_DUP_NAME: the name exists twice on the network.
	ERROR_DUP_NAME Errno = 52
	// ERROR_BAD_NETPATH: nothing answers at the network path.
	ERROR_BAD_NETPATH Errno = 53
	// ERROR_NETWORK_BUSY: the network has too much to do at the moment.
	ERROR_NETWORK_BUSY Errno = 54
	// ERROR_DEV_NOT_EXIST: the resource that the device stands for has gone.
	ERROR_DEV_NOT_EXIST Errno = 55
	// ERROR_TOO_MANY_CMDS: the network adapter has too many commands waiting.
	ERROR_TOO_MANY_CMDS Errno = 56
	// ERROR_ADAP_HDW_ERR: the network adapter failed.
	ERROR_ADAP_HDW_ERR Errno = 57
	// ERROR_BAD_NET_RESP: the server could not do what was asked of it.
	ERROR_BAD_NET_RESP Errno = 58
	// ERROR_UNEXP_NET_ERR: the network failed in a way that has no code of its own.
	ERROR_UNEXP_NET_ERR Errno = 59
	// ERROR_BAD_REM_ADAP: the adapter of the remote computer does not fit.
	ERROR_BAD_REM_ADAP Errno = 60
	// ERROR_PRINTQ_FULL: the print queue takes no more jobs.
	ERROR_PRINTQ_FULL Errno = 61
	// ERROR_NO_SPOOL_SPACE: the server has no room for the print job.
	ERROR_NO_SPOOL_SPACE Errno = 62
	// ERROR_PRINT_CANCELLED: the waiting print job was removed.
	ERROR_PRINT_CANCELLED Errno = 63
	// ERROR_NETNAME_DELETED: the connection to the network name was cut.
	ERROR_NETNAME_DELETED Errno = 64
	// ERROR_NETWORK_ACCESS_DENIED: the network refused access.
	ERROR_NETWORK_ACCESS_DENIED Errno = 65
	// ERROR_BAD_DEV_TYPE: the kind of device and the kind of network resource differ.
	ERROR_BAD_DEV_TYPE Errno = 66
	// ERROR_BAD_NET_NAME: nothing on the network has that name.
	ERROR_BAD_NET_NAME Errno = 67
	// ERROR_TOO_MANY_NAMES: the network adapter holds too many names.
	ERROR_TOO_MANY_NAMES Errno = 68
	// ERROR_TOO_MANY_SESS: the network adapter holds too many sessions.
	ERROR_TOO_MANY_SESS Errno = 69
	// ERROR_SHARING_PAUSED: the server is paused or still starting.
	ERROR_SHARING_PAUSED Errno = 70
	// ERROR_REQ_NOT_ACCEP: the server takes no more connections.
	ERROR_REQ_NOT_ACCEP Errno = 71
	// ERROR_REDIR_PAUSED: the printer or disk device is paused.
	ERROR_REDIR_PAUSED Errno = 72
	// ERROR_FILE_EXISTS: the file exists already.
	ERROR_FILE_EXISTS Errno = 80
	// ERROR_CANNOT_MAKE: the file or folder cannot be created.
	ERROR_CANNOT_MAKE Errno = 82
	// ERROR_OUT_OF_STRUCTURES: there is no storage left for this request.
	ERROR_OUT_OF_STRUCTURES Errno = 84
	// ERROR_ALREADY_ASSIGNED: the local device name is taken.
	ERROR_ALREADY_ASSIGNED Errno = 85
	// ERROR_INVALID_PASSWORD: the password was refused.
	ERROR_INVALID_PASSWORD Errno = 86
	// ERROR_INVALID_PARAMETER: an argument is not valid.
	ERROR_INVALID_PARAMETER Errno = 87
	// ERROR_NET_WRITE_FAULT: writing to the network failed.
	ERROR_NET_WRITE_FAULT Errno = 88
	// ERROR_DRIVE_LOCKED: another process has locked the drive.
	ERROR_DRIVE_LOCKED Errno = 108
	// ERROR_BROKEN_PIPE: the other end of the pipe is closed.
	ERROR_BROKEN_PIPE Errno = 109
	// ERROR_OPEN_FAILED: the file or device cannot be opened.
	ERROR_OPEN_FAILED Errno = 110
	// ERROR_BUFFER_OVERFLOW: the file name is too long.
	ERROR_BUFFER_OVERFLOW Errno = 111
	// ERROR_DISK_FULL: the disk is full.
	ERROR_DISK_FULL Errno = 112
	// ERROR_CALL_NOT_IMPLEMENTED: this version of the system does not have the call.
	ERROR_CALL_NOT_IMPLEMENTED Errno = 120
	// ERROR_SEM_TIMEOUT: the wait took too long.
	ERROR_SEM_TIMEOUT Errno = 121
	// ERROR_INSUFFICIENT_BUFFER: the buffer is too small for the call.
	ERROR_INSUFFICIENT_BUFFER Errno = 122
	// ERROR_INVALID_NAME: the spelling of the file or volume name is wrong.
	ERROR_INVALID_NAME Errno = 123
	// ERROR_INVALID_LEVEL: there is no such level of information.
	ERROR_INVALID_LEVEL Errno = 124
	// ERROR_MOD_NOT_FOUND: no such module could be loaded.
	ERROR_MOD_NOT_FOUND Errno = 126
	// ERROR_PROC_NOT_FOUND: the module exports no such procedure.
	ERROR_PROC_NOT_FOUND Errno = 127
	// ERROR_NEGATIVE_SEEK: the position lies before the start of the file.
	ERROR_NEGATIVE_SEEK Errno = 131
	// ERROR_BUSY_DRIVE: the drive is busy with another operation.
	ERROR_BUSY_DRIVE Errno = 142
	// ERROR_DIR_NOT_ROOT: the folder is not the root of its drive.
	ERROR_DIR_NOT_ROOT Errno = 144
	// ERROR_DIR_NOT_EMPTY: the folder still holds something.
	ERROR_DIR_NOT_EMPTY Errno = 145
	// ERROR_NOT_LOCKED: the part of the file was not locked.
	ERROR_NOT_LOCKED Errno = 158
	// ERROR_BAD_PATHNAME: the path is malformed.
	ERROR_BAD_PATHNAME Errno = 161
	// ERROR_BUSY: the function or resource is busy; try again.
	ERROR_BUSY Errno = 170
	// ERROR_ALREADY_EXISTS: something of that name exists already.
	ERROR_ALREADY_EXISTS Errno = 183
	// ERROR_FILENAME_EXCED_RANGE: the file name or its extension is too long.
	ERROR_FILENAME_EXCED_RANGE Errno = 206
	// ERROR_BAD_PIPE: the pipe is in the wrong state.
	ERROR_BAD_PIPE Errno = 230
	// ERROR_PIPE_BUSY: every instance of the pipe is taken.
	ERROR_PIPE_BUSY Errno = 231
	// ERROR_NO_DATA: the pipe is closing and holds nothing more.
	ERROR_NO_DATA Errno = 232
	// ERROR_PIPE_NOT_CONNECTED: nobody is at the other end of the pipe.
	ERROR_PIPE_NOT_CONNECTED Errno = 233
	// ERROR_MORE_DATA: more data are there than the buffer holds.
	ERROR_MORE_DATA Errno = 234
	// ERROR_VC_DISCONNECTED: the network session was cut.
	ERROR_VC_DISCONNECTED Errno = 240
	// ERROR_NO_MORE_ITEMS: there are no further entries.
	ERROR_NO_MORE_ITEMS Errno = 259
	// ERROR_DIRECTORY: the name is not that of a folder.
	ERROR_DIRECTORY Errno = 267
	// ERROR_NOT_OWNER: the caller does not own what it wants to release.
	ERROR_NOT_OWNER Errno = 288
	// ERROR_DELETE_PENDING: the file is about to be deleted.
	ERROR_DELETE_PENDING Errno = 303
	// ERROR_INVALID_ADDRESS: the address is not valid.
	ERROR_INVALID_ADDRESS Errno = 487
	// ERROR_OPERATION_ABORTED: the operation was given up by its program or thread.
	ERROR_OPERATION_ABORTED Errno = 995
	// ERROR_IO_INCOMPLETE: the overlapped operation is not finished.
	ERROR_IO_INCOMPLETE Errno = 996
	// ERROR_IO_PENDING: the overlapped operation goes on.
	ERROR_IO_PENDING Errno = 997
	// ERROR_NOACCESS: the memory cannot be reached.
	ERROR_NOACCESS Errno = 998
	// ERROR_INVALID_FLAGS: a flag is not valid.
	ERROR_INVALID_FLAGS Errno = 1004
	// ERROR_UNRECOGNIZED_VOLUME: the volume holds no file system known here.
	ERROR_UNRECOGNIZED_VOLUME Errno = 1005
	// ERROR_FILE_INVALID: the volume changed under the open file.
	ERROR_FILE_INVALID Errno = 1006
	// ERROR_NO_TOKEN: there is no such token.
	ERROR_NO_TOKEN Errno = 1008
	// ERROR_BADDB: the registry is damaged.
	ERROR_BADDB Errno = 1009
	// ERROR_BADKEY: the registry key is not valid.
	ERROR_BADKEY Errno = 1010
	// ERROR_CANTOPEN: the registry key cannot be opened.
	ERROR_CANTOPEN Errno = 1011
	// ERROR_CANTREAD: the registry key cannot be read.
	ERROR_CANTREAD Errno = 1012
	// ERROR_CANTWRITE: the registry key cannot be written.
	ERROR_CANTWRITE Errno = 1013
	// ERROR_KEY_DELETED: the registry key is going to be deleted.
	ERROR_KEY_DELETED Errno = 1018
	// ERROR_SERVICE_DISABLED: the service may not be started.
	ERROR_SERVICE_DISABLED Errno = 1058
	// ERROR_SERVICE_DOES_NOT_EXIST: the service is not installed.
	ERROR_SERVICE_DOES_NOT_EXIST Errno = 1060
	// ERROR_SERVICE_NOT_ACTIVE: the service is not running.
	ERROR_SERVICE_NOT_ACTIVE Errno = 1062
	// ERROR_IO_DEVICE: the device failed during input or output.
	ERROR_IO_DEVICE Errno = 1117
	// ERROR_DEVICE_NOT_CONNECTED: the device is not plugged in.
	ERROR_DEVICE_NOT_CONNECTED Errno = 1167
	// ERROR_NOT_FOUND: the item was not found.
	ERROR_NOT_FOUND Errno = 1168
	// ERROR_BAD_DEVICE: the device name is not valid.
	ERROR_BAD_DEVICE Errno = 1200
	// ERROR_CONNECTION_UNAVAIL: the device is remembered but not connected now.
	ERROR_CONNECTION_UNAVAIL Errno = 1201
	// ERROR_DEVICE_ALREADY_REMEMBERED: the device is kept for another remembered connection.
	ERROR_DEVICE_ALREADY_REMEMBERED Errno = 1202
	// ERROR_NO_NET_OR_BAD_PATH: no network took the path: it is wrong or its network is not started.
	ERROR_NO_NET_OR_BAD_PATH Errno = 1203
	// ERROR_BAD_PROVIDER: there is no network provider of that name.
	ERROR_BAD_PROVIDER Errno = 1204
	// ERROR_CANNOT_OPEN_PROFILE: the profile of remembered connections cannot be opened.
	ERROR_CANNOT_OPEN_PROFILE Errno = 1205
	// ERROR_BAD_PROFILE: the profile of remembered connections is damaged.
	ERROR_BAD_PROFILE Errno = 1206
	// ERROR_NOT_CONTAINER: only a container can be enumerated.
	ERROR_NOT_CONTAINER Errno = 1207
	// ERROR_EXTENDED_ERROR: the network provider reported an error of its own.
	ERROR_EXTENDED_ERROR Errno = 1208
	// ERROR_INVALID_GROUPNAME: the spelling of the group name is wrong.
	ERROR_INVALID_GROUPNAME Errno = 1209
	// ERROR_INVALID_COMPUTERNAME: the spelling of the computer name is wrong.
	ERROR_INVALID_COMPUTERNAME Errno = 1210
	// ERROR_INVALID_EVENTNAME: the spelling of the event name is wrong.
	ERROR_INVALID_EVENTNAME Errno = 1211
	// ERROR_INVALID_DOMAINNAME: the spelling of the domain name is wrong.
	ERROR_INVALID_DOMAINNAME Errno = 1212
	// ERROR_INVALID_SERVICENAME: the spelling of the service name is wrong.
	ERROR_INVALID_SERVICENAME Errno = 1213
	// ERROR_INVALID_NETNAME: the spelling of the network name is wrong.
	ERROR_INVALID_NETNAME Errno = 1214
	// ERROR_INVALID_SHARENAME: the spelling of the share name is wrong.
	ERROR_INVALID_SHARENAME Errno = 1215
	// ERROR_INVALID_PASSWORDNAME: the spelling of the password is wrong.
	ERROR_INVALID_PASSWORDNAME Errno = 1216
	// ERROR_SESSION_CREDENTIAL_CONFLICT: the server is already connected under another user name.
	ERROR_SESSION_CREDENTIAL_CONFLICT Errno = 1219
	// ERROR_REMOTE_SESSION_LIMIT_EXCEEDED: the server takes no more sessions from this computer.
	ERROR_REMOTE_SESSION_LIMIT_EXCEEDED Errno = 1220
	// ERROR_DUP_DOMAINNAME: another computer uses the workgroup or domain name.
	ERROR_DUP_DOMAINNAME Errno = 1221
	// ERROR_NO_NETWORK: no network is installed or running.
	ERROR_NO_NETWORK Errno = 1222
	// ERROR_CANCELLED: the user cancelled the operation.
	ERROR_CANCELLED Errno = 1223
	// ERROR_USER_MAPPED_FILE: a process has the file mapped into its memory.
	ERROR_USER_MAPPED_FILE Errno = 1224
	// ERROR_CONNECTION_REFUSED: the remote computer refused the connection.
	ERROR_CONNECTION_REFUSED Errno = 1225
	// ERROR_GRACEFUL_DISCONNECT: the connection was closed in order.
	ERROR_GRACEFUL_DISCONNECT Errno = 1226
	// ERROR_CONNECTION_INVALID: the network connection does not exist.
	ERROR_CONNECTION_INVALID Errno = 1229
	// ERROR_CONNECTION_ACTIVE: the network connection is active.
	ERROR_CONNECTION_ACTIVE Errno = 1230
	// ERROR_NETWORK_UNREACHABLE: no route leads to the network.
	ERROR_NETWORK_UNREACHABLE Errno = 1231
	// ERROR_HOST_UNREACHABLE: no route leads to the remote computer.
	ERROR_HOST_UNREACHABLE Errno = 1232
	// ERROR_PROTOCOL_UNREACHABLE: the remote computer does not speak the protocol.
	ERROR_PROTOCOL_UNREACHABLE Errno = 1233
	// ERROR_PORT_UNREACHABLE: no service listens at the remote port.
	ERROR_PORT_UNREACHABLE Errno = 1234
	// ERROR_REQUEST_ABORTED: the request was given up.
	ERROR_REQUEST_ABORTED Errno = 1235
	// ERROR_CONNECTION_ABORTED: the local system broke the connection.
	ERROR_CONNECTION_ABORTED Errno = 1236
	// ERROR_RETRY: the operation did not finish; try again.
	ERROR_RETRY Errno = 1237
	// ERROR_CONNECTION_COUNT_LIMIT: the account or server allows no more connections at a time.
	ERROR_CONNECTION_COUNT_LIMIT Errno = 1238
	// ERROR_LOGIN_TIME_RESTRICTION: the account may not log on at this hour.
	ERROR_LOGIN_TIME_RESTRICTION Errno = 1239
	// ERROR_LOGIN_WKSTA_RESTRICTION: the account may not log on from this computer.
	ERROR_LOGIN_WKSTA_RESTRICTION Errno = 1240
	// ERROR_INCORRECT_ADDRESS: the network address cannot be used for this.
	ERROR_INCORRECT_ADDRESS Errno = 1241
	// ERROR_ALREADY_REGISTERED: the service is registered already.
	ERROR_ALREADY_REGISTERED Errno = 1242
	// ERROR_SERVICE_NOT_FOUND: there is no such service on the network.
	ERROR_SERVICE_NOT_FOUND Errno = 1243
	// ERROR_NOT_AUTHENTICATED: the user has not proved who they are.
	ERROR_NOT_AUTHENTICATED Errno = 1244
	// ERROR_NOT_LOGGED_ON: the user is not logged on to the network.
	ERROR_NOT_LOGGED_ON Errno = 1245
	// ERROR_CONTINUE: the caller should go on.
	ERROR_CONTINUE Errno = 1246
	// ERROR_ALREADY_INITIALIZED: initialization was done before.
	ERROR_ALREADY_INITIALIZED Errno = 1247
	// ERROR_NO_MORE_DEVICES: there are no further local devices.
	ERROR_NO_MORE_DEVICES Errno = 1248
	// ERROR_HOST_DOWN: the remote computer is down.
	ERROR_HOST_DOWN Errno = 1256
	// ERROR_DOWNGRADE_DETECTED: somebody tried to weaken the security of the logon.
	ERROR_DOWNGRADE_DETECTED Errno = 1265
	// ERROR_SMB_GUEST_LOGON_BLOCKED: guests are not let in without a password, for the sake of security.
	ERROR_SMB_GUEST_LOGON_BLOCKED Errno = 1272
	// ERROR_NO_LOGON_SERVERS: no server is there to check the logon.
	ERROR_NO_LOGON_SERVERS Errno = 1311
	// ERROR_NO_SUCH_LOGON_SESSION: there is no such logon session; it may have ended.
	ERROR_NO_SUCH_LOGON_SESSION Errno = 1312
	// ERROR_NO_SUCH_PRIVILEGE: there is no such privilege.
	ERROR_NO_SUCH_PRIVILEGE Errno = 1313
	// ERROR_PRIVILEGE_NOT_HELD: the caller lacks a privilege that this needs.
	ERROR_PRIVILEGE_NOT_HELD Errno = 1314
	// ERROR_INVALID_ACCOUNT_NAME: the spelling of the account name is wrong.
	ERROR_INVALID_ACCOUNT_NAME Errno = 1315
	// ERROR_USER_EXISTS: the account exists already.
	ERROR_USER_EXISTS Errno = 1316
	// ERROR_NO_SUCH_USER: there is no such account.
	ERROR_NO_SUCH_USER Errno = 1317
	// ERROR_NO_SUCH_GROUP: there is no such group.
	ERROR_NO_SUCH_GROUP Errno = 1319
	// ERROR_WRONG_PASSWORD: the current password given is wrong.
	ERROR_WRONG_PASSWORD Errno = 1323
	// ERROR_ILL_FORMED_PASSWORD: the new password holds characters that are not allowed.
	ERROR_ILL_FORMED_PASSWORD Errno = 1324
	// ERROR_PASSWORD_RESTRICTION: the new password breaks a rule of the domain.
	ERROR_PASSWORD_RESTRICTION Errno = 1325
	// ERROR_LOGON_FAILURE: the user name is unknown or the password is wrong.
	ERROR_LOGON_FAILURE Errno = 1326
	// ERROR_ACCOUNT_RESTRICTION: a restriction of the account forbids this logon.
	ERROR_ACCOUNT_RESTRICTION Errno = 1327
	// ERROR_INVALID_LOGON_HOURS: the account is outside its logon hours.
	ERROR_INVALID_LOGON_HOURS Errno = 1328
	// ERROR_INVALID_WORKSTATION: the account may not use this computer.
	ERROR_INVALID_WORKSTATION Errno = 1329
	// ERROR_PASSWORD_EXPIRED: the password is past its date.
	ERROR_PASSWORD_EXPIRED Errno = 1330
	// ERROR_ACCOUNT_DISABLED: the account is switched off.
	ERROR_ACCOUNT_DISABLED Errno = 1331
	// ERROR_NONE_MAPPED: none of the account names has a security identifier.
	ERROR_NONE_MAPPED Errno = 1332
	// ERROR_NO_SUCH_DOMAIN: the domain does not exist or cannot be reached.
	ERROR_NO_SUCH_DOMAIN Errno = 1355
	// ERROR_LOGON_SESSION_EXISTS: a logon session of that identifier exists already.
	ERROR_LOGON_SESSION_EXISTS Errno = 1363
	// ERROR_NO_SUCH_PACKAGE: there is no such authentication package.
	ERROR_NO_SUCH_PACKAGE Errno = 1364
	// ERROR_BAD_LOGON_SESSION_STATE: the state of the logon session does not allow this.
	ERROR_BAD_LOGON_SESSION_STATE Errno = 1365
	// ERROR_LOGON_SESSION_COLLISION: the identifier of the logon session is in use.
	ERROR_LOGON_SESSION_COLLISION Errno = 1366
	// ERROR_INVALID_LOGON_TYPE: there is no such type of logon.
	ERROR_INVALID_LOGON_TYPE Errno = 1367
	// ERROR_NO_SUCH_ALIAS: there is no such local group.
	ERROR_NO_SUCH_ALIAS Errno = 1376
	// ERROR_LOGON_NOT_GRANTED: the account was not granted this logon.
	ERROR_LOGON_NOT_GRANTED Errno = 1380
	// ERROR_LOGON_TYPE_NOT_GRANTED: the account was not granted this type of logon.
	ERROR_LOGON_TYPE_NOT_GRANTED Errno = 1385
	// ERROR_WRONG_TARGET_NAME: the server is not the one that the name stands for.
	ERROR_WRONG_TARGET_NAME Errno = 1396
	// ERROR_TIME_SKEW: the clocks of client and server are too far apart.
	ERROR_TIME_SKEW Errno = 1398
	// ERROR_NO_SYSTEM_RESOURCES: the system is short of resources.
	ERROR_NO_SYSTEM_RESOURCES Errno = 1450
	// ERROR_TIMEOUT: the time allowed for the operation ran out.
	ERROR_TIMEOUT Errno = 1460
	// ERROR_INVALID_USER_BUFFER: the buffer given does not suit the operation.
	ERROR_INVALID_USER_BUFFER Errno = 1784
	// ERROR_NO_TRUST_SAM_ACCOUNT: the domain has no trust account for this computer.
	ERROR_NO_TRUST_SAM_ACCOUNT Errno = 1787
	// ERROR_TRUSTED_DOMAIN_FAILURE: trust between the two domains could not be set up.
	ERROR_TRUSTED_DOMAIN_FAILURE Errno = 1788
	// ERROR_TRUSTED_RELATIONSHIP_FAILURE: trust between this computer and its domain could not be set up.
	ERROR_TRUSTED_RELATIONSHIP_FAILURE Errno = 1789
	// ERROR_NETLOGON_NOT_STARTED: the network logon service is not running.
	ERROR_NETLOGON_NOT_STARTED Errno = 1792
	// ERROR_ACCOUNT_EXPIRED: the account is past its date.
	ERROR_ACCOUNT_EXPIRED Errno = 1793
	// ERROR_NOT_ENOUGH_QUOTA: the quota does not allow this operation.
	ERROR_NOT_ENOUGH_QUOTA Errno = 1816
	// ERROR_PASSWORD_MUST_CHANGE: the password must be changed before the first logon.
	ERROR_PASSWORD_MUST_CHANGE Errno = 1907
	// ERROR_DOMAIN_CONTROLLER_NOT_FOUND: no controller of the domain was found.
	ERROR_DOMAIN_CONTROLLER_NOT_FOUND Errno = 1908
	// ERROR_ACCOUNT_LOCKED_OUT: the account is locked after too many wrong passwords.
	ERROR_ACCOUNT_LOCKED_OUT Errno = 1909
	// ERROR_CANT_ACCESS_FILE: the system cannot get at the file.
	ERROR_CANT_ACCESS_FILE Errno = 1920
	// ERROR_CONNECTED_OTHER_PASSWORD: the connection was made with another password than the one given.
	ERROR_CONNECTED_OTHER_PASSWORD Errno = 2108
	// ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT: the connection was made with another password than the default one.
	ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT Errno = 2109
	// ERROR_BAD_USERNAME: the user name is not valid.
	ERROR_BAD_USERNAME Errno = 2202
	// ERROR_NOT_CONNECTED: there is no such network connection.
	ERROR_NOT_CONNECTED Errno = 2250
	// ERROR_OPEN_FILES: files are still open or jobs still wait on the connection.
	ERROR_OPEN_FILES Errno = 2401
	// ERROR_ACTIVE_CONNECTIONS: connections are still active.
	ERROR_ACTIVE_CONNECTIONS Errno = 2402
	// ERROR_DEVICE_IN_USE: a running process still uses the device.
	ERROR_DEVICE_IN_USE Errno = 2404
	// DIALOG_CANCELLED: the user closed the dialog without an answer.
	DIALOG_CANCELLED Errno = 0xFFFFFFFF
)

// Other names of the same codes.
const (
	// ERROR_SUCCESS is another name of NO_ERROR.
	ERROR_SUCCESS = NO_ERROR
	// WN_SUCCESS is another name of NO_ERROR.
	WN_SUCCESS = NO_ERROR
	// WN_NO_ERROR is another name of NO_ERROR.
	WN_NO_ERROR = NO_ERROR
	// WN_ACCESS_DENIED is another name of ERROR_ACCESS_DENIED.
	WN_ACCESS_DENIED = ERROR_ACCESS_DENIED
	// WN_BAD_HANDLE is another name of ERROR_INVALID_HANDLE.
	WN_BAD_HANDLE = ERROR_INVALID_HANDLE
	// WN_OUT_OF_MEMORY is another name of ERROR_NOT_ENOUGH_MEMORY.
	WN_OUT_OF_MEMORY = ERROR_NOT_ENOUGH_MEMORY
	// WN_DEVICE_ERROR is another name of ERROR_GEN_FAILURE.
	WN_DEVICE_ERROR = ERROR_GEN_FAILURE
	// WN_NOT_SUPPORTED is another name of ERROR_NOT_SUPPORTED.
	WN_NOT_SUPPORTED = ERROR_NOT_SUPPORTED
	// WN_NET_ERROR is another name of ERROR_UNEXP_NET_ERR.
	WN_NET_ERROR = ERROR_UNEXP_NET_ERR
	// WN_WINDOWS_ERROR is another name of ERROR_UNEXP_NET_ERR.
	WN_WINDOWS_ERROR = ERROR_UNEXP_NET_ERR
	// WN_BAD_DEV_TYPE is another name of ERROR_BAD_DEV_TYPE.
	WN_BAD_DEV_TYPE = ERROR_BAD_DEV_TYPE
	// WN_BAD_NETNAME is another name of ERROR_BAD_NET_NAME.
	WN_BAD_NETNAME = ERROR_BAD_NET_NAME
	// WN_ALREADY_CONNECTED is another name of ERROR_ALREADY_ASSIGNED.
	WN_ALREADY_CONNECTED = ERROR_ALREADY_ASSIGNED
	// WN_BAD_PASSWORD is another name of ERROR_INVALID_PASSWORD.
	WN_BAD_PASSWORD = ERROR_INVALID_PASSWORD
	// WN_BAD_VALUE is another name of ERROR_INVALID_PARAMETER.
	WN_BAD_VALUE = ERROR_INVALID_PARAMETER
	// ERROR_BAD_VALUE is another name of ERROR_INVALID_PARAMETER.
	ERROR_BAD_VALUE = ERROR_INVALID_PARAMETER
	// WN_BAD_LEVEL is another name of ERROR_INVALID_LEVEL.
	WN_BAD_LEVEL = ERROR_INVALID_LEVEL
	// WN_FUNCTION_BUSY is another name of ERROR_BUSY.
	WN_FUNCTION_BUSY = ERROR_BUSY
	// WN_MORE_DATA is another name of ERROR_MORE_DATA.
	WN_MORE_DATA = ERROR_MORE_DATA
	// WN_NO_MORE_ENTRIES is another name of ERROR_NO_MORE_ITEMS.
	WN_NO_MORE_ENTRIES = ERROR_NO_MORE_ITEMS
	// WN_BAD_POINTER is another name of ERROR_INVALID_ADDRESS.
	WN_BAD_POINTER = ERROR_INVALID_ADDRESS
	// WN_BAD_LOCALNAME is another name of ERROR_BAD_DEVICE.
	WN_BAD_LOCALNAME = ERROR_BAD_DEVICE
	// WN_CONNECTION_CLOSED is another name of ERROR_CONNECTION_UNAVAIL.
	WN_CONNECTION_CLOSED = ERROR_CONNECTION_UNAVAIL
	// WN_DEVICE_ALREADY_REMEMBERED is another name of ERROR_DEVICE_ALREADY_REMEMBERED.
	WN_DEVICE_ALREADY_REMEMBERED = ERROR_DEVICE_ALREADY_REMEMBERED
	// WN_NO_NET_OR_BAD_PATH is another name of ERROR_NO_NET_OR_BAD_PATH.
	WN_NO_NET_OR_BAD_PATH = ERROR_NO_NET_OR_BAD_PATH
	// WN_BAD_PROVIDER is another name of ERROR_BAD_PROVIDER.
	WN_BAD_PROVIDER = ERROR_BAD_PROVIDER
	// WN_CANNOT_OPEN_PROFILE is another name of ERROR_CANNOT_OPEN_PROFILE.
	WN_CANNOT_OPEN_PROFILE = ERROR_CANNOT_OPEN_PROFILE
	// WN_BAD_PROFILE is another name of ERROR_BAD_PROFILE.
	WN_BAD_PROFILE = ERROR_BAD_PROFILE
	// WN_NOT_CONTAINER is another name of ERROR_NOT_CONTAINER.
	WN_NOT_CONTAINER = ERROR_NOT_CONTAINER
	// WN_EXTENDED_ERROR is another name of ERROR_EXTENDED_ERROR.
	WN_EXTENDED_ERROR = ERROR_EXTENDED_ERROR
	// WN_NO_NETWORK is another name of ERROR_NO_NETWORK.
	WN_NO_NETWORK = ERROR_NO_NETWORK
	// WN_CANCEL is another name of ERROR_CANCELLED.
	WN_CANCEL = ERROR_CANCELLED
	// WN_RETRY is another name of ERROR_RETRY.
	WN_RETRY = ERROR_RETRY
	// WN_NOT_AUTHENTICATED is another name of ERROR_NOT_AUTHENTICATED.
	WN_NOT_AUTHENTICATED = ERROR_NOT_AUTHENTICATED
	// WN_NOT_LOGGED_ON is another name of ERROR_NOT_LOGGED_ON.
	WN_NOT_LOGGED_ON = ERROR_NOT_LOGGED_ON
	// WN_NOT_INITIALIZING is another name of ERROR_ALREADY_INITIALIZED.
	WN_NOT_INITIALIZING = ERROR_ALREADY_INITIALIZED
	// WN_NO_MORE_DEVICES is another name of ERROR_NO_MORE_DEVICES.
	WN_NO_MORE_DEVICES = ERROR_NO_MORE_DEVICES
	// WN_NOT_VALIDATED is another name of ERROR_NO_LOGON_SERVERS.
	WN_NOT_VALIDATED = ERROR_NO_LOGON_SERVERS
	// WN_CONNECTED_OTHER_PASSWORD is another name of ERROR_CONNECTED_OTHER_PASSWORD.
	WN_CONNECTED_OTHER_PASSWORD = ERROR_CONNECTED_OTHER_PASSWORD
	// WN_CONNECTED_OTHER_PASSWORD_DEFAULT is another name of ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT.
	WN_CONNECTED_OTHER_PASSWORD_DEFAULT = ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT
	// WN_BAD_USER is another name of ERROR_BAD_USERNAME.
	WN_BAD_USER = ERROR_BAD_USERNAME
	// WN_NOT_CONNECTED is another name of ERROR_NOT_CONNECTED.
	WN_NOT_CONNECTED = ERROR_NOT_CONNECTED
	// WN_OPEN_FILES is another name of ERROR_OPEN_FILES.
	WN_OPEN_FILES = ERROR_OPEN_FILES
	// WN_DEVICE_IN_USE is another name of ERROR_DEVICE_IN_USE.
	WN_DEVICE_IN_USE = ERROR_DEVICE_IN_USE
)

// byCode ascends by code.
var byCode = [...]entry{
	{NO_ERROR, "NO_ERROR", "the call succeeded"},
	{ERROR_INVALID_FUNCTION, "ERROR_INVALID_FUNCTION", "the operation does not apply here"},
	{ERROR_FILE_NOT_FOUND, "ERROR_FILE_NOT_FOUND", "there is no file of that name"},
	{ERROR_PATH_NOT_FOUND, "ERROR_PATH_NOT_FOUND", "a folder on the way to the file does not exist"},
	{ERROR_TOO_MANY_OPEN_FILES, "ERROR_TOO_MANY_OPEN_FILES", "no more files can be opened"},
	{ERROR_ACCESS_DENIED, "ERROR_ACCESS_DENIED", "the caller may not do this"},
	{ERROR_INVALID_HANDLE, "ERROR_INVALID_HANDLE", "the handle is not open or not of the right kind"},
	{ERROR_NOT_ENOUGH_MEMORY, "ERROR_NOT_ENOUGH_MEMORY", "there is not enough memory"},
	{ERROR_INVALID_DATA, "ERROR_INVALID_DATA", "the data make no sense"},
	{ERROR_OUTOFMEMORY, "ERROR_OUTOFMEMORY", "memory ran out before the operation was complete"},
	{ERROR_INVALID_DRIVE, "ERROR_INVALID_DRIVE", "there is no such drive"},
	{ERROR_CURRENT_DIRECTORY, "ERROR_CURRENT_DIRECTORY", "the current directory cannot be removed"},
	{ERROR_NOT_SAME_DEVICE, "ERROR_NOT_SAME_DEVICE", "a file cannot be moved to another drive this way"},
	{ERROR_NO_MORE_FILES, "ERROR_NO_MORE_FILES", "there are no further files"},
	{ERROR_WRITE_PROTECT, "ERROR_WRITE_PROTECT", "the medium is protected against writing"},
	{ERROR_BAD_UNIT, "ERROR_BAD_UNIT", "the device is not known"},
	{ERROR_NOT_READY, "ERROR_NOT_READY", "the device has no medium or is still starting"},
	{ERROR_BAD_LENGTH, "ERROR_BAD_LENGTH", "the length given is wrong for this operation"},
	{ERROR_GEN_FAILURE, "ERROR_GEN_FAILURE", "the device does not work"},
	{ERROR_SHARING_VIOLATION, "ERROR_SHARING_VIOLATION", "another process has the file open and does not share it"},
	{ERROR_LOCK_VIOLATION, "ERROR_LOCK_VIOLATION", "another process has locked that part of the file"},
	{ERROR_HANDLE_EOF, "ERROR_HANDLE_EOF", "the end of the file was reached"},
	{ERROR_HANDLE_DISK_FULL, "ERROR_HANDLE_DISK_FULL", "the disk behind the file is full"},
	{ERROR_NOT_SUPPORTED, "ERROR_NOT_SUPPORTED", "the operation is not supported"},
	{ERROR_REM_NOT_LIST, "ERROR_REM_NOT_LIST", "the remote computer does not answer"},
	{ERROR_DUP_NAME, "ERROR_DUP_NAME", "the name exists twice on the network"},
	{ERROR_BAD_NETPATH, "ERROR_BAD_NETPATH", "nothing answers at the network path"},
	{ERROR_NETWORK_BUSY, "ERROR_NETWORK_BUSY", "the network has too much to do at the moment"},
	{ERROR_DEV_NOT_EXIST, "ERROR_DEV_NOT_EXIST", "the resource that the device stands for has gone"},
	{ERROR_TOO_MANY_CMDS, "ERROR_TOO_MANY_CMDS", "the network adapter has too many commands waiting"},
	{ERROR_ADAP_HDW_ERR, "ERROR_ADAP_HDW_ERR", "the network adapter failed"},
	{ERROR_BAD_NET_RESP, "ERROR_BAD_NET_RESP", "the server could not do what was asked of it"},
	{ERROR_UNEXP_NET_ERR, "ERROR_UNEXP_NET_ERR", "the network failed in a way that has no code of its own"},
	{ERROR_BAD_REM_ADAP, "ERROR_BAD_REM_ADAP", "the adapter of the remote computer does not fit"},
	{ERROR_PRINTQ_FULL, "ERROR_PRINTQ_FULL", "the print queue takes no more jobs"},
	{ERROR_NO_SPOOL_SPACE, "ERROR_NO_SPOOL_SPACE", "the server has no room for the print job"},
	{ERROR_PRINT_CANCELLED, "ERROR_PRINT_CANCELLED", "the waiting print job was removed"},
	{ERROR_NETNAME_DELETED, "ERROR_NETNAME_DELETED", "the connection to the network name was cut"},
	{ERROR_NETWORK_ACCESS_DENIED, "ERROR_NETWORK_ACCESS_DENIED", "the network refused access"},
	{ERROR_BAD_DEV_TYPE, "ERROR_BAD_DEV_TYPE", "the kind of device and the kind of network resource differ"},
	{ERROR_BAD_NET_NAME, "ERROR_BAD_NET_NAME", "nothing on the network has that name"},
	{ERROR_TOO_MANY_NAMES, "ERROR_TOO_MANY_NAMES", "the network adapter holds too many names"},
	{ERROR_TOO_MANY_SESS, "ERROR_TOO_MANY_SESS", "the network adapter holds too many sessions"},
	{ERROR_SHARING_PAUSED, "ERROR_SHARING_PAUSED", "the server is paused or still starting"},
	{ERROR_REQ_NOT_ACCEP, "ERROR_REQ_NOT_ACCEP", "the server takes no more connections"},
	{ERROR_REDIR_PAUSED, "ERROR_REDIR_PAUSED", "the printer or disk device is paused"},
	{ERROR_FILE_EXISTS, "ERROR_FILE_EXISTS", "the file exists already"},
	{ERROR_CANNOT_MAKE, "ERROR_CANNOT_MAKE", "the file or folder cannot be created"},
	{ERROR_OUT_OF_STRUCTURES, "ERROR_OUT_OF_STRUCTURES", "there is no storage left for this request"},
	{ERROR_ALREADY_ASSIGNED, "ERROR_ALREADY_ASSIGNED", "the local device name is taken"},
	{ERROR_INVALID_PASSWORD, "ERROR_INVALID_PASSWORD", "the password was refused"},
	{ERROR_INVALID_PARAMETER, "ERROR_INVALID_PARAMETER", "an argument is not valid"},
	{ERROR_NET_WRITE_FAULT, "ERROR_NET_WRITE_FAULT", "writing to the network failed"},
	{ERROR_DRIVE_LOCKED, "ERROR_DRIVE_LOCKED", "another process has locked the drive"},
	{ERROR_BROKEN_PIPE, "ERROR_BROKEN_PIPE", "the other end of the pipe is closed"},
	{ERROR_OPEN_FAILED, "ERROR_OPEN_FAILED", "the file or device cannot be opened"},
	{ERROR_BUFFER_OVERFLOW, "ERROR_BUFFER_OVERFLOW", "the file name is too long"},
	{ERROR_DISK_FULL, "ERROR_DISK_FULL", "the disk is full"},
	{ERROR_CALL_NOT_IMPLEMENTED, "ERROR_CALL_NOT_IMPLEMENTED", "this version of the system does not have the call"},
	{ERROR_SEM_TIMEOUT, "ERROR_SEM_TIMEOUT", "the wait took too long"},
	{ERROR_INSUFFICIENT_BUFFER, "ERROR_INSUFFICIENT_BUFFER", "the buffer is too small for the call"},
	{ERROR_INVALID_NAME, "ERROR_INVALID_NAME", "the spelling of the file or volume name is wrong"},
	{ERROR_INVALID_LEVEL, "ERROR_INVALID_LEVEL", "there is no such level of information"},
	{ERROR_MOD_NOT_FOUND, "ERROR_MOD_NOT_FOUND", "no such module could be loaded"},
	{ERROR_PROC_NOT_FOUND, "ERROR_PROC_NOT_FOUND", "the module exports no such procedure"},
	{ERROR_NEGATIVE_SEEK, "ERROR_NEGATIVE_SEEK", "the position lies before the start of the file"},
	{ERROR_BUSY_DRIVE, "ERROR_BUSY_DRIVE", "the drive is busy with another operation"},
	{ERROR_DIR_NOT_ROOT, "ERROR_DIR_NOT_ROOT", "the folder is not the root of its drive"},
	{ERROR_DIR_NOT_EMPTY, "ERROR_DIR_NOT_EMPTY", "the folder still holds something"},
	{ERROR_NOT_LOCKED, "ERROR_NOT_LOCKED", "the part of the file was not locked"},
	{ERROR_BAD_PATHNAME, "ERROR_BAD_PATHNAME", "the path is malformed"},
	{ERROR_BUSY, "ERROR_BUSY", "the function or resource is busy; try again"},
	{ERROR_ALREADY_EXISTS, "ERROR_ALREADY_EXISTS", "something of that name exists already"},
	{ERROR_FILENAME_EXCED_RANGE, "ERROR_FILENAME_EXCED_RANGE", "the file name or its extension is too long"},
	{ERROR_BAD_PIPE, "ERROR_BAD_PIPE", "the pipe is in the wrong state"},
	{ERROR_PIPE_BUSY, "ERROR_PIPE_BUSY", "every instance of the pipe is taken"},
	{ERROR_NO_DATA, "ERROR_NO_DATA", "the pipe is closing and holds nothing more"},
	{ERROR_PIPE_NOT_CONNECTED, "ERROR_PIPE_NOT_CONNECTED", "nobody is at the other end of the pipe"},
	{ERROR_MORE_DATA, "ERROR_MORE_DATA", "more data are there than the buffer holds"},
	{ERROR_VC_DISCONNECTED, "ERROR_VC_DISCONNECTED", "the network session was cut"},
	{ERROR_NO_MORE_ITEMS, "ERROR_NO_MORE_ITEMS", "there are no further entries"},
	{ERROR_DIRECTORY, "ERROR_DIRECTORY", "the name is not that of a folder"},
	{ERROR_NOT_OWNER, "ERROR_NOT_OWNER", "the caller does not own what it wants to release"},
	{ERROR_DELETE_PENDING, "ERROR_DELETE_PENDING", "the file is about to be deleted"},
	{ERROR_INVALID_ADDRESS, "ERROR_INVALID_ADDRESS", "the address is not valid"},
	{ERROR_OPERATION_ABORTED, "ERROR_OPERATION_ABORTED", "the operation was given up by its program or thread"},
	{ERROR_IO_INCOMPLETE, "ERROR_IO_INCOMPLETE", "the overlapped operation is not finished"},
	{ERROR_IO_PENDING, "ERROR_IO_PENDING", "the overlapped operation goes on"},
	{ERROR_NOACCESS, "ERROR_NOACCESS", "the memory cannot be reached"},
	{ERROR_INVALID_FLAGS, "ERROR_INVALID_FLAGS", "a flag is not valid"},
	{ERROR_UNRECOGNIZED_VOLUME, "ERROR_UNRECOGNIZED_VOLUME", "the volume holds no file system known here"},
	{ERROR_FILE_INVALID, "ERROR_FILE_INVALID", "the volume changed under the open file"},
	{ERROR_NO_TOKEN, "ERROR_NO_TOKEN", "there is no such token"},
	{ERROR_BADDB, "ERROR_BADDB", "the registry is damaged"},
	{ERROR_BADKEY, "ERROR_BADKEY", "the registry key is not valid"},
	{ERROR_CANTOPEN, "ERROR_CANTOPEN", "the registry key cannot be opened"},
	{ERROR_CANTREAD, "ERROR_CANTREAD", "the registry key cannot be read"},
	{ERROR_CANTWRITE, "ERROR_CANTWRITE", "the registry key cannot be written"},
	{ERROR_KEY_DELETED, "ERROR_KEY_DELETED", "the registry key is going to be deleted"},
	{ERROR_SERVICE_DISABLED, "ERROR_SERVICE_DISABLED", "the service may not be started"},
	{ERROR_SERVICE_DOES_NOT_EXIST, "ERROR_SERVICE_DOES_NOT_EXIST", "the service is not installed"},
	{ERROR_SERVICE_NOT_ACTIVE, "ERROR_SERVICE_NOT_ACTIVE", "the service is not running"},
	{ERROR_IO_DEVICE, "ERROR_IO_DEVICE", "the device failed during input or output"},
	{ERROR_DEVICE_NOT_CONNECTED, "ERROR_DEVICE_NOT_CONNECTED", "the device is not plugged in"},
	{ERROR_NOT_FOUND, "ERROR_NOT_FOUND", "the item was not found"},
	{ERROR_BAD_DEVICE, "ERROR_BAD_DEVICE", "the device name is not valid"},
	{ERROR_CONNECTION_UNAVAIL, "ERROR_CONNECTION_UNAVAIL", "the device is remembered but not connected now"},
	{ERROR_DEVICE_ALREADY_REMEMBERED, "ERROR_DEVICE_ALREADY_REMEMBERED", "the device is kept for another remembered connection"},
	{ERROR_NO_NET_OR_BAD_PATH, "ERROR_NO_NET_OR_BAD_PATH", "no network took the path: it is wrong or its network is not started"},
	{ERROR_BAD_PROVIDER, "ERROR_BAD_PROVIDER", "there is no network provider of that name"},
	{ERROR_CANNOT_OPEN_PROFILE, "ERROR_CANNOT_OPEN_PROFILE", "the profile of remembered connections cannot be opened"},
	{ERROR_BAD_PROFILE, "ERROR_BAD_PROFILE", "the profile of remembered connections is damaged"},
	{ERROR_NOT_CONTAINER, "ERROR_NOT_CONTAINER", "only a container can be enumerated"},
	{ERROR_EXTENDED_ERROR, "ERROR_EXTENDED_ERROR", "the network provider reported an error of its own"},
	{ERROR_INVALID_GROUPNAME, "ERROR_INVALID_GROUPNAME", "the spelling of the group name is wrong"},
	{ERROR_INVALID_COMPUTERNAME, "ERROR_INVALID_COMPUTERNAME", "the spelling of the computer name is wrong"},
	{ERROR_INVALID_EVENTNAME, "ERROR_INVALID_EVENTNAME", "the spelling of the event name is wrong"},
	{ERROR_INVALID_DOMAINNAME, "ERROR_INVALID_DOMAINNAME", "the spelling of the domain name is wrong"},
	{ERROR_INVALID_SERVICENAME, "ERROR_INVALID_SERVICENAME", "the spelling of the service name is wrong"},
	{ERROR_INVALID_NETNAME, "ERROR_INVALID_NETNAME", "the spelling of the network name is wrong"},
	{ERROR_INVALID_SHARENAME, "ERROR_INVALID_SHARENAME", "the spelling of the share name is wrong"},
	{ERROR_INVALID_PASSWORDNAME, "ERROR_INVALID_PASSWORDNAME", "the spelling of the password is wrong"},
	{ERROR_SESSION_CREDENTIAL_CONFLICT, "ERROR_SESSION_CREDENTIAL_CONFLICT", "the server is already connected under another user name"},
	{ERROR_REMOTE_SESSION_LIMIT_EXCEEDED, "ERROR_REMOTE_SESSION_LIMIT_EXCEEDED", "the server takes no more sessions from this computer"},
	{ERROR_DUP_DOMAINNAME, "ERROR_DUP_DOMAINNAME", "another computer uses the workgroup or domain name"},
	{ERROR_NO_NETWORK, "ERROR_NO_NETWORK", "no network is installed or running"},
	{ERROR_CANCELLED, "ERROR_CANCELLED", "the user cancelled the operation"},
	{ERROR_USER_MAPPED_FILE, "ERROR_USER_MAPPED_FILE", "a process has the file mapped into its memory"},
	{ERROR_CONNECTION_REFUSED, "ERROR_CONNECTION_REFUSED", "the remote computer refused the connection"},
	{ERROR_GRACEFUL_DISCONNECT, "ERROR_GRACEFUL_DISCONNECT", "the connection was closed in order"},
	{ERROR_CONNECTION_INVALID, "ERROR_CONNECTION_INVALID", "the network connection does not exist"},
	{ERROR_CONNECTION_ACTIVE, "ERROR_CONNECTION_ACTIVE", "the network connection is active"},
	{ERROR_NETWORK_UNREACHABLE, "ERROR_NETWORK_UNREACHABLE", "no route leads to the network"},
	{ERROR_HOST_UNREACHABLE, "ERROR_HOST_UNREACHABLE", "no route leads to the remote computer"},
	{ERROR_PROTOCOL_UNREACHABLE, "ERROR_PROTOCOL_UNREACHABLE", "the remote computer does not speak the protocol"},
	{ERROR_PORT_UNREACHABLE, "ERROR_PORT_UNREACHABLE", "no service listens at the remote port"},
	{ERROR_REQUEST_ABORTED, "ERROR_REQUEST_ABORTED", "the request was given up"},
	{ERROR_CONNECTION_ABORTED, "ERROR_CONNECTION_ABORTED", "the local system broke the connection"},
	{ERROR_RETRY, "ERROR_RETRY", "the operation did not finish; try again"},
	{ERROR_CONNECTION_COUNT_LIMIT, "ERROR_CONNECTION_COUNT_LIMIT", "the account or server allows no more connections at a time"},
	{ERROR_LOGIN_TIME_RESTRICTION, "ERROR_LOGIN_TIME_RESTRICTION", "the account may not log on at this hour"},
	{ERROR_LOGIN_WKSTA_RESTRICTION, "ERROR_LOGIN_WKSTA_RESTRICTION", "the account may not log on from this computer"},
	{ERROR_INCORRECT_ADDRESS, "ERROR_INCORRECT_ADDRESS", "the network address cannot be used for this"},
	{ERROR_ALREADY_REGISTERED, "ERROR_ALREADY_REGISTERED", "the service is registered already"},
	{ERROR_SERVICE_NOT_FOUND, "ERROR_SERVICE_NOT_FOUND", "there is no such service on the network"},
	{ERROR_NOT_AUTHENTICATED, "ERROR_NOT_AUTHENTICATED", "the user has not proved who they are"},
	{ERROR_NOT_LOGGED_ON, "ERROR_NOT_LOGGED_ON", "the user is not logged on to the network"},
	{ERROR_CONTINUE, "ERROR_CONTINUE", "the caller should go on"},
	{ERROR_ALREADY_INITIALIZED, "ERROR_ALREADY_INITIALIZED", "initialization was done before"},
	{ERROR_NO_MORE_DEVICES, "ERROR_NO_MORE_DEVICES", "there are no further local devices"},
	{ERROR_HOST_DOWN, "ERROR_HOST_DOWN", "the remote computer is down"},
	{ERROR_DOWNGRADE_DETECTED, "ERROR_DOWNGRADE_DETECTED", "somebody tried to weaken the security of the logon"},
	{ERROR_SMB_GUEST_LOGON_BLOCKED, "ERROR_SMB_GUEST_LOGON_BLOCKED", "guests are not let in without a password, for the sake of security"},
	{ERROR_NO_LOGON_SERVERS, "ERROR_NO_LOGON_SERVERS", "no server is there to check the logon"},
	{ERROR_NO_SUCH_LOGON_SESSION, "ERROR_NO_SUCH_LOGON_SESSION", "there is no such logon session; it may have ended"},
	{ERROR_NO_SUCH_PRIVILEGE, "ERROR_NO_SUCH_PRIVILEGE", "there is no such privilege"},
	{ERROR_PRIVILEGE_NOT_HELD, "ERROR_PRIVILEGE_NOT_HELD", "the caller lacks a privilege that this needs"},
	{ERROR_INVALID_ACCOUNT_NAME, "ERROR_INVALID_ACCOUNT_NAME", "the spelling of the account name is wrong"},
	{ERROR_USER_EXISTS, "ERROR_USER_EXISTS", "the account exists already"},
	{ERROR_NO_SUCH_USER, "ERROR_NO_SUCH_USER", "there is no such account"},
	{ERROR_NO_SUCH_GROUP, "ERROR_NO_SUCH_GROUP", "there is no such group"},
	{ERROR_WRONG_PASSWORD, "ERROR_WRONG_PASSWORD", "the current password given is wrong"},
	{ERROR_ILL_FORMED_PASSWORD, "ERROR_ILL_FORMED_PASSWORD", "the new password holds characters that are not allowed"},
	{ERROR_PASSWORD_RESTRICTION, "ERROR_PASSWORD_RESTRICTION", "the new password breaks a rule of the domain"},
	{ERROR_LOGON_FAILURE, "ERROR_LOGON_FAILURE", "the user name is unknown or the password is wrong"},
	{ERROR_ACCOUNT_RESTRICTION, "ERROR_ACCOUNT_RESTRICTION", "a restriction of the account forbids this logon"},
	{ERROR_INVALID_LOGON_HOURS, "ERROR_INVALID_LOGON_HOURS", "the account is outside its logon hours"},
	{ERROR_INVALID_WORKSTATION, "ERROR_INVALID_WORKSTATION", "the account may not use this computer"},
	{ERROR_PASSWORD_EXPIRED, "ERROR_PASSWORD_EXPIRED", "the password is past its date"},
	{ERROR_ACCOUNT_DISABLED, "ERROR_ACCOUNT_DISABLED", "the account is switched off"},
	{ERROR_NONE_MAPPED, "ERROR_NONE_MAPPED", "none of the account names has a security identifier"},
	{ERROR_NO_SUCH_DOMAIN, "ERROR_NO_SUCH_DOMAIN", "the domain does not exist or cannot be reached"},
	{ERROR_LOGON_SESSION_EXISTS, "ERROR_LOGON_SESSION_EXISTS", "a logon session of that identifier exists already"},
	{ERROR_NO_SUCH_PACKAGE, "ERROR_NO_SUCH_PACKAGE", "there is no such authentication package"},
	{ERROR_BAD_LOGON_SESSION_STATE, "ERROR_BAD_LOGON_SESSION_STATE", "the state of the logon session does not allow this"},
	{ERROR_LOGON_SESSION_COLLISION, "ERROR_LOGON_SESSION_COLLISION", "the identifier of the logon session is in use"},
	{ERROR_INVALID_LOGON_TYPE, "ERROR_INVALID_LOGON_TYPE", "there is no such type of logon"},
	{ERROR_NO_SUCH_ALIAS, "ERROR_NO_SUCH_ALIAS", "there is no such local group"},
	{ERROR_LOGON_NOT_GRANTED, "ERROR_LOGON_NOT_GRANTED", "the account was not granted this logon"},
	{ERROR_LOGON_TYPE_NOT_GRANTED, "ERROR_LOGON_TYPE_NOT_GRANTED", "the account was not granted this type of logon"},
	{ERROR_WRONG_TARGET_NAME, "ERROR_WRONG_TARGET_NAME", "the server is not the one that the name stands for"},
	{ERROR_TIME_SKEW, "ERROR_TIME_SKEW", "the clocks of client and server are too far apart"},
	{ERROR_NO_SYSTEM_RESOURCES, "ERROR_NO_SYSTEM_RESOURCES", "the system is short of resources"},
	{ERROR_TIMEOUT, "ERROR_TIMEOUT", "the time allowed for the operation ran out"},
	{ERROR_INVALID_USER_BUFFER, "ERROR_INVALID_USER_BUFFER", "the buffer given does not suit the operation"},
	{ERROR_NO_TRUST_SAM_ACCOUNT, "ERROR_NO_TRUST_SAM_ACCOUNT", "the domain has no trust account for this computer"},
	{ERROR_TRUSTED_DOMAIN_FAILURE, "ERROR_TRUSTED_DOMAIN_FAILURE", "trust between the two domains could not be set up"},
	{ERROR_TRUSTED_RELATIONSHIP_FAILURE, "ERROR_TRUSTED_RELATIONSHIP_FAILURE", "trust between this computer and its domain could not be set up"},
	{ERROR_NETLOGON_NOT_STARTED, "ERROR_NETLOGON_NOT_STARTED", "the network logon service is not running"},
	{ERROR_ACCOUNT_EXPIRED, "ERROR_ACCOUNT_EXPIRED", "the account is past its date"},
	{ERROR_NOT_ENOUGH_QUOTA, "ERROR_NOT_ENOUGH_QUOTA", "the quota does not allow this operation"},
	{ERROR_PASSWORD_MUST_CHANGE, "ERROR_PASSWORD_MUST_CHANGE", "the password must be changed before the first logon"},
	{ERROR_DOMAIN_CONTROLLER_NOT_FOUND, "ERROR_DOMAIN_CONTROLLER_NOT_FOUND", "no controller of the domain was found"},
	{ERROR_ACCOUNT_LOCKED_OUT, "ERROR_ACCOUNT_LOCKED_OUT", "the account is locked after too many wrong passwords"},
	{ERROR_CANT_ACCESS_FILE, "ERROR_CANT_ACCESS_FILE", "the system cannot get at the file"},
	{ERROR_CONNECTED_OTHER_PASSWORD, "ERROR_CONNECTED_OTHER_PASSWORD", "the connection was made with another password than the one given"},
	{ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT, "ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT", "the connection was made with another password than the default one"},
	{ERROR_BAD_USERNAME, "ERROR_BAD_USERNAME", "the user name is not valid"},
	{ERROR_NOT_CONNECTED, "ERROR_NOT_CONNECTED", "there is no such network connection"},
	{ERROR_OPEN_FILES, "ERROR_OPEN_FILES", "files are still open or jobs still wait on the connection"},
	{ERROR_ACTIVE_CONNECTIONS, "ERROR_ACTIVE_CONNECTIONS", "connections are still active"},
	{ERROR_DEVICE_IN_USE, "ERROR_DEVICE_IN_USE", "a running process still uses the device"},
	{DIALOG_CANCELLED, "DIALOG_CANCELLED", "the user closed the dialog without an answer"},
}

// byName ascends by name and holds the other names too.
var byName = [...]spelling{
	{"DIALOG_CANCELLED", DIALOG_CANCELLED},
	{"ERROR_ACCESS_DENIED", ERROR_ACCESS_DENIED},
	{"ERROR_ACCOUNT_DISABLED", ERROR_ACCOUNT_DISABLED},
	{"ERROR_ACCOUNT_EXPIRED", ERROR_ACCOUNT_EXPIRED},
	{"ERROR_ACCOUNT_LOCKED_OUT", ERROR_ACCOUNT_LOCKED_OUT},
	{"ERROR_ACCOUNT_RESTRICTION", ERROR_ACCOUNT_RESTRICTION},
	{"ERROR_ACTIVE_CONNECTIONS", ERROR_ACTIVE_CONNECTIONS},
	{"ERROR_ADAP_HDW_ERR", ERROR_ADAP_HDW_ERR},
	{"ERROR_ALREADY_ASSIGNED", ERROR_ALREADY_ASSIGNED},
	{"ERROR_ALREADY_EXISTS", ERROR_ALREADY_EXISTS},
	{"ERROR_ALREADY_INITIALIZED", ERROR_ALREADY_INITIALIZED},
	{"ERROR_ALREADY_REGISTERED", ERROR_ALREADY_REGISTERED},
	{"ERROR_BADDB", ERROR_BADDB},
	{"ERROR_BADKEY", ERROR_BADKEY},
	{"ERROR_BAD_DEVICE", ERROR_BAD_DEVICE},
	{"ERROR_BAD_DEV_TYPE", ERROR_BAD_DEV_TYPE},
	{"ERROR_BAD_LENGTH", ERROR_BAD_LENGTH},
	{"ERROR_BAD_LOGON_SESSION_STATE", ERROR_BAD_LOGON_SESSION_STATE},
	{"ERROR_BAD_NETPATH", ERROR_BAD_NETPATH},
	{"ERROR_BAD_NET_NAME", ERROR_BAD_NET_NAME},
	{"ERROR_BAD_NET_RESP", ERROR_BAD_NET_RESP},
	{"ERROR_BAD_PATHNAME", ERROR_BAD_PATHNAME},
	{"ERROR_BAD_PIPE", ERROR_BAD_PIPE},
	{"ERROR_BAD_PROFILE", ERROR_BAD_PROFILE},
	{"ERROR_BAD_PROVIDER", ERROR_BAD_PROVIDER},
	{"ERROR_BAD_REM_ADAP", ERROR_BAD_REM_ADAP},
	{"ERROR_BAD_UNIT", ERROR_BAD_UNIT},
	{"ERROR_BAD_USERNAME", ERROR_BAD_USERNAME},
	{"ERROR_BAD_VALUE", ERROR_BAD_VALUE},
	{"ERROR_BROKEN_PIPE", ERROR_BROKEN_PIPE},
	{"ERROR_BUFFER_OVERFLOW", ERROR_BUFFER_OVERFLOW},
	{"ERROR_BUSY", ERROR_BUSY},
	{"ERROR_BUSY_DRIVE", ERROR_BUSY_DRIVE},
	{"ERROR_CALL_NOT_IMPLEMENTED", ERROR_CALL_NOT_IMPLEMENTED},
	{"ERROR_CANCELLED", ERROR_CANCELLED},
	{"ERROR_CANNOT_MAKE", ERROR_CANNOT_MAKE},
	{"ERROR_CANNOT_OPEN_PROFILE", ERROR_CANNOT_OPEN_PROFILE},
	{"ERROR_CANTOPEN", ERROR_CANTOPEN},
	{"ERROR_CANTREAD", ERROR_CANTREAD},
	{"ERROR_CANTWRITE", ERROR_CANTWRITE},
	{"ERROR_CANT_ACCESS_FILE", ERROR_CANT_ACCESS_FILE},
	{"ERROR_CONNECTED_OTHER_PASSWORD", ERROR_CONNECTED_OTHER_PASSWORD},
	{"ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT", ERROR_CONNECTED_OTHER_PASSWORD_DEFAULT},
	{"ERROR_CONNECTION_ABORTED", ERROR_CONNECTION_ABORTED},
	{"ERROR_CONNECTION_ACTIVE", ERROR_CONNECTION_ACTIVE},
	{"ERROR_CONNECTION_COUNT_LIMIT", ERROR_CONNECTION_COUNT_LIMIT},
	{"ERROR_CONNECTION_INVALID", ERROR_CONNECTION_INVALID},
	{"ERROR_CONNECTION_REFUSED", ERROR_CONNECTION_REFUSED},
	{"ERROR_CONNECTION_UNAVAIL", ERROR_CONNECTION_UNAVAIL},
	{"ERROR_CONTINUE", ERROR_CONTINUE},
	{"ERROR_CURRENT_DIRECTORY", ERROR_CURRENT_DIRECTORY},
	{"ERROR_DELETE_PENDING", ERROR_DELETE_PENDING},
	{"ERROR_DEVICE_ALREADY_REMEMBERED", ERROR_DEVICE_ALREADY_REMEMBERED},
	{"ERROR_DEVICE_IN_USE", ERROR_DEVICE_IN_USE},
	{"ERROR_DEVICE_NOT_CONNECTED", ERROR_DEVICE_NOT_CONNECTED},
	{"ERROR_DEV_NOT_EXIST", ERROR_DEV_NOT_EXIST},
	{"ERROR_DIRECTORY", ERROR_DIRECTORY},
	{"ERROR_DIR_NOT_EMPTY", ERROR_DIR_NOT_EMPTY},
	{"ERROR_DIR_NOT_ROOT", ERROR_DIR_NOT_ROOT},
	{"ERROR_DISK_FULL", ERROR_DISK_FULL},
	{"ERROR_DOMAIN_CONTROLLER_NOT_FOUND", ERROR_DOMAIN_CONTROLLER_NOT_FOUND},
	{"ERROR_DOWNGRADE_DETECTED", ERROR_DOWNGRADE_DETECTED},
	{"ERROR_DRIVE_LOCKED", ERROR_DRIVE_LOCKED},
	{"ERROR_DUP_DOMAINNAME", ERROR_DUP_DOMAINNAME},
	{"ERROR_DUP_NAME", ERROR_DUP_NAME},
	{"ERROR_EXTENDED_ERROR", ERROR_EXTENDED_ERROR},
	{"ERROR_FILENAME_EXCED_RANGE", ERROR_FILENAME_EXCED_RANGE},
	{"ERROR_FILE_EXISTS", ERROR_FILE_EXISTS},
	{"ERROR_FILE_INVALID", ERROR_FILE_INVALID},
	{"ERROR_FILE_NOT_FOUND", ERROR_FILE_NOT_FOUND},
	{"ERROR_GEN_FAILURE", ERROR_GEN_FAILURE},
	{"ERROR_GRACEFUL_DISCONNECT", ERROR_GRACEFUL_DISCONNECT},
	{"ERROR_HANDLE_DISK_FULL", ERROR_HANDLE_DISK_FULL},
	{"ERROR_HANDLE_EOF", ERROR_HANDLE_EOF},
	{"ERROR_HOST_DOWN", ERROR_HOST_DOWN},
	{"ERROR_HOST_UNREACHABLE", ERROR_HOST_UNREACHABLE},
	{"ERROR_ILL_FORMED_PASSWORD", ERROR_ILL_FORMED_PASSWORD},
	{"ERROR_INCORRECT_ADDRESS", ERROR_INCORRECT_ADDRESS},
	{"ERROR_INSUFFICIENT_BUFFER", ERROR_INSUFFICIENT_BUFFER},
	{"ERROR_INVALID_ACCOUNT_NAME", ERROR_INVALID_ACCOUNT_NAME},
	{"ERROR_INVALID_ADDRESS", ERROR_INVALID_ADDRESS},
	{"ERROR_INVALID_COMPUTERNAME", ERROR_INVALID_COMPUTERNAME},
	{"ERROR_INVALID_DATA", ERROR_INVALID_DATA},
	{"ERROR_INVALID_DOMAINNAME", ERROR_INVALID_DOMAINNAME},
	{"ERROR_INVALID_DRIVE", ERROR_INVALID_DRIVE},
	{"ERROR_INVALID_EVENTNAME", ERROR_INVALID_EVENTNAME},
	{"ERROR_INVALID_FLAGS", ERROR_INVALID_FLAGS},
	{"ERROR_INVALID_FUNCTION", ERROR_INVALID_FUNCTION},
	{"ERROR_INVALID_GROUPNAME", ERROR_INVALID_GROUPNAME},
	{"ERROR_INVALID_HANDLE", ERROR_INVALID_HANDLE},
	{"ERROR_INVALID_LEVEL", ERROR_INVALID_LEVEL},
	{"ERROR_INVALID_LOGON_HOURS", ERROR_INVALID_LOGON_HOURS},
	{"ERROR_INVALID_LOGON_TYPE", ERROR_INVALID_LOGON_TYPE},
	{"ERROR_INVALID_NAME", ERROR_INVALID_NAME},
	{"ERROR_INVALID_NETNAME", ERROR_INVALID_NETNAME},
	{"ERROR_INVALID_PARAMETER", ERROR_INVALID_PARAMETER},
	{"ERROR_INVALID_PASSWORD", ERROR_INVALID_PASSWORD},
	{"ERROR_INVALID_PASSWORDNAME", ERROR_INVALID_PASSWORDNAME},
	{"ERROR_INVALID_SERVICENAME", ERROR_INVALID_SERVICENAME},
	{"ERROR_INVALID_SHARENAME", ERROR_INVALID_SHARENAME},
	{"ERROR_INVALID_USER_BUFFER", ERROR_INVALID_USER_BUFFER},
	{"ERROR_INVALID_WORKSTATION", ERROR_INVALID_WORKSTATION},
	{"ERROR_IO_DEVICE", ERROR_IO_DEVICE},
	{"ERROR_IO_INCOMPLETE", ERROR_IO_INCOMPLETE},
	{"ERROR_IO_PENDING", ERROR_IO_PENDING},
	{"ERROR_KEY_DELETED", ERROR_KEY_DELETED},
	{"ERROR_LOCK_VIOLATION", ERROR_LOCK_VIOLATION},
	{"ERROR_LOGIN_TIME_RESTRICTION", ERROR_LOGIN_TIME_RESTRICTION},
	{"ERROR_LOGIN_WKSTA_RESTRICTION", ERROR_LOGIN_WKSTA_RESTRICTION},
	{"ERROR_LOGON_FAILURE", ERROR_LOGON_FAILURE},
	{"ERROR_LOGON_NOT_GRANTED", ERROR_LOGON_NOT_GRANTED},
	{"ERROR_LOGON_SESSION_COLLISION", ERROR_LOGON_SESSION_COLLISION},
	{"ERROR_LOGON_SESSION_EXISTS", ERROR_LOGON_SESSION_EXISTS},
	{"ERROR_LOGON_TYPE_NOT_GRANTED", ERROR_LOGON_TYPE_NOT_GRANTED},
	{"ERROR_MOD_NOT_FOUND", ERROR_MOD_NOT_FOUND},
	{"ERROR_MORE_DATA", ERROR_MORE_DATA},
	{"ERROR_NEGATIVE_SEEK", ERROR_NEGATIVE_SEEK},
	{"ERROR_NETLOGON_NOT_STARTED", ERROR_NETLOGON_NOT_STARTED},
	{"ERROR_NETNAME_DELETED", ERROR_NETNAME_DELETED},
	{"ERROR_NETWORK_ACCESS_DENIED", ERROR_NETWORK_ACCESS_DENIED},
	{"ERROR_NETWORK_BUSY", ERROR_NETWORK_BUSY},
	{"ERROR_NETWORK_UNREACHABLE", ERROR_NETWORK_UNREACHABLE},
	{"ERROR_NET_WRITE_FAULT", ERROR_NET_WRITE_FAULT},
	{"ERROR_NOACCESS", ERROR_NOACCESS},
	{"ERROR_NONE_MAPPED", ERROR_NONE_MAPPED},
	{"ERROR_NOT_AUTHENTICATED", ERROR_NOT_AUTHENTICATED},
	{"ERROR_NOT_CONNECTED", ERROR_NOT_CONNECTED},
	{"ERROR_NOT_CONTAINER", ERROR_NOT_CONTAINER},
	{"ERROR_NOT_ENOUGH_MEMORY", ERROR_NOT_ENOUGH_MEMORY},
	{"ERROR_NOT_ENOUGH_QUOTA", ERROR_NOT_ENOUGH_QUOTA},
	{"ERROR_NOT_FOUND", ERROR_NOT_FOUND},
	{"ERROR_NOT_LOCKED", ERROR_NOT_LOCKED},
	{"ERROR_NOT_LOGGED_ON", ERROR_NOT_LOGGED_ON},
	{"ERROR_NOT_OWNER", ERROR_NOT_OWNER},
	{"ERROR_NOT_READY", ERROR_NOT_READY},
	{"ERROR_NOT_SAME_DEVICE", ERROR_NOT_SAME_DEVICE},
	{"ERROR_NOT_SUPPORTED", ERROR_NOT_SUPPORTED},
	{"ERROR_NO_DATA", ERROR_NO_DATA},
	{"ERROR_NO_LOGON_SERVERS", ERROR_NO_LOGON_SERVERS},
	{"ERROR_NO_MORE_DEVICES", ERROR_NO_MORE_DEVICES},
	{"ERROR_NO_MORE_FILES", ERROR_NO_MORE_FILES},
	{"ERROR_NO_MORE_ITEMS", ERROR_NO_MORE_ITEMS},
	{"ERROR_NO_NETWORK", ERROR_NO_NETWORK},
	{"ERROR_NO_NET_OR_BAD_PATH", ERROR_NO_NET_OR_BAD_PATH},
	{"ERROR_NO_SPOOL_SPACE", ERROR_NO_SPOOL_SPACE},
	{"ERROR_NO_SUCH_ALIAS", ERROR_NO_SUCH_ALIAS},
	{"ERROR_NO_SUCH_DOMAIN", ERROR_NO_SUCH_DOMAIN},
	{"ERROR_NO_SUCH_GROUP", ERROR_NO_SUCH_GROUP},
	{"ERROR_NO_SUCH_LOGON_SESSION", ERROR_NO_SUCH_LOGON_SESSION},
	{"ERROR_NO_SUCH_PACKAGE", ERROR_NO_SUCH_PACKAGE},
	{"ERROR_NO_SUCH_PRIVILEGE", ERROR_NO_SUCH_PRIVILEGE},
	{"ERROR_NO_SUCH_USER", ERROR_NO_SUCH_USER},
	{"ERROR_NO_SYSTEM_RESOURCES", ERROR_NO_SYSTEM_RESOURCES},
	{"ERROR_NO_TOKEN", ERROR_NO_TOKEN},
	{"ERROR_NO_TRUST_SAM_ACCOUNT", ERROR_NO_TRUST_SAM_ACCOUNT},
	{"ERROR_OPEN_FAILED", ERROR_OPEN_FAILED},
	{"ERROR_OPEN_FILES", ERROR_OPEN_FILES},
	{"ERROR_OPERATION_ABORTED", ERROR_OPERATION_ABORTED},
	{"ERROR_OUTOFMEMORY", ERROR_OUTOFMEMORY},
	{"ERROR_OUT_OF_STRUCTURES", ERROR_OUT_OF_STRUCTURES},
	{"ERROR_PASSWORD_EXPIRED", ERROR_PASSWORD_EXPIRED},
	{"ERROR_PASSWORD_MUST_CHANGE", ERROR_PASSWORD_MUST_CHANGE},
	{"ERROR_PASSWORD_RESTRICTION", ERROR_PASSWORD_RESTRICTION},
	{"ERROR_PATH_NOT_FOUND", ERROR_PATH_NOT_FOUND},
	{"ERROR_PIPE_BUSY", ERROR_PIPE_BUSY},
	{"ERROR_PIPE_NOT_CONNECTED", ERROR_PIPE_NOT_CONNECTED},
	{"ERROR_PORT_UNREACHABLE", ERROR_PORT_UNREACHABLE},
	{"ERROR_PRINTQ_FULL", ERROR_PRINTQ_FULL},
	{"ERROR_PRINT_CANCELLED", ERROR_PRINT_CANCELLED},
	{"ERROR_PRIVILEGE_NOT_HELD", ERROR_PRIVILEGE_NOT_HELD},
	{"ERROR_PROC_NOT_FOUND", ERROR_PROC_NOT_FOUND},
	{"ERROR_PROTOCOL_UNREACHABLE", ERROR_PROTOCOL_UNREACHABLE},
	{"ERROR_REDIR_PAUSED", ERROR_REDIR_PAUSED},
	{"ERROR_REMOTE_SESSION_LIMIT_EXCEEDED", ERROR_REMOTE_SESSION_LIMIT_EXCEEDED},
	{"ERROR_REM_NOT_LIST", ERROR_REM_NOT_LIST},
	{"ERROR_REQUEST_ABORTED", ERROR_REQUEST_ABORTED},
	{"ERROR_REQ_NOT_ACCEP", ERROR_REQ_NOT_ACCEP},
	{"ERROR_RETRY", ERROR_RETRY},
	{"ERROR_SEM_TIMEOUT", ERROR_SEM_TIMEOUT},
	{"ERROR_SERVICE_DISABLED", ERROR_SERVICE_DISABLED},
	{"ERROR_SERVICE_DOES_NOT_EXIST", ERROR_SERVICE_DOES_NOT_EXIST},
	{"ERROR_SERVICE_NOT_ACTIVE", ERROR_SERVICE_NOT_ACTIVE},
	{"ERROR_SERVICE_NOT_FOUND", ERROR_SERVICE_NOT_FOUND},
	{"ERROR_SESSION_CREDENTIAL_CONFLICT", ERROR_SESSION_CREDENTIAL_CONFLICT},
	{"ERROR_SHARING_PAUSED", ERROR_SHARING_PAUSED},
	{"ERROR_SHARING_VIOLATION", ERROR_SHARING_VIOLATION},
	{"ERROR_SMB_GUEST_LOGON_BLOCKED", ERROR_SMB_GUEST_LOGON_BLOCKED},
	{"ERROR_SUCCESS", ERROR_SUCCESS},
	{"ERROR_TIMEOUT", ERROR_TIMEOUT},
	{"ERROR_TIME_SKEW", ERROR_TIME_SKEW},
	{"ERROR_TOO_MANY_CMDS", ERROR_TOO_MANY_CMDS},
	{"ERROR_TOO_MANY_NAMES", ERROR_TOO_MANY_NAMES},
	{"ERROR_TOO_MANY_OPEN_FILES", ERROR_TOO_MANY_OPEN_FILES},
	{"ERROR_TOO_MANY_SESS", ERROR_TOO_MANY_SESS},
	{"ERROR_TRUSTED_DOMAIN_FAILURE", ERROR_TRUSTED_DOMAIN_FAILURE},
	{"ERROR_TRUSTED_RELATIONSHIP_FAILURE", ERROR_TRUSTED_RELATIONSHIP_FAILURE},
	{"ERROR_UNEXP_NET_ERR", ERROR_UNEXP_NET_ERR},
	{"ERROR_UNRECOGNIZED_VOLUME", ERROR_UNRECOGNIZED_VOLUME},
	{"ERROR_USER_EXISTS", ERROR_USER_EXISTS},
	{"ERROR_USER_MAPPED_FILE", ERROR_USER_MAPPED_FILE},
	{"ERROR_VC_DISCONNECTED", ERROR_VC_DISCONNECTED},
	{"ERROR_WRITE_PROTECT", ERROR_WRITE_PROTECT},
	{"ERROR_WRONG_PASSWORD", ERROR_WRONG_PASSWORD},
	{"ERROR_WRONG_TARGET_NAME", ERROR_WRONG_TARGET_NAME},
	{"NO_ERROR", NO_ERROR},
	{"WN_ACCESS_DENIED", WN_ACCESS_DENIED},
	{"WN_ALREADY_CONNECTED", WN_ALREADY_CONNECTED},
	{"WN_BAD_DEV_TYPE", WN_BAD_DEV_TYPE},
	{"WN_BAD_HANDLE", WN_BAD_HANDLE},
	{"WN_BAD_LEVEL", WN_BAD_LEVEL},
	{"WN_BAD_LOCALNAME", WN_BAD_LOCALNAME},
	{"WN_BAD_NETNAME", WN_BAD_NETNAME},
	{"WN_BAD_PASSWORD", WN_BAD_PASSWORD},
	{"WN_BAD_POINTER", WN_BAD_POINTER},
	{"WN_BAD_PROFILE", WN_BAD_PROFILE},
	{"WN_BAD_PROVIDER", WN_BAD_PROVIDER},
	{"WN_BAD_USER", WN_BAD_USER},
	{"WN_BAD_VALUE", WN_BAD_VALUE},
	{"WN_CANCEL", WN_CANCEL},
	{"WN_CANNOT_OPEN_PROFILE", WN_CANNOT_OPEN_PROFILE},
	{"WN_CONNECTED_OTHER_PASSWORD", WN_CONNECTED_OTHER_PASSWORD},
	{"WN_CONNECTED_OTHER_PASSWORD_DEFAULT", WN_CONNECTED_OTHER_PASSWORD_DEFAULT},
	{"WN_CONNECTION_CLOSED", WN_CONNECTION_CLOSED},
	{"WN_DEVICE_ALREADY_REMEMBERED", WN_DEVICE_ALREADY_REMEMBERED},
	{"WN_DEVICE_ERROR", WN_DEVICE_ERROR},
	{"WN_DEVICE_IN_USE", WN_DEVICE_IN_USE},
	{"WN_EXTENDED_ERROR", WN_EXTENDED_ERROR},
	{"WN_FUNCTION_BUSY", WN_FUNCTION_BUSY},
	{"WN_MORE_DATA", WN_MORE_DATA},
	{"WN_NET_ERROR", WN_NET_ERROR},
	{"WN_NOT_AUTHENTICATED", WN_NOT_AUTHENTICATED},
	{"WN_NOT_CONNECTED", WN_NOT_CONNECTED},
	{"WN_NOT_CONTAINER", WN_NOT_CONTAINER},
	{"WN_NOT_INITIALIZING", WN_NOT_INITIALIZING},
	{"WN_NOT_LOGGED_ON", WN_NOT_LOGGED_ON},
	{"WN_NOT_SUPPORTED", WN_NOT_SUPPORTED},
	{"WN_NOT_VALIDATED", WN_NOT_VALIDATED},
	{"WN_NO_ERROR", WN_NO_ERROR},
	{"WN_NO_MORE_DEVICES", WN_NO_MORE_DEVICES},
	{"WN_NO_MORE_ENTRIES", WN_NO_MORE_ENTRIES},
	{"WN_NO_NETWORK", WN_NO_NETWORK},
	{"WN_NO_NET_OR_BAD_PATH", WN_NO_NET_OR_BAD_PATH},
	{"WN_OPEN_FILES", WN_OPEN_FILES},
	{"WN_OUT_OF_MEMORY", WN_OUT_OF_MEMORY},
	{"WN_RETRY", WN_RETRY},
	{"WN_SUCCESS", WN_SUCCESS},
	{"WN_WINDOWS_ERROR", WN_WINDOWS_ERROR},
}
