// Package conformance checks whether an implementation of mpr.Network does what
// the documents of winnetwk.h say. It is a table of cases; each has the sentence
// of the contract that it holds the implementation to, the document it comes
// from, and the documented answers and observed facts that it covers.
//
//	func TestNetwork(t *testing.T) {
//		conformance.Test(t, func(conformance.Setup) (*conformance.Machine, error) {
//			return &conformance.Machine{Network: myNetwork(), Remote: `\\server\share`}, nil
//		})
//	}
//
// Run is the same for programs: it returns an error. Results tells of each case,
// and Matrix of each documented answer, those that no case covers included.
package conformance

import (
	"slices"
	"strings"
	"testing"

	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/mprtest/suite"
	"github.com/seed-520b6462/winnet/provider"
	"github.com/seed-520b6462/winnet/testdata/spec"
)

// The parts of the suite that others see, and how it tells of them.
type (
	// Lack names what an implementation or its machine hasn't got.
	Lack = suite.Lack
	// Failure is a case that an implementation did not pass.
	Failure = suite.Failure
	// Case tells of one case of the suite. Covers has documented answers, as
	// "WNetAddConnection2W/ERROR_BAD_DEVICE", and facts that were observed, as
	// "observed/use-size-one".
	Case = suite.Case[Setup]
	// Result tells how a case ended.
	Result = suite.Result[Setup]
)

// Cases tells of every case, in the order in which they run.
func Cases() []Case { return on(nil).Cases() }

// Test runs every case as a test of its own. A case that the machine lacks
// something for is skipped, and the skip names what it is.
func Test(t *testing.T, open Open) {
	t.Helper()
	on(open).Test(t)
}

// Run runs every case and returns nil or a *Failure for each that the
// implementation did not pass, joined. A case that the machine lacks something
// for counts as passed.
func Run(open Open) error { return on(open).Run() }

// Results runs the cases of those names, or every case when there are none, and
// tells how each ended.
func Results(open Open, names ...string) []Result { return on(open).Results(names...) }

// on returns the suite on the machines that open makes. Its tests are those of single
// answers, function by function, and then those of rules that hold between calls.
func on(open Open) suite.Suite[Setup, *checker] {
	return suite.Suite[Setup, *checker]{
		Tests: slices.Concat(answers(), deviceCases, connectorCases, rememberCases, keptCases, singleCases, cancelCases, fileCases, sessionCases, credentialCases,
			routingCases, useCases, sizeCases, enumCases, resourceCases, memberCases, nameCases, errorCases, versionCases, dialogCases),
		Open: func(tt test) (*checker, error) { return newChecker(open, tt) },
	}
}

// answers returns the cases of single answers, in the order of the table. Each takes
// its sentence from there.
func answers() []test {
	byFunction := make(map[string][]answer)
	for function, list := range addAnswers() {
		byFunction[function] = list
	}
	for _, each := range []struct {
		function string
		list     func() []answer
	}{
		{"WNetCancelConnectionW", oldCancelAnswers}, {"WNetCancelConnection2W", cancelAnswers},
		{"WNetRestoreConnectionW", restoreAnswers}, {"WNetUseConnectionW", useAnswers},
		{"WNetGetConnectionW", connectionAnswers}, {"WNetGetUniversalNameW", universalAnswers},
		{"WNetGetUserW", userAnswers}, {"WNetOpenEnumW", openEnumAnswers},
		{"WNetEnumResourceW", enumResourceAnswers}, {"WNetCloseEnum", closeEnumAnswers},
		{"WNetGetResourceInformationW", informationAnswers}, {"WNetGetResourceParentW", parentAnswers},
		{"WNetGetProviderNameW", providerNameAnswers}, {"WNetGetNetworkInformationW", networkAnswers},
		{"WNetGetLastErrorW", lastErrorAnswers}, {"MultinetGetConnectionPerformanceW", performanceAnswers},
		{"WNetConnectionDialog", connectDialogAnswers}, {"WNetConnectionDialog1W", connectDialog1Answers},
		{"WNetDisconnectDialog", disconnectDialogAnswers}, {"WNetDisconnectDialog1W", disconnectDialog1Answers},
	} {
		byFunction[each.function] = each.list()
	}
	var cases []test
	for _, row := range spec.Winnetwk() {
		for _, a := range byFunction[row.Function] {
			if a.code.Name() == row.Code {
				cases = append(cases, a.of(row))
			}
		}
	}
	return cases
}

