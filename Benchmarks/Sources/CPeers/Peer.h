#ifndef PEER_H
#define PEER_H

#include <cstddef>
#include <memory>
#include <string>

/// An engine with its expressions.
struct peer {
    virtual ~peer() = default;
    virtual bool add(const std::string &pattern) = 0;
    virtual bool compile() { return true; }
    virtual long firstMatch(const char *text, size_t length) = 0;
};

std::unique_ptr<peer> makePCRE2();
#ifdef HAS_RE2
std::unique_ptr<peer> makeRE2();
std::unique_ptr<peer> makeRE2Set();
#endif
#ifdef HAS_HYPERSCAN
std::unique_ptr<peer> makeHyperscan();
#endif

#endif
