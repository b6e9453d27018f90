// Package registry keeps profiles in the registry of the Windows that the program runs on, where Windows itself keeps
// them: below HKEY_CURRENT_USER\Network, a key for each device. Its Store exists on Windows only. A Tree, on every system,
// shows the profile in any store as those keys.
//
// CurrentUser is the real profile of the user whom the program runs as: the next logon of the user restores its entries,
// and drives that the user connects are in it. Under keeps the profiles of any number of users below a key of the program.
//
// Other values and keys stay as they are.
//
// A Store is safe for use by several goroutines, which see each entry whole. Because the registry can't change several
// values in one step, another process may see an entry half written, as it may see those of Windows. The registry decides
// when a change is written to the disk.
//
// Documents: "Microsoft Windows Registry Guide", second edition, table B-1; "Registry Functions", Windows API
// documentation.
package registry
