/// The style of the coverage page.
enum CoverageStyle {
    /// The style sheet, with the browser's own light and dark colors.
    static let text = """
        :root { color-scheme: light dark; --full: #1a7f37; --part: #9a6700; --none: #cf222e; }
        @media (prefers-color-scheme: dark) {
          :root { --full: #3fb950; --part: #d29922; --none: #f85149; }
        }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem; }
        table.shares td, table.shares th { padding: 0 1rem 0 0; text-align: right; }
        table.shares th { font-weight: normal; text-align: left; }
        pre { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); overflow-x: auto; padding: .5rem 0; }
        pre span { border-left: 4px solid transparent; padding-right: 1rem; }
        pre span:target { outline: 1px solid; }
        pre b { color: color-mix(in srgb, currentColor 50%, transparent); display: inline-block; font-weight: normal; padding-right: 1rem; text-align: right; user-select: none; width: 4rem; }
        pre b::after { content: "  "; }
        pre i { color: color-mix(in srgb, currentColor 60%, transparent); padding-left: 2rem; user-select: none; }
        .full, .part, .none { background: color-mix(in srgb, var(--state) 15%, transparent); border-color: var(--state); }
        .full { --state: var(--full); } .part { --state: var(--part); } .none { --state: var(--none); }
        pre .full b::after { content: " ✓"; } pre .part b::after { content: " ◐"; } pre .none b::after { content: " ✗"; }
        p.legend span { border-left: 4px solid; margin-right: 1rem; padding: 0 .5rem; }
        """

    /// The legend of the colors.
    static let legend = """
        <p class="legend"><span class="full">✓ covered</span><span class="part">◐ in part</span>\
        <span class="none">✗ not covered</span></p>

        """
}
