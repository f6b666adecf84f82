/// Unicode class names as spelled by Go's `regexp`, where they differ from RE2's.
///
/// Source: docs/semantics/istio.md S64 and the recorded verdicts: case is ignored, long category
/// names are valid, script names with an underscore are not.
enum GoClasses {
    /// Returns a set if Go knows the name, else `nil`; the set itself is never used for matching.
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
