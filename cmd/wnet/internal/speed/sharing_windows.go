package speed

// Sharing returns the figures of a machine that processes share. On Windows, where Wine has no Unix sockets, there are
// none.
func Sharing() []Figure { return nil }
