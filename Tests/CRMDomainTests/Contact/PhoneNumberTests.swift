import CRMDomain
import Testing
import TestSupport

struct PhoneNumberTests {
  @Test(arguments: [
    ("999 11 234", "NO", "+4799911234"), ("0047 99911234", "NO", "+4799911234"),
    ("+47 999 11 234", "DK", "+4799911234"), ("070-123 45 67", "SE", "+46701234567"),
    ("+46 (0)70 123 45 67", "NO", "+46701234567"), ("45 12 34 56", "NO", "+4745123456"),
    ("45 12 34 56", "DK", "+4545123456"), ("040 1234567", "FI", "+358401234567"),
    ("02800", "NO", "+4702800"),
  ]) func `a spelling becomes E.164`(_ text: String, _ region: String, _ number: String) {
    #expect(PhoneNumber.normalised(text, region: region) == number)
  }

  @Test(arguments: [
    ("12345678", "NO"), ("12", "NO"), ("abc", "NO"), ("+", "NO"), ("", "DK"), ("+47 12", "NO"),
    // A zero behind the trunk zero: it would be lost when the number is read again.
    ("0022 20 07 40 50", "NO"),
  ])
  func `what is no number is refused`(_ text: String, _ region: String) {
    #expect(PhoneNumber.normalised(text, region: region) == nil)
  }

  @Test(arguments: [
    ("+4799911234", "+47 999 11 234"), ("+4722123456", "+47 22 12 34 56"),
    ("+4512345678", "+45 12 34 56 78"),
    ("+46701234567", "+46 70-123 45 67"), ("+358401234567", "+358 40 1234567"),
  ]) func `a number is shown as its country writes it`(_ number: String, _ shown: String) {
    #expect(PhoneNumber.display(number) == shown)
  }

  @Test func `what is shown reads back as the same number`() {
    var random = SeededGenerator(7)
    for _ in 0..<2000 {
      let digits = (0..<Int.random(in: 3...12, using: &random)).map { _ in
        String(Int.random(in: 0...9, using: &random))
      }.joined()
      for region in ["NO", "DK", "SE", "FI", "IS", "DE"] {
        guard let number = PhoneNumber.normalised(digits, region: region) else { continue }
        #expect(
          PhoneNumber.normalised(PhoneNumber.display(number), region: "NO") == number,
          "\(digits) \(region)")
      }
    }
  }
}
