package exec

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/session"
)

// prompts counts what the machine wanted to ask, and nobody was there to answer.
type prompts struct {
	mpr.NoUI

	mu   sync.Mutex // protects list
	list []string
}

func (p *prompts) note(format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.list = append(p.list, fmt.Sprintf("nobody answered "+format, args...))
}

func (p *prompts) unanswered() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.list)
}

func (p *prompts) PromptCredentials(ctx context.Context, prompt mpr.CredentialPrompt) (mpr.CredentialReply, error) {
	p.note("the prompt for credentials to %s", prompt.Remote)
	return p.NoUI.PromptCredentials(ctx, prompt)
}

func (p *prompts) ConnectDialog(ctx context.Context, prompt mpr.ConnectPrompt) (mpr.ConnectReply, error) {
	p.note("a dialog that connects")
	return p.NoUI.ConnectDialog(ctx, prompt)
}

func (p *prompts) DisconnectDialog(ctx context.Context, list mpr.DisconnectList) ([]int, error) {
	p.note("a dialog that disconnects")
	return p.NoUI.DisconnectDialog(ctx, list)
}

func (p *prompts) ConfirmOpenFiles(ctx context.Context, q mpr.OpenFilesQuestion) (mpr.Answer, error) {
	p.note("the question about open files")
	return p.NoUI.ConfirmOpenFiles(ctx, q)
}

// leftovers returns a line for each connection, open file, print job and enumeration that is there and wasn't before.
func leftovers(before, after mpr.Snapshot) (lines []string) {
	users := make(map[session.LUID]string)
	for _, s := range after.Sessions {
		users[s.LUID] = s.User
	}
	had := make(map[string]bool)
	for _, line := range things(before, users) {
		had[line] = true
	}
	for _, line := range things(after, users) {
		if !had[line] {
			lines = append(lines, line)
		}
	}
	if n := after.OpenEnums - before.OpenEnums; n > 0 {
		lines = append(lines, fmt.Sprintf("%d open enumerations", n))
	}
	return lines
}

// things returns a line for each connection, open file and print job of a machine.
func things(s mpr.Snapshot, users map[session.LUID]string) (lines []string) {
	for _, p := range s.Providers {
		for _, c := range p.Connections {
			name := c.Local + " " + c.Remote
			if c.Local == "" {
				name = c.Remote
			}
			of := fmt.Sprintf("of %s (session %s)", users[c.LUID], c.LUID)
			lines = append(lines, "connection "+name+" "+of)
			for _, f := range c.OpenFiles {
				lines = append(lines, "open file "+f+" on "+name+" "+of)
			}
			for _, j := range c.Jobs {
				lines = append(lines, "print job "+j+" on "+name+" "+of)
			}
		}
	}
	return lines
}
