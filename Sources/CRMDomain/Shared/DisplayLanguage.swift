/// A language the program writes.
package enum DisplayLanguage: String, CaseIterable, Sendable {
  case en, nb, da, sv

  /// The one a locale or language code means (`nb_NO.UTF-8`, `no`, `sv`); nil where it is none of them.
  package init?(locale: String) {
    let end = locale.firstIndex { $0 == "_" || $0 == "." || $0 == "-" || $0 == "@" }
    switch locale[..<(end ?? locale.endIndex)].lowercased() {
    case "en": self = .en
    case "nb", "nn", "no": self = .nb
    case "da": self = .da
    case "sv": self = .sv
    default: return nil
    }
  }
}

/// One text in the four languages.
package struct Labels: Sendable, Equatable {
  /// English, Norwegian (bokmål), Danish, Swedish.
  package let en, nb, da, sv: String

  /// A text in English, Norwegian, Danish and Swedish.
  package init(_ en: String, _ nb: String, _ da: String, _ sv: String) {
    self.en = en
    self.nb = nb
    self.da = da
    self.sv = sv
  }

  /// A text that is the same in all of them.
  package init(_ text: String) { self.init(text, text, text, text) }

  /// The text in one language.
  package subscript(_ language: DisplayLanguage) -> String {
    switch language {
    case .en: en
    case .nb: nb
    case .da: da
    case .sv: sv
    }
  }

  /// All four.
  package var all: [String] { [en, nb, da, sv] }
}
