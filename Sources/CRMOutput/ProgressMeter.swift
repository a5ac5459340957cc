import CRMDomain

/// How far a long piece of work is, on one line of a terminal that is written over.
package final class ProgressMeter {
  private let sink: ByteSink
  private let total: Int?
  private let clock: () -> Int
  private let start: Int
  private var last: Int
  private var isShown = false

  /// A meter.
  ///
  /// - Parameters:
  ///   - total: the bytes there are to read; nil where that is not known.
  ///   - clock: milliseconds, from anywhere.
  package init(_ sink: ByteSink, total: Int?, clock: @escaping () -> Int) {
    self.sink = sink
    self.total = total
    self.clock = clock
    start = clock()
    last = start
  }

  /// Shows how far it is, at most five times a second, and only once it takes a while.
  package func show(bytes: Int, rows: Int) throws(CRMError) {
    let now = clock()
    guard now - last >= 200, now - start >= 500 else { return }
    last = now
    let elapsed = max(1, now - start)
    var line = "\r"
    if let total, total > 0 {
      let share = min(1, Double(bytes) / Double(total))
      let filled = Int(share * 24)
      line += "[" + String(repeating: "#", count: filled)
      line += String(repeating: "-", count: 24 - filled) + "]  "
      line += "\(Int(share * 100)) %   "
      let left = share > 0.01 ? Int(Double(elapsed) / share * (1 - share)) / 1000 : 0
      line +=
        "\(Thousands.grouped(rows)) rows   \(Thousands.grouped(rows * 1000 / elapsed))/s   \(left) s left"
    } else {
      line += "\(Thousands.grouped(rows)) rows   \(Thousands.grouped(rows * 1000 / elapsed))/s"
    }
    try write(line)
  }

  /// Shows what is being done.
  package func show(_ text: String) throws(CRMError) {
    guard clock() - start >= 500 else { return }
    try write("\r" + text)
  }

  private func write(_ line: String) throws(CRMError) {
    isShown = true
    try sink.write(line + "\u{1B}[K")
    try sink.flush()
  }

  /// Takes the line away.
  package func clear() throws(CRMError) {
    guard isShown else { return }
    isShown = false
    try sink.write("\r\u{1B}[K")
    try sink.flush()
  }
}
