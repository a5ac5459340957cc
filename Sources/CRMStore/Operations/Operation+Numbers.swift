import CRMDomain

extension Operation {
  /// The last number that is given: beyond it somebody has written the sequence by hand.
  private static let highest = Int64(1) << 62

  /// The number after one that was given.
  ///
  /// - Throws: `data` where there is none any more.
  static func number(after last: Int64?, of name: String) throws(CRMError) -> Int64 {
    let last = last ?? 0
    guard (0..<highest).contains(last) else {
      throw CRMError(
        .data, code: "numbers",
        "the numbers of \(name) are used up: \(last) stands for the last one",
        hint: "crm doctor")
    }
    return last + 1
  }
}
