import CRMDomain
import Testing
import TestSupport

struct NumberTests {
  private func read(_ text: String, _ places: Int, _ mark: NumberParser.Mark? = nil) -> Int64? {
    text.withBytes { bytes in
      do throws(NumberParser.Fault) {
        return try NumberParser(mark: mark).scaled(bytes, places: places)
      } catch {
        return nil
      }
    }
  }

  @Test(arguments: [
    ("1500", 150_000), ("1500.50", 150_050), ("1 500,50", 150_050),
    ("1\u{A0}200\u{A0}000", 120_000_000),
    ("1.500,50", 150_050), ("1,500.50", 150_050), ("100k", 10_000_000), ("1.5m", 150_000_000),
    ("(12)", -1200), ("12-", -1200), ("-0,5", -50), ("1'234.5", 123_450), ("0.00", 0), ("0.000", 0),
  ]) func `a number is read as people write it`(_ text: String, _ cents: Int64) {
    #expect(read(text, 2) == cents)
  }

  @Test func `what could be two numbers is refused until somebody says`() {
    #expect(read("1.234", 2) == nil)
    #expect(read("1.234", 2, .comma) == 123_400)
    #expect(read("1.234", 3, .dot) == 1234)
  }

  @Test(arguments: ["", "abc", "1..2", "--1", "1,2,3", "99999999999999999999", "1e5", "0x10"])
  func `what is no number is refused`(_ text: String) { #expect(read(text, 2) == nil) }

  @Test func `what is written reads back`() {
    var random = SeededGenerator(3)
    for _ in 0..<5000 {
      let value = Int64.random(in: -9_000_000_000_000...9_000_000_000_000, using: &random)
      for places in [0, 2, 3, 6] {
        var out = ByteBuffer(capacity: 32)
        Decimal.append(value, places: places, isTrimmed: false, to: &out)
        #expect(read(out.string, places, .dot) == value, "\(out.string)")
      }
    }
  }
}
