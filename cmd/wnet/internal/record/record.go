// Package record asks an mpr.dll the questions of a scenario and keeps what it
// answered. A recording is the scenario itself, a txtar archive, with two kinds of
// files more: recorded/by says who answered, and recorded/LINE what, below the
// question that stands in that line.
//
// Comparing runs a recording's scenario on the emulator, and holds the answers
// against those in it.
package record

import (
	"errors"
	"fmt"
	"strings"

	winerr "github.com/seed-520b6462/winnet/errors"
	"github.com/seed-520b6462/winnet/mpr"
	"github.com/seed-520b6462/winnet/mpr/scenario"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// The names of a recording's own files.
const (
	folder = "recorded/"
	byFile = folder + "by"
)

// Check checks that the questions of a scenario can be asked without harm: that
// each device that they connect or cancel is nobody's, and that there is no
// connection that they would cancel by its name.
func Check(file string, n scenario.Answerer) error {
	questions, err := questionsOf(file)
	if err != nil {
		return err
	}
	if len(questions) == 0 {
		return &scenario.Unreadable{File: file, Reason: "there is no question in it: no line begins with call"}
	}
	connected, err := remotes(n)
	if err != nil {
		return fmt.Errorf("%s: what is connected can't be told: %w", file, err)
	}
	for _, q := range questions {
		if q.Remote != "" && connected[wintext.Fold(q.Remote)] {
			return fmt.Errorf("%s:%d: nothing was asked: you are connected to %s, which this would cancel", file, q.Line, q.Remote)
		}
		if q.Device == "" {
			continue
		}
		if why, inUse := InUse(n, q.Device); inUse {
			return fmt.Errorf("%s:%d: nothing was asked: %s must be free, and %s", file, q.Line, q.Device, why)
		}
	}
	return nil
}

// questionsOf returns the questions of a file.
func questionsOf(file string) ([]scenario.Question, error) {
	read, err := scenario.Read(file)
	if err != nil {
		return nil, err
	}
	return read.Questions()
}

// remotes returns the names of all connections, folded.
func remotes(n mpr.Network) (map[string]bool, error) {
	list := make(map[string]bool)
	for nr, err := range mpr.Resources(n, mpr.RESOURCE_CONNECTED, mpr.RESOURCETYPE_ANY, 0, nil) {
		switch {
		case errors.Is(err, winerr.ERROR_NO_NETWORK):
			return nil, nil
		case err != nil:
			return nil, err
		}
		list[wintext.Fold(nr.RemoteName)] = true
	}
	return list, nil
}

// InUse reports whether a device is somebody's, and why.
func InUse(n scenario.Answerer, device string) (why string, inUse bool) {
	remote, err := n.GetConnection(device)
	switch code := winerr.Code(err); {
	case code == winerr.NO_ERROR:
		return "it is " + remote, true
	case code == winerr.ERROR_CONNECTION_UNAVAIL:
		return "it is remembered for " + remote, true
	case n.Present(device):
		return "it is a drive of this machine", true
	}
	return "", false
}

// Record checks and then asks the questions of a scenario, and gives the recording
// and how many answers there are. by says who answers. Devices that are still
// connected or remembered at the end are freed: they were free before.
func Record(file string, n scenario.Answerer, by string, config scenario.Runner) (recording []byte, answers int, err error) {
	if err := Check(file, n); err != nil {
		return nil, 0, err
	}
	defer free(file, n)
	read, err := scenario.Read(file)
	if err != nil {
		return nil, 0, err
	}
	archive := read.Archive
	archive.Files = withoutAnswers(archive.Files)
	archive.Files = append(archive.Files, scenario.ArchiveFile{Name: byFile, Data: []byte(by + "\n")})
	config.Answerer = n
	config.Answered = func(line int, question, answer string) {
		answers++
		archive.Files = append(archive.Files, scenario.ArchiveFile{Name: answerFile(line), Data: []byte(question + "\n" + answer)})
	}
	if err := config.Run(file); err != nil {
		return nil, 0, err
	}
	return archive.Bytes(), answers, nil
}

// free frees the devices that the questions of a file use.
func free(file string, n scenario.Answerer) {
	questions, err := questionsOf(file)
	if err != nil {
		return // then nothing was asked
	}
	for _, q := range questions {
		if _, left := InUse(n, q.Device); q.Device != "" && left {
			_ = n.CancelConnection2(q.Device, mpr.CONNECT_UPDATE_PROFILE, true) // as well as it can be done
		}
	}
}

// withoutAnswers returns the files of a scenario that may be a recording already.
func withoutAnswers(files []scenario.ArchiveFile) (list []scenario.ArchiveFile) {
	for _, f := range files {
		if !strings.HasPrefix(f.Name, folder) {
			list = append(list, f)
		}
	}
	return list
}

func answerFile(line int) string { return fmt.Sprintf("%sline-%03d", folder, line) }
