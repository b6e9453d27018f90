//go:build !windows || mpremu

#include "textflag.h"

// func stackBounds() bounds
// The runtime keeps both ends of the stack in the first two words of a g.
TEXT ·stackBounds(SB), NOSPLIT, $0-16
	MOVQ (TLS), AX
	MOVQ 0(AX), CX
	MOVQ 8(AX), DX
	MOVQ CX, ret_lo+0(FP)
	MOVQ DX, ret_hi+8(FP)
	RET
