import CRMDomain
import CRMStore

/// Custom fields for the columns of a file that are no field (`--extra field`).
struct ExtraFields {
  private let editor: RecordEditor
  /// The most fields one file makes: a record is not read by more, and each is looked at by every command.
  private static let bound = 500

  init(_ editor: RecordEditor) { self.editor = editor }

  /// Adds a field of type text for each column that is left over, and lets the column mean it.
  func make(_ mapping: inout ColumnMapping, _ noun: NounName) throws(CRMError) {
    let database = editor.operation.database
    var made: [(column: Int, name: String)] = []
    var taken = Set(try database.noun(noun).fields.map { $0.name })
    let known = try database.noun(noun)
    let left = mapping.leftOver
    guard left.count <= Self.bound else {
      throw CRMError(
        .usage, code: "too_many_fields",
        "\(left.count) columns are no field, and a file makes at most \(Self.bound) fields",
        hint: "--extra notes keeps them in the notes, --map 'COLUMN=field' says what one is")
    }
    for column in left {
      let label = mapping.entries[column].column
      // A column without a heading was given a field by an earlier import of the file.
      if label.isEmpty, let field = known.index(of: "column_\(column + 1)") {
        mapping.set(column, to: .field(field, nil))
        continue
      }
      let name = Self.name(label, column, &taken)
      var changes: [FieldChange] = [
        .json("name", .string(noun.rawValue + "." + name)), .json("type", .string("text")),
      ]
      if !label.isEmpty { changes.append(.json("label", .string(String(label.prefix(200))))) }
      _ = try editor.add(changes, to: .field)
      made.append((column, name))
    }
    database.forget()
    let entry = try database.noun(noun)
    for (column, name) in made {
      if let field = entry.index(of: name) { mapping.set(column, to: .field(field, nil)) }
    }
  }

  /// A name that can be a field's: `Lead Status` → `lead_status`.
  private static func name(_ label: String, _ column: Int, _ taken: inout Set<String>) -> String {
    var name = Words.of(label).filter { $0.utf8.allSatisfy { $0 < 0x80 } }.joined(separator: "_")
    name = String(name.prefix(CustomField.nameBound - 4))
    if name.isEmpty || !(name.utf8.first.map { $0.isLetter } ?? false) {
      name = "column_\(name.isEmpty ? "\(column + 1)" : name)"
    }
    if !CustomField.isName(name) { name += "_1" }
    var free = name
    var n = 2
    while !taken.insert(free).inserted {
      free = "\(name)_\(n)"
      n += 1
    }
    return free
  }
}
