package provider

import (
	"fmt"
	"maps"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/session"
)

// SetAccount adds an account to a server or a domain, or gives it another
// password. Connections that were made with the old one stay.
//
// ERROR_NO_SUCH_DOMAIN: neither a server nor a domain. ERROR_BAD_USERNAME: a
// malformed name.
func (f *Fake) SetAccount(where string, a Account) error {
	made, err := newAccounts(fold(where), []Account{a})
	if err != nil {
		return err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	accounts, err := f.accountsOf(where)
	if err == nil {
		maps.Copy(accounts, made)
	}
	return err
}

// RemoveAccount removes an account from a server or a domain. Connections that
// were made with it stay.
//
// ERROR_NO_SUCH_DOMAIN: neither a server nor a domain. ERROR_NO_SUCH_USER: no
// such account.
func (f *Fake) RemoveAccount(where, name string) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	accounts, err := f.accountsOf(where)
	if err != nil {
		return err
	}
	if accounts[fold(name)] == nil {
		return fmt.Errorf("account %q: %w", name, winerr.ERROR_NO_SUCH_USER)
	}
	delete(accounts, fold(name))
	return nil
}

// accountsOf finds the accounts of a server or domain. It needs f.mu.
func (f *Fake) accountsOf(where string) (map[string]*account, error) {
	key := fold(where)
	if i := slices.IndexFunc(f.servers, func(s *server) bool { return s.key == key }); i >= 0 {
		return f.servers[i].accounts, nil
	}
	if d := f.findDomain(key); d != nil {
		return d.accounts, nil
	}
	return nil, fmt.Errorf("%q: %w", where, winerr.ERROR_NO_SUCH_DOMAIN)
}

// newAccounts makes the accounts of a server or domain, whose key it is told.
func newAccounts(authority string, data []Account) (map[string]*account, error) {
	accounts := make(map[string]*account, len(data))
	for _, a := range data {
		key := fold(a.Name)
		if u, err := session.ParseUser(a.Name); err != nil || u.Domain != "" {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_BAD_USERNAME)
		}
		if accounts[key] != nil {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_ALREADY_EXISTS)
		}
		accounts[key] = &account{who: principal{authority: authority, name: key}, password: a.Password}
	}
	return accounts, nil
}

// newAccessList reads the users of an access list.
func newAccessList(users []string) ([]principal, error) {
	var list []principal
	for _, text := range users {
		u, err := session.ParseUser(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		list = append(list, principal{authority: fold(u.Domain), name: fold(u.Name)})
	}
	return list, nil
}
