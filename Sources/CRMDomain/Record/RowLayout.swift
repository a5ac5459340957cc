/// Where the columns of a noun's table stand, worked out once, so that the work of a row looks nothing up
/// by name.
package final class RowLayout: Sendable {
  /// A field as bulk work needs it: where it stands, and what kind it is without its payload.
  struct Place: Sendable {
    /// Its first column; -1 where it has none.
    var column: Int
    /// How many columns it has.
    var width: Int
    var kind: Kind
    var isNote: Bool { kind == .note }

    /// What most cells are, told without copying a type with its payload; `other` asks the type.
    enum Kind: Sendable { case text, note, email, phone, postalCode, country, reference, other }
  }

  /// A value a new record has when nothing is said.
  struct Default: Sendable {
    var field: Int
    var column: Int
    var number: Int64?
    var text: String?
    /// Whether it is the moment of writing.
    var isNow = false
    /// Whether a file must say it.
    var isStated = false
  }

  /// A field whose values are keys.
  struct Keyed: Sendable {
    var column: Int
    var kind: String
    var form: Form
    /// How a value becomes its key.
    enum Form: Sendable {
      case emails, phones, folded, domains, plain, mentions, custom(number: Int64, FieldType)
    }
  }

  /// A field whose words are searched.
  struct Worded: Sendable {
    var column: Int
    var form: Form
    /// Where its words come from: the folded column beside it, an address and the list of further ones,
    /// a list of texts, the text itself, a web page or a list of them without what all begin with, or the folded texts
    /// of these custom fields.
    enum Form: Sendable {
      case folded, email(list: Int?), list, plain, page, pages, customFolds([Int64])
    }
  }

  /// Columns that rules work with; nil where a noun has none of that name.
  struct Known: Sendable {
    /// Where the field `name` stands among the noun's fields.
    var nameField: Int?
    var name, firstName, middleName, lastName, sortName, country, currency: Int?
    var email, emailKey, emails, phone, phones, sortKey, custom, customFold: Int?
  }

  /// The noun, with its custom fields.
  package let noun: Noun
  /// The columns of its table, in order.
  package let columns: [Column]
  private let byName: ColumnIndex
  private let fields: ColumnIndex
  /// Whether the column after one is its folding key.
  private let folds: [Bool]
  let places: [Place]
  let defaults: [Default]
  let required: [Int]
  let known: Known
  /// The columns of amounts.
  let amounts: [Int]
  /// The columns of lists, which have keys.
  let lists: [Int]

  /// The fields whose values are keys, built-in ones first.
  let keyed: [Keyed]
  /// The fields whose words are searched.
  let worded: [Worded]

  /// What the noun asks of a record beyond its fields.
  let rules: (@Sendable (RecordDraft) throws(ValueFault) -> Void)?
  /// Whether records are ordered by what they are called.
  let sortsByTitle: Bool
  /// Whether a state says that a record is open.
  let isOpenByState: Bool
  /// Where the state of a record with a life cycle stands.
  package let stateColumn: Int?

  /// The layout of a noun's table.
  package init(_ noun: Noun) {
    self.noun = noun
    rules = noun.rules
    sortsByTitle = noun.traits.contains(.sortsByName) && !noun.traits.contains(.makesSortKey)
    let columns = noun.columns
    isOpenByState = noun.lifecycle != nil && columns.contains { $0.name == Common.open.column }
    self.columns = columns
    let byName = ColumnIndex(columns.map { $0.name })
    stateColumn = noun.lifecycle.flatMap { byName[mark: $0.field.mark] }
    fields = ColumnIndex(noun.fields.map { $0.name })
    self.byName = byName
    folds = columns.indices.map { column in
      guard column + 1 < columns.count else { return false }
      let (name, next) = (columns[column].name, columns[column + 1].name)
      return next.utf8.count == name.utf8.count + 5 && next == name + "_fold"
    }
    var places: [Place] = []
    var defaults: [Default] = []
    var amounts: [Int] = []
    for (i, field) in noun.fields.enumerated() {
      let own = field.columns
      let name = field.name == "revision" ? "content" : own.first?.name ?? ""
      let column = field.name == "id" ? 0 : byName[name] ?? -1
      places.append(Place(column: column, width: own.count, kind: Place.Kind(field)))
      if let value = field.defaultValue, column >= 0 {
        if case .boolean = field.type {
          defaults.append(
            Default(field: i, column: column, number: value == "true" ? 1 : 0, text: nil))
        } else if case .decimal = field.type, let whole = Int64(value) {
          defaults.append(
            Default(field: i, column: column, number: whole * Decimal.scale, text: nil))
        } else if case .percent = field.type, let whole = Int64(value) {
          defaults.append(
            Default(field: i, column: column, number: whole * Decimal.scale, text: nil))
        } else if case .integer = field.type, let whole = Int64(value) {
          defaults.append(Default(field: i, column: column, number: whole, text: nil))
        } else if case .choices = field.type {
          let words = value.split(separator: ",").map { JSON.string(String($0)) }
          defaults.append(
            Default(field: i, column: column, number: nil, text: JSON.array(words).description))
        } else {
          var isNow = false
          if case .instant = field.type { isNow = value == "now" }
          defaults.append(
            Default(
              field: i, column: column, number: nil, text: value, isNow: isNow,
              isStated: field.traits.contains(.stated)))
        }
      }
      if case .money = field.type, column >= 0 { amounts.append(column) }
    }
    self.places = places
    self.defaults = defaults
    self.amounts = amounts
    required = noun.fields.indices.filter { noun.fields[$0].traits.contains(.required) }
    lists = columns.indices.filter { columns[$0].kind == .json && columns[$0].role == .content }
    keyed = noun.fields.enumerated().compactMap { i, field in
      Keyed(field, column: field.custom == nil ? places[i].column : byName["custom"] ?? -1)
    }
    var worded: [Worded] = noun.fields.enumerated().compactMap { i, field in
      guard field.traits.contains(.searched), places[i].column >= 0 else { return nil }
      let form: Worded.Form =
        switch field.type {
        case .text: .folded
        case .email: .email(list: byName[field.name + "s"])
        case .list(.url): .pages
        case .list: .list
        case .url: .page
        default: .plain
        }
      return Worded(column: places[i].column, form: form)
    }
    // Of the fields there are: what a field that was removed left behind is not seen, and not found.
    let texts = noun.fields.compactMap { field -> Int64? in
      if case .text = field.type { field.custom } else { nil }
    }
    if noun.isSearched, !texts.isEmpty, let folds = byName["custom_fold"] {
      worded.append(Worded(column: folds, form: .customFolds(texts)))
    }
    self.worded = worded
    known = Known(
      nameField: noun.index(of: "name"), name: byName["name"], firstName: byName["first_name"],
      middleName: byName["middle_name"],
      lastName: byName["last_name"], sortName: byName["sort_name"], country: byName["country"],
      currency: byName["currency"], email: byName["email"], emailKey: byName["email_key"],
      emails: byName["emails"], phone: byName["phone"], phones: byName["phones"],
      sortKey: byName["sort_key"], custom: byName["custom"], customFold: byName["custom_fold"])
  }

  /// The first column of a field; nil for custom fields and those kept elsewhere.
  package func column(ofField index: Int) -> Int? {
    places[index].column < 0 ? nil : places[index].column
  }

  /// Whether keys or words follow from a column.
  package func feedsDerived(_ column: Int) -> Bool {
    keyed.contains { $0.column == column }
      || worded.contains { worded in
        switch worded.form {
        case .folded: column == worded.column || column == worded.column + 1
        case .email(let list): column == worded.column || column == list
        case .list, .plain, .page, .pages, .customFolds: column == worded.column
        }
      }
  }

  /// Whether the column after one is its folding key.
  func hasFold(_ column: Int) -> Bool { folds[column] }

  /// The column of this name.
  package func column(_ name: String) -> Int? { byName[name] }

  /// The column of the name of a mark.
  package func column(mark: UInt64) -> Int? { byName[mark: mark] }

  /// Which of the noun's fields has the name of a mark.
  package func field(mark: UInt64) -> Int? { fields[mark: mark] }
}

