//go:build !mpremu

package registry

import "golang.org/x/sys/windows/registry"

// On Windows the types of this package are those of x/sys/windows/registry.
type (
	Key     = registry.Key
	KeyInfo = registry.KeyInfo
)

// The root keys.
const (
	CLASSES_ROOT     = registry.CLASSES_ROOT
	CURRENT_USER     = registry.CURRENT_USER
	LOCAL_MACHINE    = registry.LOCAL_MACHINE
	USERS            = registry.USERS
	CURRENT_CONFIG   = registry.CURRENT_CONFIG
	PERFORMANCE_DATA = registry.PERFORMANCE_DATA
)

// The errors that programs compare with.
var (
	ErrShortBuffer    = registry.ErrShortBuffer
	ErrNotExist       = registry.ErrNotExist
	ErrUnexpectedType = registry.ErrUnexpectedType
)

// OpenKey opens a key below another one (RegOpenKeyEx, winreg.h documentation, as its
// codes are).
func OpenKey(k Key, path string, access uint32) (Key, error) {
	return registry.OpenKey(k, path, access)
}

// CreateKey opens a key, and makes it if it isn't there (RegCreateKeyEx, winreg.h
// documentation, as its codes are).
func CreateKey(k Key, path string, access uint32) (newk Key, openedExisting bool, err error) {
	return registry.CreateKey(k, path, access)
}

// DeleteKey deletes a key (RegDeleteKey, winreg.h documentation, as its codes are).
func DeleteKey(k Key, path string) error { return registry.DeleteKey(k, path) }
