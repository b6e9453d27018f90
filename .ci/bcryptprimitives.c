/* ProcessPrng for a Wine that has none, over what RtlGenRandom is exported as. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size)
{
	const SIZE_T most = 1 << 28; /* SystemFunction036 takes 32 bits */

	while (size > 0) {
		SIZE_T part = size < most ? size : most;

		if (!SystemFunction036(buffer, (ULONG)part))
			return FALSE;
		buffer += part;
		size -= part;
	}
	return TRUE;
}