// Outcome says how a documented answer fared in a case.
type Outcome string

// The outcomes.
const (
	Pass      Outcome = "pass"
	Fail      Outcome = "fail"
	Skip      Outcome = "skip"      // the machine lacks what the case needs
	Uncovered Outcome = "uncovered" // there is no case
)

// Basis says what the emulator's answer rests on besides its row in the tables.
type Basis string

// The bases.
const (
	Documented Basis = "document" // nothing: its cases hold it to documents alone
	Observed   Basis = "observed" // a fact of the table of observations that isn't itself a document's
	Ruled      Basis = "ruling"   // at least one of its cases goes on where the document is silent
)

// Line is one documented answer of one function, in one case that covers it.
type Line struct {
	Function string
	Code     string
	Origin   string // who finds it out: router, provider, profile, session or ui
	Basis    Basis
	Case     string // "" for an answer that no case covers
	Outcome  Outcome
	Why      string // what failed, or what is lacking
}

// Matrix has a line for each documented answer and case that covers it, in the
// order of the table of answers, whatever the results are of.
func Matrix(results []Result) []Line {
	var lines []Line
	basis := bases()
	for _, row := range spec.Winnetwk() {
		line := Line{Function: row.Function, Code: row.Code, Origin: row.Origin, Basis: basis[row.Name()], Outcome: Uncovered}
		covering := Covering(results, row.Name())
		if len(covering) == 0 {
			lines = append(lines, line)
		}
		for _, c := range covering {
			line.Case, line.Outcome, line.Why = c.Case, c.Outcome, c.Why
			lines = append(lines, line)
		}
	}
	return lines
}

// Covering returns a line with case, outcome and reason for each result whose case
// covers an answer or an observed fact of that name.
func Covering(results []Result, name string) []Line {
	var lines []Line
	for i := range results {
		if r := &results[i]; slices.Contains(r.Covers, name) {
			line := Line{Case: r.Name}
			line.Outcome, line.Why = outcome(r)
			lines = append(lines, line)
		}
	}
	return lines
}

// bases returns what each documented answer rests on, by the table of observations and
// the documents that the cases name. What was observed counts before a ruling.
func bases() map[string]Basis {
	basis := make(map[string]Basis)
	for _, row := range spec.Winnetwk() {
		basis[row.Name()] = Documented
	}
	for _, c := range Cases() {
		if !strings.Contains(c.Document, ruled) {
			continue
		}
		for _, answer := range c.Covers {
			basis[answer] = Ruled
		}
	}
	for _, fact := range spec.Observed() {
		if !fact.OnWindows() || fact.Standing != "" {
			continue
		}
		for _, answer := range fact.Shows {
			basis[answer] = Observed
		}
	}
	return basis
}

// outcome returns how a case ended, and why.
func outcome(r *Result) (Outcome, string) {
	switch {
	case r.Err != nil:
		return Fail, r.Err.Error()
	case r.Lacking != "":
		return Skip, "there is no " + r.Lacking
	}
	return Pass, ""
}

// Worst is the outcome of several cases of one answer: a failure above all, then
// what was left out, then what passed.
func Worst(outcomes ...Outcome) Outcome {
	for _, worst := range []Outcome{Fail, Skip, Pass} {
		if slices.Contains(outcomes, worst) {
			return worst
		}
	}
	return Uncovered
}

// need is something that a case can't do without.
type need = suite.Need[*checker]

func has(name string, met func(*checker) bool) need { return need{Name: name, Met: met} }

