package scenario

import (
	"slices"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/internal/fault"
	"github.com/seed-520b6462/winnet/session/wintext"
)

// Complete completes the last word of a line: where that begins, and what it may
// become. A completion that ends a word has a space behind it.
func (m *Machine) Complete(line string) (start int, list []string) {
	before, start := lastWord(line)
	word := line[start:]
	var found []string
	if command, rest := find(before); command != nil {
		found = m.argument(command, rest, strings.Trim(word, `'"`))
		if name := strings.IndexByte(word, '='); command == callCommand && name >= 0 {
			start += name + 1
			word = line[start:]
		}
	}
	if len(before) < 2 {
		// The word may be a command, or the second half of one as in net use.
		for _, name := range append(namesOf(commands), namesOf(m.config.Others)...) {
			first, second, two := strings.Cut(name, " ")
			switch {
			case len(before) == 0:
				found = append(found, first)
			case two && strings.EqualFold(first, before[0]):
				found = append(found, second)
			}
		}
	}
	return start, matching(found, strings.Trim(word, `'"`))
}

// lastWord splits off the word that a line ends in, "" if it ends in a space.
func lastWord(line string) (before []string, start int) {
	list, err := split(line, nil)
	open := err != nil || line != "" && !strings.ContainsAny(line[len(line)-1:], " \t")
	if len(list) == 0 || !open {
		return texts(list), len(line)
	}
	last := list[len(list)-1]
	return texts(list[:len(list)-1]), last.start
}

// matching returns the words that begin with what is typed, sorted, each once and
// quoted where that is needed.
func matching(found []string, typed string) []string {
	var list []string
	for _, f := range found {
		if _, begins := wintext.CutPrefix(f, typed); !begins {
			continue
		}
		if strings.HasSuffix(f, `\`) && strings.Contains(typed[min(2, len(typed)):], `\`) {
			continue // the server is there already
		}
		if strings.HasSuffix(f, `\`) || strings.HasSuffix(f, "=") || strings.HasSuffix(f, ":") && strings.HasPrefix(f, "/") {
			list = append(list, f) // more of the same word is to come
			continue
		}
		if strings.HasPrefix(f, `\\`) && strings.Count(typed, `\`) < 3 && strings.Count(f, `\`) > 2 {
			continue // one step at a time
		}
		list = append(list, Quote(f)+" ")
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// argument returns what the next word of a command may be.
func (m *Machine) argument(command *Command, rest []string, word string) []string {
	if command.prefix > 0 && len(rest) >= command.prefix {
		return m.inner(rest[command.prefix:], word)
	}
	if strings.HasPrefix(word, "/") {
		return m.option(command, word)
	}
	place := 0
	for _, w := range rest {
		if !strings.HasPrefix(w, "/") {
			place++
		}
	}
	if len(command.complete) == 0 {
		return nil
	}
	kind := command.complete[min(place, len(command.complete)-1)]
	if kind == kindArgument {
		return m.completeArgument(rest[0], word)
	}
	found := m.kind(kind)
	if kind == kindDevice && strings.HasPrefix(word, `\`) {
		found = m.kind(kindRemote) // the device of net use can be left out
	}
	return found
}

// inner completes a command behind a prefix such as expect.
func (m *Machine) inner(rest []string, word string) []string {
	line := join(rest)
	if line != "" {
		line += " "
	}
	start, list := m.Complete(line + word)
	before := (line + word)[len(line):start] // of the word, what stays as it is
	for i := range list {
		list[i] = before + strings.TrimSuffix(list[i], " ")
	}
	return list
}

func (m *Machine) option(command *Command, word string) []string {
	name, _, hasValue := strings.Cut(word[1:], ":")
	var found []string
	for _, o := range command.options {
		switch {
		case hasValue && strings.EqualFold(o.name, name):
			for _, value := range m.kind(o.kind) {
				found = append(found, "/"+o.name+":"+value)
			}
		case !hasValue && o.value != "":
			found = append(found, "/"+o.name+":")
		case !hasValue:
			found = append(found, "/"+o.name)
		}
	}
	return found
}

// kind returns all values of a kind.
func (m *Machine) kind(kind kind) []string {
	switch kind {
	case kindCode:
		return codeNames()
	case kindCall:
		return append(slices.Concat(callNames(), fault.Ops), "any", "release", "clear")
	case kindFlags:
		return flagNames()
	case kindSetting:
		return settingNames()
	case kindQuestion:
		return apiNames()
	case kindScope:
		return sorted(scopes)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []string
	switch kind {
	case kindHandle:
		list = sorted(m.handles)
	case kindCaller:
		list = each(m.callers, (*caller).name)
	case kindNetwork:
		list = each(m.networks, (*network).networkName)
	case kindServer:
		list = slices.DeleteFunc(slices.Clone(m.remotes), isShare)
	case kindRemote:
		for _, remote := range m.remotes {
			if !isShare(remote) {
				remote += `\` // a share comes next
			}
			list = append(list, remote)
		}
	case kindDevice:
		for letter := 'C'; letter <= 'Z'; letter++ {
			list = append(list, string(letter)+":")
		}
		list = append(list, "LPT1", "LPT2", "LPT3", "*")
	}
	return list
}

// isShare reports whether a remote name is that of a share, and not of a server.
func isShare(remote string) bool {
	_, _, is := splitRemote(remote)
	return is
}
