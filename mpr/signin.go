package mpr

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// established says who made a connection, and with which credentials.
type established struct {
	slot   *routing.Slot
	cred   Credentials // as they were passed or typed
	saved  bool        // the password is in the credential manager
	unsave func()      // puts the credential manager back as it was; nil: it wasn't changed
}

// The calls that connect: the newest that a provider announces is made.
var (
	addMethod    = routing.MethodOf(provider.CallAddConnection3, provider.CallAddConnection)
	addMethod4   = routing.MethodOf(provider.CallAddConnection4, provider.CallAddConnection3, provider.CallAddConnection)
	addBufferAll = routing.MethodOf(provider.CallAddConnection4)
)

// method is the call that the request leads to. An authentication buffer or
// options can't be told to a provider by an older call.
func (req *request) method() *routing.Method {
	switch {
	case !req.v4:
		return addMethod
	case req.auth == nil && req.useOptions == nil:
		return addMethod4
	}
	return addBufferAll
}

// establish connects with the first credentials that a provider takes: the
// explicit ones, or those that the credential manager has for the target, then
// those of the logon. If all are refused and the call is interactive, the user
// is asked until they fit or the user cancels. Nobody is connected anonymously
// without asking for it: a server with guests lets them in by their own name.
func (cl *call) establish(req *request, slots []*routing.Slot, made *established) error {
	interactive := req.flags&CONNECT_INTERACTIVE != 0
	var err error
	if !interactive || req.flags&CONNECT_PROMPT == 0 {
		err = cl.silently(req, slots, made)
		if err == nil || !interactive || !refused(err) {
			return err
		}
	}
	return cl.prompted(req, slots, err, made)
}

// silently tries the credentials that are there without asking anybody.
func (cl *call) silently(req *request, slots []*routing.Slot, made *established) (err error) {
	made.cred = req.cred
	if saved, ok := cl.savedCredentials(req); ok {
		made.slot, err = cl.tryInstead(req, slots, saved)
		if err == nil || !refused(err) {
			made.saved = true
			return err
		}
	}
	made.slot, err = cl.try(req, slots, req.cred)
	return err
}

// savedCredentials are what the credential manager has for the request: for its
// target, and for its user when one is named. They do for a request that gives no
// password itself, in whatever form, and can be told to every provider.
func (cl *call) savedCredentials(req *request) (Credentials, bool) {
	if _, explicit := req.cred.Password.Reveal(); explicit || req.method() == addBufferAll || req.onCommandLine(CONNECT_CRED_RESET) {
		return Credentials{}, false
	}
	saved, ok := cl.c.router.credentials().Get(cl.c.user(), targetOf(req.nr.RemoteName))
	if !ok {
		return Credentials{}, false
	}
	if user, named := req.cred.UserName(); named {
		as, _ := saved.UserName()
		return saved, wintext.Same(user, as)
	}
	return saved, true
}

// prompted asks the user until the credentials fit. reason is what made it
// necessary, nil when CONNECT_PROMPT did.
func (cl *call) prompted(req *request, slots []*routing.Slot, reason error, made *established) error {
	prompt := CredentialPrompt{
		Owner: req.owner, Remote: req.nr.RemoteName, Local: req.nr.LocalName,
		CommandLine: req.flags&CONNECT_COMMANDLINE != 0,
	}
	prompt.User, _ = req.cred.UserName()
	for {
		prompt.Reason = reason
		reply, err := cl.c.router.ui().PromptCredentials(prompt)
		if err != nil {
			return winerr.ERROR_CANCELLED
		}
		prompt.User = reply.User
		cred := Credentials{User: &reply.User, Password: reply.Password}
		if reply.User == "" {
			cred.User = nil
		}
		sl, err := cl.tryInstead(req, slots, cred)
		if err == nil {
			made.slot, made.cred = sl, cred
			cl.keepTyped(req, reply, made)
			return nil
		}
		if !refused(err) {
			return err
		}
		reason = err
	}
}

