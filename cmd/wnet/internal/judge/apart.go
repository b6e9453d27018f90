package judge

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"time"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/conformance"
)

// Apart runs cases in processes of their own, so that a DLL that crashes or hangs
// fails a case and no more.
type Apart struct {
	// Command makes a process that calls Work.
	Command func(context.Context) *exec.Cmd
	// Patience is how long a case may take.
	Patience time.Duration
}

// step is what a process tells: that a case begins, or how it ended.
type step struct {
	Case    string
	Ended   bool
	Lacking string
	Failure string
}

// Work runs the cases that in names, one a line, and tells out of each.
func Work(open conformance.Open, in io.Reader, out io.Writer) error {
	names := bufio.NewScanner(in)
	tell := json.NewEncoder(out)
	for names.Scan() {
		if err := tell.Encode(step{Case: names.Text()}); err != nil {
			return err
		}
		for _, r := range conformance.Results(open, names.Text()) {
			s := step{Case: r.Name, Ended: true, Lacking: r.Lacking}
			if r.Err != nil {
				s.Failure = r.Err.Error()
			}
			if err := tell.Encode(s); err != nil {
				return err
			}
		}
	}
	return names.Err()
}

// Results runs every case and tells how each ended, in the suite's order. The
// error is that no process could be had.
func (a Apart) Results() ([]conformance.Result, error) {
	all := conformance.Cases()
	ended := make(map[string]step)
	for _, names := range groups(all) {
		for len(names) > 0 {
			n, err := a.tried(names, ended)
			if err != nil {
				return nil, err
			}
			names = names[n:]
		}
	}
	results := make([]conformance.Result, len(all))
	for i, c := range all {
		s := ended[c.Name]
		results[i] = conformance.Result{Case: c, Lacking: s.Lacking}
		if s.Failure != "" {
			results[i].Err = errors.New(s.Failure)
		}
	}
	return results, nil
}

// group is what the cases have in common that a process may run: a real mpr.dll
// is loaded for one kind of machine.
type group struct {
	setup conformance.Setup
	alone string
}

// groups returns the names of cases that may share a process. Those for which one more
// network is installed have one of their own.
func groups(all []conformance.Case) (list [][]string) {
	at := make(map[group]int)
	for _, c := range all {
		g := group{setup: c.Setup}
		if c.Setup.Options != (mpr.Options{}) { // which no real machine is made for: any process will say so
			g.setup = conformance.Setup{}
		}
		if slices.Contains(c.Needs, "AddIdle") {
			g.alone = c.Name
		}
		i, found := at[g]
		if !found {
			i = len(list)
			at[g], list = i, append(list, nil)
		}
		list[i] = append(list[i], c.Name)
	}
	return list
}

// attempts is how often a process is asked for: of many that Wine starts, one now
// and then dies before its program begins.
const attempts = 3

// tried runs some, once more where no case had begun.
func (a Apart) tried(names []string, ended map[string]step) (done int, err error) {
	for range attempts {
		if done, err = a.some(names, ended); err == nil {
			return done, nil
		}
	}
	return 0, err
}

// some runs cases in one process until they are done or the process has ended. It
// tells how many it has ended.
func (a Apart) some(names []string, ended map[string]step) (done int, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	cmd := a.Command(ctx)
	cmd.Stdin = strings.NewReader(strings.Join(names, "\n") + "\n")
	cmd.WaitDelay = time.Second // for a debugger, say, that keeps what the process had open
	var complaint head
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		return 0, err
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	patience := time.AfterFunc(a.Patience, cancel)
	done, under := follow(out, ended, func() { patience.Reset(a.Patience) })
	patience.Stop()
	hung := ctx.Err() != nil
	err = cmd.Wait()
	switch {
	case done == len(names):
		return done, nil
	case under == "":
		return 0, fmt.Errorf("a process ended before a case began: %w: %s", err, &complaint)
	}
	ended[under] = step{Case: under, Ended: true, Failure: ending(hung, err, complaint.String())}
	return done + 1, nil
}

// follow notes what a process tells, to its end: how many cases it has ended, and
// which one was under way.
func follow(out io.Reader, ended map[string]step, each func()) (done int, under string) {
	for lines := json.NewDecoder(out); ; each() {
		var s step
		if lines.Decode(&s) != nil {
			return done, under
		}
		under = s.Case
		if s.Ended {
			ended[s.Case], under = s, ""
			done++
		}
	}
}
