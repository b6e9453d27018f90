package storetest

// testCase holds a store to one sentence of the contract.
type testCase struct {
	name   string
	rule   string
	needs  func(*Harness) bool // nil: nothing
	action func(*recorder, *Harness)
}

func needsAnother(h *Harness) bool    { return h.Another != nil }
func needsUnopenable(h *Harness) bool { return h.Unopenable != nil }
func needsMalformed(h *Harness) bool  { return h.Malformed != nil }
func needsFullDisk(h *Harness) bool   { return h.FullDisk != nil }

var cases = []testCase{
	{
		name:   "nothing put",
		rule:   "a user that nothing was ever put for has no entries, and asking or deleting makes no profile",
		action: nothingPut,
	},
	{
		name:   "every field",
		rule:   "an entry comes back with every field as it was put",
		action: everyField,
	},
	{
		name:   "replace",
		rule:   "Put replaces the entry of the same device, and nothing of the older one remains",
		action: replace,
	},
	{
		name:   "order",
		rule:   "Entries are sorted by Local as strings are",
		action: order,
	},
	{
		name:   "delete",
		rule:   "Delete forgets that device and no other, and a device that is not remembered is no error",
		action: deleteOne,
	},
	{
		name:   "users apart",
		rule:   "what is kept for one user is seen by no other",
		action: usersApart,
	},
	{
		name:   "users without case",
		rule:   "users are compared without case",
		action: usersWithoutCase,
	},
	{
		name:   "list of users",
		rule:   "Users are folded and sorted, each once, and one whose last entry was deleted is still there",
		action: listOfUsers,
	},
	{
		name:   "any name",
		rule:   "a user may have any name that is text: it is no path, no device and no pattern",
		action: anyName,
	},
	{
		name:   "bad arguments",
		rule:   "bad arguments get the codes of the contract, and nothing changes",
		action: badArguments,
	},
	{
		name:   "copies in",
		rule:   "changing an entry after it was put changes nothing in the store",
		action: copiesIn,
	},
	{
		name:   "copies out",
		rule:   "changing an entry that was returned changes nothing in the store",
		action: copiesOut,
	},
	{
		name:   "unopenable",
		rule:   "every call on a profile that cannot be opened is ERROR_CANNOT_OPEN_PROFILE unless an argument is bad, other users have no trouble, and it is as it was once it can be opened",
		needs:  needsUnopenable,
		action: unopenable,
	},
	{
		name:   "malformed",
		rule:   "every call on a damaged profile is ERROR_BAD_PROFILE unless an argument is bad, other users have no trouble, and it is left as it is",
		needs:  needsMalformed,
		action: malformed,
	},
	{
		name:   "full disk",
		rule:   "a change that cannot be written is ERROR_CANNOT_OPEN_PROFILE and leaves everything as it was",
		needs:  needsFullDisk,
		action: fullDisk,
	},
	{
		name:   "writers of several devices",
		rule:   "those who write or delete different entries lose nothing of each other's",
		action: writersOfSeveral,
	},
	{
		name:   "writers of one device",
		rule:   "a reader sees an entry as one Put wrote it, never a mix of two",
		action: writersOfOne,
	},
	{
		name:   "another store",
		rule:   "a change is kept when the call returns: another store on the same profiles sees it at once",
		needs:  needsAnother,
		action: anotherStore,
	},
	{
		name:   "writers of several stores",
		rule:   "writers through several stores on the same profiles lose nothing of each other's",
		needs:  needsAnother,
		action: writersOfStores,
	},
}
