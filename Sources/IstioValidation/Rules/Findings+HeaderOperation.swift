import IstioConfig

/// Header operations. Source: docs/semantics/istio.md 7.5.
extension Findings {
    mutating func check(_ headers: Headers) {
        if let request = headers.request {
            for entry in request.set + request.add {
                let name = entry.key.value
                if name.isEmpty {
                    refuse(.emptyHeaderName, "a header's name is empty", at: entry.key.location)
                }
                if name.hasPrefix(":") && name.lowercased() != ":authority" {
                    refuse(
                        .pseudoHeaderOperation, "`\(name)` cannot be set",
                        suggestion: "only `:authority` can",
                        at: entry.key.location)
                }
                check(headerValue: entry.value)
            }
            for name in request.remove { check(fixedHeader: name) }
        }
        if let response = headers.response {
            for entry in response.set + response.add {
                check(fixedHeader: entry.key)
                check(headerValue: entry.value)
            }
            for name in response.remove { check(fixedHeader: name) }
        }
    }

    /// Checks a name that must be neither Host nor a pseudo header.
    private mutating func check(fixedHeader name: Located<String>) {
        if name.value.isEmpty {
            refuse(.emptyHeaderName, "a header's name is empty", at: name.location)
        }
        if name.value.lowercased() == "host" {
            refuse(.hostOperation, "the Host cannot be changed here", at: name.location)
        }
        if name.value.hasPrefix(":") {
            refuse(
                .pseudoHeaderOperation, "`\(name.value)` cannot be changed here", at: name.location)
        }
    }

    private mutating func check(headerValue value: Located<String>) {
        guard let fault = HeaderValueSyntax.fault(in: value.value) else { return }
        refuse(fault.code, fault.message, suggestion: fault.suggestion, at: value.location)
    }

    /// Row 56: the authority is set more than once.
    mutating func checkAuthority(of rule: HTTPRoute) {
        var known = rule.rewrite?.authority.text() ?? ""
        guard let request = rule.headers?.request else { return }
        for entry in request.set + request.add {
            let name = entry.key.value.lowercased()
            guard name == "host" || name == ":authority" else { continue }
            if !known.isEmpty {
                refuse(
                    .duplicateAuthority, "the authority is set to `\(known)` already",
                    suggestion: "set it in one place", at: entry.key.location)
                return
            }
            known = entry.value.value
        }
    }
}
