#ifdef HAS_RE2
#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <vector>

#include "Peer.h"

namespace {

/// Envoy's options for expressions, except for the memory of a large set.
RE2::Options options() {
    RE2::Options options(RE2::Latin1);
    options.set_log_errors(false);
    options.set_dot_nl(true);
    return options;
}

/// RE2, each expression in turn, as Envoy tries routes.
class RE2Peer final : public peer {
public:
    bool add(const std::string &pattern) override {
        expressions.push_back(std::make_unique<RE2>(pattern, options()));
        return expressions.back()->ok();
    }

    long firstMatch(const char *text, size_t length) override {
        const re2::StringPiece subject(text, length);
        for (size_t index = 0; index < expressions.size(); ++index) {
            if (RE2::FullMatch(subject, *expressions[index])) return static_cast<long>(index);
        }
        return -1;
    }

private:
    std::vector<std::unique_ptr<RE2>> expressions;
};

/// All expressions in one automaton; the first match is then selected.
class RE2SetPeer final : public peer {
public:
    RE2SetPeer() : set(wide(), RE2::ANCHOR_BOTH) {}

    bool add(const std::string &pattern) override {
        std::string error;
        return set.Add(pattern, &error) >= 0;
    }

    bool compile() override { return set.Compile(); }

    long firstMatch(const char *text, size_t length) override {
        if (!set.Match(re2::StringPiece(text, length), &matches)) return -1;
        return *std::min_element(matches.begin(), matches.end());
    }

private:
    static RE2::Options wide() {
        auto wide = options();
        // With the default of 8 MB, a large set keeps flushing its DFA's states.
        wide.set_max_mem(int64_t{1} << 30);
        return wide;
    }

    RE2::Set set;
    std::vector<int> matches;
};

}

std::unique_ptr<peer> makeRE2() { return std::make_unique<RE2Peer>(); }

std::unique_ptr<peer> makeRE2Set() { return std::make_unique<RE2SetPeer>(); }
#endif
