package provider

// Class is the value Class of a provider's registry key: a mask of the parts that
// the provider plays.
type Class uint32

// The classes ("Authentication Registry Keys", Windows security documentation).
const (
	WN_NETWORK_CLASS         Class = 1 // a network
	WN_CREDENTIAL_CLASS      Class = 2 // a credential manager, which the router tells of logons
	WN_PRIMARY_AUTHENT_CLASS Class = 4 // authenticates the user; nothing here depends on it
	WN_SERVICE_CLASS         Class = 8
)

// Registration is the entry of a provider in the registry, without its name:
// HKLM\SYSTEM\CurrentControlSet\Services\<Service>\NetworkProvider.
type Registration struct {
	// Service is the name of the key, which the value ProviderOrder lists:
	// "LanmanWorkstation". "" stands for the provider's name.
	Service string

	// Class is the value Class. 0 stands for an absent value: the provider is a
	// network then, or with network type WNNC_CRED_MANAGER a credential manager.
	Class Class
}

// Registered is a [Provider] with a registration of its own. A type that embeds a
// Registered must not leave it nil.
type Registered interface {
	// Registration returns the provider's entry in the registry.
	Registration() Registration
}

// RegistrationOf returns the registration of a provider with the defaults filled
// in.
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
