/// The statuses for which Go's `http.StatusText` has a name.
package enum HTTPStatus {
    /// Returns the known status that a text means: digits with or without a sign.
    package static func code(_ text: String) -> UInt32? {
        guard let number = Int(text), number > 0, known.contains(UInt32(clamping: number)) else {
            return nil
        }
        return UInt32(clamping: number)
    }

    private static let known: Set<UInt32> = Set(
        Array(100...103) + Array(200...208) + [226] + Array(300...305) + [307, 308]
            + Array(400...418) + Array(421...426) + [428, 429, 431, 451] + Array(500...508)
            + [510, 511])
}
