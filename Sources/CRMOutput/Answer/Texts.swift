import CRMDomain

/// Texts as cells, for the duration of a closure.
package enum Texts {
  /// Calls `body` with a cell for each text; an empty one is no value.
  package static func with(
    _ texts: [String], _ body: ([Cell]) throws(CRMError) -> Void
  ) throws(CRMError) {
    var all = ByteBuffer(capacity: 256)
    var ends: [Int] = []
    for text in texts {
      all.append(text)
      ends.append(all.count)
    }
    var cells: [Cell] = []
    for (i, end) in ends.enumerated() {
      let start = i == 0 ? 0 : ends[i - 1]
      cells.append(end == start ? .null : .text(all.part(start, end - start)))
    }
    try body(cells)
  }
}
