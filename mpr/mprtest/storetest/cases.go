package storetest

import "github.com/seed-520b6462/winnet/mpr/mprtest/suite"

func needs(name string, met func(*checker) bool) []suite.Need[*checker] {
	return []suite.Need[*checker]{{Name: name, Met: met}}
}

var (
	needsAnother    = needs("Another", func(c *checker) bool { return c.Another != nil })
	needsUnopenable = needs("Unopenable", func(c *checker) bool { return c.Unopenable != nil })
	needsMalformed  = needs("Malformed", func(c *checker) bool { return c.Malformed != nil })
	needsFullDisk   = needs("FullDisk", func(c *checker) bool { return c.FullDisk != nil })
)

var cases = []test{
	{
		Name:  "nothing put",
		Rule:  "a user that nothing was ever put for has no entries, and asking or deleting makes no profile",
		Check: nothingPut,
	},
	{
		Name:  "every field",
		Rule:  "an entry comes back with every field as it was put",
		Check: everyField,
	},
	{
		Name:  "replace",
		Rule:  "Put replaces the entry of the same device, and nothing of the older one remains",
		Check: replace,
	},
	{
		Name:  "order",
		Rule:  "Entries are sorted by Local as strings are",
		Check: order,
	},
	{
		Name:  "delete",
		Rule:  "Delete forgets that device and no other, and a device that is not remembered is no error",
		Check: deleteOne,
	},
	{
		Name:  "users apart",
		Rule:  "what is kept for one user is seen by no other",
		Check: usersApart,
	},
	{
		Name:  "users without case",
		Rule:  "users are compared without case",
		Check: usersWithoutCase,
	},
	{
		Name:  "list of users",
		Rule:  "Users are folded and sorted, each once, and one whose last entry was deleted is still there",
		Check: listOfUsers,
	},
	{
		Name:  "any name",
		Rule:  "a user may have any name that is text: it is no path, no device and no pattern",
		Check: anyName,
	},
	{
		Name:  "bad arguments",
		Rule:  "bad arguments get the codes of the contract, and nothing changes",
		Check: badArguments,
	},
	{
		Name:  "copies in",
		Rule:  "changing an entry after it was put changes nothing in the store",
		Check: copiesIn,
	},
	{
		Name:  "copies out",
		Rule:  "changing an entry that was returned changes nothing in the store",
		Check: copiesOut,
	},
	{
		Name:  "unopenable",
		Rule:  "every call on a profile that cannot be opened is ERROR_CANNOT_OPEN_PROFILE unless an argument is bad, other users have no trouble, and it is as it was once it can be opened",
		Needs: needsUnopenable,
		Check: unopenable,
	},
	{
		Name:  "malformed",
		Rule:  "every call on a damaged profile is ERROR_BAD_PROFILE unless an argument is bad, other users have no trouble, and it is left as it is",
		Needs: needsMalformed,
		Check: malformed,
	},
	{
		Name:  "full disk",
		Rule:  "a change that cannot be written is ERROR_CANNOT_OPEN_PROFILE and leaves everything as it was",
		Needs: needsFullDisk,
		Check: fullDisk,
	},
	{
		Name:  "writers of several devices",
		Rule:  "those who write or delete different entries lose nothing of each other's",
		Check: writersOfSeveral,
	},
	{
		Name:  "writers of one device",
		Rule:  "a reader sees an entry as one Put wrote it, never a mix of two",
		Check: writersOfOne,
	},
	{
		Name:  "another store",
		Rule:  "a change is kept when the call returns: another store on the same profiles sees it at once",
		Needs: needsAnother,
		Check: anotherStore,
	},
	{
		Name:  "writers of several stores",
		Rule:  "writers through several stores on the same profiles lose nothing of each other's",
		Needs: needsAnother,
		Check: writersOfStores,
	},
}
