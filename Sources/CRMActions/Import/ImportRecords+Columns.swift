import CRMDomain
import CRMInterchange
import CRMStore

// What a file must say, so that its rows are records and not blanks of today.
extension ImportRecords {
  /// Refuses a file none of whose columns means anything: its rows would be empty records.
  ///
  /// - Throws: `usage`.
  static func refuseUnknown(
    _ mapping: ColumnMapping, _ noun: Noun, _ options: ImportOptions
  ) throws(CRMError) {
    guard !mapping.entries.isEmpty, [.report, .drop].contains(options.extra) else { return }
    let isKnown = mapping.entries.contains { entry in
      switch entry.target {
      case .field, .externalReference: true
      case .number: options.source != nil || options.matches.contains("id")
      case .ignored, .leftOver: false
      }
    }
    guard !isKnown else { return }
    let names = mapping.entries.prefix(6).map { "\"\($0.column)\"" }.joined(separator: ", ")
    throw CRMError(
      .usage, code: "unknown_columns",
      "none of the columns is a field of \(noun.plural): \(names)",
      hint: "say what one is: --map '\(mapping.entries[0].column)=FIELD'"
        + " (crm \(noun.name.rawValue) fields)")
  }

  /// The field that says when something happened, of a noun whose records are of what happened.
  static func time(of noun: Noun) -> Int? {
    noun.fields.firstIndex { field in
      guard case .instant = field.type else { return false }
      return field.traits.contains(.stated)
    }
  }

  /// Refuses a file of what happened that says in no column when, or what it was.
  ///
  /// - Throws: `usage`.
  static func needStated(
    _ mapping: ColumnMapping, _ noun: Noun, _ options: ImportOptions
  ) throws(CRMError) {
    guard !mapping.entries.isEmpty else { return }
    let time = time(of: noun)
    for (place, field) in noun.fields.enumerated() where field.traits.contains(.stated) {
      if options.constants.contains(where: { $0.path == field.name }) { continue }
      let isSaid = mapping.entries.contains { entry in
        guard case .field(let index, nil) = entry.target else { return false }
        return index == place || (place == time && noun.fields[index].name == "created_at")
      }
      guard !isSaid else { continue }
      let what = field.allowed.joined(separator: ", ")
      throw CRMError(
        .usage, code: place == time ? "no_time" : "not_said",
        place == time
          ? "no column says when these \(noun.plural) were"
          : "no column says what these \(noun.plural) were: \(what)",
        hint: "say it of all of them: \(field.name)=\(place == time ? "2026-01-31" : "…"),"
          + " or which column does: --map 'COLUMN=\(field.name)'")
    }
  }

  /// What happened happened when it was entered elsewhere, where its row says no more.
  func takeTime() {
    guard let time, let column = table.layout.column(ofField: time), draft.row.isNull(column),
      draft.wrote(Common.createdAt), let made = draft.row.string(Common.createdAt)
    else { return }
    draft.row.set(column, made)
    draft.markAssigned(time)
  }

  static func isLeftOver(_ entry: ColumnMapping.Entry) -> Bool {
    if case .leftOver = entry.target { true } else { false }
  }

  func noteNumbers(_ mapping: ColumnMapping) {
    guard !keepsNumbers, options.source == nil, !options.matches.contains("id"),
      let place = mapping.entries.firstIndex(where: {
        if case .number = $0.target { true } else { false }
      })
    else { return }
    let name = mapping.entries[place].column
    report.columns[place].isStored = false
    report.columns[place].meaning = "left over"
    report.remarks.append(
      "the numbers of column \"\(name)\" are not kept, because there are records already (--source NAME keeps them as external ids)"
    )
  }
}
