import Explaining

extension Terminal {
    /// Colors a piece of an explanation.
    func explained(_ text: String, _ role: ExplanationText.Role) -> String {
        switch role {
        case .good: styled(text, .green)
        case .bad: styled(text, .red)
        case .suggestion: styled(text, .yellow)
        case .place: styled(text, .blue)
        case .dim: styled(text, .dim)
        }
    }
}
