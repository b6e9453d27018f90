package termui

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"charm.land/huh/v2"

	"github.com/seed-520b6462/winnet/mpr"
)

// connectForm is what the connect dialog asks for.
type connectForm struct {
	letter    string
	remote    string
	reconnect bool
	other     bool // with other credentials
}

// ConnectDialog is a form: letter, share, whether to reconnect, and whether to
// ask for other credentials.
func (u *UI) ConnectDialog(p mpr.ConnectPrompt) (mpr.ConnectReply, error) {
	form := connectForm{remote: p.Resource.RemoteName, reconnect: p.Reconnect}
	if form.remote == "" && len(p.MostRecent) > 0 {
		form.remote = p.MostRecent[0]
	}
	letters := u.Letters()
	if len(letters) > 0 {
		form.letter = letters[0]
	}
	if err := u.run(context.Background(), connectFields(p, letters, &form)...); err != nil {
		return mpr.ConnectReply{}, err
	}
	reply := mpr.ConnectReply{Local: form.letter, Remote: strings.TrimSpace(form.remote), Reconnect: form.reconnect}
	if form.other {
		cred, err := u.PromptCredentials(mpr.CredentialPrompt{Remote: reply.Remote, CommandLine: true})
		if err != nil {
			return mpr.ConnectReply{}, err
		}
		reply.Credentials = mpr.Credentials{User: &cred.User, Password: cred.Password}
	}
	return reply, nil
}

func connectFields(p mpr.ConnectPrompt, letters []string, form *connectForm) []huh.Field {
	drives := append(huh.NewOptions(letters...), huh.NewOption("none", ""))
	fields := []huh.Field{
		huh.NewSelect[string]().Title("Drive").Options(drives...).Height(min(len(drives), maxRows/2) + 1).Value(&form.letter),
	}
	if p.ReadOnly {
		fields = append(fields, huh.NewNote().Title("Folder").Description(form.remote))
	} else {
		fields = append(fields, folderField(p, form))
	}
	if !p.HideBox {
		fields = append(fields, huh.NewConfirm().Title("Reconnect at logon?").Value(&form.reconnect))
	}
	return append(fields, huh.NewConfirm().Title("Connect using different credentials?").Value(&form.other))
}

// folderField asks for a path. A question on a line, unlike a form, doesn't show the
// one that stands there already: the title does, and Enter takes it.
func folderField(p mpr.ConnectPrompt, form *connectForm) huh.Field {
	title, check := "Folder", isUNC
	if plain() && form.remote != "" {
		title = fmt.Sprintf("Folder [%s]", form.remote)
		check = func(typed string) error {
			if strings.TrimSpace(typed) == "" {
				return nil
			}
			return isUNC(typed)
		}
	}
	return huh.NewInput().Title(title).Placeholder(`\\server\share`).Suggestions(p.MostRecent).Validate(check).Value(&form.remote)
}

// isUNC catches what can't be a share before the dialog closes.
func isUNC(remote string) error {
	if !strings.HasPrefix(strings.TrimSpace(remote), `\\`) {
		return errors.New(`a folder on the network begins with \\`)
	}
	return nil
}
