package serve_test

import (
	"testing"

	"go.uber.org/goleak"
)

// Nothing of a server or a process is left behind.
func TestMain(m *testing.M) {
	// net/http waits half a second after it has refused a request, to let its answer arrive.
	goleak.VerifyTestMain(m, goleak.IgnoreAnyFunction("net/http.(*conn).closeWriteAndWait"))
}
