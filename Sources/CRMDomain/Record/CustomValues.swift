/// The custom fields of one record, as its `custom` column keeps them: an object keyed by the field's
/// number (`f12`), so that a renamed field keeps its values and a removed one's come back with undo.
package struct CustomValues {
  private var values: [JSON.Member]
  private var folds: [JSON.Member]

  /// The key of a custom field.
  package static func key(_ number: Int64) -> String { "f\(number)" }

  /// The values of a stored column and of the column of their folding keys; empty for none.
  package init(_ custom: Bytes, folds: Bytes) {
    values = CustomValues.members(custom)
    self.folds = CustomValues.members(folds)
  }

  private static func members(_ json: Bytes) -> [JSON.Member] { read(json) ?? [] }

  /// The values of a stored column by key; nil where it holds no object, or not one of custom fields.
  package static func read(_ json: Bytes) -> [JSON.Member]? {
    guard !json.isEmpty else { return [] }
    do throws(JSONParser.Fault) {
      guard case .object(let members) = try JSONParser.parse(json) else { return nil }
      for (i, member) in members.enumerated() {
        guard member.key.hasPrefix("f"), Int64(member.key.dropFirst()) != nil,
          !members[..<i].contains(where: { $0.key == member.key })
        else { return nil }
      }
      return members
    } catch {
      return nil
    }
  }

  /// The value of a field.
  package subscript(_ number: Int64) -> JSON? {
    let key = CustomValues.key(number)
    return values.first { $0.key == key }?.value
  }

  /// The folded texts of these fields, of a stored object of them; none of one that is damaged.
  static func folds(of fields: [Int64], in json: Bytes) -> [String] {
    let all = members(json)
    return fields.compactMap { number in
      let key = CustomValues.key(number)
      return all.first { $0.key == key }?.value.text
    }
  }

  /// Sets or, with nil, removes a value and its folding key.
  package mutating func set(_ number: Int64, _ value: JSON?, folded: String?) {
    let key = CustomValues.key(number)
    CustomValues.replace(key, value, in: &values)
    CustomValues.replace(key, folded.map { .string($0) }, in: &folds)
  }

  /// Lets go of folding keys without a value.
  mutating func dropFoldsOfNothing() {
    folds.removeAll { fold in !values.contains { $0.key == fold.key } }
  }

  private static func replace(_ key: String, _ value: JSON?, in members: inout [JSON.Member]) {
    let place = members.firstIndex { $0.key == key }
    switch (place, value) {
    case (let place?, let value?): members[place].value = value
    case (let place?, nil): members.remove(at: place)
    case (nil, let value?): members.append(JSON.Member(key, value))
    case (nil, nil): break
    }
  }

  /// Writes both columns, in the order of the keys, so that equal values are equal texts.
  package func store(in row: Row, _ custom: Int, _ fold: Int) {
    row.set(custom, CustomValues.text(values))
    row.set(fold, CustomValues.text(folds))
  }

  private static func text(_ members: [JSON.Member]) -> String? {
    guard !members.isEmpty else { return nil }
    let sorted = members.sorted {
      $0.key.utf8.count != $1.key.utf8.count
        ? $0.key.utf8.count < $1.key.utf8.count : $0.key < $1.key
    }
    return JSON.object(sorted).description
  }
}
