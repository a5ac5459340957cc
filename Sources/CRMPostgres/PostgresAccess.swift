import CLibPQ
import CRMDomain
import CRMStore

// Who may do what, made from the roles and the catalogue.
//
// Everybody has a login of their own. What they may write is granted to that login, which rows they see is
// said by policies; both go by `session_user`, which a session cannot change, and never by a setting, which
// it could. Grants follow the records of users by a trigger: adding somebody, another role, somebody who
// leaves, and an undo of these. The tables belong to whoever made them, whom policies do not bind.
extension PostgresConnection {
  func protect(_ catalogue: Catalogue) throws(CRMError) {
    let rules = Dialect.postgres.rowRules
    let all = Belongings(catalogue)
    // An upgrade brings what the schema is made with up to date, too.
    try execute(Dialect.functions)
    try execute(PostgresAccess.functions)
    try execute(PostgresAccess.truths(catalogue))
    try execute(PostgresHistory.functions)
    for noun in catalogue.nouns { try execute(PostgresHistory.triggers(noun)) }
    // They speak of each other, whatever comes first.
    try execute("SET check_function_bodies = off")
    for noun in all.hiding {
      for text in PostgresAccess.questions(noun, rules, all) { try execute(text) }
    }
    try execute("RESET check_function_bodies")
    for noun in catalogue.nouns {
      for text in PostgresAccess.policies(noun, rules, all) { try execute(text) }
    }
    try execute(PostgresAccess.files)
    for noun in catalogue.nouns where noun.isSearched {
      try execute(PostgresAccess.search(noun, all))
    }
    for noun in catalogue.nouns {
      if let text = PostgresAccess.keeping(noun, catalogue) { try execute(text) }
    }
    for noun in catalogue.nouns where noun.traits.contains(.isWorkedOut) {
      try execute(PostgresAccess.ruling(noun, catalogue))
    }
    for question in OwnerQuestion.all { try execute(PostgresAccess.asking(question)) }
    try execute(PostgresAccess.log)
    try execute(PostgresAccess.grants(catalogue))
    try execute("SELECT crm_admit(login) FROM user_account")
  }

  func unprotect() throws(CRMError) { try execute(PostgresHistory.steppingAside) }
}

/// The texts a database is protected with. Each may run again: an upgrade brings all of them up to date.
enum PostgresAccess {
  /// What the policies ask. They run as the owner of the tables, and look at nothing but who asks.
  static let functions = """
    CREATE OR REPLACE FUNCTION crm_sight() RETURNS BIGINT[] LANGUAGE plpgsql STABLE SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE me RECORD; BEGIN
        SELECT u.role, u.team INTO me FROM user_account u WHERE u.login = session_user AND u.active;
        IF NOT FOUND THEN RETURN '{}'; END IF;
        -- Without teams all are one.
        IF NOT EXISTS (SELECT 1 FROM team) THEN RETURN '{-1}'; END IF;
        IF me.role IN (\(quoted { $0.sees == .team })) THEN
          RETURN ARRAY(SELECT u.id FROM user_account u WHERE u.team IS NOT DISTINCT FROM me.team);
        END IF;
        IF me.role IN (\(quoted { $0.sees == .teams })) THEN
          RETURN ARRAY(WITH RECURSIVE mine(id) AS (SELECT me.team UNION
              SELECT t.id FROM team t JOIN mine m ON t.parent = m.id)
            SELECT u.id FROM user_account u
            WHERE u.team IN (SELECT id FROM mine) OR u.team IS NULL AND me.team IS NULL);
        END IF;
        RETURN '{-1}';
      END $$;
    CREATE OR REPLACE FUNCTION crm_role() RETURNS TEXT LANGUAGE sql STABLE SECURITY DEFINER
      SET search_path = public, pg_temp AS
      $$ SELECT COALESCE(role, 'readonly') FROM user_account WHERE login = session_user AND active $$;
    CREATE TABLE IF NOT EXISTS granted(role TEXT NOT NULL, privilege TEXT NOT NULL, target TEXT NOT NULL,
      PRIMARY KEY(role, privilege, target));
    CREATE OR REPLACE FUNCTION crm_admit(login TEXT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE person RECORD; line RECORD; BEGIN
        IF login !~ '^[a-z_][a-z0-9_.-]*$' OR login LIKE 'pg!_%' ESCAPE '!' THEN RETURN; END IF;
        SELECT u.role, u.active INTO person FROM user_account u WHERE u.login = crm_admit.login;
        IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = login) THEN
          IF person.active IS NOT TRUE
            OR NOT (SELECT rolcreaterole OR rolsuper FROM pg_roles WHERE rolname = current_user) THEN
            RETURN;
          END IF;
          BEGIN EXECUTE format('CREATE ROLE %I LOGIN', login);
          EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
        END IF;
        -- The owner of the tables needs no grant, and keeps what is theirs.
        IF login = current_user THEN RETURN; END IF;
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA public FROM %I', login);
        IF person.active IS NOT TRUE THEN RETURN; END IF;
        FOR line IN SELECT string_agg(g.privilege, ', ') AS privileges, g.target FROM granted g
          WHERE g.role IN (COALESCE(person.role, 'readonly'), '*') GROUP BY g.target
        LOOP
          EXECUTE format('GRANT %s ON %s TO %I', line.privileges, line.target, login);
        END LOOP;
      END $$;
    REVOKE ALL ON FUNCTION crm_admit(TEXT) FROM PUBLIC;
    CREATE OR REPLACE FUNCTION crm_user_changed() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      BEGIN
        IF TG_OP <> 'INSERT' THEN PERFORM crm_admit(OLD.login); END IF;
        IF TG_OP <> 'DELETE' THEN PERFORM crm_admit(NEW.login); END IF;
        RETURN NULL;
      END $$;
    REVOKE ALL ON FUNCTION crm_user_changed() FROM PUBLIC;
    DROP TRIGGER IF EXISTS crm_user_changed ON user_account;
    CREATE TRIGGER crm_user_changed AFTER INSERT OR DELETE OR UPDATE OF login, role, active ON user_account
      FOR EACH ROW EXECUTE FUNCTION crm_user_changed();
    """

