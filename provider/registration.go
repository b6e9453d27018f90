package provider

// Class is the value Class of a provider's registry key: what it is there for.
type Class uint32

// The classes ("Authentication Registry Keys", Windows security documentation).
const (
	WN_NETWORK_CLASS         Class = 1 // a network
	WN_CREDENTIAL_CLASS      Class = 2 // a credential manager: it is told of logons
	WN_PRIMARY_AUTHENT_CLASS Class = 4 // authenticates the user; nothing here depends on it
	WN_SERVICE_CLASS         Class = 8
)

// Registration is what the registry says of a provider besides its name, in
// HKLM\SYSTEM\CurrentControlSet\Services\<Service>\NetworkProvider.
type Registration struct {
	// Service is the key's name, by which the value ProviderOrder knows the
	// provider: "LanmanWorkstation". "" stands for the provider's name.
	Service string

	// Class is what the provider is there for. 0, a value that is absent, is a
	// network, or with network type WNNC_CRED_MANAGER a credential manager.
	Class Class
}

// Registered may be implemented by a [Provider] to be installed under more than
// its name. Whoever embeds one sees to it that it isn't nil.
type Registered interface {
	Registration() Registration
}

// RegistrationOf is how a provider is registered, with the defaults filled in.
func RegistrationOf(p Provider) Registration {
	var r Registration
	if known, ok := p.(Registered); ok {
		r = known.Registration()
	}
	if r.Service == "" {
		r.Service = p.Name()
	}
	if r.Class == 0 {
		r.Class = WN_NETWORK_CLASS
		if p.GetCaps(WNNC_NET_TYPE) == WNNC_CRED_MANAGER {
			r.Class = WN_CREDENTIAL_CLASS
		}
	}
	return r
}
