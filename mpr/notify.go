package mpr

import (
	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr/internal/routing"
	"github.com/seed-520b6462/winnet/provider"
)

// notification tells the notifyees of one operation, before and after it ("Connection Notification API"). A nil
// notification tells nobody.
type notification struct {
	list     []provider.Notifyee
	contexts []any // what each notifyee left as its context when it was told beforehand
	tell     func(to provider.Notifyee, info *provider.NotifyInfo, by string) error
	rec      *Record // nil: the router isn't observed
}

// before tells every notifyee that the operation is to come. The results are recorded and stop nothing.
func (n *notification) before() {
	n.contexts = make([]any, len(n.list))
	for i := range n.list {
		info := provider.NotifyInfo{Status: provider.NOTIFY_PRE}
		n.call(i, &info, "")
		n.contexts[i] = info.Context
	}
}

// after tells the notifyees that left a context how the operation ended, and which provider did it.
func (n *notification) after(err error, by string) {
	if n != nil {
		n.tellAfter(err, by)
	}
}

func (n *notification) tellAfter(err error, by string) {
	for i, context := range n.contexts {
		if context != nil {
			n.call(i, &provider.NotifyInfo{
				Status: provider.NOTIFY_POST, OperationStatus: winerr.Code(err), Context: context,
			}, by)
		}
	}
}

// call makes one call of a notifyee. A panic in it stops nothing either.
func (n *notification) call(i int, info *provider.NotifyInfo, by string) {
	status := info.Status
	err := func() (err error) {
		defer routing.Recover(&err)
		return routing.Failure(n.tell(n.list[i], info, by))
	}()
	if n.rec != nil {
		n.rec.Notified = append(n.rec.Notified, Notified{Notifyee: i, Status: status, Code: winerr.Code(err)})
	}
}

// beforeConnect tells the notifyees that a connection is to be made.
func (cl *call) beforeConnect(req *request) *notification {
	list := cl.c.router.notifyees()
	if len(list) == 0 {
		return nil
	}
	add := provider.NotifyAdd{Owner: req.owner, Flags: notifiedFlags(req.flags), Resource: provider.NetResource{
		Type: req.nr.Type, LocalName: req.nr.LocalName, RemoteName: req.nr.RemoteName,
	}}
	n := &notification{list: list, rec: cl.rec, tell: func(to provider.Notifyee, info *provider.NotifyInfo, _ string) error {
		told := add // a copy each, so that no notifyee sees what another changed
		return to.AddConnectNotify(info, &told)
	}}
	n.before()
	return n
}

// notifiedFlags returns the flags that NOTIFYADD may hold. CONNECT_PROMPT counts with CONNECT_INTERACTIVE only.
func notifiedFlags(flags ConnectFlags) ConnectFlags {
	told := flags & (CONNECT_TEMPORARY | CONNECT_INTERACTIVE | CONNECT_PROMPT | CONNECT_UPDATE_PROFILE | CONNECT_UPDATE_RECENT)
	if told&CONNECT_INTERACTIVE == 0 {
		told &^= CONNECT_PROMPT
	}
	return told
}

// beforeCancel tells the notifyees that a connection is to be cancelled. The provider is known after a cancel that
// succeeded.
func (cl *call) beforeCancel(req *cancelRequest) *notification {
	list := cl.c.router.notifyees()
	if len(list) == 0 {
		return nil
	}
	cancel := provider.NotifyCancel{Name: req.name, Flags: req.flags & CONNECT_UPDATE_PROFILE, Force: req.force}
	n := &notification{list: list, rec: cl.rec, tell: func(to provider.Notifyee, info *provider.NotifyInfo, by string) error {
		told := cancel
		told.Provider = by
		return to.CancelConnectNotify(info, &told)
	}}
	n.before()
	return n
}
