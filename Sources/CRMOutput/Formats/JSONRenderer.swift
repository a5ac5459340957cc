import CRMDomain

/// Rows as JSON: an array with an object a line, or JSON Lines.
package final class JSONRenderer: RowRenderer {
  /// What surrounds the objects.
  package enum Shape: Sendable { case array, lines, single }

  private let sink: ByteSink
  private let columns: [OutputColumn]
  private let shape: Shape
  private var isFirst = true
  /// What stands before each cell, and at last what stands after the last one.
  private var before: [[UInt8]] = []

  /// A renderer of these columns. Columns whose names begin alike up to a dot share an object.
  package init(_ sink: ByteSink, _ columns: [OutputColumn], _ shape: Shape) {
    self.sink = sink
    self.columns = columns
    self.shape = shape
    var open: [Substring] = []
    var isFirstKey = true
    for column in columns {
      let path = column.isPath ? column.name.split(separator: ".") : [column.name[...]]
      var text = ByteBuffer(capacity: 64)
      if before.isEmpty { text.append(UInt8(ascii: "{")) }
      let parents = path.dropLast()
      var common = 0
      while common < open.count, common < parents.count, open[common] == parents[common] {
        common += 1
      }
      for _ in common..<open.count {
        text.append(UInt8(ascii: "}"))
        isFirstKey = false
      }
      open.removeLast(open.count - common)
      for parent in parents[(parents.startIndex + common)...] {
        if !isFirstKey { text.append(UInt8(ascii: ",")) }
        Self.append(key: parent, to: &text)
        text.append(UInt8(ascii: "{"))
        open.append(parent)
        isFirstKey = true
      }
      if !isFirstKey { text.append(UInt8(ascii: ",")) }
      Self.append(key: path.last ?? "", to: &text)
      isFirstKey = false
      before.append(Array(text.bytes))
    }
    before.append(Array((String(repeating: "}", count: open.count) + "}").utf8))
    if columns.isEmpty { before = [Array("{}".utf8)] }
  }

  private static func append(key: Substring, to out: inout ByteBuffer) {
    String(key).withBytes { JSON.append(string: $0, to: &out) }
    out.append(UInt8(ascii: ":"))
  }

  package func begin() throws(CRMError) {
    if shape == .array { try sink.write("[") }
  }

  package func row(_ cells: [Cell]) throws(CRMError) {
    guard sink.isTerminal else { return try sink.write { out in append(cells, to: &out) } }
    var row = ByteBuffer(capacity: 1024)
    append(cells, to: &row)
    try sink.write { out in Visible.append(json: row.bytes, to: &out) }
  }

  private func append(_ cells: [Cell], to out: inout ByteBuffer) {
    if shape == .array, !isFirst { out.append(",\n" as StaticString) }
    isFirst = false
    for (i, cell) in cells.enumerated() {
      before[i].withUnsafeBufferPointer { out.append($0) }
      JSONRenderer.append(cell, columns[i].type, to: &out)
    }
    before[cells.count].withUnsafeBufferPointer { out.append($0) }
    if shape != .array { out.append(UInt8(ascii: "\n")) }
  }

  package func end() throws(CRMError) {
    if shape == .array { try sink.write("]\n") }
  }

  /// Writes one value.
  package static func append(_ cell: Cell, _ type: FieldType, to out: inout ByteBuffer) {
    switch cell {
    case .null: out.append(type.isMany ? "[]" as StaticString : "null" as StaticString)
    case .text(let text): JSON.append(string: text, to: &out)
    case .integer(let value): out.append(number: value)
    case .decimal(let value):
      Decimal.append(value, places: Decimal.places, isTrimmed: true, to: &out)
    case .money(let value, let places):
      Decimal.append(value, places: places, isTrimmed: false, to: &out)
    case .boolean(let value): out.append(value ? "true" as StaticString : "false" as StaticString)
    case .reference(let id, let name, let noun):
      out.append("{" as StaticString)
      if !noun.isEmpty {
        out.append("\"noun\":" as StaticString)
        JSON.append(string: noun, to: &out)
        out.append(UInt8(ascii: ","))
      }
      out.append("\"id\":" as StaticString)
      out.append(number: id)
      out.append(",\"name\":" as StaticString)
      JSON.append(string: name, to: &out)
      out.append(UInt8(ascii: "}"))
    case .single(let text):
      out.append("[{\"label\":null,\"value\":" as StaticString)
      JSON.append(string: text, to: &out)
      out.append("}]" as StaticString)
    case .json(let text): out.append(text)
    }
  }
}
