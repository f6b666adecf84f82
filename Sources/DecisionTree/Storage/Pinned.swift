import Synchronization

/// Keeps the structure that has it as a field at its address.
///
/// The compiler passes a large structure to a function by copying it onto the stack first, unless
/// it cannot be moved like plain bytes; an atomic field sees to that. `Benchmarks` shows a third
/// more instructions for a decision without it.
struct Pinned: ~Copyable, Sendable {
    private let unused = Atomic<Bool>(false)
}
