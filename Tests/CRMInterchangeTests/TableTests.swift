import CRMDomain
import CRMInterchange
import Testing
import TestSupport

/// Tables from every corner of Excel: what is found out of them, and what is read.
struct TableTests {
  /// The header and the rows of a text, as they are read; nil where it is refused.
  static func read(
    _ bytes: [UInt8], known: Set<String> = [], _ options: TableOptions = TableOptions()
  ) -> [[String]]? {
    do throws(CRMError) {
      let input = try SpooledInput(MemoryInput(bytes), folder: "/tmp")
      let table = try ImportTable(input, options) { known.contains($0.lowercased()) }
      var rows = [table.columns]
      let reader = try table.rows()
      while try reader.step() {
        rows.append(
          table.columns.indices.map { i in
            switch reader.value(i) {
            case .none: ""
            case .text(let text): text.string
            case .json(let json): json.description
            }
          } + reader.surplus)
      }
      return rows
    } catch {
      return nil
    }
  }

  private func read(_ text: String, known: Set<String> = []) -> [[String]]? {
    Self.read(Array(text.utf8), known: known)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
    ("a\tb\n1\t2", [["a", "b"], ["1", "2"]]), ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]),
    ("sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n\"x, \"\"y\"\"\n z\",2\n", [["a", "b"], ["x, \"y\"\n z", "2"]]),
    ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]), ("a,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
    ("a,b\n1\n", [["a", "b"], ["1", ""]]), ("a,b\n1,2,3\n", [["a", "b"], ["1", "2", "3"]]),
    ("a,b\n1,2\na,b\n3,4\n", [["a", "b"], ["1", "2"], ["3", "4"]]),
    ("name;amount\nAda;1 200,50\n", [["name", "amount"], ["Ada", "1 200,50"]]),
    ("a,b\n\"\",2\n", [["a", "b"], ["", "2"]]),
    ("a,b\n1,\"un\"quoted\n", [["a", "b"], ["1", "unquoted"]]),
    ("a,b\r1,\"x\ry\"\r2,z\r", [["a", "b"], ["1", "x\ry"], ["2", "z"]]),
    (
      "a,b,c\nx,y,z\n\nalone\n\np,q,r\n",
      [["a", "b", "c"], ["x", "y", "z"], ["alone", "", ""], ["p", "q", "r"]]
    ),
    (
      "a,b,c\nx,y,z\n\n\"open\np,q,r\n",
      [["a", "b", "c"], ["x", "y", "z"], ["open\np,q,r\n", "", ""]]
    ),
  ]) func `a dialect is found out`(_ text: String, _ rows: [[String]]) {
    #expect(read(text) == rows, "\(text)")
  }

  @Test func `a preamble and a footer are no rows`() {
    let text = "Report\n\nName,City,Phone\nAda,Oslo,1\nBo,Ås,2\n\nTotal 2\n"
    #expect(
      read(text, known: ["name", "city", "phone"])
        == [["Name", "City", "Phone"], ["Ada", "Oslo", "1"], ["Bo", "Ås", "2"]])
  }

  @Test func `what stands above and under a table is told, and never a row of it`() throws {
    func remarks(_ text: String) throws -> [String] {
      let input = try SpooledInput(MemoryInput(Array(text.utf8)), folder: "/tmp")
      let table = try ImportTable(input, TableOptions()) { ["name", "city"].contains($0) }
      let rows = try table.rows()
      while try rows.step() {}
      return rows.remarks
    }
    let report = "Sales 2026\n\nname,city,phone\nA,Oslo,1\n\nTotal (1 record)\nConfidential\n"
    #expect(
      try remarks(report) == [
        "line 1 stands above the header, no row of the table: \"Sales 2026\"",
        "lines 6 to 7 stand after the table, no row of it: \"Total (1 record)\", \"Confidential\"",
      ])
    // So many lines are no footer.
    let names = "name,city,phone\nA,Oslo,1\n\n" + (1...11).map { "Name \($0)\n" }.joined()
    #expect(try remarks(names) == [])
    #expect(read(names, known: ["name", "city"])?.count == 13)
  }

  @Test func `lines are counted inside quotes, however they end`() throws {
    for end in ["\n", "\r", "\r\n"] {
      let text = ["a,b", "\"1", "2", "3\",x", "4,5"].joined(separator: end) + end
      let input = try SpooledInput(MemoryInput(Array(text.utf8)), folder: "/tmp")
      let rows = try ImportTable(input, TableOptions()) { _ in false }.rows()
      var lines: [Int] = []
      while try rows.step() { lines.append(rows.line) }
      #expect(lines == [2, 5], "\(end.utf8.map { $0 })")
    }
  }

  @Test func `a first line of numbers is no header, and no row is taken for one`() {
    let numbers = Array("1,2,3\n4,5,6\n".utf8)
    #expect(Self.read(numbers) == nil)
    #expect(Self.read(Array("1,2,3\nA,B,C\n".utf8)) == nil)
    var options = TableOptions()
    options.headerLine = 0
    #expect(Self.read(numbers, options) == [["1", "2", "3"], ["1", "2", "3"], ["4", "5", "6"]])
    #expect(
      Self.read(Array("2026\nname,city\nA,Oslo\n".utf8), known: ["name", "city"])?.count == 2)
  }

  @Test(
    arguments: [
      (
        "windows-1252", [0x4E, 0x61, 0x76, 0x6E, 0x0A, 0xC5, 0x73, 0x65, 0x20, 0xD8, 0x64, 0x0A],
        "Åse Ød"
      ),
      ("utf-16le", [0xFF, 0xFE, 0x4E, 0, 0x0A, 0, 0xC5, 0, 0x73, 0, 0x0A, 0], "Ås"),
      ("utf-16be", [0xFE, 0xFF, 0, 0x4E, 0, 0x0A, 0, 0xC5, 0, 0x73, 0, 0x0A], "Ås"),
      ("apostrophe", [0x4E, 0x0A, 0x4F, 0x92, 0x42, 0x72, 0x69, 0x65, 0x6E, 0x0A], "O’Brien"),
      (
        "mac",
        Array("Navn\n".utf8) + [
          0xBE, 0x67, 0x69, 0x72, 0x20, 0x8C, 0x73, 0x20, 0xBF, 0x64, 0x65, 0x67, 0x8C, 0x72, 0x64,
          0x0A,
        ], "ægir ås ødegård"
      ),
    ] as [(String, [UInt8], String)]) func `an encoding is found out`(
      _ name: String, _ bytes: [UInt8], _ cell: String
    )
  {
    #expect(Self.read(bytes)?.last?.first == cell, "\(name)")
  }

  @Test func `what is no text is refused`() {
    #expect(Self.read([]) == nil)
    #expect(Self.read([0x50, 0x4B, 3, 4, 0, 0, 0, 0]) == nil)
    #expect(Self.read([0x7F, 0x45, 0x4C, 0x46, 1, 0, 0, 0, 0xFF]) == nil)
  }

  @Test(arguments: 1...8) func `every table that is written is read the same`(_ seed: Int) {
    var random = SeededGenerator(UInt64(seed))
    let pieces = [
      "", "a", "Åse", "x,y", "p;q", "t\tt", "q\"q", "l\nl", "c\r\nc", "  ", "42", "1,5", "=1+1",
      "'", "|", "\\", "ø",
    ]
    for _ in 0..<60 {
      let width = Int.random(in: 2...6, using: &random)
      let delimiter = [",", ";", "\t", "|"][Int.random(in: 0..<4, using: &random)]
      var rows = [(0..<width).map { "column\($0)" }]
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        var row = (0..<width).map { _ in
          (0..<Int.random(in: 0...3, using: &random)).map { _ in
            pieces[Int.random(in: 0..<pieces.count, using: &random)]
          }.joined()
        }
        // A row of nothing is no row, and a lone cell after a blank line could be a footer.
        row[0] = "r" + row[0]
        rows.append(row)
      }
      let end = Bool.random(using: &random) ? "\r\n" : "\n"
      let text =
        rows.map { row in
          row.map { "\"" + $0.replacing("\"", by: "\"\"") + "\"" }.joined(separator: delimiter)
        }.joined(separator: end) + end
      #expect(read(text) == rows, "seed \(seed): \(text)")
    }
  }

  @Test func `noise is read or refused, never a crash`() {
    var random = SeededGenerator(23)
    let seeds = [
      "name;email;city\r\n\"Åse \"\"A\"\"\";a@ex.no;Oslo\r\nBo;;\r\n", "sep=,\na,b\n1,2\n",
      "[{\"a\":1},{\"b\":[2]}]",
      "{\"a\":1}\n{\"a\":\"x\"}\n",
    ]
    for i in 0..<4000 {
      var bytes = Array(seeds[i % seeds.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1 where bytes.count > 1: bytes.remove(at: place)
        case 2:
          bytes.insert(
            [0, 0x22, 0x27, 0x0A, 0x0D, 0x3B, 0xFF, 0x5C][Int.random(in: 0..<8, using: &random)],
            at: place)
        default: bytes += bytes.prefix(place)
        }
      }
      _ = Self.read(bytes, known: ["name", "email"])
    }
  }
}