var (
	needSized    = has("Sized", func(c *checker) bool { _, ok := c.n.(sizer); return ok })
	needRemote   = has("Remote", func(c *checker) bool { return c.Remote != "" && c.Server != "" && c.Provider != "" })
	needSecond   = has("Second", func(c *checker) bool { return c.Second != "" })
	needElse     = has("Elsewhere", func(c *checker) bool { return c.Elsewhere != "" })
	needDenied   = has("Denied", func(c *checker) bool { return c.Denied != "" })
	needPrinter  = has("Printer", func(c *checker) bool { return c.Printer != "" })
	needHidden   = has("Hidden", func(c *checker) bool { return c.Hidden != "" })
	needReferral = has("Referral", func(c *checker) bool { return c.Referral != "" })
	needComment  = has("Comment", func(c *checker) bool { return c.Comment != "" })
	needAccented = has("Accented", func(c *checker) bool { return c.Accented != "" })
	needMissing  = has("Missing", func(c *checker) bool { return c.Missing != "" })
	needUnknown  = has("Unknown", func(c *checker) bool { return c.Unknown != "" })
	needNetType  = has("NetType", func(c *checker) bool { return c.NetType != 0 })
	needSMB      = has("NetType", func(c *checker) bool { return c.NetType == provider.WNNC_NET_LANMAN })
	needUser     = has("User", func(c *checker) bool { return c.User != "" })
	needMeasure  = has("Performance", func(c *checker) bool { return c.Performance != mpr.ConnectInfo{} })
	needRival    = has("Rival", func(c *checker) bool { return c.Rival != nil })
	needMistyped = has("Mistyped", func(c *checker) bool { return c.Mistyped != nil })
	needStranger = has("Stranger", func(c *checker) bool { return c.Stranger != nil })
	needForeign  = has("Foreign", func(c *checker) bool { return c.Foreign != "" && c.ForeignProvider != "" && c.ForeignType != 0 })
	needAlias    = has("Alias", func(c *checker) bool { return c.Foreign != "" && c.Alias != "" })
	needLogon    = has("Logon", func(c *checker) bool { return c.Logon != nil })
	needThread   = has("Thread", func(c *checker) bool { return c.Thread != nil })
	needElevated = has("Elevated", func(c *checker) bool { return c.Elevated != nil })
	needSystem   = has("System", func(c *checker) bool { return c.System != nil })
	needDesk     = has("Desk", func(c *checker) bool { return c.Desk })
	needEnd      = has("Terminate", func(c *checker) bool { return c.Terminate != nil })
	needOpen     = has("Open", func(c *checker) bool { return c.Open != nil && c.File != "" })
	needChdir    = has("Chdir", func(c *checker) bool { return c.Chdir != nil })
	needDisks    = has("Disks", func(c *checker) bool { return len(c.Disks) > 0 })
	needDefine   = has("Define", func(c *checker) bool { return c.Define != nil })
	needRemember = has("Remember", func(c *checker) bool { return c.Remember != nil })
	needDamage   = has("Damage", func(c *checker) bool { return c.Damage != nil })
	needHalt     = has("Halt", func(c *checker) bool { return c.Halt != nil })
	needStarting = has("Starting", func(c *checker) bool { return c.Starting != nil })
	needIdle     = has("AddIdle", func(c *checker) bool { return c.AddIdle != nil })
	needFail     = has("Fail", func(c *checker) bool { return c.Fail != nil })
	needFail2    = has("FailSecond", func(c *checker) bool { return c.FailSecond != nil })
)

// script returns what a user does at one dialog after the other.
type script func(*checker) []mpr.Reply

// user puts a user in front of the machine of a case, who does what a script says.
func user(s script) func(*checker) { return func(c *checker) { c.ui.Then(s(c)...) } }

// does returns a user with these replies, whatever the machine. A user without replies
// is present, and isn't asked for anything.
func does(replies ...mpr.Reply) script {
	return func(*checker) []mpr.Reply { return replies }
}

// atEachCall returns what a user does who is asked at each of the calls that connect.
func atEachCall(replies script) script {
	return func(c *checker) (all []mpr.Reply) {
		for range c.present(connectors) {
			all = append(all, replies(c)...)
		}
		return all
	}
}
