#ifdef HAS_HYPERSCAN
#include <hs/hs.h>

#include <vector>

#include "Peer.h"

namespace {

/// Hyperscan, or Vectorscan with the same interface: all expressions in one database.
class HyperscanPeer final : public peer {
public:
    ~HyperscanPeer() override {
        hs_free_scratch(scratch);
        hs_free_database(database);
    }

    bool add(const std::string &pattern) override {
        patterns.push_back("^(?:" + pattern + ")\\z");
        return true;
    }

    bool compile() override {
        std::vector<const char *> texts;
        std::vector<unsigned> identifiers;
        for (const auto &pattern : patterns) {
            identifiers.push_back(static_cast<unsigned>(texts.size()));
            texts.push_back(pattern.c_str());
        }
        const std::vector<unsigned> flags(texts.size(), HS_FLAG_DOTALL | HS_FLAG_SINGLEMATCH);
        hs_compile_error_t *error = nullptr;
        const auto status = hs_compile_multi(
            texts.data(), flags.data(), identifiers.data(), static_cast<unsigned>(texts.size()),
            HS_MODE_BLOCK, nullptr, &database, &error);
        hs_free_compile_error(error);
        return status == HS_SUCCESS && hs_alloc_scratch(database, &scratch) == HS_SUCCESS;
    }

    long firstMatch(const char *text, size_t length) override {
        long first = -1;
        hs_scan(database, text, static_cast<unsigned>(length), 0, scratch, note, &first);
        return first;
    }

private:
    static int note(
        unsigned identifier, unsigned long long, unsigned long long, unsigned, void *context) {
        auto &first = *static_cast<long *>(context);
        const auto position = static_cast<long>(identifier);
        if (first < 0 || position < first) first = position;
        return 0;
    }

    std::vector<std::string> patterns;
    hs_database_t *database = nullptr;
    hs_scratch_t *scratch = nullptr;
};

}

std::unique_ptr<peer> makeHyperscan() { return std::make_unique<HyperscanPeer>(); }
#endif
