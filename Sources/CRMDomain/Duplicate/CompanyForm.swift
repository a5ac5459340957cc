/// The legal forms of companies, which say nothing of who they are.
package enum CompanyForm {
  private static let forms: Set<String> = [
    "as", "asa", "ans", "da", "enk", "nuf", "sa", "ba", "kf", "aps", "a/s", "p/s", "k/s", "i/s",
    "ivs", "ab", "hb", "kb", "oy", "oyj", "ky", "tmi", "gmbh", "ltd", "llc", "inc",
  ]

  /// A folded name without its legal form, its words single; `&` is a word.
  package static func removed(_ name: String) -> String {
    let words = name.split { $0 == " " || $0 == "," || $0 == "." }.map {
      $0 == "&" ? "og" : String($0)
    }
    let kept = words.filter { !forms.contains($0) }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }
}
