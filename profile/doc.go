// Package profile keeps what Windows remembers of a user's network connections: the drives and printer ports that were
// connected with CONNECT_UPDATE_PROFILE, which the next logon restores. Windows keeps them in the user's part of the
// registry, one key under HKEY_CURRENT_USER\Network for each device.
//
//   - [Entry] is one remembered connection: the values of one such key.
//   - [Store] is the interface of what keeps entries.
//   - [Memory] is a Store that lives as long as the program. Its zero value works, and a test can make it fail.
//   - [Vault] is the interface of what keeps saved credentials, and [MemoryVault] is one in memory.
//   - Package profile/regfile keeps the profiles as .reg files, which regedit reads and writes.
//   - Package profile/registry keeps them in the registry of the Windows that the program runs on.
//
// A profile belongs to a user and not to a logon session: two sessions of one user share it, though each has drive
// letters of its own. A drive can therefore be remembered and yet unknown to a session ("Unavailable").
//
// No password is ever part of a profile; Windows keeps passwords in the Credential Manager, which a Vault stands for.
//
// Documents: "Microsoft Windows Registry Guide", second edition, appendix B (HKCU\Network); WNetAddConnection2W,
// WNetCancelConnection2W and WNetOpenEnumW, winnetwk.h documentation.
package profile
