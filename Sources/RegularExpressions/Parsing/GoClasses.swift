/// Unicode's class names as Go's `regexp` spells them, where it differs from RE2.
///
/// Source: docs/semantics/istio.md S64 and the recorded verdicts: case does not matter, long names
/// of categories are known, names of scripts with an underscore are not.
enum GoClasses {
    /// Returns a set for a name that Go knows, or `nil`; the set itself is never matched with.
    static func unicode(_ name: String) -> ByteSet? {
        if name.contains("_") { return nil }
        let lower = name.lowercased()
        return names.contains(lower) ? NamedClasses.unicode(name) ?? ByteSet() : nil
    }

    private static let names: Set<String> = Set(
        NamedClasses.unicodeNames.map { $0.lowercased() }
            + """
            lc cn ascii assigned letter casedletter uppercaseletter lowercaseletter \
            titlecaseletter modifierletter otherletter mark nonspacingmark spacingmark \
            enclosingmark number decimalnumber digit letternumber othernumber punctuation punct \
            connectorpunctuation dashpunctuation openpunctuation closepunctuation \
            initialpunctuation finalpunctuation otherpunctuation symbol mathsymbol \
            currencysymbol modifiersymbol othersymbol separator spaceseparator lineseparator \
            paragraphseparator other control cntrl format surrogate privateuse unassigned \
            combiningmark
            """.split(separator: " ").map(String.init))
}
