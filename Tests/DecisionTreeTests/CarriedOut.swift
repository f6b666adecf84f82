import ASCIIText
import DecisionTree
import Routing
import Testing

/// A request after a tree's effects are carried out on it, part by part.
///
/// Has the properties of ``Effect``, so that both can be compared.
struct CarriedOut: Equatable {
    var cluster: [UInt8]?
    var path: [UInt8]?
    var authority: [UInt8]?
    var requestHeaders: [HeaderField] = []
    var status: UInt32?
    var location: [UInt8]?
    var body: [UInt8]?
    var responseHeaders: [HeaderField] = []
    var timeoutNanoseconds: Int64?
    var retries: RetryPolicy?
    var mirrors: [String] = []
    var uncertainMirrors: [String: Double] = [:]
    var abortPercent: Double?
    var delayPercent: Double?

    /// The result of the specification.
    init(_ effect: Effect) {
        cluster = effect.clusterName.map { Array($0.utf8) }
        path = effect.request?.path
        authority = effect.request?.authority
        requestHeaders = effect.request?.headers ?? []
        status = effect.response?.status
        location = effect.response?.location
        body = effect.response?.body
        responseHeaders = effect.response?.headers ?? []
        timeoutNanoseconds = effect.timeoutNanoseconds
        retries = effect.retries
        mirrors = effect.mirrors.map(\.name)
        for mirror in effect.chance.mirrors {
            uncertainMirrors[mirror.cluster.name] = mirror.percent
        }
        abortPercent = effect.chance.abort
        delayPercent = effect.chance.delay
    }

    /// The result of rendering every part of an effect.
    ///
    /// `request` is the request as the connection manager forwards it, `nil` where it refuses it;
    /// `response` is its destination's response.
    init(
        _ effect: borrowing RequestEffect, on request: NormalizedRequest?,
        answeredBy response: borrowing ResponseView,
    ) {
        cluster = bytes(effect.clusterName)
        status = effect.status
        body = bytes(effect.body)
        if effect.outcome == .abort || effect.outcome == .redirect { body = nil }
        takePolicies(effect)
        guard let request else { return }
        if effect.outcome == .route {
            path = write { effect.writePath(to: &$0) } ?? request.original.path
            authority = bytes(effect.authority) ?? request.original.authority
            status = request.original.upstream.status
            carryOutOnRequest(effect, request)
        }
        carryOutOnResponse(effect, request, response)
    }

    private mutating func takePolicies(_ effect: borrowing RequestEffect) {
        let timeout = effect.timeoutNanoseconds
        timeoutNanoseconds = timeout == 0 ? nil : timeout
        if let retries = effect.retries {
            var policy = RetryPolicy.standard
            policy.attempts = retries.attempts
            policy.retryOn = String(decoding: bytes(retries.conditions) ?? [], as: UTF8.self)
            let limit = retries.perTryTimeoutNanoseconds
            policy.perTryTimeoutNanoseconds = limit == 0 ? nil : limit
            let backoff = retries.backoffNanoseconds
            policy.backoffNanoseconds = backoff == 0 ? nil : backoff
            policy.avoidsPreviousHosts = retries.avoidsPreviousHosts
            policy.usesRemoteLocalities = retries.usesRemoteLocalities
            let codes = retries.retriableStatusCodes
            policy.retriableStatusCodes = codes.indices.map { codes[$0] }
            self.retries = policy
        }
        let list = effect.mirrors
        for index in 0..<list.count {
            let mirror = list[index]
            let name = String(decoding: bytes(mirror.clusterName) ?? [], as: UTF8.self)
            if mirror.percent.percent >= 100 {
                mirrors.append(name)
            } else if mirror.percent.percent > 0 {
                uncertainMirrors[name] = mirror.percent.percent
            }
        }
        if let faults = effect.faults {
            let uncertain = { (percent: Double) in percent > 0 && percent < 100 ? percent : nil }
            abortPercent = uncertain(faults.abortPercent.percent)
            delayPercent =
                faults.delayNanoseconds == 0 ? nil : uncertain(faults.delayPercent.percent)
        }
    }

