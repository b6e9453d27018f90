package scenario

import (
	"fmt"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/provider"
)

// notifyee writes down what it is told, and answers with a code.
type notifyee struct {
	m      *Machine
	number int
	answer winerr.Errno
}

var _ provider.Notifyee = (*notifyee)(nil)

func (n *notifyee) told(info *provider.NotifyInfo, what string) error {
	info.Context = n // so that it is told of the end as well
	text := fmt.Sprintf("notifyee %d: %s %s", n.number, info.Status, what)
	if info.Status == provider.NOTIFY_POST {
		text += " = " + info.OperationStatus.Name()
	}
	n.m.toldOf(text)
	return asError(n.answer)
}

// toldOf writes down what somebody was told.
func (m *Machine) toldOf(text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.notified = append(m.notified, text)
}

func (n *notifyee) AddConnectNotify(info *provider.NotifyInfo, add *provider.NotifyAdd) error {
	return n.told(info, "connect "+add.Resource.LocalName+" "+add.Resource.RemoteName)
}

func (n *notifyee) CancelConnectNotify(info *provider.NotifyInfo, cancel *provider.NotifyCancel) error {
	return n.told(info, "cancel "+cancel.Name)
}

var notifyCommand = &Command{
	Name: "notify", Short: "register a notifyee, which is told of connections made and cancelled",
	options: []option{{name: "answer", value: "CODE", help: "what it returns; NO_ERROR", kind: kindCode}},
	long:    "The command notified lists what notifyees and credential managers were told.",
	run: func(l *line) error {
		n := &notifyee{m: l.Machine, answer: winerr.Errno(l.numbers["answer"])}
		l.mu.Lock()
		l.notifyees++
		n.number = l.notifyees
		l.mu.Unlock()
		l.router.AddNotifyee(n)
		return nil
	},
}

var managerCommand = &Command{
	Name: "manager", Args: "[NAME]", Short: "install a credential manager, which is told of logons",
	options: []option{
		{name: "type", value: "NUMBER", help: "its WNNC_NET_ number; without it WNNC_CRED_MANAGER, 0 for one that isn't told", is: &plainNumber},
		{name: "script", value: "COMMAND", help: "the logon script that it returns"},
		{name: "answer", value: "CODE", help: "what it answers; NO_ERROR", kind: kindCode},
	},
	long: "Without a name, the logon scripts that were kept are listed. The command\n" +
		"notified lists what credential managers were told.",
	examples: []string{`manager Vault /script:'cmd /C welcome.cmd'`, `manager Broken /answer:ERROR_NO_NETWORK`},
	most:     1, run: runManager,
}

func runManager(l *line) error {
	if len(l.args) == 0 {
		for _, s := range l.router.LogonScripts() {
			l.printf("%s: %s\n", s.Provider, s.Command)
		}
		return nil
	}
	m, name, script, answer := l.Machine, l.args[0], l.options["script"], asError(winerr.Errno(l.numbers["answer"]))
	netType := provider.WNNC_CRED_MANAGER
	if l.has("type") {
		netType = l.numbers["type"]
	}
	err := l.router.AddProvider(&provider.Func{
		ProviderName: name, Registry: provider.Registration{Class: provider.WN_CREDENTIAL_CLASS},
		Caps: map[provider.CapIndex]uint32{provider.WNNC_NET_TYPE: netType},
		OnLogonNotify: func(logon provider.Logon) (string, error) {
			m.toldOf(fmt.Sprintf("%s: logon of %s, password %s, station %s", name, logon.User, logon.Password, logon.Station))
			return script, answer
		},
	})
	if err != nil {
		return l.usage("%v", err)
	}
	return nil
}

var notifiedCommand = &Command{
	Name: "notified", Short: "list what notifyees and credential managers were told since the last time",
	run: func(l *line) error {
		for _, text := range take(l.Machine, &l.notified) {
			l.printf("%s\n", text)
		}
		return nil
	},
}
