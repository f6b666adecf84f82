/// Detects a repetition whose body may be empty.
enum NullableLoops {
    /// Returns whether there is such a repetition with a maximum other than 1.
    static func exist(in tree: SyntaxTree) -> Bool {
        var mayBeEmpty: [Bool] = []
        var isFound = false
        for node in tree.nodes {
            switch node {
            case .empty, .assertion: mayBeEmpty.append(true)
            case .set: mayBeEmpty.append(false)
            case .concatenation(let children):
                mayBeEmpty.append(children.allSatisfy { mayBeEmpty[$0] })
            case .alternation(let children):
                mayBeEmpty.append(children.contains { mayBeEmpty[$0] })
            case .capture(let child, _): mayBeEmpty.append(mayBeEmpty[child])
            case .repetition(let child, let minimum, let maximum, _):
                if maximum != 1 && mayBeEmpty[child] { isFound = true }
                mayBeEmpty.append(minimum == 0 || mayBeEmpty[child])
            }
        }
        return isFound
    }
}
