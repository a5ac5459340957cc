/// A profile in a social network: `linkedin:kari-nordmann`, taken from the profile's address too.
package enum Handle {
  private static let hosts: [(host: String, network: String, prefixes: [String])] = [
    ("linkedin.com", "linkedin", ["in/", "pub/", "company/"]), ("x.com", "x", []),
    ("twitter.com", "x", []), ("facebook.com", "facebook", []), ("instagram.com", "instagram", []),
    ("github.com", "github", []), ("gitlab.com", "gitlab", []),
    ("youtube.com", "youtube", ["@", "c/"]),
    ("tiktok.com", "tiktok", ["@"]), ("threads.net", "threads", ["@"]),
    ("bsky.app", "bluesky", ["profile/"]), ("xing.com", "xing", ["profile/"]),
    ("t.me", "telegram", []),
  ]

  /// `network:name` of a typed handle or the address of a profile; nil if it is neither.
  package static func normalised(_ text: String) -> String? {
    let text = text.trimmed
    if text.includes("://")
      || DomainName.normalised(text).map({ domain in
        hosts.contains { domain == $0.host || domain.hasSuffix("." + $0.host) }
      }) == true
    {
      return fromAddress(text)
    }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let network = text[..<colon].lowercased()
    var name = text[text.index(after: colon)...]
    if name.hasPrefix("@") { name = name.dropFirst() }
    guard !network.isEmpty, !name.isEmpty,
      network.utf8.allSatisfy({ $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "_") }),
      !name.utf8.contains(where: { $0.isSpace })
    else { return nil }
    return network + ":" + name
  }

  private static func fromAddress(_ text: String) -> String? {
    guard let domain = DomainName.normalised(text),
      let known = hosts.first(where: { domain == $0.host || domain.hasSuffix("." + $0.host) })
    else { return nil }
    let rest = text.firstRange("://").map { text[$0.upperBound...] } ?? text[...]
    guard let slash = rest.firstIndex(of: "/") else { return nil }
    var path = rest[rest.index(after: slash)...]
    for prefix in known.prefixes where path.hasPrefix(prefix) {
      path = path.dropFirst(prefix.count)
      break
    }
    let end = path.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? path.endIndex
    let name = path[..<end]
    return name.isEmpty ? nil : known.network + ":" + name
  }
}
