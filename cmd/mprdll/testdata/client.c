/*
 * A program that uses a network as any program does: it maps a drive, looks
 * around, and prints what it was told. It is the same for Windows and for
 * libmpr.so.
 */
#include <stdio.h>
#ifdef _WIN32
#include <windows.h>
#include <winnetwk.h>
#define T(text) L##text
#else
#include "winnetwk_emu.h"
#define T(text) u##text
#endif

/* Prints a code with the last error, which is set behind the call's back. */
static void print(const char *what, DWORD code)
{
	printf("%s %u %u\n", what, (unsigned)code, (unsigned)GetLastError());
}

/* Prints a string; what isn't ASCII as a number. */
static void show(const char *what, const WCHAR *text)
{
	printf("%s ", what);
	for (; text && *text; text++)
		printf(*text < 128 ? "%c" : "<%x>", (unsigned)*text);
	printf("\n");
}

static void enumerate(void)
{
	NETRESOURCEW server = { 0 }, *list;
	static DWORD buffer[4096];
	DWORD count = 0xFFFFFFFF, size = sizeof buffer, i, code;
	HANDLE h;

	server.lpRemoteName = T("\\\\files");
	print("open", WNetOpenEnumW(2, 0, 0, &server, &h));
	code = WNetEnumResourceW(h, &count, buffer, &size);
	print("enum", code);
	list = (NETRESOURCEW *)buffer;
	for (i = 0; code == 0 && i < count; i++) {
		show("remote", list[i].lpRemoteName);
		show("comment", list[i].lpComment);
	}
	print("end", WNetEnumResourceW(h, &count, buffer, &size));
	print("close", WNetCloseEnum(h));
	print("closed", WNetCloseEnum(h));
}

int main(void)
{
	NETRESOURCEW nr = { 0 };
	WCHAR wide[64];
	CHAR narrow[64];
	DWORD n = 3, result = 0;

	nr.dwType = 1;
	nr.lpRemoteName = T("\\\\files\\docs");
	nr.lpLocalName = T("Z:");
	SetLastError(4711);
	print("wrong", WNetAddConnection2W(&nr, T("wrong"), T("alice"), 0));
	print("add", WNetAddConnection2W(&nr, T("secret"), T("alice"), 0));
	print("again", WNetAddConnection2W(&nr, T("secret"), T("alice"), 0));
	print("short", WNetGetConnectionA("Z:", narrow, &n));
	print("get", WNetGetConnectionA("Z:", narrow, &n));
	printf("%u %s\n", (unsigned)n, narrow);
	enumerate();

	nr.lpLocalName = NULL;
	n = 64;
	print("use", WNetUseConnectionW(NULL, &nr, T("secret"), T("alice"), 0x80, wide, &n, &result));
	show("as", wide);
	printf("result %x\n", (unsigned)result);
	print("null", WNetAddConnection2W(NULL, NULL, NULL, 0));
	print("bad", WNetAddConnection2W((void *)12, NULL, NULL, 0));
	print("cancel", WNetCancelConnection2A("Z:", 0, 1));
	print("gone", WNetCancelConnection2A("Z:", 0, 1));
	return 0;
}
