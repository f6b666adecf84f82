/// The named classes, restricted to single bytes.
enum NamedClasses {
    /// Perl's classes by letter; the uppercase letter means the inverse.
    ///
    /// RE2's `\s` does not include the vertical tab.
    static let perl: [UInt8: ByteSet] = [
        UInt8(ascii: "d"): ByteSet(0x30...0x39),
        UInt8(ascii: "s"): ByteSet([0x09...0x0A, 0x0C...0x0D, 0x20...0x20]),
        UInt8(ascii: "w"): word,
    ]

    /// Letters and digits.
    static let alphanumeric = ByteSet([0x30...0x39, 0x41...0x5A, 0x61...0x7A])

    /// Letters, digits and the underscore.
    static let word = ByteSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])

    /// POSIX's classes by name.
    static let posix: [String: ByteSet] = [
        "alnum": alphanumeric,
        "alpha": ByteSet([0x41...0x5A, 0x61...0x7A]),
        "ascii": ByteSet(0x00...0x7F),
        "blank": ByteSet([0x09...0x09, 0x20...0x20]),
        "cntrl": ByteSet([0x00...0x1F, 0x7F...0x7F]),
        "digit": ByteSet(0x30...0x39),
        "graph": ByteSet(0x21...0x7E),
        "lower": ByteSet(0x61...0x7A),
        "print": ByteSet(0x20...0x7E),
        "punct": ByteSet([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]),
        "space": ByteSet([0x09...0x0D, 0x20...0x20]),
        "upper": ByteSet(0x41...0x5A),
        "word": word,
        "xdigit": ByteSet([0x30...0x39, 0x41...0x46, 0x61...0x66]),
    ]

    /// Returns the Unicode class with this name, cut to Latin-1, or `nil` if RE2 does not know it.
    ///
    /// Names are spelled as in RE2; scripts outside Latin-1 are empty here.
    static func unicode(_ name: String) -> ByteSet? {
        categories[name] ?? (scripts.contains(name) ? ByteSet() : nil)
    }

    /// All names that RE2 knows.
    static var unicodeNames: [String] { Array(categories.keys) + scripts }

    /// Source: Unicode's general categories and scripts of U+0000 to U+00FF.
    private static let categories: [String: ByteSet] = [
        "Any": .all,
        "L": ByteSet([
            0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xB5...0xB5, 0xBA...0xBA, 0xC0...0xD6,
            0xD8...0xF6, 0xF8...0xFF,
        ]),
        "Lu": ByteSet([0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE]),
        "Ll": ByteSet([0x61...0x7A, 0xB5...0xB5, 0xDF...0xF6, 0xF8...0xFF]),
        "Lt": ByteSet(),
        "Lm": ByteSet(),
        "Lo": ByteSet([0xAA...0xAA, 0xBA...0xBA]),
        "M": ByteSet(),
        "Mn": ByteSet(),
        "Mc": ByteSet(),
        "Me": ByteSet(),
        "N": ByteSet([0x30...0x39, 0xB2...0xB3, 0xB9...0xB9, 0xBC...0xBE]),
        "Nd": ByteSet(0x30...0x39),
        "Nl": ByteSet(),
        "No": ByteSet([0xB2...0xB3, 0xB9...0xB9, 0xBC...0xBE]),
        "P": ByteSet([
            0x21...0x23, 0x25...0x2A, 0x2C...0x2F, 0x3A...0x3B, 0x3F...0x40, 0x5B...0x5D,
            0x5F...0x5F, 0x7B...0x7B, 0x7D...0x7D, 0xA1...0xA1, 0xA7...0xA7, 0xAB...0xAB,
            0xB6...0xB7, 0xBB...0xBB, 0xBF...0xBF,
        ]),
        "Pc": ByteSet(0x5F...0x5F),
        "Pd": ByteSet(0x2D...0x2D),
        "Ps": ByteSet([0x28...0x28, 0x5B...0x5B, 0x7B...0x7B]),
        "Pe": ByteSet([0x29...0x29, 0x5D...0x5D, 0x7D...0x7D]),
        "Pi": ByteSet(0xAB...0xAB),
        "Pf": ByteSet(0xBB...0xBB),
        "Po": ByteSet([
            0x21...0x23, 0x25...0x27, 0x2A...0x2A, 0x2C...0x2C, 0x2E...0x2F, 0x3A...0x3B,
            0x3F...0x40, 0x5C...0x5C, 0xA1...0xA1, 0xA7...0xA7, 0xB6...0xB7, 0xBF...0xBF,
        ]),
        "S": ByteSet([
            0x24...0x24, 0x2B...0x2B, 0x3C...0x3E, 0x5E...0x5E, 0x60...0x60, 0x7C...0x7C,
            0x7E...0x7E, 0xA2...0xA6, 0xA8...0xA9, 0xAC...0xAC, 0xAE...0xB1, 0xB4...0xB4,
            0xB8...0xB8, 0xD7...0xD7, 0xF7...0xF7,
        ]),
        "Sm": ByteSet([
            0x2B...0x2B, 0x3C...0x3E, 0x7C...0x7C, 0x7E...0x7E, 0xAC...0xAC, 0xB1...0xB1,
            0xD7...0xD7, 0xF7...0xF7,
        ]),
        "Sc": ByteSet([0x24...0x24, 0xA2...0xA5]),
        "Sk": ByteSet([
            0x5E...0x5E, 0x60...0x60, 0xA8...0xA8, 0xAF...0xAF, 0xB4...0xB4, 0xB8...0xB8,
        ]),
        "So": ByteSet([0xA6...0xA6, 0xA9...0xA9, 0xAE...0xAE, 0xB0...0xB0]),
        "Z": ByteSet([0x20...0x20, 0xA0...0xA0]),
        "Zs": ByteSet([0x20...0x20, 0xA0...0xA0]),
        "Zl": ByteSet(),
        "Zp": ByteSet(),
        "C": ByteSet([0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD]),
        "Cc": ByteSet([0x00...0x1F, 0x7F...0x9F]),
        "Cf": ByteSet(0xAD...0xAD),
        "Cs": ByteSet(),
        "Co": ByteSet(),
        "Common": ByteSet([
            0x00...0x40, 0x5B...0x60, 0x7B...0xA9, 0xAB...0xB9, 0xBB...0xBF, 0xD7...0xD7,
            0xF7...0xF7,
        ]),
        "Latin": ByteSet([
            0x41...0x5A, 0x61...0x7A, 0xAA...0xAA, 0xBA...0xBA, 0xC0...0xD6, 0xD8...0xF6,
            0xF8...0xFF,
        ]),
    ]

    /// Scripts without a character in Latin-1, with RE2's names (Unicode 15).
    private static let scripts: Set<String> = Set(
        """
        Adlam Ahom Anatolian_Hieroglyphs Arabic Armenian Avestan Balinese Bamum Bassa_Vah \
        Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid Canadian_Aboriginal \
        Carian Caucasian_Albanian Chakma Cham Cherokee Chorasmian Coptic Cuneiform Cypriot \
        Cypro_Minoan Cyrillic Deseret Devanagari Dives_Akuru Dogra Duployan \
        Egyptian_Hieroglyphs Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek \
        Gujarati Gunjala_Gondi Gurmukhi Han Hangul Hanifi_Rohingya Hanunoo Hatran Hebrew \
        Hiragana Imperial_Aramaic Inherited Inscriptional_Pahlavi Inscriptional_Parthian \
        Javanese Kaithi Kannada Katakana Kawi Kayah_Li Kharoshthi Khitan_Small_Script Khmer \
        Khojki Khudawadi Lao Lepcha Limbu Linear_A Linear_B Lisu Lycian Lydian Mahajani \
        Makasar Malayalam Mandaic Manichaean Marchen Masaram_Gondi Medefaidrin Meetei_Mayek \
        Mende_Kikakui Meroitic_Cursive Meroitic_Hieroglyphs Miao Modi Mongolian Mro Multani \
        Myanmar Nabataean Nag_Mundari Nandinagari New_Tai_Lue Newa Nko Nushu \
        Nyiakeng_Puachue_Hmong Ogham Ol_Chiki Old_Hungarian Old_Italic Old_North_Arabian \
        Old_Permic Old_Persian Old_Sogdian Old_South_Arabian Old_Turkic Old_Uyghur Oriya Osage \
        Osmanya Pahawh_Hmong Palmyrene Pau_Cin_Hau Phags_Pa Phoenician Psalter_Pahlavi Rejang \
        Runic Samaritan Saurashtra Sharada Shavian Siddham SignWriting Sinhala Sogdian \
        Sora_Sompeng Soyombo Sundanese Syloti_Nagri Syriac Tagalog Tagbanwa Tai_Le Tai_Tham \
        Tai_Viet Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto \
        Ugaritic Vai Vithkuqi Wancho Warang_Citi Yezidi Yi Zanabazar_Square
        """.split(separator: " ").map(String.init))
}
