import CRMDomain
import Testing
import TestSupport

struct JSONTests {
  private func parse(_ text: String) -> JSON? {
    do throws(JSONParser.Fault) { return try JSONParser.parse(text) } catch { return nil }
  }

  @Test(arguments: [
    #"{"a":[1,2.5,-3e4,"x\u00e6\ud83d\ude00",true,false,null,{}],"b":""}"#, "[]",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
    "0", "-0.0",
  ]) func `what is read writes as something that reads the same`(_ text: String) throws {
    let json = try #require(parse(text))
    #expect(parse(json.description) == json)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":}", "{a:1}", "01", "1.", "+1", "nul", "\"\\x\"", "\"\u{1}\"", "[1] 2",
    "\"\\u12\"",
    "{\"a\":1,}", "'a'",
  ]) func `what is no JSON is refused`(_ text: String) { #expect(parse(text) == nil) }

  @Test func `depth has a bound and odd bytes an error`() {
    #expect(parse(String(repeating: "[", count: 100_000)) == nil)
    var random = SeededGenerator(5)
    let seeds = [#"{"a":[1,"x\u00e6",{"b":null}]}"#, #"[{"id":1,"name":"Åse"}]"#]
    for i in 0..<20_000 {
      var bytes = Array(seeds[i % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
        if bytes.isEmpty { break }
      }
      bytes.withUnsafeBufferPointer { buffer in
        do throws(JSONParser.Fault) {
          let json = try JSONParser.parse(buffer)
          #expect(parse(json.description) != nil)
        } catch {}
      }
    }
  }
}
