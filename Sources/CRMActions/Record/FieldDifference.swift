import CRMDomain
import CRMStore

/// What changed in one field of a record.
package struct FieldDifference: Sendable, Equatable {
  /// The field.
  package var field: String
  /// Before and after, as they are stored; nil for no value.
  package var before: Value?
  package var after: Value?

  /// A stored value, apart from the row it came from.
  package enum Value: Sendable, Equatable {
    case text(String)
    case number(Int64)
    /// An amount with the code of its currency; nil where it is the base currency.
    case amount(Int64, String?)
    case list([String])
    case record(NounName, Int64)

    /// The value as it is stored.
    package var plain: String {
      switch self {
      case .text(let text): text
      case .number(let number): "\(number)"
      case .amount(let number, let code):
        "\(number)" + (code.map { " \($0)" } ?? "")
      case .list(let items): items.joined(separator: ", ")
      case .record(let noun, let number): "\(noun.rawValue) \(number)"
      }
    }
  }

  /// The fields that differ, in the order of the dictionary: those that were written, and those that changed
  /// with them.
  static func between(
    _ old: Row, _ new: Row, _ noun: Noun, _ draft: RecordDraft
  ) -> [FieldDifference] {
    var found: [FieldDifference] = []
    for (i, field) in noun.fields.enumerated() {
      if !draft.wasAssigned(i), isSaidElsewhere(field, noun, old, new) { continue }
      if case .companies = field.type { continue }
      // Once there is a list, it says more than its first value.
      if field.name == "email" || field.name == "phone",
        let list = noun.index(of: field.name + "s"), draft.wasAssigned(list)
      {
        continue
      }
      let before = amount(value(of: i, field, noun, old), field, old)
      let after = amount(value(of: i, field, noun, new), field, new)
      if before != after {
        found.append(FieldDifference(field: field.name, before: before, after: after))
      }
    }
    return found
  }

  /// Whether what changed in a field nobody wrote is said by another, or is about the record itself.
  private static func isSaidElsewhere(_ field: Field, _ noun: Noun, _ old: Row, _ new: Row) -> Bool
  {
    if field.traits.contains(.denormalised) || isBookkeeping(field) { return true }
    switch field.type {
    // When the program did something.
    case .instant, .due: return field.traits.contains(.system)
    case .points, .email, .phone: return isSaidByList(field, noun, old, new)
    // An amount says its currency.
    case .code(.currency):
      return noun.fields.contains { other in
        guard case .money = other.type, let column = new.layout.column(other.name) else {
          return false
        }
        return !new.isNull(column)
      } || old.string(field.column) == nil
    default: return false
    }
  }

  /// Every field that differs between two states of a record, of which either may not have been there.
  package static func between(
    _ old: Row?, _ new: Row?, _ noun: Noun
  ) -> [FieldDifference] {
    var found: [FieldDifference] = []
    for (i, field) in noun.fields.enumerated() {
      if field.traits.contains(.denormalised) || Self.isBookkeeping(field) { continue }
      if case .companies = field.type { continue }
      let before = old.flatMap { amount(value(of: i, field, noun, $0), field, $0) }
      let after = new.flatMap { amount(value(of: i, field, noun, $0), field, $0) }
      if before == after || isSaidByList(field, noun, old, new) { continue }
      found.append(FieldDifference(field: field.name, before: before, after: after))
    }
    return found
  }

  /// Whether a field is about the record, not about what it stands for.
  private static func isBookkeeping(_ field: Field) -> Bool {
    let names = ["id", "created_at", "created_by", "updated_at", "revision", "open"]
    return field.traits.contains(.system) && names.contains(field.name)
  }

  /// Whether a primary address or number is said by the list of all, or the other way round: a list of one
  /// says nothing more.
  private static func isSaidByList(_ field: Field, _ noun: Noun, _ old: Row?, _ new: Row?) -> Bool {
    let isPrimary = field.name == "email" || field.name == "phone"
    let list = isPrimary ? field.name + "s" : field.name
    guard isPrimary ? noun.field(list) != nil : ["emails", "phones"].contains(list) else {
      return false
    }
    let hasList = [old, new].contains { $0.map { $0.string(list) != nil } ?? false }
    return hasList == isPrimary
  }

  /// The value of a field in a row.
  package static func value(of name: String, _ row: Row, _ noun: Noun) -> Value? {
    guard let i = noun.index(of: name) else { return nil }
    return amount(value(of: i, noun.fields[i], noun, row), noun.fields[i], row)
  }

  /// An amount with the currency its record had then.
  private static func amount(_ value: Value?, _ field: Field, _ row: Row) -> Value? {
    guard case .money = field.type, case .number(let number)? = value else { return value }
    return .amount(number, row[ifAny: Common.currency]?.code)
  }

  private static func value(_ json: JSON, _ type: FieldType) -> Value? {
    switch json {
    case .null: return nil
    case .boolean(let value): return .number(value ? 1 : 0)
    case .number(let text):
      let number = Int64(text) ?? 0
      if case .reference(let relation) = type { return .record(relation.noun, number) }
      return .number(number)
    case .string(let text): return .text(text)
    case .array(let items): return .list(items.compactMap { $0.text })
    case .object: return .text(json.description)
    }
  }

  private static func value(of index: Int, _ field: Field, _ noun: Noun, _ row: Row) -> Value? {
    if let number = field.custom {
      guard let column = row.layout.column(Common.custom) else { return nil }
      return CustomValues(row.text(column), folds: .empty)[number].flatMap { value($0, field.type) }
    }
    guard let column = row.layout.column(ofField: index) else { return nil }
    switch field.type {
    case .points(let point):
      let name = point == .email ? "email" : "phone"
      guard let primary = row.layout.column(name) else { return nil }
      let all = RecordDraft.points(primary: primary, list: column, in: row)
      return all.isEmpty ? nil : .list(all.map { ($0.label.map { $0 + ":" } ?? "") + $0.value })
    case .list, .choices:
      let all = RecordDraft.texts(row.text(column))
      return all.isEmpty ? nil : .list(all)
    case .references:
      let all = Mention.list(row.text(column))
      guard case .references(let relation) = field.type, !all.isEmpty else { return nil }
      return .list(
        all.map { "\(relation.noun.rawValue) \($0.id)" + ($0.role.map { " (\($0))" } ?? "") })
    case .addresses:
      let all = Address.list(row.text(column))
      return all.isEmpty
        ? nil
        : .list(
          all.map {
            ($0.label.map { $0 + ":" } ?? "") + $0.parts.compactMap { $0 }.joined(separator: ", ")
          })
    case .reference(let relation):
      return row.isNull(column) ? nil : .record(relation.noun, row.integer(column))
    case .anyReference:
      guard let other = row.string(column) else { return nil }
      return .record(NounName(rawValue: other), row.integer(column + 1))
    case .integer, .decimal, .percent, .money, .duration, .boolean:
      return row.isNull(column) ? nil : .number(row.integer(column))
    default: return row.string(column).map { .text($0) }
    }
  }
}
