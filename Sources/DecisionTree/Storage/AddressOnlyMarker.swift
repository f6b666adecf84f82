import Synchronization

/// Keeps the struct that has it as a field at its address.
///
/// The compiler copies a large struct onto the stack before passing it to a function, unless it
/// cannot be moved bitwise; an atomic field ensures that. Without it the copies were 140 of some
/// 1,470 instructions of a decision, as callgrind counts.
struct AddressOnlyMarker: ~Copyable, Sendable {
    private let unused = Atomic<Bool>(false)
}
