import CRMDomain

/// A filter as one argument of a line, where the shell took the quotes: `city=Mo i Rana` is one test
/// whose value is the whole text, and a bare word that is no field is searched for.
package struct FilterArgument {
  /// What it means.
  package let filter: Filter
  /// The words it looks for; nil for a condition.
  package let sought: String?

  /// A value behind `head`, as `city=` or `city=Oslo,`: with the quotes of the filter language where it would
  /// read as something else without.
  package static func written(
    _ value: String, behind head: String, _ noun: Noun, _ catalogue: Catalogue
  ) -> String {
    // A number is the number of a record, a text that looks like one is not.
    if Int64(value) == nil {
      do throws(FilterFault) {
        let plain = try FilterArgument(head + value, noun, catalogue, false).filter
        if case .compare(_, _, let values) = plain, values.last?.text == value {
          return head + value
        }
      } catch {}
    }
    return head + FilterPrinter.quote(value)
  }

  /// Reads an argument.
  package init(
    _ text: String, _ noun: Noun, _ catalogue: Catalogue, _ searchesBareWords: Bool
  ) throws(FilterFault) {
    if searchesBareWords, FilterArgument.isSearch(text, noun, catalogue) {
      sought = text
      let value = Filter.Value(text: text, isQuoted: true, position: 0)
      filter = .words(value)
      return
    }
    do throws(FilterFault) {
      let parsed = try FilterParser.parse(text)
      if let whole = FilterArgument.wholeValue(text, parsed, noun) {
        filter = whole
      } else {
        filter = parsed
      }
    } catch {
      guard let whole = FilterArgument.wholeValue(text, nil, noun) else { throw error }
      filter = whole
    }
    if case .words(let value) = filter { sought = value.text } else { sought = nil }
  }

  /// Whether an argument is words to look for: no operator, and its first word is no field, no relation
  /// and no `not`.
  private static func isSearch(_ text: String, _ noun: Noun, _ catalogue: Catalogue) -> Bool {
    // Within a word @ and ' are letters of it: ola@example.no, O'Brien.
    let operators = "=<>~[]()\"!".utf8
    guard !text.trimmed.isEmpty, !text.utf8.contains(where: { operators.contains($0) }),
      !text.hasPrefix("@"), !text.hasPrefix("'")
    else { return false }
    let words = text.split(separator: " ").map { String($0) }
    guard let first = words.first, first.lowercased() != "not" else { return false }
    if words.count > 1, ["is", "in", "between"].contains(words[1].lowercased()) { return false }
    let name = String(first.split(separator: ".").first ?? "")
    // A consent that is not there must never look like nobody having given one.
    if noun.field(name) != nil || name == "consent" { return false }
    return !catalogue.inverses(of: noun.name).contains(name)
  }

  /// `field op text`, where the text has blanks, no operator, no keyword, and is not further tests.
  private static func wholeValue(_ text: String, _ parsed: Filter?, _ noun: Noun) -> Filter? {
    let bytes = Array(text.utf8)
    var i = 0
    while i < bytes.count, FilterParser.isName(bytes[i]) || bytes[i] == UInt8(ascii: ".") {
      i += 1
    }
    guard i > 0 else { return nil }
    let path = String(decoding: bytes[..<i], as: UTF8.self)
    guard
      let comparison = [
        Filter.Comparison.notEqual, .atMost, .atLeast, .equal, .less, .greater, .contains,
      ]
      .first(where: { bytes[i...].starts(with: $0.rawValue.utf8) })
    else { return nil }
    let start = i + comparison.rawValue.utf8.count
    let value = String(decoding: bytes[start...], as: UTF8.self)
    let words = value.split(separator: " ").map { String($0) }
    let reserved = "=<>~[]()'\"!,".utf8
    guard words.count > 1, !value.utf8.contains(where: { reserved.contains($0) }),
      !words.contains(where: { Keyword.isReserved($0) || $0.includes("..") })
    else { return nil }
    if parsed != nil, words.dropFirst().allSatisfy({ noun.field($0) != nil }) {
      // `city=Oslo active` is two tests.
      return nil
    }
    return .compare(
      .path(Filter.Path(names: path.split(separator: ".").map { String($0) }, position: 0)),
      comparison, [Filter.Value(text: value.trimmed, isQuoted: true, position: start)])
  }
}
