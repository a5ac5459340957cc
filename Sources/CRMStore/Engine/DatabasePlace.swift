import CRMDomain

/// What is known of the place a database lies in.
package struct DatabasePlace: Sendable {
  /// How large it is, and its log, in bytes.
  package var size: Int64 = 0
  package var logSize: Int64 = 0
  /// Whether only its owner may read it.
  package var isPrivate = true
  /// How many names the file has (hard links).
  package var names = 1
  /// How many bytes are free there; nil if that is not known.
  package var free: Int64?
  /// What kind of network share or synchronised folder it lies in.
  package var share: String?
  /// The files beside it that cannot be written although it can, so that nothing can be stored.
  package var leftBehind: [String] = []
  /// Whether they are this user's, who may then mend that.
  package var ownsLeftBehind = false
  /// What is to be said of the engine's library, where it has a fault.
  package var caution: String?

  /// Nothing known.
  package init() {}

  /// Whether a location is a database on a PostgreSQL server, named by a URL; its scheme in any case.
  package static func isURL(_ location: String) -> Bool {
    guard let scheme = location.firstRange("://") else { return false }
    return ["postgres", "postgresql"].contains(location[..<scheme.lowerBound].lowercased())
  }

  /// A location without its password.
  package static func masked(_ location: String) -> String {
    var location = location
    if let scheme = location.firstRange("://"), let at = location.lastIndex(of: "@"),
      at > scheme.upperBound, let colon = location[scheme.upperBound..<at].firstIndex(of: ":")
    {
      location = location[...colon] + "***" + location[at...]
    }
    // As a parameter, also that of a key (sslpassword), however it is written.
    var shown = ""
    var rest = location[...]
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split { "?& ".contains($0) }.last.map { $0.lowercased() } ?? ""
      shown += rest[...equals]
      rest = rest[rest.index(after: equals)...]
      if name.includes("password") {
        shown += "***"
        rest = rest[(rest.firstIndex(of: "&") ?? rest.endIndex)...]
      }
    }
    return shown + rest
  }

  /// A text without the passwords of the URLs in it.
  package static func maskedText(_ text: String) -> String {
    guard text.includes("://") else { return text }
    var shown = ""
    var word = ""
    for character in text + "\n" {
      guard " \"\n".contains(character) else {
        word.append(character)
        continue
      }
      shown += word.includes("://") ? masked(word) : word
      shown.append(character)
      word = ""
    }
    return String(shown.dropLast())
  }

  /// Whether the password of a URL holds an `@` or a `/` as it is, by which hosts are misread.
  package static func hasBareSigns(_ url: String) -> Bool {
    guard let scheme = url.firstRange("://"), let at = url.lastIndex(of: "@"),
      at > scheme.upperBound, let colon = url[scheme.upperBound..<at].firstIndex(of: ":")
    else { return false }
    return url[colon..<at].contains { $0 == "@" || $0 == "/" }
  }

  /// The parts of a URL's passwords: misread, they turn up as host or port.
  package static func secrets(_ url: String) -> [String] {
    var found: [Substring] = []
    if let scheme = url.firstRange("://"), let at = url.lastIndex(of: "@"), at > scheme.upperBound,
      let colon = url[scheme.upperBound..<at].firstIndex(of: ":")
    {
      found.append(url[url.index(after: colon)..<at])
    }
    for parameter in url.split(whereSeparator: { $0 == "?" || $0 == "&" }) {
      guard let equals = parameter.firstIndex(of: "="),
        String(parameter[..<equals]).lowercased().includes("password")
      else { continue }
      found.append(parameter[parameter.index(after: equals)...])
    }
    return found.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map { String($0) }
  }
}
