#include "CPeers.h"

#include <cstring>

#include "Peer.h"

peer *peer_make(const char *name) {
    if (strcmp(name, "pcre2") == 0) return makePCRE2().release();
#ifdef HAS_RE2
    if (strcmp(name, "re2") == 0) return makeRE2().release();
    if (strcmp(name, "re2Set") == 0) return makeRE2Set().release();
#endif
#ifdef HAS_HYPERSCAN
    if (strcmp(name, "hyperscan") == 0) return makeHyperscan().release();
#endif
    return nullptr;
}

bool peer_add(peer *peer, const char *pattern) { return peer->add(pattern); }

bool peer_compile(peer *peer) { return peer->compile(); }

long peer_first_match(peer *peer, const char *text, size_t length) {
    return peer->firstMatch(text, length);
}

void peer_free(peer *peer) { delete peer; }
