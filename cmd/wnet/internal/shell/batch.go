package shell

import (
	"bufio"
	"errors"
	"fmt"

	"github.com/seed-520b6462/winnet/cmd/wnet/internal/machine"
)

// maxLine is how long a line without a terminal may be, in bytes.
const maxLine = 1 << 20

// batch reads lines without prompts. It goes on after one that fails, as the
// lines behind it may well be about something else.
func (s *shell) batch() (int, error) {
	lines := bufio.NewScanner(s.config.In)
	lines.Buffer(nil, maxLine)
	for number := 1; lines.Scan(); number++ {
		err := s.run(lines.Text())
		if errors.Is(err, errExit) {
			break
		}
		if err != nil {
			fmt.Fprintf(s.config.Err, "line %d: %s\n", number, machine.Describe(err))
		}
		s.note(err)
	}
	return s.worst, lines.Err()
}
