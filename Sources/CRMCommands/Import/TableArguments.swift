import CRMDomain
import CRMInterchange

/// A character that separates or encloses cells, as it is typed: itself, `tab`, `\t`, `semicolon` …
package struct SeparatorArgument: ArgumentValue {
  /// The byte; 0 for none.
  package let byte: UInt8

  package init?(argument: String) {
    switch argument.lowercased() {
    case "tab", "\\t": byte = 0x09
    case "comma": byte = UInt8(ascii: ",")
    case "semicolon": byte = UInt8(ascii: ";")
    case "pipe": byte = UInt8(ascii: "|")
    case "none", "": byte = 0
    default:
      guard argument.utf8.count == 1, let first = argument.utf8.first, first < 0x80 else {
        return nil
      }
      byte = first
    }
  }

  private init() { byte = 0 }
  package static var placeholder: SeparatorArgument { SeparatorArgument() }
}

/// An encoding, as people name it.
package struct EncodingArgument: ArgumentValue {
  /// The encoding.
  package let encoding: TextEncoding

  package init?(argument: String) {
    guard let found = TextEncoding(name: argument) else { return nil }
    encoding = found
  }

  private init() { encoding = .utf8 }
  package static var placeholder: EncodingArgument { EncodingArgument() }
  package static var candidates: [String] { TextEncoding.allCases.map { $0.rawValue } }
}

/// The options that say how a file of rows is written.
struct TableArguments {
  var options = TableOptions()

  /// Asks for them.
  init(_ a: inout Arguments) throws(CRMError) {
    let delimiter: SeparatorArgument? = try a.option(
      "delimiter", value: "char", "What separates cells; found out otherwise.")
    let quote: SeparatorArgument? = try a.option(
      "quote", value: "char", "What encloses cells; 'none' for nothing.")
    let encoding: EncodingArgument? = try a.option(
      "encoding", value: "name", "The encoding; found out otherwise.")
    let header: Count? = try a.option(
      "header", value: "line", "The line the header stands on; 0 where there is none.")
    options.delimiter = delimiter?.byte
    options.quote = quote?.byte
    options.encoding = encoding?.encoding
    options.headerLine = header?.value
  }
}
