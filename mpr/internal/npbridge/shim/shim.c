/*
 * A network provider DLL without a network of its own: each call goes to a
 * function that the program under test installs, with the number of the call and
 * its arguments in an array ("Network Provider API", npapi.h). So the program
 * itself can be the network that the machine's mpr.dll routes to.
 *
 * Each copy of the file is a network. As long as nothing is installed it has no
 * capability, and its calls are WN_NO_NETWORK.
 *
 *   x86_64-w64-mingw32-gcc -shared -O2 -o winnet1.dll shim.c
 */
#define UNICODE
#include <windows.h>
#include <npapi.h>

/* The order is that of npbridge's Go side. */
enum {
	GET_CAPS, GET_USER, ADD_CONNECTION, ADD_CONNECTION3, ADD_CONNECTION4, CANCEL_CONNECTION, CANCEL_CONNECTION2,
	GET_CONNECTION, GET_CONNECTION_PERFORMANCE, GET_UNIVERSAL_NAME, OPEN_ENUM, ENUM_RESOURCE, CLOSE_ENUM,
	GET_RESOURCE_INFORMATION, GET_RESOURCE_PARENT, FORMAT_NETWORK_NAME
};

typedef DWORD (WINAPI *answer)(ULONG_PTR context, ULONG_PTR call, const ULONG_PTR *arguments);

static answer installed;
static ULONG_PTR installed_context;

__declspec(dllexport) void WINAPI WinnetInstall(answer function, ULONG_PTR context)
{
	installed_context = context;
	installed = function;
}

/* The thread's last error is the router's to set: a provider leaves it alone. */
static DWORD forward(ULONG_PTR call, const ULONG_PTR *arguments)
{
	DWORD before = GetLastError(), code = call == GET_CAPS ? 0 : WN_NO_NETWORK;

	if (installed)
		code = installed(installed_context, call, arguments);
	SetLastError(before);
	return code;
}

#define A(argument) ((ULONG_PTR)(argument))
#define FORWARD(call, ...) \
	do { const ULONG_PTR arguments[] = { __VA_ARGS__ }; return forward(call, arguments); } while (0)
#define EXPORT __declspec(dllexport) DWORD APIENTRY

EXPORT NPGetCaps(DWORD index) { FORWARD(GET_CAPS, A(index)); }

EXPORT NPGetUser(LPWSTR name, LPWSTR user, LPDWORD size) { FORWARD(GET_USER, A(name), A(user), A(size)); }

EXPORT NPAddConnection(LPNETRESOURCEW nr, LPWSTR password, LPWSTR user)
{
	FORWARD(ADD_CONNECTION, A(nr), A(password), A(user));
}

EXPORT NPAddConnection3(HWND owner, LPNETRESOURCEW nr, LPWSTR password, LPWSTR user, DWORD flags)
{
	FORWARD(ADD_CONNECTION3, A(owner), A(nr), A(password), A(user), A(flags));
}

EXPORT NPAddConnection4(HWND owner, LPNETRESOURCEW nr, PVOID auth, DWORD auth_size, DWORD flags, PBYTE options, DWORD options_size)
{
	FORWARD(ADD_CONNECTION4, A(owner), A(nr), A(auth), A(auth_size), A(flags), A(options), A(options_size));
}

EXPORT NPCancelConnection(LPWSTR name, BOOL force) { FORWARD(CANCEL_CONNECTION, A(name), A(force)); }

EXPORT NPCancelConnection2(LPWSTR name, BOOL force, DWORD flags)
{
	FORWARD(CANCEL_CONNECTION2, A(name), A(force), A(flags));
}

EXPORT NPGetConnection(LPWSTR local, LPWSTR remote, LPDWORD size)
{
	FORWARD(GET_CONNECTION, A(local), A(remote), A(size));
}

EXPORT NPGetConnectionPerformance(LPCWSTR name, LPNETCONNECTINFOSTRUCT info)
{
	FORWARD(GET_CONNECTION_PERFORMANCE, A(name), A(info));
}

EXPORT NPGetUniversalName(LPWSTR path, DWORD level, LPVOID buffer, LPDWORD size)
{
	FORWARD(GET_UNIVERSAL_NAME, A(path), A(level), A(buffer), A(size));
}

EXPORT NPOpenEnum(DWORD scope, DWORD type, DWORD usage, LPNETRESOURCEW nr, LPHANDLE handle)
{
	FORWARD(OPEN_ENUM, A(scope), A(type), A(usage), A(nr), A(handle));
}

EXPORT NPEnumResource(HANDLE handle, LPDWORD count, LPVOID buffer, LPDWORD size)
{
	FORWARD(ENUM_RESOURCE, A(handle), A(count), A(buffer), A(size));
}

EXPORT NPCloseEnum(HANDLE handle) { FORWARD(CLOSE_ENUM, A(handle)); }

EXPORT NPGetResourceInformation(LPNETRESOURCEW nr, LPVOID buffer, LPDWORD size, LPWSTR *system)
{
	FORWARD(GET_RESOURCE_INFORMATION, A(nr), A(buffer), A(size), A(system));
}

EXPORT NPGetResourceParent(LPNETRESOURCEW nr, LPVOID buffer, LPDWORD size)
{
	FORWARD(GET_RESOURCE_PARENT, A(nr), A(buffer), A(size));
}

EXPORT NPFormatNetworkName(LPWSTR remote, LPWSTR formatted, LPDWORD size, DWORD flags, DWORD width)
{
	FORWARD(FORMAT_NETWORK_NAME, A(remote), A(formatted), A(size), A(flags), A(width));
}