  /// The numbers of those whose records are seen; -1 stands for everybody. Worked out once for each statement
  /// that looks at them, which is what reading costs whom policies bind.
  static let sight = "CAST((SELECT crm_sight()) AS BIGINT[])"

  private static func quoted(_ isMeant: (Role) -> Bool) -> String {
    Role.allCases.filter(isMeant).map { "'\($0.name)'" }.joined(separator: ", ")
  }

  /// What is so whoever asks, and which somebody may know who does not see the record: that a number is given,
  /// that a key is taken, that something refers to a record, that an operation did more. Never what it is.
  static func truths(_ catalogue: Catalogue) -> String {
    let tables = list(catalogue.nouns.map { $0.table })
    var (keys, references, mentions): ([String], [String], [String]) = ([], [], ["-"])
    for noun in catalogue.nouns {
      for field in noun.fields where field.custom == nil {
        if field.traits.contains(.unique) { keys.append("\(noun.table).\(field.column)") }
        if case .reference = field.type { references.append("\(noun.table).\(field.column)") }
        if case .references = field.type, let kind = field.keyKind {
          mentions.append("\(noun.table).\(kind)")
        }
      }
    }
    func function(
      _ head: String, _ result: String, known: String, _ question: String, _ values: String
    ) -> String {
      """
      CREATE OR REPLACE FUNCTION \(head) RETURNS \(result) LANGUAGE plpgsql STABLE SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
        DECLARE found \(result); BEGIN
          IF crm_role() IS NULL OR NOT (\(known)) THEN RETURN NULL; END IF;
          EXECUTE format(\(question)) INTO found USING \(values);
          RETURN found;
        END $$;
      """
    }
    return function(
      "crm_there(tbl TEXT, number BIGINT)", "BOOLEAN", known: "tbl IN (\(tables))",
      "'SELECT EXISTS (SELECT 1 FROM %I WHERE id = $1)', tbl", "number")
      + function(
        "crm_past_count(tbl TEXT, op BIGINT)", "BIGINT", known: "tbl IN (\(tables))",
        "'SELECT COUNT(*) FROM %I WHERE ended = $1', tbl || '_past'", "op")
      + function(
        "crm_taken(tbl TEXT, col TEXT, value TEXT, land TEXT, other BIGINT)", "BOOLEAN",
        known: "tbl || '.' || col IN (\(list(keys)))",
        "'SELECT EXISTS (SELECT 1 FROM %I WHERE %I = $1 AND id <> $3' || CASE WHEN land IS NULL THEN ''"
          + " ELSE ' AND country = $2' END || ')', tbl, col", "value, land, other")
      + function(
        "crm_key_taken(tbl TEXT, value TEXT, other BIGINT)", "BOOLEAN",
        known: "tbl IN (\(tables))",
        "'SELECT EXISTS (SELECT 1 FROM %I WHERE kind = ''external_id'' AND value = $1 AND record <> $2)',"
          + " tbl || '_key'", "value, other")
      + function(
        "crm_referring(tbl TEXT, col TEXT, number BIGINT)", "BIGINT",
        known: "tbl || '.' || col IN (\(list(references)))",
        "'SELECT COUNT(*) FROM %I WHERE %I = $1', tbl, col", "number")
      + function(
        "crm_mentioning(tbl TEXT, kind TEXT, number TEXT)", "BIGINT",
        known:
          "tbl IN (\(tables)) AND (tbl || '.' || kind IN (\(list(mentions))) OR EXISTS (SELECT 1 FROM custom_field c WHERE 'custom:' || c.id = kind AND c.type = 'reference'))",
        "CASE WHEN kind LIKE 'custom:%' THEN 'SELECT COUNT(*) FROM %I WHERE custom ->> %L = $1'"
          + " ELSE 'SELECT COUNT(*) FROM %I WHERE kind = %L AND value = $1' END,"
          + " CASE WHEN kind LIKE 'custom:%' THEN tbl ELSE tbl || '_key' END, replace(kind, 'custom:', 'f')",
        "number")
  }

