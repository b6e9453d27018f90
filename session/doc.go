// Package session knows callers and the drive letters that they see: logon sessions, the references that keep them
// alive, and the MS-DOS device namespaces that belong to them.
//
// A Table is the machine. It starts empty: no user is logged on and no letter is defined, not even C:. A Logon
// makes a Session with a locally unique identifier (LUID) of its own; the same user logging on twice gets two
// sessions that don't see each other's letters. The last Release of a session logs it off. User, Password and Credentials
// are what callers pass to be somebody at a server.
//
// # Letters
//
// Each session has a local device namespace and there is one global namespace behind all of them. A name is looked
// up in the local one first, so that a local letter hides the global letter of the same name. The local namespace of
// LocalSystem is the global one: the letters of a service that runs as LocalSystem are seen by everybody.
// Devices is a session's view of both, and holds the calls that a program makes on Windows to look at letters:
// DefineDosDevice, QueryDosDevice, GetLogicalDrives, GetLogicalDriveStrings and GetDriveType. Network providers call
// Redirect and Unredirect, which define and remove a letter in one atomic step, so that one of two callers gets it.
//
// # Administrators
//
// From Windows Vista on the interactive logon of an administrator makes two linked sessions, a filtered and an elevated
// one, each with its own LUID and letters. With Options.EnableLinkedConnections a redirected letter is written to both.
//
// # Concurrency
//
// Everything here is safe for use by several goroutines at once. Readers take no lock: a namespace is an immutable
// value behind an atomic pointer, and a change stores a new one. Writers lock in this order:
//
//  1. the global namespace (shared when only a local one changes),
//  2. local namespaces by ascending LUID.
//
// The lock of the table is taken alone. No lock is held while an OnLogoff callback runs.
//
// The rules rest on the Windows documentation: "Defining an MS-DOS Device Name", "Local and Global MS-DOS Device Names",
// the pages of DefineDosDeviceW, QueryDosDeviceW, GetLogicalDrives and GetDriveTypeW (fileapi.h), and "Mapped drives
// are not available from an elevated prompt when UAC is configured to Prompt for credentials".
package session
