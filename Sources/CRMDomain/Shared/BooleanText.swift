/// Yes and no as people and files write them, in four languages.
package enum BooleanText {
  /// What a text says; nil if it says neither.
  package static func read(_ text: String) -> Bool? {
    // Lower case alone: the folding key of "true" is "tru", because ue reads as u.
    switch text.lowercased() {
    case "true", "yes", "ja", "1", "on", "t", "y", "j", "sann", "sand", "sant", "x", "v": true
    case "false", "no", "nei", "nej", "0", "off", "f", "n", "usann", "falsk", "falskt": false
    default: nil
    }
  }
}
