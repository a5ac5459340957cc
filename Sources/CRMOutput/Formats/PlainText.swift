import CRMDomain

/// Values as machines exchange them in text: CSV, TSV and `field=value`.
package enum PlainText {
  /// How numbers and lists are written.
  package struct Style: Sendable {
    /// The decimal mark.
    package var mark: UInt8 = UInt8(ascii: ".")
    /// What separates the values of a list.
    package var separator: UInt8 = UInt8(ascii: ";")

    /// A point, and `;` in lists.
    package init() {}
  }

  /// Appends a value; nothing for no value.
  package static func append(
    _ cell: Cell, _ type: FieldType, _ style: Style = Style(), to out: inout ByteBuffer
  ) {
    switch cell {
    case .null: break
    case .text(let text): out.append(text)
    case .integer(let value): out.append(number: value)
    case .decimal(let value): number(value, Decimal.places, true, style, &out)
    case .money(let value, let places): number(value, places, false, style, &out)
    case .boolean(let value): out.append(value ? "true" as StaticString : "false" as StaticString)
    case .reference(_, let name, let noun):
      if !noun.isEmpty {
        out.append(noun)
        out.append(UInt8(ascii: ":"))
      }
      out.append(name)
    case .single(let text): escaped(text, style, &out)
    case .json(let text): list(text, type, style, &out)
    }
  }

  private static func number(
    _ value: Int64, _ places: Int, _ isTrimmed: Bool, _ style: Style, _ out: inout ByteBuffer
  ) {
    guard style.mark != UInt8(ascii: ".") else {
      Decimal.append(value, places: places, isTrimmed: isTrimmed, to: &out)
      return
    }
    var text = ByteBuffer(capacity: 24)
    Decimal.append(value, places: places, isTrimmed: isTrimmed, to: &text)
    for byte in text.bytes { out.append(byte == UInt8(ascii: ".") ? style.mark : byte) }
  }

  /// A list of plain values could be read as labelled where a value has a colon in front.
  private static func escaped(_ text: Bytes, _ style: Style, _ out: inout ByteBuffer) {
    // A file whose lists are joined by commas is read so, where nothing says that these are not.
    ListText.append(text, escaping: [style.separator, UInt8(ascii: ",")], to: &out)
  }

  private static func list(
    _ json: Bytes, _ type: FieldType, _ style: Style, _ out: inout ByteBuffer
  ) {
    let separator = style.separator
    switch type {
    case .points:
      for (i, item) in Labelled.list(json).enumerated() {
        if i > 0 { out.append(separator) }
        if let label = item.label {
          label.withBytes {
            ListText.append($0, escaping: [separator, UInt8(ascii: ":")], to: &out)
          }
          out.append(UInt8(ascii: ":"))
        }
        item.value.withBytes { ListText.append($0, escaping: [separator], to: &out) }
      }
    case .addresses:
      for (i, item) in Address.list(json).enumerated() {
        if i > 0 { out.append(separator) }
        if let label = item.label {
          label.withBytes {
            ListText.append(
              $0, escaping: [separator, UInt8(ascii: ":"), UInt8(ascii: "|")], to: &out)
          }
          out.append(UInt8(ascii: ":"))
        }
        for (k, part) in item.parts.enumerated() {
          if k > 0 { out.append(UInt8(ascii: "|")) }
          // A colon in the first part would read as the end of a label.
          part?.withBytes {
            ListText.append(
              $0, escaping: [separator, UInt8(ascii: "|"), UInt8(ascii: ":")], to: &out)
          }
        }
      }
    case .companies, .references: companies(json, separator, &out)
    default:
      for (i, value) in RecordDraft.texts(json).enumerated() {
        if i > 0 { out.append(separator) }
        value.withBytes { ListText.append($0, escaping: [separator], to: &out) }
      }
    }
  }

  private static func companies(_ json: Bytes, _ separator: UInt8, _ out: inout ByteBuffer) {
    guard let items = elements(json) else { return }
    for (i, item) in items.enumerated() {
      if i > 0 { out.append(separator) }
      let parts = [
        item["reference"]?.text ?? item["name"]?.text, item["role"]?.text, item["starts_on"]?.text,
        item["ends_on"]?.text,
      ]
      let last = parts.lastIndex { $0 != nil } ?? 0
      for (k, part) in parts[...last].enumerated() {
        if k > 0 { out.append(UInt8(ascii: "|")) }
        part?.withBytes {
          ListText.append($0, escaping: [separator, UInt8(ascii: "|")], to: &out)
        }
      }
    }
  }

  /// The elements of a JSON array.
  static func elements(_ json: Bytes) -> [JSON]? {
    do throws(JSONParser.Fault) {
      return try JSONParser.parse(json).elements
    } catch {
      return nil
    }
  }
}
