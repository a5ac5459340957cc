import CRMDomain
import CRMStore

/// Who has a value that tells records apart.
package struct UniqueKeys {
  /// A record that has a value.
  package struct Owner: Equatable {
    /// The field.
    var field: String
    /// The value.
    var value: String
    /// The record.
    var record: Int64
  }

  private let database: Database
  private let table: RecordTable
  private let onlyAssigned: Bool

  /// - Parameter onlyAssigned: whether keys nobody wrote are taken for granted.
  init(_ database: Database, _ table: RecordTable, onlyAssigned: Bool = false) {
    self.database = database
    self.table = table
    self.onlyAssigned = onlyAssigned
  }

  /// The records other than `except` that have one of the draft's keys: those no two records may
  /// share, and, where asked for, its e-mail addresses or telephone numbers.
  func owners(
    of draft: RecordDraft, including points: [FieldType.Point], except: Int64
  ) throws(CRMError) -> [Owner] {
    var found: [Owner] = []
    let row = draft.row
    for (i, field) in table.noun.fields.enumerated() where field.traits.contains(.unique) {
      if isTakenForGranted(i, draft) { continue }
      switch field.type {
      case .list(.externalID):
        for value in draft.texts(of: i) {
          found += try look(
            table.selectByKey("external_id"), field.name, value, except)
        }
      case .code(.organisationNumber):
        guard let column = table.layout.column(field.name), let value = row.string(column) else {
          continue
        }
        found += try look(
          table.selectByNumberAndCountry(field.name), field.name, value, except,
          row[ifAny: Company.country] ?? "")
      default:
        guard let column = table.layout.column(ofField: i), let value = row.string(column) else {
          continue
        }
        found += try look(
          table.select(by: field.name), field.name, value, except)
      }
    }
    for point in points {
      let (name, column, kind) =
        point == .email ? ("email", "email_key", "email") : ("phone", "phone", "phone")
      guard table.noun.field(name + "s") != nil else { continue }
      for item in draft.points(point) {
        let value = point == .email ? EmailAddress.key(item.value) ?? item.value : item.value
        found += try look(
          table.selectByPoint(column, kind), name, value, except)
      }
    }
    return found
  }

  /// Whether nobody wrote a key now. An organisation number is one of a country.
  private func isTakenForGranted(_ field: Int, _ draft: RecordDraft) -> Bool {
    onlyAssigned && !draft.wasAssigned(field) && !draft.wrote(Company.country)
  }

  /// Refuses a key that a record has which whoever asks does not see: it is one in storage, not in sight.
  /// Those in sight are refused first, with their names.
  ///
  /// - Throws: `data` with code `exists`, and neither number nor name.
  func refuseHidden(_ draft: RecordDraft, except: Int64) throws(CRMError) {
    guard database.isRestricted, database.hidesRows(table.noun) else { return }
    for (i, field) in table.noun.fields.enumerated() where field.traits.contains(.unique) {
      if isTakenForGranted(i, draft) { continue }
      if case .list(.externalID) = field.type {
        for value in draft.texts(of: i) where try database.isKeyTaken(table, value, except: except)
        {
          throw Self.hidden(field, value)
        }
        continue
      }
      guard let column = table.layout.column(ofField: i), let value = draft.row.string(column)
      else {
        continue
      }
      var country: String?
      if case .code(.organisationNumber) = field.type {
        country = draft.row[ifAny: Company.country]
      }
      if try database.isTaken(table, field, value, country: country, except: except) {
        throw Self.hidden(field, value)
      }
    }
  }

  private static func hidden(_ field: Field, _ value: String) -> CRMError {
    var error = CRMError(
      .data, code: "exists", "\(value) already belongs to a record you do not see")
    error.field = field.name
    error.value = value
    return error
  }

  private func look(
    _ sql: String, _ field: String, _ value: String, _ except: Int64, _ more: String? = nil
  ) throws(CRMError) -> [Owner] {
    let statement = try database.connection.prepare(sql)
    statement.bind(1, value)
    if let more { statement.bind(2, more) }
    var found: [Owner] = []
    while try statement.step() {
      let number = statement.integer(0)
      if number != except { found.append(Owner(field: field, value: value, record: number)) }
    }
    return found.sorted { $0.record < $1.record }
  }
}
