#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <vector>

#include "Peer.h"

namespace {

/// PCRE2 with its JIT, each expression in turn.
class PCRE2Peer final : public peer {
public:
    PCRE2Peer() : data(pcre2_match_data_create(1, nullptr)) {}

    ~PCRE2Peer() override {
        for (auto *code : codes) pcre2_code_free(code);
        pcre2_match_data_free(data);
    }

    bool add(const std::string &pattern) override {
        const std::string whole = "\\A(?:" + pattern + ")\\z";
        int error = 0;
        PCRE2_SIZE offset = 0;
        auto *code = pcre2_compile(
            reinterpret_cast<PCRE2_SPTR>(whole.data()), whole.size(), PCRE2_DOTALL, &error, &offset,
            nullptr);
        if (code == nullptr) return false;
        codes.push_back(code);
        return pcre2_jit_compile(code, PCRE2_JIT_COMPLETE) == 0;
    }

    long firstMatch(const char *text, size_t length) override {
        const auto subject = reinterpret_cast<PCRE2_SPTR>(text);
        for (size_t index = 0; index < codes.size(); ++index) {
            if (pcre2_jit_match(codes[index], subject, length, 0, 0, data, nullptr) >= 0)
                return static_cast<long>(index);
        }
        return -1;
    }

private:
    std::vector<pcre2_code *> codes;
    pcre2_match_data *data;
};

}

std::unique_ptr<peer> makePCRE2() { return std::make_unique<PCRE2Peer>(); }
