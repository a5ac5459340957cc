import CRMDomain

/// Text made fit for a terminal: what would move the cursor, change colours or hide other text is shown
/// as U+FFFD, and the widths of what is left are known.
package enum Visible {
  /// Whether a scalar beyond ASCII steers a terminal or turns the direction of writing round.
  private static func isMark(_ scalar: UInt32) -> Bool {
    (0x80..<0xA0).contains(scalar) || (0x202A...0x202E).contains(scalar)
      || (0x2066...0x2069).contains(scalar) || scalar == 0x2028 || scalar == 0x2029
      || scalar == 0xFFFD
  }

  /// Appends JSON with what would steer a terminal escaped: it reads back as the same.
  package static func append(json: Bytes, to out: inout ByteBuffer) {
    var i = 0
    var start = 0
    while i < json.count {
      let from = i
      // JSON itself escapes everything below a blank.
      if json[i] < 0x80 && json[i] != 0x7F {
        i += 1
        continue
      }
      let scalar = json[i] == 0x7F ? 0x7F : json.scalar(at: &i)
      if scalar == 0x7F { i += 1 }
      guard scalar == 0x7F || isMark(scalar) else { continue }
      out.append(json.part(start..<from))
      let digits = String(scalar, radix: 16)
      out.append("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
      start = i
    }
    out.append(json.part(start..<json.count))
  }

  /// Appends `text` with control characters (C0, DEL, C1), and the marks that turn the direction of
  /// writing round, replaced. Line feeds and tabs become blanks unless `keepsLines`.
  package static func append(_ text: Bytes, to out: inout ByteBuffer, keepsLines: Bool = false) {
    var i = 0
    var start = 0
    while i < text.count {
      let byte = text[i]
      if byte >= 0x20 && byte < 0x7F {
        i += 1
        continue
      }
      let from = i
      if byte < 0x80 {
        i += 1
        if keepsLines && (byte == 0x0A || byte == 0x09) { continue }
        out.append(text.part(start..<from))
        if byte == 0x0A || byte == 0x09 {
          out.append(0x20)
        } else {
          out.append(scalar: 0xFFFD)
        }
        start = i
        continue
      }
      let scalar = text.scalar(at: &i)
      if isMark(scalar) {
        out.append(text.part(start..<from))
        out.append(scalar: 0xFFFD)
        start = i
      }
    }
    out.append(text.part(start..<text.count))
  }

  /// A text made fit for a terminal.
  package static func text(_ text: String) -> String {
    var out = ByteBuffer(capacity: text.utf8.count + 8)
    text.withBytes { append($0, to: &out) }
    return out.string
  }

  /// How many cells a text takes in a terminal.
  package static func width(_ text: Bytes) -> Int {
    var width = 0
    var i = 0
    while i < text.count {
      if text[i] < 0x80 {
        width += 1
        i += 1
      } else {
        width += Composition.cells(text.scalar(at: &i))
      }
    }
    return width
  }

  /// How many bytes of a text fit into `width` cells.
  package static func prefix(_ text: Bytes, width: Int) -> Int {
    var used = 0
    var i = 0
    while i < text.count {
      var next = i
      let taken = Composition.cells(text.scalar(at: &next))
      if used + taken > width { return i }
      used += taken
      i = next
    }
    return i
  }
}
