// Package regfile keeps profiles as the .reg files of regedit, one for each user, in a folder. An export of
// HKEY_CURRENT_USER\Network from a real machine can be put into the folder under the name that FileName gives, and a
// file of the folder can be imported on a real machine.
//
// The package writes files as regedit does (version 5.00, UTF-16LE, CRLF), reads the older forms as well, and leaves all
// that is no remembered connection as it is, in its place. A Document is one such file in memory.
//
// # Durability
//
// A Store writes the whole profile to a new file beside the old one, syncs it, renames it over the old one and syncs
// the folder before the call returns. After a crash the file holds the old or the new content, and the new one if the
// call had returned. Writers lock a file beside the profile, so that no process loses the changes of another. Readers
// lock nothing, because there is always a whole file to read.
//
// # Changes of other processes
//
// Each call checks whether the file has changed, and parses it again only then. Its time doesn't suffice, because a file
// may change twice within one tick of the clock. A call therefore reads and compares a file that has had the same time,
// size and number for less than two seconds.
//
// # Lock order
//
// First the mutex of a user's writers, then the lock on the file, then the mutex that keeps readers of the process away
// from a file that is being renamed, which Windows needs. Readers lock the last one only, and nothing if they don't read.
package regfile
