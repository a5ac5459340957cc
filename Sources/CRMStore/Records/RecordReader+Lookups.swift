import CRMDomain

extension RecordReader {
  /// What a row needs from other tables, beyond joins.
  final class Lookups {
    private let database: Database
    private var companies: (any Statement)?
    private var names: [String: any Statement] = [:]
    private var members: [String: any Statement] = [:]
    /// Records that share their name with another one, by noun, once all are known.
    private var shared: [String: Set<Int64>] = [:]
    private var probes: [String: (statement: any Statement, count: Int)] = [:]
    /// The statements that answer with what no two records of a noun share; nil where there is nothing.
    private var keys: [String: (any Statement)?] = [:]
    /// From so many records on it is cheaper to learn all shared names at once.
    private static let probeLimit = 500

    init(_ database: Database) { self.database = database }

    /// Whether another record of the noun has the same name, so that the name alone does not tell it.
    func isShared(_ id: Int64, _ noun: String) throws(CRMError) -> Bool {
      if let all = shared[noun] { return all.contains(id) }
      let table = try database.table(NounName(rawValue: noun))
      guard let title = table.noun.titles.first else { return false }
      let name = table.name
      if probes[noun] == nil {
        var same = "b.\(title) = a.\(title)"
        // The folded name is the one with an index.
        if case .text? = table.noun.field(title)?.type {
          same = "b.\(title)_fold = a.\(title)_fold AND " + same
        }
        probes[noun] = (
          try database.connection.prepare(
            "SELECT 1 FROM \(name) a JOIN \(name) b ON \(same) AND b.id <> a.id"
              + " WHERE a.id = $1 LIMIT 1"), 0
        )
      }
      if let statement = probes[noun]?.statement, (probes[noun]?.count ?? 0) < Self.probeLimit {
        probes[noun]?.count += 1
        statement.bind(1, id)
        return try statement.first() != nil
      }
      let statement = try database.connection.prepare(
        "SELECT id FROM \(name) WHERE \(title) IN (SELECT \(title) FROM \(name)"
          + " WHERE \(title) IS NOT NULL GROUP BY \(title) HAVING COUNT(*) > 1)")
      var found: Set<Int64> = []
      while try statement.step() { found.insert(statement.integer(0)) }
      shared[noun] = found
      probes[noun] = nil
      return found.contains(id)
    }

    /// What tells a record apart whose name does not: what no other has, as the number of a contract, which
    /// means the same in another database; else its number here.
    func apart(_ id: Int64, _ noun: String) throws(CRMError) -> String {
      try key(id, noun) ?? "\(noun):\(id)"
    }

    /// What no other record of the noun has; nil where there is nothing.
    private func key(_ id: Int64, _ noun: String) throws(CRMError) -> String? {
      if keys[noun] == nil {
        let table = try database.table(NounName(rawValue: noun))
        let key = table.noun.naturalKeys.first { $0.traits.contains(.unique) && $0.custom == nil }
        keys[noun] = try key.map { k throws(CRMError) in
          try database.connection.prepare("SELECT \(k.column) FROM \(table.name) WHERE id = $1")
        }
      }
      guard let statement = keys[noun] ?? nil else { return nil }
      statement.bind(1, id)
      defer { statement.reset() }
      return try statement.step() ? statement.string(0) : nil
    }

    /// Those of some numbers that are there, and seen.
    func there(_ numbers: [Int64], _ noun: String) throws(CRMError) -> [Int64] {
      let name = NounName(rawValue: noun)
      guard database.catalogue[name] != nil else { return numbers }
      if members[noun] == nil {
        let table = try database.table(name).name
        let listed = database.connection.dialect.numbersOfList("$1")
        members[noun] = try database.connection.prepare(
          "SELECT id FROM \(table) WHERE id IN (\(listed))")
      }
      guard let look = members[noun] else { return numbers }
      look.bind(1, JSON.array(numbers.map { .string("\($0)") }).description)
      var there: Set<Int64> = []
      while try look.step() { there.insert(look.integer(0)) }
      look.reset()
      return numbers.filter { there.contains($0) }
    }

    /// How many belong to a segment; nil where its filter cannot be asked any more.
    func members(of segment: Int64) throws(CRMError) -> Int64? {
      try database.memberCount(of: segment)
    }

