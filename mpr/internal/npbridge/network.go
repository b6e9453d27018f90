package npbridge

// Network is a network provider as the registry has it.
type Network struct {
	Key  string // of the service
	Name string // of the network, as NETRESOURCE's lpProvider has it
	DLL  string // path
}
