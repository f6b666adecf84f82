import Explaining

extension Terminal {
    /// Gives a piece of an explanation its colour.
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
