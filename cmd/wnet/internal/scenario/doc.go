// Package scenario runs scenario files: txtar archives whose comment is a script
// of commands and whose files the script may use. The engine is testscript,
// with the commands of package machine beside its own cmp, stdout and stderr.
//
// A scenario runs in a folder of its own, on a machine of its own. A command of
// the machine must succeed. Behind ! it must fail, with whatever code; behind
// expect it must end with the code given. What it prints is there for stdout
// and cmp, and the code of one that fails behind ! for stderr.
//
// Words may stand in double quotes as well as in the single ones of testscript;
// what is in quotes has no variables.
//
// A question, which is the command ask, can be put to somebody else in the
// emulator's place; see [Config].
//
// A scenario starts no program of this computer.
package scenario
