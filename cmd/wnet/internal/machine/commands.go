package machine

// Commands are all commands, in the order of the help.
func Commands() []*Command { return commands }

var commands []*Command

// The list is made by init since commands that run other ones look into it.
func init() {
	commands = []*Command{
		setCommand, networkCommand, orderCommand, domainCommand, serverCommand, shareCommand, userCommand,
		logonCommand, logoffCommand, systemCommand, elevateCommand, threadCommand, switchCommand, asCommand, callersCommand,
		netUseCommand, connectionCommand, getUserCommand,
		openCommand, readCommand, writeCommand, closeCommand, typeCommand, dirCommand, mdCommand, delCommand,
		chdirCommand, printCommand, printedCommand, handlesCommand,
		replyCommand, shownCommand,
		stateCommand, traceCommand, expectCommand,
	}
}