  private static func list(_ words: [String]) -> String {
    words.map { "'\($0)'" }.joined(separator: ", ")
  }

  /// The functions that answer what is asked of a record of a noun. They run as the owner of the tables, whom no
  /// policy binds, and say yes or no.
  static func questions(_ noun: Noun, _ rules: RowRules, _ all: Belongings) -> [String] {
    RowQuestion.allCases.map { question in
      let answer = rules.statement(question, noun, all).map { "EXISTS (\($0))" } ?? "TRUE"
      return """
        CREATE OR REPLACE FUNCTION crm_\(question.rawValue)_\(noun.table)(BIGINT) RETURNS BOOLEAN LANGUAGE sql
          STABLE STRICT SECURITY DEFINER SET search_path = public, pg_temp AS
          $$ SELECT crm_role() IS NOT NULL AND \(answer) $$
        """
    }
  }

  /// Which rows of a noun's tables are seen, and which are changed by those who may write the table. A new row is
  /// one of the operation at hand.
  static func policies(_ noun: Noun, _ rules: RowRules, _ all: Belongings) -> [String] {
    // Asked first: it is the same for every row.
    let everybody = "-1 = ANY (\(sight)) OR "
    func policy(
      _ table: String, seen: String, changed: String, everybody: String, made: String = ""
    ) -> [String] {
      let using = "USING (\(everybody)\(changed))"
      let check = "WITH CHECK (\(everybody)\(changed))"
      let making = made.isEmpty ? check : "WITH CHECK ((\(everybody)\(changed)) AND \(made))"
      return [
        "ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY",
        "DROP POLICY IF EXISTS crm_seen ON \(table)",
        "CREATE POLICY crm_seen ON \(table) FOR SELECT USING (\(everybody)\(seen))",
        "DROP POLICY IF EXISTS crm_made ON \(table)",
        "CREATE POLICY crm_made ON \(table) FOR INSERT \(making)",
        "DROP POLICY IF EXISTS crm_changed ON \(table)",
        "CREATE POLICY crm_changed ON \(table) FOR UPDATE \(using) \(check)",
        "DROP POLICY IF EXISTS crm_removed ON \(table)",
        "CREATE POLICY crm_removed ON \(table) FOR DELETE \(using)",
      ]
    }
    let name = noun.table
    let made = "version = (SELECT crm_operation())"
    guard let seen = rules.condition(noun, all, name, saysAll: false),
      let changed = rules.change(noun, all, name)
    else { return policy(name, seen: "TRUE", changed: "TRUE", everybody: "", made: made) }
    var texts = policy(name, seen: seen, changed: changed, everybody: everybody, made: made)
    let past = rules.pastCondition(noun, all, name + "_past") ?? "TRUE"
    texts += [
      "ALTER TABLE \(name)_past ENABLE ROW LEVEL SECURITY",
      "DROP POLICY IF EXISTS crm_seen ON \(name)_past",
      "CREATE POLICY crm_seen ON \(name)_past USING (\(everybody)\(past))",
    ]
    // What a record is found by is written by who changes the record.
    let own = rules.change(noun, all, "r") ?? "TRUE"
    for (table, column) in [
      (noun.hasKeys ? name + "_key" : nil, "record"), (noun.isSearched ? name + "_fts" : nil, "id"),
    ] {
      guard let table else { continue }
      let record = "EXISTS (SELECT 1 FROM \(name) r WHERE r.id = \(table).\(column)"
      texts += policy(
        table, seen: record + ")", changed: record + " AND \(own))", everybody: everybody)
    }
    return texts
  }

