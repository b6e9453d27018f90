//go:build !windows || mpremu

#include "textflag.h"

// func stackBounds() bounds
// The runtime keeps both ends of the stack in the first two words of a g.
TEXT ·stackBounds(SB), NOSPLIT, $0-16
	MOVD 0(g), R0
	MOVD 8(g), R1
	MOVD R0, ret_lo+0(FP)
	MOVD R1, ret_hi+8(FP)
	RET
