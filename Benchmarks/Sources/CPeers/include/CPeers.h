// Alternatives to Fairlead: engines that find the first of many expressions.
#ifndef C_PEERS_H
#define C_PEERS_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Expressions and an engine that tries them.
typedef struct peer peer;

/// Makes a peer without expressions: `re2`, `re2Set`, `pcre2` or `hyperscan`.
///
/// Returns NULL for any other name, or if the library was missing at build time.
peer *peer_make(const char *name);

/// Adds an expression, which matches whole texts. Returns false if the engine rejects it.
bool peer_add(peer *peer, const char *pattern);

/// Compiles the added expressions. Returns false on failure.
bool peer_compile(peer *peer);

/// Returns the position of the first expression that matches the text, -1 if none does.
long peer_first_match(peer *peer, const char *text, size_t length);

/// Frees a peer.
void peer_free(peer *peer);

/// Reads a YAML text with libyaml and discards its events. Returns their number, or 0 for invalid
/// YAML.
size_t scan_yaml_events(const char *text, size_t length);

#ifdef __cplusplus
}
#endif
#endif
