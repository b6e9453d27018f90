/*
 * WNet for programs that are linked with libmpr.so: the types, structures and
 * functions of winnetwk.h in their A and W forms. Characters of the W forms have
 * 16 bits (u"..." in C11), those of the A forms are in code page 1252. The codes
 * are those of winerror.h.
 */
#ifndef WINNETWK_EMU_H
#define WINNETWK_EMU_H

#include <stdint.h>
#include <uchar.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef uint32_t DWORD;
typedef int32_t BOOL;
typedef uint16_t WORD;
typedef char CHAR;
typedef char16_t WCHAR;
typedef void *HANDLE, *HWND;

typedef struct {
	DWORD cbStructure, dwProviderVersion, dwStatus, dwCharacteristics;
	uintptr_t dwHandle;
	WORD wNetType;
	DWORD dwPrinters, dwDrives;
} NETINFOSTRUCT;

typedef struct {
	DWORD cbStructure, dwFlags, dwSpeed, dwDelay, dwOptDataSize;
} NETCONNECTINFOSTRUCT;

/* Everything that has strings, for one kind of character. */
#define WINNETWK_FORMS(X, CHARACTER) \
	typedef struct { \
		DWORD dwScope, dwType, dwDisplayType, dwUsage; \
		CHARACTER *lpLocalName, *lpRemoteName, *lpComment, *lpProvider; \
	} NETRESOURCE##X; \
	typedef struct { CHARACTER *lpUniversalName; } UNIVERSAL_NAME_INFO##X; \
	typedef struct { CHARACTER *lpUniversalName, *lpConnectionName, *lpRemainingPath; } REMOTE_NAME_INFO##X; \
	typedef struct { \
		DWORD cbStructure; \
		HWND hwndOwner; \
		NETRESOURCE##X *lpConnRes; \
		DWORD dwFlags, dwDevNum; \
	} CONNECTDLGSTRUCT##X; \
	typedef struct { \
		DWORD cbStructure; \
		HWND hwndOwner; \
		CHARACTER *lpLocalName, *lpRemoteName; \
		DWORD dwFlags; \
	} DISCDLGSTRUCT##X; \
	DWORD WNetAddConnection##X(const CHARACTER *remote, const CHARACTER *password, const CHARACTER *local); \
	DWORD WNetAddConnection2##X(NETRESOURCE##X *, const CHARACTER *password, const CHARACTER *user, DWORD flags); \
	DWORD WNetAddConnection3##X(HWND, NETRESOURCE##X *, const CHARACTER *password, const CHARACTER *user, DWORD flags); \
	DWORD WNetAddConnection4##X(HWND, NETRESOURCE##X *, void *auth, DWORD authSize, DWORD flags, uint8_t *options, DWORD optionsSize); \
	DWORD WNetUseConnection##X(HWND, NETRESOURCE##X *, const CHARACTER *password, const CHARACTER *user, DWORD flags, \
	                           CHARACTER *accessName, DWORD *size, DWORD *result); \
	DWORD WNetUseConnection4##X(HWND, NETRESOURCE##X *, void *auth, DWORD authSize, DWORD flags, uint8_t *options, DWORD optionsSize, \
	                            CHARACTER *accessName, DWORD *size, DWORD *result); \
	DWORD WNetCancelConnection##X(const CHARACTER *name, BOOL force); \
	DWORD WNetCancelConnection2##X(const CHARACTER *name, DWORD flags, BOOL force); \
	DWORD WNetGetConnection##X(const CHARACTER *local, CHARACTER *remote, DWORD *length); \
	DWORD WNetGetUniversalName##X(const CHARACTER *path, DWORD level, void *buffer, DWORD *size); \
	DWORD WNetGetUser##X(const CHARACTER *name, CHARACTER *user, DWORD *length); \
	DWORD MultinetGetConnectionPerformance##X(NETRESOURCE##X *, NETCONNECTINFOSTRUCT *); \
	DWORD WNetOpenEnum##X(DWORD scope, DWORD type, DWORD usage, NETRESOURCE##X *, HANDLE *); \
	DWORD WNetEnumResource##X(HANDLE, DWORD *count, void *buffer, DWORD *size); \
	DWORD WNetGetResourceInformation##X(NETRESOURCE##X *, void *buffer, DWORD *size, CHARACTER **system); \
	DWORD WNetGetResourceParent##X(NETRESOURCE##X *, void *buffer, DWORD *size); \
	DWORD WNetGetProviderName##X(DWORD netType, CHARACTER *name, DWORD *size); \
	DWORD WNetGetNetworkInformation##X(const CHARACTER *provider, NETINFOSTRUCT *); \
	DWORD WNetGetLastError##X(DWORD *code, CHARACTER *text, DWORD textLength, CHARACTER *name, DWORD nameLength); \
	void WNetSetLastError##X(DWORD code, CHARACTER *text, CHARACTER *provider); \
	DWORD WNetConnectionDialog1##X(CONNECTDLGSTRUCT##X *); \
	DWORD WNetDisconnectDialog1##X(DISCDLGSTRUCT##X *);

WINNETWK_FORMS(A, CHAR)
WINNETWK_FORMS(W, WCHAR)

DWORD WNetRestoreConnectionW(HWND, const WCHAR *device); /* up to Windows Server 2003 */
DWORD WNetRestoreSingleConnectionW(HWND, const WCHAR *device, BOOL useUI);
DWORD WNetCloseEnum(HANDLE);
DWORD WNetConnectionDialog(HWND, DWORD type);
DWORD WNetDisconnectDialog(HWND, DWORD type);

/* The last error of this thread. */
DWORD GetLastError(void);
void SetLastError(DWORD);

#ifdef __cplusplus
}
#endif
#endif