    private mutating func carryOutOnRequest(
        _ effect: borrowing RequestEffect, _ request: NormalizedRequest,
    ) {
        var headers = CarriedHeaders(request.headers)
        headers.list.set("x-envoy-attempt-count", "1")
        headers.carryOut(effect.requestOperations)
        for field in headers.list.fields where InlineHeaders.areConsumed(field.name) {
            headers.list.remove(field.name)
        }
        // Effects show what Envoy itself writes only where the client sent it or a rule wrote it;
        // the original path is such a header.
        let originalPath = Array("x-envoy-original-path".utf8)
        let sent = Set(request.original.headers.map { ASCII.lowercased($0.name) })
        if !sent.contains(originalPath) { headers.list.remove(originalPath) }
        let own = request.ownHeaders.union(
            sent.contains(InlineHeaders.attemptCount) ? [] : [InlineHeaders.attemptCount])
        requestHeaders = headers.list.fields.filter {
            !own.contains($0.name) || headers.touched.contains($0.name)
        }.sorted(by: HeaderField.isOrdered(_:before:))
    }

    private mutating func carryOutOnResponse(
        _ effect: borrowing RequestEffect, _ request: NormalizedRequest,
        _ response: borrowing ResponseView,
    ) {
        var headers = CarriedHeaders(HeaderList(isResponse: true), isResponse: true)
        if effect.outcome == .route {
            headers.list = HeaderList(answered: request.original.upstream)
            headers.carryOut(effect.responseOperations(for: response))
        } else {
            headers.carryOut(effect.localReplyOperations)
        }
        responseHeaders = headers.list.shownInResponse(written: headers.touched)
        // Effects omit an abort's own body, and therefore its type.
        if effect.outcome == .abort { leaveOut("content-type") }
        if effect.outcome != .redirect { return }
        let name = Array("location".utf8)
        location = responseHeaders.first { $0.name == name }?.value
        leaveOut("location")
        let written = write { effect.writeLocation(to: &$0) }
        #expect(written == location, "the Location alone differs from that among the headers")
    }

    private mutating func leaveOut(_ name: String) {
        responseHeaders.removeAll { $0.name == Array(name.utf8) }
    }
}

/// Headers that operations are carried out on, as in a proxy.
struct CarriedHeaders {
    var list: HeaderList
    /// Names of headers that an operation changed.
    private(set) var touched: Set<[UInt8]> = []
    private let isResponse: Bool

    init(_ list: HeaderList, isResponse: Bool = false) {
        self.list = list
        self.isResponse = isResponse
    }

    mutating func carryOut(_ operations: consuming HeaderOperations) {
        while let operation = operations.next() {
            let name = bytes(operation.name) ?? []
            if operation.kind == .remove {
                if list.first(name) != nil { touched.insert(name) }
                list.remove(name)
                continue
            }
            let made =
                bytes(operation.fixedValue) ?? write { operation.writeValue(to: &$0) }
            guard let value = made else { continue }
            touched.insert(name)
            switch operation.kind {
            case .set: list.set(name, value)
            case .add, .join: list.append(name, value)
            case .remove: break
            }
            #expect(
                operation.kind != .add && operation.kind != .join
                    || InlineHeaders.contains(name, inResponse: isResponse)
                        == (operation.kind == .join)
            )
        }
    }
}

/// Provides memory that is too small first, then just enough; `nil` where nothing is written.
func write(_ body: (inout OutputSpan<UInt8>) -> WriteResult) -> [UInt8]? {
    var result = WriteResult.unchanged
    let beginning = [UInt8]("ab".utf8)
    let small = [UInt8](capacity: 5) { output in
        for byte in beginning { output.append(byte) }
        result = body(&output)
    }
    guard case .insufficientSpace(let count) = result else {
        #expect(result == .written || small == beginning)
        return result == .written ? Array(small.dropFirst(2)) : nil
    }
    #expect(count > 3 && small == beginning, "a text that has no room was begun")
    let whole = [UInt8](capacity: count) { output in result = body(&output) }
    #expect(result == .written && whole.count == count)
    return whole
}

/// A copy of borrowed bytes.
func bytes(_ span: Span<UInt8>?) -> [UInt8]? {
    guard let span else { return nil }
    return span.indices.map { span[$0] }
}
