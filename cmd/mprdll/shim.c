//go:build cgo && (!windows || mpremu)

/*
 * The exports of the library. Every argument of WNet is a pointer, a handle or
 * 32 bits, and each has a place of its own in a call, so that all of them can be
 * taken as words. The last error is set here, after Go has returned: the Go
 * runtime changes it on its way out.
 */
#include "_cgo_export.h"

#ifdef _WIN32
#define API __declspec(dllexport)
#define CALL __stdcall

/* Not by windows.h: its prototypes of what is exported here have other types. */
__declspec(dllimport) void __stdcall SetLastError(unsigned long code);
#else
#define API __attribute__((visibility("default")))
#define CALL

static __thread uint32_t last_error;

API uint32_t GetLastError(void) { return last_error; }
API void SetLastError(uint32_t code) { last_error = code; }
#endif

typedef uintptr_t word;

static uint32_t call(int index, word *args, int n)
{
	uint32_t last = 0;
	uint32_t code = (uint32_t)winnetCall(index, args, n, &last);

	SetLastError(last);
	return code;
}

#define DEFINE(i, name, n, parameters, ...) \
	API uint32_t CALL name parameters { word args[] = { __VA_ARGS__ }; return call(i, args, n); }

#define EXPORT1(i, name) DEFINE(i, name, 1, (word a), a)
#define EXPORT2(i, name) DEFINE(i, name, 2, (word a, word b), a, b)
#define EXPORT3(i, name) DEFINE(i, name, 3, (word a, word b, word c), a, b, c)
#define EXPORT4(i, name) DEFINE(i, name, 4, (word a, word b, word c, word d), a, b, c, d)
#define EXPORT5(i, name) DEFINE(i, name, 5, (word a, word b, word c, word d, word e), a, b, c, d, e)
#define EXPORT7(i, name) \
	DEFINE(i, name, 7, (word a, word b, word c, word d, word e, word f, word g), a, b, c, d, e, f, g)
#define EXPORT8(i, name) \
	DEFINE(i, name, 8, (word a, word b, word c, word d, word e, word f, word g, word h), a, b, c, d, e, f, g, h)
#define EXPORT10(i, name) \
	DEFINE(i, name, 10, (word a, word b, word c, word d, word e, word f, word g, word h, word j, word k), \
	       a, b, c, d, e, f, g, h, j, k)

#include "zexports.h"
