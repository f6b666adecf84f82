import Testing

@Suite("Comments")
struct CommentTests {
    static let cases = [
        FormattingCase(
            "alone are a text too", "\n# a\n\n\n   # b\n", becomes: "# a\n\n# b\n"),
        FormattingCase(
            "above an entry stay above it, indented as it is",
            "a:\n        # b\n    b: 1\n  # c\n    c: 2\n",
            becomes: "a:\n  # b\n  b: 1\n  # c\n  c: 2\n"),
        FormattingCase(
            "at the end of a line stay there, one blank apart",
            "a: 1    # one\nb: 'x'# two\nc: [] # three\nd: *a # four\ne: # five\n",
            becomes: "a: 1 # one\nb: x # two\nc: [] # three\nd: *a # four\ne: # five\n"),
        FormattingCase(
            "behind a key of a collection stay behind it",
            "a: # list\n- b: # mapping\n    c: 1\n",
            becomes: "a: # list\n- b: # mapping\n    c: 1\n"),
        FormattingCase(
            "between a key and its collection stay between",
            "a:\n  # b\n  - b\n  # c\n\n  - c\n", becomes: "a:\n# b\n- b\n# c\n\n- c\n"),
        FormattingCase(
            "between a key and its scalar go above", "a:\n  # b\n  # c\n  d # e\n",
            becomes: "# b\n# c\na: d # e\n"),
        FormattingCase(
            "behind a dash go above the item",
            "a:\n- # b\n  c: 1\n\n- # d\n  e\n-  # f\n- - # g\n    h\n",
            becomes: "a:\n# b\n- c: 1\n\n# d\n- e\n- # f\n# g\n- - h\n"),
        FormattingCase(
            "at the end of a collection stay in it",
            "a:\n  b:\n    - x\n    # in b\n  # in a\n# at the end\n",
            becomes: "a:\n  b:\n  - x\n  # in b\n  # in a\n# at the end\n"),
        FormattingCase(
            "behind a list that is not indented belong to what follows",
            stays: "a:\n- x\n# about b\nb: 1\n"),
        FormattingCase(
            "of a key without value stay below it",
            "a:\n    # b: 1\n    # c: 2\nd:\n  -\n    # x\n  - y\n",
            becomes: "a:\n  # b: 1\n  # c: 2\nd:\n-\n  # x\n- y\n"),
        FormattingCase(
            "in the header of a block stay there",
            "a: |  # text\n  x\nb: >- # folded\n  y\n  z\nc: \"p\\nq\\n\" # quoted\n",
            becomes: "a: | # text\n  x\nb: y z # folded\nc: | # quoted\n  p\n  q\n"),
        FormattingCase(
            "in a block are text", stays: "a: |\n  # x\n    # y\nb: \"# z\"\nc: d#e\n"),
        FormattingCase(
            "below a block are not drawn into it",
            "a:\n  - |\n    x\n  # b\n    # c\nd: 1\n", becomes: "a:\n- |\n  x\n# b\n# c\nd: 1\n"),
        FormattingCase(
            "below a block that keeps its blank lines follow at once",
            "a: |+\n  x\n\n\n# b\n\n# c\n", becomes: "a: |+\n  x\n\n\n# b\n\n# c\n"),
        FormattingCase(
            "in brackets make a block of them",
            "a: [ # a\n  # b\n  b, # behind b\n  c # behind c\n  , # d\n  d,\n  # end\n] # after\ne: 1\n",
            becomes:
                "a: # a\n# b\n- b # behind b\n- c # behind c\n# d\n- d\n# end\n# after\ne: 1\n"),
        FormattingCase(
            "in empty brackets go above", "a: [\n  # none yet\n]\n", becomes: "# none yet\na: []\n"),
        FormattingCase(
            "behind brackets go to the key or above the item",
            "a: [x,\n  y] # a\nb:\n- {c: 1,\n   d: 2} # b\n- [e, f] # c\n",
            becomes: "a: # a\n- x\n- y\nb:\n# b\n- c: 1\n  d: 2\n- [e, f] # c\n"),
        FormattingCase(
            "behind an anchor or a tag stay there",
            "a: &a # a\n  b: 1\nc: !!map # c\n  # d\n  d: 1\n",
            becomes: "a: &a # a\n  b: 1\nc: !!map # c\n  # d\n  d: 1\n"),
        FormattingCase(
            "of explicit keys stay in order",
            "# 1\n? # 2\n  [a,\n   b] # 3\n# 4\n: # 5\n  c # 6\n# 7\n",
            becomes: "# 1\n# 2\n# 3\n? - a\n  - b\n# 4\n# 5\n: c # 6\n# 7\n"),
        FormattingCase(
            "of explicit keys behind a tag stay where they are",
            stays: "!a\n? &a\n:\n  # n\nb:\n  # m\n# end\n"),
        FormattingCase(
            "before the first document stay before it",
            "# licence\n\n# about\n---\n# a\na: 1\n", becomes: "# licence\n\n# about\n\n# a\na: 1\n"
        ),
        FormattingCase(
            "around markers stay on their side",
            "a: 1\n# end of 1\n--- # 2\nb: 2\n# end of 2\n... # after 2\n# before 3\n---\nc: 3\n",
            becomes:
                "a: 1\n# end of 1\n---\n# 2\nb: 2\n# end of 2\n---\n# after 2\n# before 3\nc: 3\n"),
        FormattingCase(
            "of empty documents stay", "# a\n--- # b\n# c\n---\n# d\n",
            becomes: "# a\n---\n# b\n# c\n---\n# d\n"),
        FormattingCase(
            "around directives stay",
            "# a\n%YAML 1.1 # b\n# c\n--- # d\ne: 1\n... # f\n# g\n%YAML 1.1\n---\nh: 1\n",
            becomes:
                "# a\n%YAML 1.1\n# b\n# c\n---\n# d\ne: 1\n...\n# f\n# g\n%YAML 1.1\n---\nh: 1\n"),
        FormattingCase(
            "may have any characters",
            stays: "# ä 😀 \"quoted\" [x] &a *b: |\na: 1 #!none\n#\nb: 2\n"),
        FormattingCase(
            "are found behind characters of several bytes", "\"ä😀€\": 'ä' # ö\n# 😀\nb: c#d # e\n",
            becomes: "ä😀€: ä # ö\n# 😀\nb: c#d # e\n"),
        FormattingCase(
            "are found whatever ends their lines",
            "a: 1 # a\r# b\r\nb: 2 # c\u{2028}# d\u{85}c: 3\n",
            becomes: "a: 1 # a\n# b\nb: 2 # c\n# d\nc: 3\n"),
    ]

    @Test("survive where", arguments: cases)
    func comments(_ example: FormattingCase) throws { try example.check() }
}
