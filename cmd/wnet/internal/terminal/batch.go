package terminal

import (
	"bufio"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-520b6462/winnet/mpr/scenario"
)

// maxLine is how long a line without a terminal may be, in bytes.
const maxLine = 1 << 20

// batch reads lines without prompts. It goes on after one that fails, as the
// lines behind it may well be about something else.
func (s *shell) batch() (int, error) {
	lines := bufio.NewScanner(s.config.In)
	lines.Buffer(nil, maxLine)
	number := 0
	for lines.Scan() {
		number++
		line := lines.Text()
		if number == 1 {
			line = strings.TrimPrefix(line, "\ufeff") // which a pipe of Windows may put there
		}
		err := s.run(line)
		if errors.Is(err, errExit) {
			break
		}
		if err != nil {
			fmt.Fprintf(s.config.Err, "line %d: %s\n", number, scenario.Describe(err))
		}
		s.note(err)
	}
	err := lines.Err()
	if errors.Is(err, bufio.ErrTooLong) {
		err = fmt.Errorf("line %d is longer than %d bytes", number+1, maxLine)
	}
	return s.worst, err
}
