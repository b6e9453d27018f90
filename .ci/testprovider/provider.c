/*
 * A network provider DLL with one server and one share, to try the real router
 * with: "Network Provider API" (Windows security documentation), npapi.h.
 * What it connects it keeps for as long as it is loaded, one drive at a time.
 */
#include <windows.h>
#include <npapi.h>
#include <wchar.h>

#define NAME L"Winnet Test Network"
#define SERVER L"\\\\winnettest"
#define SHARE L"\\\\winnettest\\share"

static WCHAR local[8];
static int at_end;

static BOOL is_share(const WCHAR *remote)
{
	return remote && !_wcsicmp(remote, SHARE);
}

DWORD APIENTRY NPGetCaps(DWORD index)
{
	switch (index) {
	case WNNC_SPEC_VERSION: return WNNC_SPEC_VERSION51;
	case WNNC_NET_TYPE: return 0x00250000;
	case WNNC_DRIVER_VERSION: return 7;
	case WNNC_CONNECTION: return WNNC_CON_ADDCONNECTION | WNNC_CON_ADDCONNECTION3 | WNNC_CON_CANCELCONNECTION | WNNC_CON_GETCONNECTIONS;
	case WNNC_ENUMERATION: return WNNC_ENUM_GLOBAL | WNNC_ENUM_LOCAL;
	case WNNC_DIALOG: return WNNC_DLG_GETRESOURCEINFORMATION;
	case WNNC_START: return WNNC_WAIT_FOR_START;
	}
	return 0;
}

DWORD APIENTRY NPAddConnection3(HWND owner, LPNETRESOURCEW nr, LPWSTR password, LPWSTR user, DWORD flags)
{
	if (!is_share(nr->lpRemoteName))
		return WN_BAD_NETNAME;
	if (!password || wcscmp(password, L"secret") || !user || wcscmp(user, L"alice"))
		return WN_BAD_PASSWORD;
	if (nr->lpLocalName && *nr->lpLocalName) {
		if (*local)
			return WN_ALREADY_CONNECTED;
		wcsncpy(local, nr->lpLocalName, 7);
	}
	return WN_SUCCESS;
}

DWORD APIENTRY NPAddConnection(LPNETRESOURCEW nr, LPWSTR password, LPWSTR user)
{
	return NPAddConnection3(NULL, nr, password, user, 0);
}

DWORD APIENTRY NPCancelConnection(LPWSTR name, BOOL force)
{
	if (!*local || _wcsicmp(name, local))
		return WN_NOT_CONNECTED;
	*local = 0;
	return WN_SUCCESS;
}

DWORD APIENTRY NPGetConnection(LPWSTR name, LPWSTR remote, LPDWORD size)
{
	DWORD need = wcslen(SHARE) + 1;

	if (!*local || _wcsicmp(name, local))
		return WN_NOT_CONNECTED;
	if (*size < need) {
		*size = need;
		return WN_MORE_DATA;
	}
	wcscpy(remote, SHARE);
	return WN_SUCCESS;
}

DWORD APIENTRY NPOpenEnum(DWORD scope, DWORD type, DWORD usage, LPNETRESOURCEW nr, LPHANDLE handle)
{
	at_end = scope == RESOURCE_CONNECTED && !*local;
	*handle = (HANDLE)(ULONG_PTR)scope;
	return WN_SUCCESS;
}

/* Puts a string where there is room, and says where the next may go. */
static WCHAR *copy(WCHAR **slot, WCHAR *to, const WCHAR *text)
{
	if (!text)
		return to;
	*slot = wcscpy(to, text);
	return to + wcslen(to) + 1;
}

/* One entry at the head of the buffer, its strings behind it. */
static DWORD put(NETRESOURCEW *nr, DWORD *size, DWORD scope, const WCHAR *rest, WCHAR **restat)
{
	const WCHAR *device = scope == RESOURCE_CONNECTED ? local : NULL;
	const WCHAR *texts[] = { SHARE, NAME, L"", device, rest };
	DWORD need = sizeof *nr, i;
	WCHAR *to;

	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		need += texts[i] ? (wcslen(texts[i]) + 1) * sizeof(WCHAR) : 0;
	if (*size < need) {
		*size = need;
		return WN_MORE_DATA;
	}
	memset(nr, 0, sizeof *nr);
	nr->dwScope = scope;
	nr->dwType = RESOURCETYPE_DISK;
	nr->dwDisplayType = RESOURCEDISPLAYTYPE_SHARE;
	nr->dwUsage = RESOURCEUSAGE_CONNECTABLE;
	to = copy(&nr->lpRemoteName, (WCHAR *)(nr + 1), SHARE);
	to = copy(&nr->lpProvider, to, NAME);
	to = copy(&nr->lpComment, to, L"");
	to = copy(&nr->lpLocalName, to, device);
	if (restat) {
		*restat = NULL;
		copy(restat, to, rest);
	}
	return WN_SUCCESS;
}

DWORD APIENTRY NPEnumResource(HANDLE handle, LPDWORD count, LPVOID buffer, LPDWORD size)
{
	DWORD code;

	if (at_end)
		return WN_NO_MORE_ENTRIES;
	code = put(buffer, size, (DWORD)(ULONG_PTR)handle, NULL, NULL);
	if (code == WN_SUCCESS) {
		*count = 1;
		at_end = 1;
	}
	return code;
}

DWORD APIENTRY NPCloseEnum(HANDLE handle)
{
	return WN_SUCCESS;
}

DWORD APIENTRY NPGetResourceInformation(LPNETRESOURCEW nr, LPVOID buffer, LPDWORD size, LPWSTR *rest)
{
	size_t n = wcslen(SHARE);

	if (!nr->lpRemoteName || _wcsnicmp(nr->lpRemoteName, SHARE, n) || (nr->lpRemoteName[n] && nr->lpRemoteName[n] != '\\'))
		return WN_BAD_NETNAME;
	return put(buffer, size, RESOURCE_GLOBALNET, nr->lpRemoteName[n] ? nr->lpRemoteName + n : NULL, rest);
}
