package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
)

// notification is one operation on its way past the notifyees: what each of
// them left as its context when it was told beforehand ("Connection
// Notification API").
type notification struct {
	cl       *call
	list     []provider.Notifyee
	contexts []any
	tell     func(n provider.Notifyee, info *provider.NotifyInfo) error
}

// before tells every notifyee that the operation is to come. What they return
// is recorded and stops nothing.
func (n *notification) before() {
	n.contexts = make([]any, len(n.list))
	for i := range n.list {
		info := provider.NotifyInfo{Status: provider.NOTIFY_PRE}
		n.call(i, &info)
		n.contexts[i] = info.Context
	}
}

// after tells those that left a context how the operation ended.
func (n *notification) after(err error) {
	for i, context := range n.contexts {
		if context != nil {
			n.call(i, &provider.NotifyInfo{
				Status: provider.NOTIFY_POST, OperationStatus: winerr.Code(err), Context: context,
			})
		}
	}
}

// call makes one call of a notifyee. A panic in it stops nothing either.
func (n *notification) call(i int, info *provider.NotifyInfo) {
	status := info.Status
	err := func() (err error) {
		defer routing.Recover(&err)
		return routing.Failure(n.tell(n.list[i], info))
	}()
	if rec := n.cl.rec; rec != nil {
		rec.Notified = append(rec.Notified, Notified{Notifyee: i, Status: status, Code: winerr.Code(err)})
	}
}

// connectNotified connects between the two notifications, if anybody listens.
func (cl *call) connectNotified(req *request, slots []*routing.Slot) error {
	list := cl.c.router.notifyees()
	if len(list) == 0 {
		return cl.connect(req, slots)
	}
	add := provider.NotifyAdd{Owner: req.owner, Flags: notifiedFlags(req.flags), Resource: provider.NetResource{
		Type: req.nr.Type, LocalName: req.nr.LocalName, RemoteName: req.nr.RemoteName,
	}}
	n := notification{cl: cl, list: list, tell: func(to provider.Notifyee, info *provider.NotifyInfo) error {
		told := add // each gets its own: none sees what another changed
		return to.AddConnectNotify(info, &told)
	}}
	n.before()
	err := cl.connect(req, slots)
	n.after(err)
	return err
}

// notifiedFlags are the flags that NOTIFYADD may hold. CONNECT_PROMPT means
// something with CONNECT_INTERACTIVE only.
func notifiedFlags(flags ConnectFlags) ConnectFlags {
	told := flags & (CONNECT_TEMPORARY | CONNECT_INTERACTIVE | CONNECT_PROMPT | CONNECT_UPDATE_PROFILE | CONNECT_UPDATE_RECENT)
	if told&CONNECT_INTERACTIVE == 0 {
		told &^= CONNECT_PROMPT
	}
	return told
}

// cancelNotified cancels between the two notifications, if anybody listens. The
// provider is known only after a cancel that succeeded.
func (cl *call) cancelNotified(req *cancelRequest) error {
	list := cl.c.router.notifyees()
	if len(list) == 0 {
		return cl.cancelRemembering(req)
	}
	cancel := provider.NotifyCancel{Name: req.name, Flags: req.flags & CONNECT_UPDATE_PROFILE, Force: req.force}
	n := notification{cl: cl, list: list, tell: func(to provider.Notifyee, info *provider.NotifyInfo) error {
		told := cancel
		return to.CancelConnectNotify(info, &told)
	}}
	n.before()
	err := cl.cancelRemembering(req)
	if err == nil {
		cancel.Provider = cl.Provider
	}
	n.after(err)
	return err
}
