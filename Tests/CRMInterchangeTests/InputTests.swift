import CRMDomain
import CRMInterchange
import Testing

/// Inputs that are larger than anything they could be.
struct InputTests {
  @Test func `lines are handed on one by one, the last without its end too`() throws {
    let lines = InputLines(MemoryInput("a\n\nb c\r\nd"))
    var seen: [String] = []
    while let line = try lines.next() { seen.append("\(lines.number):\(line.string)") }
    #expect(seen == ["1:a", "2:", "3:b c\r", "4:d"])
    let long = String(repeating: "x", count: 200_000)
    let more = InputLines(MemoryInput("\(long)\n\(long)1\n"))
    #expect(try more.next()?.count == 200_000)
    #expect(try more.next()?.count == 200_001)
    #expect(try more.next() == nil)
  }

  @Test func `what is too large is refused before it is held`() {
    let seventeen = MemoryInput([UInt8](repeating: 0x61, count: 17 << 20))
    #expect(throws: CRMError.self) { _ = try seventeen.readAll() }
    #expect(throws: CRMError.self) { try InputLines(seventeen).next() }
    #expect(throws: CRMError.self) { _ = try MemoryInput("abc").readAll(upTo: 2) }
    #expect(throws: Never.self) { _ = try MemoryInput("abc").readAll(upTo: 3) }
  }

  @Test func `a value of JSON holds a million others at most`() {
    let many = "[" + String(repeating: "1,", count: 999_998) + "1]"
    #expect(throws: Never.self) { try JSONParser.parse(many) }
    #expect(throws: JSONParser.Fault.self) { try JSONParser.parse("[1," + many.dropFirst()) }
  }
}
