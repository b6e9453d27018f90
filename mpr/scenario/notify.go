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
	n.m.mu.Lock()
	defer n.m.mu.Unlock()
	n.m.notified = append(n.m.notified, text)
	return asError(n.answer)
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
	long:    "The command notified lists what notifyees were told.",
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

var notifiedCommand = &Command{
	Name: "notified", Short: "list what notifyees were told since the last time",
	run: func(l *line) error {
		l.mu.Lock()
		defer l.mu.Unlock()
		for _, text := range l.notified {
			l.printf("%s\n", text)
		}
		l.notified = nil
		return nil
	},
}