// keepTyped saves credentials that were typed and fit, if the user or
// CONNECT_CMD_SAVECRED says so. CONNECT_CRED_RESET forgets what was saved
// before. A credential manager that fails doesn't fail the connection: the flags
// are ignored where nothing can be saved.
func (cl *call) keepTyped(req *request, reply CredentialReply, made *established) {
	save := reply.Save || req.onCommandLine(CONNECT_CMD_SAVECRED)
	reset := req.onCommandLine(CONNECT_CRED_RESET)
	if !save && !reset {
		return
	}
	vault, user, target := cl.c.router.credentials(), cl.c.user(), targetOf(req.nr.RemoteName)
	old, had := vault.Get(user, target)
	made.unsave = func() {
		if had {
			_ = vault.Put(user, target, old)
		} else {
			_ = vault.Delete(user, target)
		}
	}
	if reset && vault.Delete(user, target) != nil {
		return
	}
	made.saved = save && vault.Put(user, target, made.cred) == nil
}

// onCommandLine reports whether a flag is set that is ignored without
// CONNECT_INTERACTIVE and CONNECT_COMMANDLINE.
func (req *request) onCommandLine(flag ConnectFlags) bool {
	all := flag | CONNECT_INTERACTIVE | CONNECT_COMMANDLINE
	return req.flags&all == all
}

// tryInstead tries credentials in place of the caller's: what the credential
// manager has or a user typed, which may be no name or password at all.
func (cl *call) tryInstead(req *request, slots []*routing.Slot, cred Credentials) (*routing.Slot, error) {
	if err := checkCredentials(cred); err != nil {
		return nil, err
	}
	instead := *req
	instead.v4, instead.auth = false, nil // the form of a buffer is known to its provider only
	return cl.try(&instead, slots, cred)
}

// try routes one attempt with one set of credentials.
func (cl *call) try(req *request, slots []*routing.Slot, cred Credentials) (*routing.Slot, error) {
	s, nr := cl.c.session, req.nr
	v := routing.Verdict{Remote: nr.RemoteName}
	_, sl, err := routing.Route(&cl.Asker, slots, req.method(), &v, func(p provider.Provider, as provider.Call) (nothing, error) {
		switch as {
		case provider.CallAddConnection4:
			return nothing{}, p.AddConnection4(s, req.owner, nr, req.auth, req.flags, req.useOptions)
		case provider.CallAddConnection3:
			return nothing{}, p.AddConnection3(s, req.owner, nr, cred, req.flags)
		}
		return nothing{}, p.AddConnection(s, nr, cred)
	})
	return sl, err
}

// refused reports whether an error says that other credentials might do: the
// access-denied class of NPAddConnection3.
func refused(err error) bool {
	switch winerr.Code(err) {
	case winerr.ERROR_ACCESS_DENIED, winerr.ERROR_INVALID_PASSWORD,
		winerr.ERROR_LOGON_FAILURE, winerr.ERROR_BAD_USERNAME:
		return true
	}
	return false
}

// targetOf is the server of a remote name, as the credential manager files
// credentials: `server` of `\\server\share`, the host of a URL.
func targetOf(remote string) string {
	if rest, unc := strings.CutPrefix(remote, `\\`); unc {
		server, _, _ := strings.Cut(rest, `\`)
		return server
	}
	if _, rest, url := strings.Cut(remote, "://"); url {
		host, _, _ := strings.Cut(rest, "/")
		return host
	}
	host, _, _ := strings.Cut(remote, ":")
	return host
}

// checkCredentials refuses what can't be a user name (ERROR_BAD_USERNAME) or a
// password (ERROR_INVALID_PASSWORD).
func checkCredentials(cred Credentials) error {
	if user, given := cred.UserName(); given && !wintext.Fits(user, maxUserName) {
		return winerr.ERROR_BAD_USERNAME
	}
	if secret, given := cred.Password.Reveal(); given && !wintext.Fits(secret, maxPassword) {
		return winerr.ERROR_INVALID_PASSWORD
	}
	return nil
}