/// Where columns, or fields, stand, by the marks of their names: rules ask it very often, and a key knows its mark.
struct ColumnIndex: Sendable {
  /// FNV-1a: 64 bits of some fifty names are never the same of two.
  static func mark(of name: String) -> UInt64 {
    var mark: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { mark = (mark ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return mark
  }

  private let marks: [UInt64]
  /// The columns, each at the first free place from its mark on; -1 where there is none.
  private let slots: [Int16]

  init(_ names: [String]) {
    let marks = names.map { Self.mark(of: $0) }
    var size = 64
    while size < 2 * names.count { size *= 2 }
    var slots = [Int16](repeating: -1, count: size)
    for (column, mark) in marks.enumerated() {
      var place = Int(truncatingIfNeeded: mark) & (slots.count - 1)
      while slots[place] >= 0, marks[Int(slots[place])] != mark {
        place = (place + 1) & (slots.count - 1)
      }
      if slots[place] < 0 { slots[place] = Int16(column) }
    }
    self.marks = marks
    self.slots = slots
  }

  subscript(mark mark: UInt64) -> Int? {
    var place = Int(truncatingIfNeeded: mark) & (slots.count - 1)
    while slots[place] >= 0 {
      let column = Int(slots[place])
      if marks[column] == mark { return column }
      place = (place + 1) & (slots.count - 1)
    }
    return nil
  }

  subscript(_ name: String) -> Int? { self[mark: Self.mark(of: name)] }
}

extension RowLayout.Place.Kind {
  init(_ field: Field) {
    if field.custom != nil {
      self = .other
      return
    }
    self =
      switch field.type {
      case .text: .text
      case .note: .note
      case .email: .email
      case .phone: .phone
      case .code(.postalCode): .postalCode
      case .code(.country): .country
      case .reference: .reference
      default: .other
      }
  }
}

/// Columns of something that is being read: a row in memory or of a query.
package protocol ColumnSource: AnyObject {
  /// Whether the column has no value.
  func isNull(_ column: Int) -> Bool
  /// The number in the column; 0 where there is none.
  func integer(_ column: Int) -> Int64
  /// The text in the column, valid until the source moves on or changes.
  func text(_ column: Int) -> Bytes
}
