import CRMDomain
import CRMStore
import TestSupport
import Testing

/// Whose a record is, of every noun there is and by every way the catalogue says: nothing here names a noun that
/// belongs to somebody, so that a new one is in it.
struct BelongingTests {
  /// A way by which records of a noun belong to somebody.
  private struct Way {
    /// The columns that name the user or the record.
    var columns: [String]
    /// The columns that name the noun beside it.
    var words: [String] = []
    /// The record's noun; nil for a user.
    var noun: Noun?
  }

  /// The first number of the rows that are made; those of the other team are even, one's own odd.
  private static let first = 1000

  private static func namesAny(_ noun: Noun) -> Bool {
    noun.fields.contains { if case .anyReference = $0.type { true } else { false } }
  }

  /// The nouns whose records are somebody's; those that may name any record after the others.
  private static let nouns: [Noun] = {
    let all = Belongings(.standard).hiding
    return all.filter { !namesAny($0) } + all.filter { namesAny($0) }
  }()

  private static func ways(_ noun: Noun) -> [Way] {
    let before = nouns.prefix { $0.name != noun.name }
    var (holders, wholes, others): ([Way], [Way], [Way]) = ([], [], [])
    for field in noun.fields {
      switch field.type {
      case .reference(let relation) where relation.noun == .user && relation.belongs:
        holders.append(Way(columns: [field.column]))
      case .reference(let relation) where relation.isOwned || relation.belongs:
        guard let target = before.first(where: { $0.name == relation.noun }) else { continue }
        let way = Way(columns: [field.column], noun: target)
        if relation.isOwned { wholes.append(way) } else { others.append(way) }
      default: continue
      }
    }
    // One that names any record has all its ends at one, as a relation is seen by who sees an end.
    let ends = noun.fields.filter { if case .anyReference = $0.type { true } else { false } }
    if !ends.isEmpty {
      wholes += before.map { target in
        Way(
          columns: ends.map { $0.name + "_id" }, words: ends.map { $0.name + "_noun" },
          noun: target)
      }
    }
    if wholes.isEmpty, noun.field("owner") != nil { holders.insert(Way(columns: ["owner"]), at: 0) }
    return wholes.isEmpty ? holders + others : wholes
  }

  /// The text that makes a row of a noun, which belongs by one way to the record, or the user, of a number.
  private static func row(_ noun: Noun, _ id: Int, _ way: Way, _ number: Int) -> String {
    var values: [(column: String, value: String)] = []
    for column in noun.columns {
      let field = noun.fields.first { $0.columns.contains(column) }
      let isRequired = field?.traits.contains(.required) ?? false
      let value: String? =
        switch column.name {
        case "id": "\(id)"
        case "version", "content": "0"
        case "created_by": "1"
        case "created_at", "updated_at": "'2026-11-18T08:00:00Z'"
        case "sort_key": "'x'"
        case let name where way.columns.contains(name): "\(number)"
        case let name where way.words.contains(name): "'\(way.noun?.name.rawValue ?? "")'"
        default:
          switch column.kind {
          case .boolean: field?.defaultValue == nil && !isRequired ? nil : "TRUE"
          case .integer: isRequired ? "1" : nil
          case .text, .json:
            isRequired ? "'\(field?.allowed.first ?? "x\(id)")'" : nil
          }
        }
      if let value { values.append((column.name, value)) }
    }
    return "INSERT INTO \(noun.table)(\(values.map { $0.column }.joined(separator: ", ")))"
      + " VALUES(\(values.map { $0.value }.joined(separator: ", ")));\n"
  }

