package mpr

import (
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// established says which provider made a connection, and with which credentials.
type established struct {
	slot   *routing.Slot
	cred   Credentials // as they were passed or typed
	saved  bool        // the credential manager has the password
	unsave func()      // restores the credential manager; nil if it wasn't changed
}

// signIn connects with the first credentials that a provider accepts: those of the call, or those that the credential
// manager has for the target, then those of the logon. If all are refused and the call is interactive, the user is
// asked until credentials are accepted or the user cancels. No connection is anonymous without being asked for: a server
// with guests lets users in by their own names. Saved credentials of somebody else than who is connected to the server don't
// count, because the default ones join that user.
func (cl *call) signIn(req *request, slots []*routing.Slot, made *established) (err error) {
	made.cred = req.cred
	interactive := req.flags&CONNECT_INTERACTIVE != 0
	if interactive && req.flags&CONNECT_PROMPT != 0 {
		return cl.prompt(req, slots, nil, made)
	}
	if saved, ok := cl.savedCredentials(req); ok {
		made.slot, err = cl.try(req, slots, saved, true)
		made.saved = !refused(err) && winerr.Code(err) != winerr.ERROR_SESSION_CREDENTIAL_CONFLICT
	}
	if !made.saved {
		made.slot, err = cl.try(req, slots, req.cred, false)
	}
	if interactive && refused(err) {
		return cl.prompt(req, slots, err, made)
	}
	return err
}

// try asks the providers to connect with one set of credentials. replaced says that the credentials take the place of
// the caller's: they are checked like those, because a user may have typed what is no name or password at all, and an
// authentication buffer isn't passed, because only its provider knows its form.
// ERROR_BAD_USERNAME, ERROR_INVALID_PASSWORD: of checkCredentials. Codes of [routing.Route].
func (cl *call) try(req *request, slots []*routing.Slot, cred Credentials, replaced bool) (*routing.Slot, error) {
	m, auth := req.method(), req.auth
	if replaced {
		if err := checkCredentials(cred); err != nil {
			return nil, err
		}
		m, auth = addMethod, nil
	}
	s, nr := cl.sessionOf(req), req.nr
	v := cl.c.router.Options.verdict(nr.RemoteName)
	_, sl, err := routing.Route(&cl.Asker, slots, m, &v, func(p provider.Provider, name provider.Call) (nothing, error) {
		switch name {
		case provider.CallAddConnection4:
			return nothing{}, p.AddConnection4(s, req.owner, nr, auth, req.flags, req.useOptions)
		case provider.CallAddConnection3:
			return nothing{}, p.AddConnection3(s, req.owner, nr, cred, req.flags)
		}
		return nothing{}, p.AddConnection(s, nr, cred)
	})
	return sl, err
}

// The calls that connect. A provider gets the newest that it announces.
var (
	addMethod     = routing.MethodOf(provider.CallAddConnection3, provider.CallAddConnection)
	addMethod4    = routing.MethodOf(provider.CallAddConnection4, provider.CallAddConnection3, provider.CallAddConnection)
	addWithBuffer = routing.MethodOf(provider.CallAddConnection4) // no older call takes a buffer or options
)

// method returns the call that the request leads to.
func (req *request) method() *routing.Method {
	switch {
	case !req.hasAuthBuffer:
		return addMethod
	case req.restoring, req.auth == nil && req.useOptions == nil:
		return addMethod4
	}
	return addWithBuffer
}

// refused reports whether other credentials might be accepted after an error: the access-denied class of
// NPAddConnection3.
func refused(err error) bool {
	switch winerr.Code(err) {
	case winerr.ERROR_ACCESS_DENIED, winerr.ERROR_INVALID_PASSWORD,
		winerr.ERROR_LOGON_FAILURE, winerr.ERROR_BAD_USERNAME:
		return true
	}
	return false
}

// prompt asks the user until credentials are accepted. reason is the error that made it necessary, nil if
// CONNECT_PROMPT did. ERROR_CANCELLED: the user cancelled, or can't be asked. Codes of try that no credentials mend.
func (cl *call) prompt(req *request, slots []*routing.Slot, reason error, made *established) error {
	prompt := CredentialPrompt{
		Owner: req.owner, Remote: req.nr.RemoteName, Local: req.nr.LocalName,
		CommandLine: req.flags&CONNECT_COMMANDLINE != 0,
	}
	prompt.User, _ = req.cred.UserName()
	for {
		prompt.Reason = reason
		ctx := cl.c.context()
		reply, err := cl.c.router.ui().PromptCredentials(ctx, prompt)
		switch {
		case ctx.Err() != nil:
			return winerr.ERROR_OPERATION_ABORTED
		case err != nil:
			return winerr.ERROR_CANCELLED
		}
		prompt.User = reply.User
		made.cred = Credentials{Password: reply.Password}
		if reply.User != "" {
			made.cred.User = &reply.User
		}
		made.slot, err = cl.try(req, slots, made.cred, true)
		switch {
		case err == nil:
			cl.keepTyped(req, reply, made)
			return nil
		case !refused(err):
			return err
		}
		reason = err
	}
}

// savedCredentials returns what the credential manager has for the target of the request, and for its user if the
// request names one. The request must give no password itself, in whatever form, and every provider must be able to
// take saved credentials.
func (cl *call) savedCredentials(req *request) (Credentials, bool) {
	if _, explicit := req.cred.Password.Reveal(); explicit || req.method() == addWithBuffer || req.onCommandLine(CONNECT_CRED_RESET) {
		return Credentials{}, false
	}
	saved, ok := cl.c.router.Vault().Get(cl.c.profileUser(), targetOf(req.nr.RemoteName))
	if !ok {
		return Credentials{}, false
	}
	if user, named := req.cred.UserName(); named {
		as, _ := saved.UserName()
		return saved, wintext.Same(user, as)
	}
	return saved, true
}

// keepTyped saves credentials that were typed and accepted, if the user or CONNECT_CMD_SAVECRED asks for it.
// CONNECT_CRED_RESET deletes what was saved before. An error of the credential manager doesn't fail the connection,
// because the flags are ignored where nothing can be saved.
func (cl *call) keepTyped(req *request, reply CredentialReply, made *established) {
	save := reply.Save || req.onCommandLine(CONNECT_CMD_SAVECRED)
	reset := req.onCommandLine(CONNECT_CRED_RESET)
	if !save && !reset {
		return
	}
	vault, user, target := cl.c.router.Vault(), cl.c.profileUser(), targetOf(req.nr.RemoteName)
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

// onCommandLine reports whether a flag is set that counts with CONNECT_INTERACTIVE and CONNECT_COMMANDLINE only.
func (req *request) onCommandLine(flag ConnectFlags) bool {
	all := flag | CONNECT_INTERACTIVE | CONNECT_COMMANDLINE
	return req.flags&all == all
}

// targetOf returns the server of a remote name, by which the credential manager files credentials: `server` of
// `\\server\share`, the host of a URL.
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

// Limits of credentials in characters (UTF-16 units), without the NUL.
const (
	maxUserName = 513 // CRED_MAX_USERNAME_LENGTH
	maxPassword = 256 // PWLEN
)

// checkCredentials checks that credentials could be some.
// ERROR_BAD_USERNAME: the user name is too long, or no text. ERROR_INVALID_PASSWORD: the password is.
func checkCredentials(cred Credentials) error {
	if user, given := cred.UserName(); given && !wintext.Fits(user, maxUserName) {
		return winerr.ERROR_BAD_USERNAME
	}
	if secret, given := cred.Password.Reveal(); given && !wintext.Fits(secret, maxPassword) {
		return winerr.ERROR_INVALID_PASSWORD
	}
	return nil
}
