import CRMDomain
import CRMStore

// What the logins of each role are granted, of whole tables; rows are the policies' affair.
extension PostgresAccess {
  /// What each role is granted.
  static func grants(_ catalogue: Catalogue) -> String {
    var lines: [(role: String, privileges: [String], table: String)] = []
    let shared = [
      "sequence", "identity", "operation", "created", "import_row", "erased", "merged", "candidate",
      "answer", "import_run",
    ]
    let tables = catalogue.nouns.flatMap { noun in
      [noun.table, noun.table + "_past"] + (noun.hasKeys ? [noun.table + "_key"] : [])
    }
    for table in shared + tables { lines.append(("*", ["SELECT"], table)) }
    lines.append(("*", ["SELECT", "INSERT"], "denied"))
    lines.append(("*", ["SELECT"], "stored_file"))
    lines.append(("*", ["SELECT"], "delivered"))
    for noun in catalogue.nouns where noun.isSearched {
      // The words themselves are what only the owner of the table reads: they would tell of hidden records.
      lines.append(("*", ["SELECT (id)"], noun.table + "_fts"))
    }
    for role in Role.allCases where role.writesAnything {
      lines += [
        // Nobody deletes a row of it, by its policies: this lets it be locked.
        (role.name, ["DELETE"], "sequence"),
        (role.name, ["UPDATE (undone_by)"], "operation"), (role.name, ["INSERT"], "created"),
        (role.name, ["INSERT"], "import_row"), (role.name, ["INSERT"], "merged"),
        (role.name, ["INSERT"], "answer"), (role.name, ["INSERT"], "import_run"),
        (role.name, ["INSERT", "UPDATE", "DELETE"], "candidate"),
        (role.name, ["INSERT"], "stored_file"), (role.name, ["INSERT", "DELETE"], "delivered"),
      ]
      if role.isAdministrator {
        lines += [
          // What the history lets go of is no longer part of what its operation wrote.
          (role.name, ["UPDATE (digest)"], "operation"),
          (role.name, ["INSERT", "UPDATE", "DELETE"], "identity"),
          (role.name, ["INSERT", "UPDATE", "DELETE"], "erased"),
        ]
      }
      for noun in catalogue.nouns {
        if role.writes(noun) {
          // What was sent is changed by nobody.
          lines.append(
            (
              role.name,
              noun.traits.contains(.sealed) ? ["INSERT"] : ["INSERT", "UPDATE", "DELETE"],
              noun.table
            ))
          if role.isAdministrator {
            lines.append((role.name, ["UPDATE", "DELETE"], noun.table + "_past"))
          }
          if noun.hasKeys {
            lines.append((role.name, ["INSERT", "DELETE"], noun.table + "_key"))
          }
          if noun.isSearched {
            lines.append((role.name, ["INSERT", "DELETE"], noun.table + "_fts"))
            if role.isAdministrator { lines.append((role.name, ["SELECT"], noun.table + "_fts")) }
          }
        }
      }
    }
    let values = lines.flatMap { line in
      line.privileges.map { "('\(line.role)', '\($0)', '\(line.table)')" }
    }
    return "DELETE FROM granted; INSERT INTO granted(role, privilege, target) VALUES "
      + values.joined(separator: ", ") + " ON CONFLICT DO NOTHING"
  }
}