  /// A database with two teams and a row of every noun by every way, of each of them.
  private func furnished(_ engine: TestEngine) -> TestWorld {
    let world = TestWorld(engine == .sqlite ? .whole : engine)
    for line in [
      "init country=NO", "team add North", "team add South", "user add eva role=sales team=North",
      "user add per role=sales team=South", "product add Design price=1",
    ] {
      let ran = world.run(line.split(separator: " ").map { String($0) })
      #expect(ran.status == 0, "\(line): \(ran.err)")
    }
    var sql = "BEGIN;\n"
    for noun in Self.nouns {
      for (i, way) in Self.ways(noun).enumerated() {
        // Users 2 and 3, or the records made first of the noun.
        sql += Self.row(noun, Self.first + 2 * i, way, way.noun == nil ? 3 : Self.first)
        sql += Self.row(noun, Self.first + 2 * i + 1, way, way.noun == nil ? 2 : Self.first + 1)
      }
    }
    TestFiles.write(sql + "COMMIT;\n", to: world.folder.path + "/rows.sql")
    let made =
      world.databaseURL(for: "kari").map {
        world.shell("psql '\($0)' -qXAt -v ON_ERROR_STOP=1 -f rows.sql")
      } ?? world.shell("sqlite3 -bail .local/share/crm/crm.db < rows.sql")
    #expect(made.status == 0, "\(made.out) \(made.err)")
    return world
  }

  @Test(arguments: TestEngine.all)
  func `what belongs to another team is seen and changed by nobody of this one`(
    _ engine: TestEngine
  ) {
    let world = furnished(engine)
    TestFiles.write("x", to: world.folder.path + "/x.txt")
    #expect(Self.nouns.count > 15)
    for noun in Self.nouns {
      let name = noun.name.rawValue
      let ways = Self.ways(noun)
      #expect(!ways.isEmpty, "\(name)")
      let rows = "SELECT id FROM \(QueryViews.name(noun)) WHERE id >= \(Self.first) ORDER BY id"
      func seen(by login: String) -> [Int] {
        let ran = world.run(["sql", rows, "--csv", "--as", login])
        #expect(ran.status == 0, "\(name): \(ran.err)")
        return ran.out.split(separator: "\n").compactMap { Int($0) }
      }
      #expect(seen(by: "kari") == Array(Self.first..<Self.first + 2 * ways.count), "\(name)")
      #expect(seen(by: "eva") == ways.indices.map { Self.first + 2 * $0 + 1 }, "\(name) \(engine)")
      #expect(seen(by: "per") == ways.indices.map { Self.first + 2 * $0 }, "\(name) \(engine)")
      // No verb of it answers with more than that there is none, and none fails in a way of its own.
      for line in [
        ["show"], ["history"], ["remove"], ["edit", "notes=x"], ["export"], ["list", "--all"],
        ["timeline"], ["brief"], ["tree"], ["worklist"], ["merge", "\(Self.first + 1)"], ["print"],
      ] {
        let takesRecord = !["export", "list"].contains(line[0])
        let words =
          [name, line[0]] + (takesRecord ? ["\(Self.first)"] : ["id>=\(Self.first)"])
          + line.dropFirst() + (takesRecord ? [] : ["--fields", "id", "--csv"])
        let ran = world.run(words + ["--as", "eva"])
        #expect(ran.status != 70, "\(words): \(ran.err)")
        if takesRecord {
          #expect(ran.status != 0 && ran.out.isEmpty, "\(words): \(ran.out)")
        } else if ran.status == 0 {
          let ids = ran.out.split(separator: "\n").compactMap { Int($0) }
          #expect(ids.allSatisfy { $0 % 2 == 1 }, "\(words): \(ids)")
        }
      }
      // What is completed, searched for, counted and told apart names none of them.
      for words in [
        ["complete", "--", name, "show", ""], ["complete", "--", name, "edit", "\(Self.first)"],
        ["search", "x\(Self.first)"], [name, "list", "x\(Self.first)", "--all"],
        [name, "list", "--all", "--group", "created_by", "--json"],
        [name, "list", "--all", "--count"],
      ] {
        let ran = world.run(words + ["--as", "eva"])
        #expect(ran.status != 70, "\(words): \(ran.err)")
        for i in ways.indices {
          let number = "\(Self.first + 2 * i)"
          let words = ran.out.split { !$0.isLetter && !$0.isNumber }
          #expect(!words.contains { $0 == number || $0 == "x" + number }, "\(words): \(ran.out)")
        }
      }
      let attached = world.run([
        "attachment", "add", "\(name):\(Self.first)", "x.txt", "--as", "eva",
      ])
      #expect(
        attached.status != 0 && attached.status != 70, "\(name): \(attached.out)\(attached.err)")
    }
  }
}