    /// What a record is called behind its noun; for exchange, so that it can be found again.
    func name(_ id: Int64, _ noun: String, forExchange: Bool) throws(CRMError) -> String {
      guard let title = try title(id, noun) else { return forExchange ? "\(id)" : "\(noun) \(id)" }
      guard forExchange else { return title }
      let isNumber = Int64(title) != nil
      if !isNumber, !(try isShared(id, noun)) { return title }
      // A key that is all digits would be read as a number here.
      guard let key = try key(id, noun), Int64(key) == nil else { return "\(id)" }
      return key
    }

    /// What a record is called; nil where it is called nothing.
    func title(_ id: Int64, _ noun: String) throws(CRMError) -> String? {
      let name = NounName(rawValue: noun)
      let table = try database.table(name)
      if names[noun] == nil {
        names[noun] = try database.connection.prepare(
          "SELECT \(QueryPlan.title(of: table.noun, "t")) FROM \(table.name) t WHERE t.id = $1")
      }
      guard let statement = names[noun] else { return nil }
      statement.bind(1, id)
      defer { statement.reset() }
      return try statement.step() ? statement.string(0) : nil
    }

    /// Writes records of a list as JSON, each with its name and its role.
    func describe(
      _ all: [Mention], _ noun: String, forExchange: Bool, to out: inout ByteBuffer
    ) throws(CRMError) {
      out.append(UInt8(ascii: "["))
      for (i, mention) in all.enumerated() {
        if i > 0 { out.append(UInt8(ascii: ",")) }
        let title = try title(mention.id, noun)
        out.append("{\"id\":\(mention.id),\"name\":")
        (title ?? "\(noun) \(mention.id)").withBytes { JSON.append(string: $0, to: &out) }
        // What is called nothing, as what somebody does not see, is not to be found by that.
        var isAmbiguous = title == nil
        if forExchange, !isAmbiguous { isAmbiguous = try isShared(mention.id, noun) }
        if forExchange, isAmbiguous {
          out.append(",\"reference\":" as StaticString)
          try apart(mention.id, noun).withBytes { JSON.append(string: $0, to: &out) }
        }
        out.append(",\"role\":" as StaticString)
        if let role = mention.role {
          role.withBytes { JSON.append(string: $0, to: &out) }
        } else {
          out.append("null" as StaticString)
        }
        out.append(UInt8(ascii: "}"))
      }
      out.append(UInt8(ascii: "]"))
    }

    /// Writes the companies of a contact as JSON; false if there are none.
    func companies(
      of contact: Int64, primary: Int64, forExchange: Bool, to out: inout ByteBuffer
    ) throws(CRMError) -> Bool {
      // Who has companies has a primary one.
      guard primary > 0 else { return false }
      if companies == nil {
        companies = try database.connection.prepare(
          "SELECT r.object_id, (SELECT c.name FROM company c WHERE c.id = r.object_id), r.role,"
            + " r.starts_on, r.ends_on FROM relation r WHERE r.subject_noun = 'contact' AND r.subject_id = $1 AND r.type = 'employee'"
            + " AND r.object_noun = 'company'"
            + " ORDER BY CASE WHEN r.object_id = $2 THEN 0 ELSE 1 END, r.id")
      }
      guard let companies else { return false }
      companies.bind(1, contact)
      companies.bind(2, primary)
      defer { companies.reset() }
      var isFirst = true
      while try companies.step() {
        out.append(isFirst ? UInt8(ascii: "[") : UInt8(ascii: ","))
        isFirst = false
        let id = companies.integer(0)
        out.append("{\"id\":" as StaticString)
        out.append(number: id)
        out.append(",\"name\":" as StaticString)
        JSON.append(string: companies.text(1), to: &out)
        if forExchange, try isShared(id, "company") {
          out.append(",\"reference\":" as StaticString)
          try apart(id, "company").withBytes { JSON.append(string: $0, to: &out) }
        }
        for (column, key) in [(2, "role"), (3, "starts_on"), (4, "ends_on")] {
          out.append(",\"\(key)\":")
          if companies.isNull(column) {
            out.append("null" as StaticString)
          } else {
            JSON.append(string: companies.text(column), to: &out)
          }
        }
        out.append(UInt8(ascii: "}"))
      }
      if !isFirst { out.append(UInt8(ascii: "]")) }
      return !isFirst
    }
  }
}
