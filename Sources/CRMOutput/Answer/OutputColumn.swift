import CRMDomain

/// A column of an answer: feeds text, JSON and CSV alike.
package struct OutputColumn: Sendable {
  /// The key in JSON and the header in CSV; dots nest (`company.name`).
  package var name: String
  /// What stands over it in a table.
  package var heading: String
  /// What it is called beside a value.
  package var label: String
  /// What it holds.
  package var type: FieldType

  /// Whether points in its name part it in JSON.
  package var isPath = true
  /// Whether its values are lengths, which are made shorter and not cut.
  var isBar = false

  /// A column.
  package init(name: String, heading: String, label: String, type: FieldType) {
    self.name = name
    self.heading = heading
    self.label = label
    self.type = type
  }

  /// A column that is no field of a record.
  package init(_ name: String, _ type: FieldType = .text, heading: String? = nil) {
    self.init(name: name, heading: heading ?? name, label: heading ?? name, type: type)
  }

  /// A column whose name is one, whatever it holds.
  package init(plain name: String, heading: String) {
    self.init(name: name, heading: heading, label: heading, type: .text)
    isPath = false
  }

  /// Whether its values line up at the right. Numbers of records do not: they are names.
  var alignsRight: Bool {
    switch type {
    case .decimal, .percent, .money, .duration: true
    case .integer: name != "id" && !name.hasSuffix(".id")
    default: false
    }
  }

  /// Whether its texts may be cut when there is no room.
  var mayBeCut: Bool {
    if isBar { return false }
    return switch type {
    case .text, .note, .reference, .anyReference, .references, .list, .addresses, .companies, .url,
      .points,
      .email:
      true
    default: false
    }
  }
}

/// Something that writes rows.
package protocol RowRenderer: AnyObject {
  /// Before the first row.
  func begin() throws(CRMError)
  /// One row, a cell for each column.
  func row(_ cells: [Cell]) throws(CRMError)
  /// After the last row.
  func end() throws(CRMError)
}

/// How answers are written.
package enum OutputFormat: String, CaseIterable, Sendable {
  case text, json, jsonl, csv, tsv, ids, markdown, html, svg
}
