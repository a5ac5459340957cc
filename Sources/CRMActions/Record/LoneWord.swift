import CRMDomain

/// Refuses an argument that was meant as a part of a longer one, which the shell cut at its blanks, or as an
/// option: looked for as a word it would find nothing, and that would look like an answer.
struct LoneWord {
  private let filters: [String]
  private let noun: Noun
  private let catalogue: Catalogue
  private let searchesBareWords: Bool

  init(
    _ filters: [String], _ noun: Noun, _ catalogue: Catalogue, searchesBareWords: Bool
  ) {
    self.filters = filters
    self.noun = noun
    self.catalogue = catalogue
    self.searchesBareWords = searchesBareWords
  }

  /// Refuses the first such word.
  func refuse() throws(CRMError) {
    for (i, filter) in filters.enumerated() {
      let word = filter.trimmed.lowercased()
      if Self.joining.contains(word) { throw joined(filter) }
      guard searchesBareWords, noun.field(word) == nil else { continue }
      switch word {
      case "asc", "ascending", "desc", "descending":
        throw refusal(
          filter, "no condition", ["--sort \(word.hasPrefix("d") ? "-" : "")\(sorted(i))"])
      case "sort", "order": throw refusal(filter, "no condition", ["--sort \(sorted(i + 1))"])
      case "limit": throw refusal(filter, "no condition", ["--limit \(number(after: i))"])
      case "where":
        throw refusal(
          filter, "no condition", ["conditions are written as they are: \(condition(after: i))"])
      default:
        // A number of a record is no word of one, and beginnings of telephone numbers are longer.
        guard word.utf8.count <= 2, !word.isEmpty, word.utf8.allSatisfy({ $0.isDigit }) else {
          continue
        }
        let field = noun.field("id") == nil ? [] : ["id=\(word)"]
        throw refusal(filter, "no condition", field + ["--limit \(word)"])
      }
    }
  }

  private static let joining = ["and", "or"]

  private func refusal(_ word: String, _ what: String, _ hints: [String]) -> CRMError {
    var error = CRMError.usage("\"\(word)\" is \(what)")
    error.hints = hints
    if searchesBareWords, noun.hasWords {
      error.hints.append("the word itself is looked for with: --search \(ShellWord.of(word))")
    }
    return error
  }

  /// What to say to a lone `or`: the conditions around it as they are one argument.
  private func joined(_ word: String) -> CRMError {
    var groups: [[Filter]] = [[]]
    for filter in filters {
      switch filter.trimmed.lowercased() {
      case "and": continue
      case "or": groups.append([])
      default:
        do throws(FilterFault) {
          groups[groups.count - 1].append(
            try FilterArgument(filter, noun, catalogue, searchesBareWords).filter)
        } catch {
          return error.error(in: filter)
        }
      }
    }
    groups.removeAll { $0.isEmpty }
    let count = groups.reduce(0) { $0 + $1.count }
    guard count > 1 else { return refusal(word, "no condition by itself", []) }
    let whole = Filter.or(groups.map { $0.count == 1 ? $0[0] : .and($0) })
    let text = FilterPrinter.text(groups.count == 1 ? .and(groups[0]) : whole)
    return refusal(
      word, "no condition by itself",
      ["conditions are one argument, in quotes: \(ShellWord.quoted(text))"])
  }

  /// The field at a place of the line, or what records are usually called by.
  private func sorted(_ place: Int) -> String {
    let around = [place - 1, place].filter { filters.indices.contains($0) }.map { filters[$0] }
    return around.first { noun.field($0) != nil } ?? noun.titles.first ?? "id"
  }

  private func number(after place: Int) -> String {
    let next = place + 1 < filters.count ? filters[place + 1] : ""
    return !next.isEmpty && next.utf8.allSatisfy { $0.isDigit } ? next : "10"
  }

  private func condition(after place: Int) -> String {
    let next = filters.dropFirst(place + 1).first { !Self.joining.contains($0.lowercased()) }
    return ShellWord.of(next ?? "\(noun.titles.first ?? "id")=value")
  }
}
