import CRMDomain
import CRMStore

/// Who sells, as the settings say.
enum Seller {
  /// Refuses what does not say who sells: a quote and the confirmation of an order bind who sends them.
  static func need(_ editor: RecordEditor, for name: String) throws(CRMError) {
    let seller = try editor.database.settings()["seller"] ?? ""
    // What nobody can read names nobody.
    let isReadable = seller.unicodeScalars.contains { scalar in
      let traits = scalar.properties
      return (traits.isAlphabetic || traits.numericType != nil)
        && !traits.isDefaultIgnorableCodePoint
    }
    guard !isReadable else { return }
    throw CRMError(
      .data, code: "not_configured", "\(name) does not say who sells",
      hint: "an administrator says it once: crm config edit seller=\"Fjord Data AS\"")
  }
}
