import CRMDomain
import CRMInterchange

// Personal settings: a file of lines `name = value`, in which `#` begins a comment.
extension CommandContext {
  /// Where files lie that are gone when the command ends.
  package var temporaryFolder: String { world.variable("TMPDIR") ?? "/tmp" }

  /// A personal setting; nil if it is not set.
  package func personalSetting(_ name: String) -> String? {
    if let personal { return personal[name] }
    var found: [String: String] = [:]
    for line in personalLines() {
      if let (name, value) = Self.setting(line), !value.isEmpty { found[name] = value }
    }
    personal = found
    return found[name]
  }

  /// Refuses a file of personal settings that says what cannot be.
  ///
  /// - Throws: `configuration` with the line.
  func checkPersonal() throws(CRMError) {
    for (i, line) in personalLines().enumerated() {
      let text = line.trimmed
      if text.isEmpty || text.hasPrefix("#") { continue }
      var reason: String?
      var change: String?
      if let (name, value) = Self.setting(line) {
        if let setting = Setting.personal.first(where: { $0.name == name }) {
          if case .choice(let choices) = setting.type, !value.isEmpty,
            Choice.find(value, in: choices) == nil,
            !(name == "language" && DisplayLanguage(locale: value) != nil)
          {
            reason = "\(name) is none of \(choices.map { $0.key }.joined(separator: ", "))"
            change = choices.first.map { "personal.\(name)=\($0.key)" }
          }
        } else {
          reason = "there is no setting \"\(name)\""
        }
      } else {
        reason = "this is no line of the form name = value"
      }
      if let reason {
        throw CRMError(
          .configuration, code: "invalid_setting", "\(personalFile), line \(i + 1): \(reason)",
          hint: "mend it there" + (change.map { ", or with: crm config edit \($0)" } ?? ""))
      }
    }
  }

  /// The lines of the file, read once; none where there is no file.
  private func personalLines() -> [String] {
    if let personalText { return personalText }
    var lines: [String] = []
    do throws(CRMError) {
      let text = try DescriptorInput(path: personalFile, name: personalFile).readAll().string
      lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    } catch {}
    personalText = lines
    return lines
  }

  private static func setting(_ line: String) -> (name: String, value: String)? {
    let line = line.trimmed
    guard !line.hasPrefix("#"), let equals = line.firstIndex(of: "=") else { return nil }
    return (
      String(line[..<equals]).trimmed, String(line[line.index(after: equals)...]).trimmed
    )
  }
}
