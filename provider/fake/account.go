package fake

import (
	"fmt"
	"maps"
	"slices"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider/redirector"
	"github.com/seed-520b6462/winnet/session"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// account is an [Account] in use. It never changes.
type account struct {
	who      redirector.Principal
	password string
	state    winerr.Errno
}

// SetAccount adds an account to a server or a domain, or changes the password and the state of one. Connections that were made
// before stay.
//
// ERROR_NO_SUCH_DOMAIN: neither a server nor a domain. ERROR_BAD_USERNAME: the name is malformed. ERROR_INVALID_PARAMETER: no
// state of an account.
func (p *Provider) SetAccount(where string, a Account) error {
	made, err := newAccounts(wintext.Fold(where), []Account{a})
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	accounts, err := p.accountsOf(where)
	if err == nil {
		maps.Copy(accounts, made)
		p.version.Add(1)
	}
	return err
}

// RemoveAccount removes an account from a server or a domain. Connections that were made with it stay.
//
// ERROR_NO_SUCH_DOMAIN: neither a server nor a domain. ERROR_NO_SUCH_USER: no such account.
func (p *Provider) RemoveAccount(where, name string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	accounts, err := p.accountsOf(where)
	if err != nil {
		return err
	}
	if find(accounts, name) == nil {
		return fmt.Errorf("account %q: %w", name, winerr.ERROR_NO_SUCH_USER)
	}
	delete(accounts, wintext.Fold(name))
	p.version.Add(1)
	return nil
}

// accountsOf returns the accounts of a server or a domain. The caller holds p.mu.
//
// ERROR_NO_SUCH_DOMAIN.
func (p *Provider) accountsOf(where string) (map[string]*account, error) {
	for _, s := range p.servers {
		if wintext.Same(s.name, where) {
			return s.accounts, nil
		}
	}
	if d := p.findDomain(where); d != nil {
		return d.accounts, nil
	}
	return nil, fmt.Errorf("%q: %w", where, winerr.ERROR_NO_SUCH_DOMAIN)
}

// accountStates lists the values of Account.State.
var accountStates = []winerr.Errno{
	winerr.NO_ERROR, winerr.ERROR_ACCOUNT_DISABLED, winerr.ERROR_ACCOUNT_RESTRICTION, winerr.ERROR_ACCOUNT_LOCKED_OUT,
	winerr.ERROR_PASSWORD_EXPIRED, winerr.ERROR_PASSWORD_MUST_CHANGE,
}

// newAccounts returns the accounts of a server or a domain by folded name. authority is its folded name.
//
// ERROR_BAD_USERNAME: a malformed name. ERROR_INVALID_PARAMETER: no state of an account. ERROR_ALREADY_EXISTS: two of one name.
func newAccounts(authority string, data []Account) (map[string]*account, error) {
	accounts := make(map[string]*account, len(data))
	for _, a := range data {
		key := wintext.Fold(a.Name)
		if u, err := session.ParseUser(a.Name); err != nil || u.Domain != "" {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_BAD_USERNAME)
		}
		if !slices.Contains(accountStates, a.State) {
			return nil, fmt.Errorf("account %q: state %v: %w", a.Name, a.State, winerr.ERROR_INVALID_PARAMETER)
		}
		if accounts[key] != nil {
			return nil, fmt.Errorf("account %q: %w", a.Name, winerr.ERROR_ALREADY_EXISTS)
		}
		accounts[key] = &account{who: redirector.Principal{Authority: authority, Name: key}, password: a.Password, state: a.State}
	}
	return accounts, nil
}

// newAccessList parses the users of an access list. An empty authority stands for any.
//
// ERROR_BAD_USERNAME.
func newAccessList(users []string) ([]redirector.Principal, error) {
	var list []redirector.Principal
	for _, text := range users {
		u, err := session.ParseUser(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", text, err)
		}
		list = append(list, redirector.Principal{Authority: wintext.Fold(u.Domain), Name: wintext.Fold(u.Name)})
	}
	return list, nil
}
