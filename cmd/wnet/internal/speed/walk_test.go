package speed

import "testing"

// The two sides of Walk give the same list.
func TestWalkIsWhatWouldBeBuiltByHand(t *testing.T) {
	got, want := walked(t, logon(t, campus(t))), byHand()
	if len(got) != len(want) {
		t.Fatalf("%d resources, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("at %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}
