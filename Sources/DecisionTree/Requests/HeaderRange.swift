/// Where a header's name and value are in a buffer.
public struct HeaderRange: Hashable, Sendable {
    /// The range of the name; its letters may have any case.
    public var name: Range<Int>
    /// The range of the value, without blanks around it.
    public var value: Range<Int>

    /// Creates a pair of ranges.
    public init(name: Range<Int>, value: Range<Int>) {
        self.name = name
        self.value = value
    }
}

/// A header in memory that another object owns.
///
/// Four words, laid out as Envoy's dynamic modules and C callers have them.
@unsafe
public struct HeaderPointers: BitwiseCopyable {
    /// The first byte of the name.
    public var name: UnsafePointer<UInt8>?
    /// The length of the name in bytes.
    public var nameCount: Int
    /// The first byte of the value.
    public var value: UnsafePointer<UInt8>?
    /// The length of the value in bytes.
    public var valueCount: Int

    /// Creates a header from two addresses.
    public init(
        name: UnsafePointer<UInt8>?, nameCount: Int, value: UnsafePointer<UInt8>?,
        valueCount: Int,
    ) {
        unsafe self.name = name
        unsafe self.nameCount = nameCount
        unsafe self.value = value
        unsafe self.valueCount = valueCount
    }
}
