package npbridge

import (
	"strings"

	"golang.org/x/sys/windows/registry"
)

const control = `SYSTEM\CurrentControlSet\`

// Register makes these the networks of this machine, in this order, and takes the
// others out of it: the machine should be one made for the test. Processes that
// have used mpr.dll before keep the networks that they know.
//
// The error is that of the registry, where it may be that this takes an
// administrator.
func Register(networks ...Network) error {
	var order []string
	for _, n := range networks {
		order = append(order, n.Key)
		err := set(control+`Services\`+n.Key+`\NetworkProvider`, map[string]string{"Name": n.Name, "ProviderPath": n.DLL})
		if err != nil {
			return err
		}
	}
	return set(control+`Control\NetworkProvider\Order`, map[string]string{"ProviderOrder": strings.Join(order, ",")})
}

// set makes a key of the machine with values.
func set(path string, values map[string]string) error {
	k, _, err := registry.CreateKey(registry.LOCAL_MACHINE, path, registry.SET_VALUE)
	if err != nil {
		return err
	}
	defer k.Close()
	for name, text := range values {
		if err := k.SetStringValue(name, text); err != nil {
			return err
		}
	}
	return nil
}