  /// The bytes of a file are seen by who sees a record it is attached to. Nobody puts other bytes under a hash
  /// than those it is the hash of.
  static let files = """
    ALTER TABLE stored_file ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_seen ON stored_file;
    CREATE POLICY crm_seen ON stored_file FOR SELECT USING
      (\(own("stored_file")) OR -1 = ANY (\(sight)));
    DROP POLICY IF EXISTS crm_made ON stored_file;
    CREATE POLICY crm_made ON stored_file FOR INSERT WITH CHECK
      (hash = encode(sha256(decode(data, 'base64')), 'hex')
        AND data = translate(encode(decode(data, 'base64'), 'base64'), E'\\n', ''));
    """

  /// Finds by words. The index on them serves nobody whom policies bind, as comparing words is no leakproof
  /// operator; so it is asked as the owner, and answers those that are seen: by conditions that say all of it
  /// themselves, as no policy binds the owner.
  static func search(_ noun: Noun, _ all: Belongings) -> String {
    let seen =
      Dialect.postgres.rowRules.condition(noun, all, "x", saysAll: true) ?? "TRUE"
    return """
      CREATE OR REPLACE FUNCTION \(noun.table)_fts_match(TEXT) RETURNS SETOF BIGINT LANGUAGE plpgsql STABLE
        SECURITY DEFINER ROWS 1000 SET search_path = public, pg_temp AS $$
        BEGIN
          IF crm_role() IS NULL THEN RETURN; END IF;
          IF -1 = ANY (crm_sight()) THEN
            RETURN QUERY SELECT f.id FROM \(noun.table)_fts f WHERE f.lexemes @@ CAST($1 AS TSQUERY);
          ELSE
            RETURN QUERY SELECT f.id FROM \(noun.table)_fts f JOIN \(noun.table) x ON x.id = f.id
              WHERE f.lexemes @@ CAST($1 AS TSQUERY) AND \(seen);
          END IF;
        END $$
      """
  }

  /// Brings what is kept of other records up to date, for whoever may not see all of those: it is the same
  /// for everybody.
  static func keeping(_ noun: Noun, _ catalogue: Catalogue) -> String? {
    var updates = noun.fields.compactMap { field -> String? in
      guard let latest = field.latest else { return nil }
      let value = latest.value(of: noun, "$1", in: catalogue)
      return "UPDATE \(noun.table) SET \(field.name) = \(value) WHERE id = $1"
        + " AND \(field.name) IS DISTINCT FROM \(value)"
    }
    guard !updates.isEmpty else { return nil }
    // Whoever writes may not see where somebody works.
    if noun.name.isPerson, let companies = ActivityReach(.company),
      let last = noun.fields.lazy.compactMap({ $0.latest }).first(where: { !$0.isNext })
    {
      updates.append(companies.keepEmployers(of: "$1", last.sources[0]))
    }
    return """
      CREATE OR REPLACE FUNCTION crm_keep_\(noun.table)(BIGINT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$ BEGIN
          \(PostgresHistory.needsWriter);
          \(updates.joined(separator: "; "));
        END $$
      """
  }

  /// Writes the columns that rules work out, for whoever sees a record and may not change it: they follow from what
  /// happened, and not from who writes.
  static func ruling(_ noun: Noun, _ catalogue: Catalogue) -> String {
    let sets = noun.fields.filter { $0.latest == nil }.flatMap { $0.columns }
      .filter { $0.role == .denormalised }
      .map { column in
        let value = "CAST(said AS JSON) ->> '\(column.name)'"
        return "\(column.name) = "
          + (column.kind == .integer ? "CAST(\(value) AS BIGINT)" : value)
      }
    // Nobody writes them but for an operation that did something to the record, or to what refers to it.
    var touched = [
      "EXISTS (SELECT 1 FROM \(noun.table) x WHERE x.id = number AND x.version = crm_operation())"
    ]
    for other in catalogue.nouns where other.traits.contains(.feedsDenormalised) {
      guard let field = other.field(noun.name.rawValue), case .reference = field.type else {
        continue
      }
      touched += [
        "EXISTS (SELECT 1 FROM \(other.table) x WHERE x.\(field.column) = number AND x.version = crm_operation())",
        "EXISTS (SELECT 1 FROM \(other.table)_past x WHERE x.\(field.column) = number AND x.ended = crm_operation())",
      ]
    }
    return """
      CREATE OR REPLACE FUNCTION crm_rule_\(noun.table)(number BIGINT, said TEXT) RETURNS VOID LANGUAGE plpgsql
        SECURITY DEFINER SET search_path = public, pg_temp AS $$ BEGIN
          \(PostgresHistory.needsWriter);
          IF crm_sees_\(noun.table)(number) AND (\(touched.joined(separator: " OR "))) THEN
            UPDATE \(noun.table) SET \(sets.joined(separator: ", ")) WHERE id = number;
          END IF;
        END $$
      """
  }

