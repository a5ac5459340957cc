import CRMDomain
import Testing
import TestSupport

/// The same lines on both engines, made at random: the same bytes on standard output and error, the same
/// status, and at the end the same dump.
struct EngineEqualityTests {
  private struct Lines {
    var random: SeededGenerator
    var contacts = 0

    mutating func pick<T>(_ all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

    /// What breaks programs that put text into SQL, shells or C strings.
    static let odd = [
      "O'Brien", "Robert'); DROP TABLE contact;--", "a\"b", "back\\slash", "\\N", "$1", "$1 $2",
      "%s%n",
      "æøå ÆØÅ ß", "İstanbul", "Zoë e\u{301}", "𝒳😀", "שלום", "日本語", "tab\tin", "line\nbreak", "''",
      "{}",
      "NULL", "null", "-- comment", "/* c */", "x=1 or 1=1", "\u{FEFF}bom", "\u{200B}zero",
      "a;b,c|d",
      "(?i)re.*", "_%_", "!_!%", "E'\\x41'", "true", "t", "\u{10FFFD}",
    ]

    mutating func text() -> String {
      pick(Lines.odd) + (Bool.random(using: &random) ? " " + pick(Lines.odd) : "")
    }

    mutating func number() -> String {
      "\(Int.random(in: 1...max(1, contacts + 2), using: &random))"
    }

    mutating func line() -> (words: [String], input: String) {
      switch Int.random(in: 0..<26, using: &random) {
      case 0...5:
        contacts += 1
        var words = ["contact", "add", text(), "title=" + text(), "--allow-duplicate"]
        if Bool.random(using: &random) { words.append("notes=" + text()) }
        if Bool.random(using: &random) {
          words.append("tags=" + pick(["vip", "Æ", "o'b", "x\\y"]))
        }
        if Bool.random(using: &random) {
          words.append("city=" + pick(["Oslo", "Ås", "Århus", "aa"]))
        }
        return (words, "")
      case 6: return (["company", "add", text(), "annual_revenue=1500", "notes=" + text()], "")
      case 7:
        return (
          ["activity", "add", text(), "type=call", "contact=" + number(), "body=" + text()], ""
        )
      case 8, 9:
        return (["contact", "edit", number(), "title=" + text(), "department=" + text()], "")
      case 10: return (["contact", "edit", "--where", "city=Oslo", "source_detail=" + text()], "")
      case 11: return (["contact", "remove", number(), "--with-related"], "")
      case 12: return ([pick(["undo", "redo"])], "")
      case 13:
        return (["undo", "\(Int.random(in: 1...20, using: &random))", "--partial"], "")
      case 14:
        let json = JSON.object([
          JSON.Member("name", .string(text())),
          JSON.Member("notes", .string(text() + pick(["", "\u{0}"]))),
        ])
        return (["contact", "add", "--stdin"], json.description + "\n")
      case 15:
        return (["contact", "list", "name=\"" + pick(["x", "O'Brien", "$1", "æøå"]) + "\""], "")
      case 16:
        return (
          [
            "contact", "list", "title~\"" + pick(["'", "\\\\", "%", "_", "$1", "😀", "a"]) + "\"",
            "--json",
          ], ""
        )
      case 17: return (["contact", "list", "--search", text()], "")
      case 18: return (["search", text(), "--json"], "")
      case 19:
        return (
          [
            "contact", "list", "--sort",
            pick(["name", "-title", "city,-id", "department", "-created_at"]),
          ],
          ""
        )
      case 20: return (["contact", "export", "--format", pick(["csv", "jsonl", "tsv"])], "")
      case 21: return (["contact", "history", number(), "--json"], "")
      case 22:
        return (["contact", "show", number(), "--as-of", pick(["now", "-10s", "yesterday"])], "")
      case 23:
        return (
          ["contact", "list", "not activities", "tags=" + pick(["vip", "Æ"]), "--count"], ""
        )
      case 24:
        return (
          ["contact", "list", "--count", "--group-by", pick(["city", "title", "active"])], ""
        )
      default: return (["log", "--json", "--limit", "5"], "")
      }
    }
  }

  @Test(arguments: 1...4) func `both engines answer every line with the same bytes`(_ seed: Int) {
    guard TestEngine.all == [.sqlite, .postgres] else { return }
    let worlds = [TestWorld(.sqlite), TestWorld(.postgres)]
    var lines = Lines(random: SeededGenerator(UInt64(seed)))
    var told = 0
    func both(_ words: [String], _ input: String = "") {
      let answers = worlds.map { world in
        world.clock = world.clock + 1
        let ran = world.run(words, input: input)
        return [ran.out, ran.err, "\(ran.status)"].map {
          $0.replacing(world.folder.path, by: TestWorld.home)
        }
      }
      if answers[0][2] == "0" { told += 1 }
      #expect(answers[0] == answers[1], "seed \(seed): \(words) \(input)")
    }
    both(["init", "country=NO"])
    both(["field", "add", "contact.nick", "type=text"])
    for _ in 0..<150 {
      let (words, input) = lines.line()
      both(words, input)
    }
    #expect(told > 80)
    both(["doctor"])
    both(["dump"])
    both(["dump", "--content"])
    both(["contact", "list", "--fields", "id,name,title,department,city,tags,notes", "--json"])
  }
}
