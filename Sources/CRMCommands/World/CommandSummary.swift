import CRMDomain

/// A command as the log keeps it: what was done to what, with the names of fields and never a value, so
/// that erasing a person leaves nothing of them in the log.
struct CommandSummary {
  /// `contact edit 42 phone= tags+=`
  let text: String

  /// - Parameter records: the words that name records.
  init(_ line: [String], _ catalogue: Catalogue, _ records: [String]) {
    var words: [String] = []
    var records = records
    var isValue = false
    var takesText = false
    var tells = false
    for word in line {
      if isValue {
        isValue = false
        // What a column means is no value of anybody.
        if tells { words.append(ShellWord.of(word)) }
        continue
      }
      if word.hasPrefix("-"), word.utf8.count > 1 {
        let end = word.firstIndex(of: "=") ?? word.endIndex
        let name = String(word[..<end])
        isValue =
          end == word.endIndex && (GlobalOptions.takesValue(word) || Self.withValue.contains(name))
        tells = Self.told.contains(name)
        if !["--json", "--csv", "--yes", "-y", "--quiet", "-q", "--verbose", "-v"].contains(name),
          !GlobalOptions.takesValue(name)
        {
          words.append(name)
          if tells, end < word.endIndex {
            words.append(ShellWord.of(String(word[word.index(after: end)...])))
          }
        }
        continue
      }
      if words.count < 2 {
        words.append(word)
        takesText =
          words.count == 2 && (word == "import" || (words[0] == "import" && word == "apply"))
      } else if let assignment = Assignment(word) {
        words.append(assignment.path + assignment.operation.rawValue)
      } else if takesText {
        // A file is no person's.
        words.append(word)
        takesText = false
      } else if Int64(word) != nil, let place = records.firstIndex(of: word) {
        // A number names a record without saying who it is; another may be a name or a telephone.
        records.remove(at: place)
        words.append(word)
      }
    }
    text = words.joined(separator: " ")
  }

  /// Options that say how a file is read: what they were given belongs to what was done, and is of no person.
  private static let told: Set<String> = [
    "--map", "--map-file", "--delimiter", "--encoding", "--decimal", "--date-order", "--region",
    "--header", "--extra", "--on-match", "--match", "--source", "--bad-cells", "--on-conflict",
  ]

  private static let withValue: Set<String> = [
    "--where", "--map", "--map-file", "--delimiter", "--quote", "--encoding", "--decimal",
    "--date-order", "--region", "--header", "--extra", "--on-match", "--match", "--source",
    "--rejects", "--max-rejects", "--bad-cells", "--on-conflict", "--map-owner", "--report",
    "--contacts", "--seed", "--files", "--sort", "--limit", "--offset", "--group", "--search",
    "--dialect", "--escape", "--plan", "--batch", "--as-of", "--keep", "--max", "--if-revision",
    "--why",
    "--activities",
    "--slip", "--of", "--min", "--template", "--document",
  ]
}