  /// Answers a question as the owner of the tables, whom no policy binds.
  static func asking(_ question: OwnerQuestion) -> String {
    let numbers = Array(repeating: "BIGINT", count: question.count).joined(separator: ", ")
    let columns = question.answers.enumerated().map { "a\($0) \($1)" }.joined(separator: ", ")
    let seen = question.noun.map { " OR NOT crm_sees_\($0.table)($1)" } ?? ""
    return """
      DROP FUNCTION IF EXISTS crm_ask_\(question.name)(\(numbers));
      CREATE FUNCTION crm_ask_\(question.name)(\(numbers)) RETURNS TABLE(\(columns)) LANGUAGE plpgsql
        STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF crm_role() IS NULL\(seen) THEN RETURN; END IF;
          RETURN QUERY \(question.text(nil));
        END $$
      """
  }

  /// Nobody writes the log in somebody else's name, and what was refused to whom only its reader sees.
  static let log = """
    ALTER TABLE operation ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_seen ON operation;
    CREATE POLICY crm_seen ON operation USING (TRUE) WITH CHECK (TRUE);
    DROP POLICY IF EXISTS crm_undoing ON operation;
    CREATE POLICY crm_undoing ON operation AS RESTRICTIVE FOR UPDATE WITH CHECK (crm_undoing(id, undone_by));
    DROP POLICY IF EXISTS crm_own ON operation;
    DROP POLICY IF EXISTS crm_undone ON operation;
    CREATE POLICY crm_undone ON operation AS RESTRICTIVE FOR UPDATE
      USING (actor = session_user OR (SELECT crm_role()) IN (\(quoted { $0.undoesOthers })));
    ALTER TABLE denied ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_seen ON denied;
    CREATE POLICY crm_seen ON denied FOR SELECT
      USING (\(own("denied")) OR (SELECT crm_role()) IN (\(quoted { $0.oversees })));
    DROP POLICY IF EXISTS crm_own ON denied;
    CREATE POLICY crm_own ON denied FOR INSERT WITH CHECK (\(own("denied")));
    ALTER TABLE delivered ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_own ON delivered;
    CREATE POLICY crm_own ON delivered USING (-1 = ANY (\(sight)) OR \(own("delivered")))
      WITH CHECK (-1 = ANY (\(sight)) OR \(own("delivered")));
    ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_own ON answer;
    CREATE POLICY crm_own ON answer USING (-1 = ANY (\(sight)) OR \(own("answer"))) WITH CHECK (\(own("answer")));
    ALTER TABLE candidate ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_seen ON candidate;
    CREATE POLICY crm_seen ON candidate USING (-1 = ANY (\(sight)) OR (\(own("candidate"))));
    """
    + ["created", "merged", "import_row", "import_run"].map { table in
      """
      ALTER TABLE \(table) ENABLE ROW LEVEL SECURITY;
      DROP POLICY IF EXISTS crm_seen ON \(table);
      CREATE POLICY crm_seen ON \(table) FOR SELECT USING (TRUE);
      DROP POLICY IF EXISTS crm_own ON \(table);
      CREATE POLICY crm_own ON \(table) FOR INSERT WITH CHECK
        ((operation = (SELECT crm_at_hand()) OR (SELECT crm_role()) = 'admin')\(bounded(table)));
      """
    }.joined()

  /// Numbers are those that can be given.
  private static func bounded(_ table: String) -> String {
    table == "created" ? " AND first BETWEEN 1 AND last AND last < 2000000000000000" : ""
  }

  /// Whose a row of a table of the log is: who gave the command, who was refused, or who sees what it is of.
  private static func own(_ table: String) -> String {
    Dialect.postgres.rowRules.logCondition(table, table, me: "session_user") ?? "FALSE"
  }
}
