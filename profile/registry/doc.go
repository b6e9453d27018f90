// Package registry keeps profiles in the registry of the Windows that the program runs on, where Windows itself keeps
// them: below HKEY_CURRENT_USER\Network, a key for each device. Its Store exists on Windows only.
//
// CurrentUser is the real profile of the user whom the program runs as. What is put there comes back at the user's next
// logon, and what the user connects is found there. Under keeps the profiles of any number of users below a key of the
// program's own.
//
// Values that are not an entry's, and keys that are no device's, stay as they are.
//
// A Store is safe for use by several goroutines, and they see each entry whole. The registry has no change of several
// values in one step, so another process can see an entry half written, as it can see those of Windows. When it is
// written to the disk is the registry's own affair as well.
//
// Documents: "Microsoft Windows Registry Guide", second edition, table B-1; "Registry Functions", Windows API
// documentation.
package registry
