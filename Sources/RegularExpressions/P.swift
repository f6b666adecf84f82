public final class RegularExpression: Sendable {
    public init(_ pattern: String) throws(RegularExpressionError) {}
    public func matchesWhole(_ s: [UInt8]) -> Bool { false }
    public func replacingAll(in s: [UInt8], with: [UInt8]) -> [UInt8]? { nil }
}
public struct RegularExpressionError: Error { public var message = "" }
