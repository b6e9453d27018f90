// Package regfile keeps profiles as the .reg files of regedit, one for each user, in a folder. An export of
// HKEY_CURRENT_USER\Network from a real machine can be put into the folder under the name that FileName gives, and a
// file of the folder can be imported on a real machine.
//
// Files are written as regedit writes them (version 5.00, UTF-16LE, CRLF) and read in the older forms as well. What is
// in a file and is no remembered connection stays as it is, in its place. Document is one such file in memory.
//
// # Durability
//
// A Store writes the whole profile to a new file beside the old one, syncs it, renames it over the old one and syncs
// the folder, and only then the call returns. After a crash the file holds the old or the new content, and the new one
// if the call had returned. Writers take a lock on a file beside the profile, so that several processes lose nothing of
// each other's. Readers take none, as there is always a whole file to read.
//
// # Who sees what when
//
// Each call looks whether the file has changed, and parses it again only then. To look at its time is not enough: a
// file may change twice within one tick of its clock. A file that has had the same time, size and number for less than
// two seconds is therefore read, though not parsed, to be compared.
//
// # Lock order
//
// The mutex of a user's writers, then the lock on the file, then the mutex that keeps readers of the process away from a
// file that is being renamed, which Windows needs. Readers take the last of them only, and none when they need not read.
package regfile
