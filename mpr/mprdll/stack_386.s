//go:build !windows || mpremu

#include "textflag.h"

// func stackBounds() bounds
// The runtime keeps both ends of the stack in the first two words of a g.
TEXT ·stackBounds(SB), NOSPLIT, $0-8
	MOVL (TLS), AX
	MOVL 0(AX), CX
	MOVL 4(AX), DX
	MOVL CX, ret_lo+0(FP)
	MOVL DX, ret_hi+4(FP)
	RET
