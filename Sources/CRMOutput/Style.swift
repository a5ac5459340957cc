import CRMDomain

/// What a piece of text is for; one place knows how that looks.
package enum Style: Sendable {
  /// The heading of a table or record.
  case heading
  /// Something less important than what stands beside it.
  case faint
  /// An error.
  case error
  /// A hint.
  case hint
}

/// Whether and how text is coloured.
package struct Palette: Sendable {
  /// Whether escape codes are written.
  package let isOn: Bool

  /// A palette.
  package init(isOn: Bool) { self.isOn = isOn }

  /// Appends a text in a style. Colour is never the only sign.
  package func append(_ text: String, _ style: Style, to out: inout ByteBuffer) {
    guard isOn else { return out.append(text) }
    switch style {
    case .heading: out.append("\u{1B}[1m" as StaticString)
    case .faint: out.append("\u{1B}[2m" as StaticString)
    case .error: out.append("\u{1B}[31m" as StaticString)
    case .hint: out.append("\u{1B}[36m" as StaticString)
    }
    out.append(text)
    out.append("\u{1B}[0m" as StaticString)
  }
}
