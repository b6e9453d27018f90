// Package wintext compares, measures and cleans text as Windows does.
//
// Windows compares the names of users, servers, shares, files, devices and keys ordinally after its table of upper-case
// letters ([MS-UCODEREF] 3.1.5.5, CompareStringOrdinal), and measures them in UTF-16 units.
package wintext
