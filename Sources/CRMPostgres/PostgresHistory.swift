import CRMDomain
import CRMStore

// The past, written by the server itself.
//
// Whatever changes or removes a record, by this program or by psql, leaves its state before in the twin: a
// trigger copies what a statement replaced, as the owner of the tables, and nobody else may write there. The
// number of an operation is given by a function of the owner, too; the row of the operation at hand is found
// again by a key that names the transaction, until the program says what the operation is called. A setting, a
// depth of triggers or `xmin` would not do: the first two anybody sets, the third is another in every savepoint.
//
// The program writes its rows with the number that comes next as their version, which costs one statement over
// the old rows. Rows that come otherwise are told apart by joins: those whose content stayed, as what is kept of
// other records; those an undo puts back, which must be what they were; those somebody edited in psql, which a
// trigger of their own has given the number of an operation called psql. Everything else is refused. What psql
// writes is found by its words and keys once `crm doctor --fix` has made these.
//
// The lock that lets one operation run at a time is taken before a statement writes: else psql and the program,
// which takes it first, would wait for each other for ever.
enum PostgresHistory {
  /// Whoever writes anything.
  private static let writers = Role.allCases.filter { $0.writesAnything }
    .map { "'\($0.name)'" }.joined(separator: ", ")

  /// Refuses those who may write nothing; the owner of the tables may be nobody's user.
  static let needsWriter = """
    IF session_user <> current_user AND COALESCE(crm_role() NOT IN (\(writers)), TRUE) THEN
          RAISE EXCEPTION 'permission denied to write' USING ERRCODE = '42501';
        END IF
    """

  /// So far numbers may leap, and at most to there: files bring numbers of their own, and the others must not
  /// find theirs used up.
  private static let isOutOfReach = "> GREATEST(COALESCE(given, 0) + 10000000, 1000000000000000)"

  /// What the triggers and the program call.
  static let functions = """
    ALTER TABLE sequence ENABLE ROW LEVEL SECURITY;
    DROP POLICY IF EXISTS crm_seen ON sequence;
    CREATE POLICY crm_seen ON sequence FOR SELECT USING (TRUE);
    CREATE OR REPLACE FUNCTION crm_transaction() RETURNS TEXT LANGUAGE sql VOLATILE
      SET search_path = pg_catalog, pg_temp AS
      $$ SELECT 'psql ' || CAST(pg_current_xact_id_if_assigned() AS TEXT) || ' '
        || CAST(CAST(extract(epoch FROM pg_postmaster_start_time()) AS BIGINT) AS TEXT) $$;
    CREATE OR REPLACE FUNCTION crm_at_hand() RETURNS BIGINT LANGUAGE sql VOLATILE SECURITY DEFINER
      SET search_path = public, pg_temp AS
      $$ SELECT o.id FROM operation o WHERE o.id = (SELECT s.last FROM sequence s WHERE s.name = 'operation')
        AND o.key = crm_transaction() $$;
    CREATE OR REPLACE FUNCTION crm_operation() RETURNS BIGINT LANGUAGE sql VOLATILE SECURITY DEFINER
      SET search_path = public, pg_temp AS
      $$ SELECT COALESCE(crm_at_hand(),
        COALESCE((SELECT s.last FROM sequence s WHERE s.name = 'operation'), 0) + 1) $$;
    CREATE OR REPLACE FUNCTION crm_open() RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE number BIGINT := crm_at_hand(); BEGIN
        IF number IS NOT NULL THEN RETURN number; END IF;
        LOCK TABLE sequence IN EXCLUSIVE MODE;
        INSERT INTO sequence AS s (name, last) VALUES ('operation', 1)
          ON CONFLICT (name) DO UPDATE SET last = s.last + 1 RETURNING s.last INTO number;
        PERFORM pg_current_xact_id();
        INSERT INTO operation(id, key, at, actor, command, kind, count) VALUES (number, crm_transaction(),
          to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), session_user, 'psql',
          'write', 0);
        RETURN number;
      END $$;
    REVOKE ALL ON FUNCTION crm_open() FROM PUBLIC;
    CREATE OR REPLACE FUNCTION crm_count(number BIGINT, more BIGINT) RETURNS VOID LANGUAGE sql VOLATILE
      SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ UPDATE operation SET count = count + more
        WHERE id = number AND COALESCE(current_setting('crm.program', TRUE), '') = '' $$;
    REVOKE ALL ON FUNCTION crm_count(BIGINT, BIGINT) FROM PUBLIC;
    CREATE OR REPLACE FUNCTION crm_aim(aim TEXT, goal BIGINT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE number BIGINT; BEGIN
        \(needsWriter);
        IF aim NOT IN ('undo', 'redo') THEN RETURN; END IF;
        number := crm_open();
        UPDATE operation o SET kind = aim, target = goal WHERE o.id = number;
      END $$;
    CREATE OR REPLACE FUNCTION crm_undoing(number BIGINT, by BIGINT) RETURNS BOOLEAN LANGUAGE sql VOLATILE
      SECURITY DEFINER SET search_path = public, pg_temp AS
      $$ SELECT EXISTS (SELECT 1 FROM operation h WHERE h.id = crm_at_hand() AND h.target = number
        AND CASE h.kind WHEN 'undo' THEN by = h.id WHEN 'redo' THEN by IS NULL END) $$;
    CREATE OR REPLACE FUNCTION crm_finish(number BIGINT, name TEXT, moment TEXT, who TEXT, line TEXT, what TEXT,
        goal BIGINT, records BIGINT, sum BIGINT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE begun RECORD; BEGIN
        \(needsWriter);
        -- No other transaction may find itself in it.
        IF name LIKE 'psql %' OR who <> session_user OR crm_open() <> number THEN
          RAISE EXCEPTION 'an operation is whose it is' USING ERRCODE = '42501';
        END IF;
        -- It is what it was begun as, and happened when it does: what was on a day is told by these moments.
        SELECT o.kind, o.target INTO begun FROM operation o WHERE o.id = number;
        IF what <> begun.kind AND (begun.kind <> 'write' OR what NOT IN ('import', 'erase'))
          OR goal IS DISTINCT FROM begun.target OR records NOT BETWEEN 0 AND 1000000000000 THEN
          RAISE EXCEPTION 'an operation is what it was begun as' USING ERRCODE = '42501';
        END IF;
        IF moment !~ '^[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$'
          OR session_user <> current_user AND (CAST(moment AS TIMESTAMPTZ) > clock_timestamp() + INTERVAL '1 day'
            OR CAST(moment AS TIMESTAMPTZ) < (SELECT CAST(o.at AS TIMESTAMPTZ) FROM operation o
              WHERE o.id < number ORDER BY o.id DESC LIMIT 1) - INTERVAL '1 day') THEN
          RAISE EXCEPTION 'the clock says %, and the server another time', moment USING ERRCODE = '22008';
        END IF;
        UPDATE operation o SET key = name, at = moment, command = line, kind = what, target = goal,
          count = records, digest = sum WHERE o.id = number;
      END $$;
    CREATE OR REPLACE FUNCTION crm_numbers(noun TEXT, newest BIGINT) RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE given BIGINT; BEGIN
        \(needsWriter);
        LOCK TABLE sequence IN EXCLUSIVE MODE;
        SELECT s.last INTO given FROM sequence s WHERE s.name = noun;
        IF newest <= given THEN RETURN; END IF;
        IF noun = 'operation' AND session_user <> current_user AND crm_role() <> 'admin'
          OR newest \(isOutOfReach) THEN
          RAISE EXCEPTION 'the number % of % is out of reach', newest, noun USING ERRCODE = '22003';
        END IF;
        INSERT INTO sequence(name, last) VALUES (noun, newest)
          ON CONFLICT (name) DO UPDATE SET last = GREATEST(sequence.last, excluded.last);
      END $$;
    CREATE OR REPLACE FUNCTION crm_writing() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS
      $$ BEGIN LOCK TABLE sequence IN EXCLUSIVE MODE; RETURN NULL; END $$;
    CREATE OR REPLACE FUNCTION crm_number() RETURNS TRIGGER LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'the number of a record never changes' USING ERRCODE = '42501'; END $$;
    CREATE OR REPLACE FUNCTION crm_stamp() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
      SET search_path = public, pg_temp AS $$
      DECLARE op BIGINT := crm_open(); given BIGINT; newest BIGINT; there BOOLEAN; BEGIN
        IF TG_OP = 'UPDATE' THEN
          -- What the operation at hand wrote before has its past already.
          IF NEW.version = op THEN RETURN NEW; END IF;
          NEW.version := op;
          NEW.content := op;
          SELECT o.at INTO NEW.updated_at FROM operation o WHERE o.id = op;
          RETURN NEW;
        END IF;
        NEW.version := op;
        NEW.content := op;
        SELECT o.at INTO NEW.updated_at FROM operation o WHERE o.id = op;
        -- Nobody writes in somebody else's name, nor at another time.
        NEW.created_at := NEW.updated_at;
        NEW.created_by := (SELECT u.id FROM user_account u WHERE u.login = session_user);
        SELECT s.last INTO given FROM sequence s WHERE s.name = TG_ARGV[0];
        IF NEW.id IS NULL THEN
          EXECUTE format('SELECT max(id) FROM %I', TG_TABLE_NAME) INTO newest;
          NEW.id := GREATEST(COALESCE(given, 0), COALESCE(newest, 0)) + 1;
        END IF;
        IF NEW.id <= given THEN
          -- A record that is there is no new one: the statement ends in its ON CONFLICT, or in an error.
          EXECUTE format('SELECT TRUE FROM %I WHERE id = $1', TG_TABLE_NAME) INTO there USING NEW.id;
          IF there THEN RETURN NEW; END IF;
          RAISE EXCEPTION 'the number % of % was given before', NEW.id, TG_ARGV[0] USING ERRCODE = '22003';
        END IF;
        IF NEW.id < 1 OR NEW.id \(isOutOfReach) THEN
          RAISE EXCEPTION 'the number % of % is out of reach', NEW.id, TG_ARGV[0] USING ERRCODE = '22003';
        END IF;
        INSERT INTO sequence AS s (name, last) VALUES (TG_ARGV[0], NEW.id)
          ON CONFLICT (name) DO UPDATE SET last = GREATEST(s.last, excluded.last);
        INSERT INTO created(operation, noun, first, last) VALUES (op, TG_ARGV[0], NEW.id, NEW.id)
          ON CONFLICT DO NOTHING;
        PERFORM crm_count(op, 1);
        RETURN NEW;
      END $$;
    REVOKE ALL ON FUNCTION crm_writing(), crm_number(), crm_stamp() FROM PUBLIC;
    """

  private static let names = [
    "crm_writing", "crm_number", "crm_stamp", "crm_stamp_again", "crm_added", "crm_changed",
    "crm_removed",
  ]

  /// The triggers that are not at work, each with its table.
  static let missing = """
    SELECT w.name, r.relname FROM pg_class r JOIN pg_class p ON p.relname = r.relname || '_past'
        AND p.relnamespace = r.relnamespace
      CROSS JOIN (VALUES \(names.map { "('\($0)')" }.joined(separator: ", "))) w(name)
      WHERE r.relkind = 'r' AND r.relnamespace = CAST('public' AS regnamespace) AND NOT EXISTS
        (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = r.oid AND t.tgname = w.name AND t.tgenabled IN ('O', 'A'))
      ORDER BY r.relname, w.name
    """

  /// Takes the triggers away until they are made again.
  static let steppingAside = """
    DO $$ DECLARE one RECORD; BEGIN
      FOR one IN SELECT t.tgname, r.relname FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid
        WHERE r.relnamespace = CAST('public' AS regnamespace)
          AND t.tgname IN (\(names.map { "'\($0)'" }.joined(separator: ", ")))
      LOOP
        EXECUTE format('DROP TRIGGER %I ON public.%I', one.tgname, one.relname);
      END LOOP;
    END $$
    """

  /// What watches over the table of a noun. Each may be made again.
  static func triggers(_ noun: Noun) -> String {
    let table = noun.table
    let columns = noun.columns.filter { $0.role != .denormalised }.map { $0.name }
    // What people wrote: what is made of it, and what it is made of, follows.
    let content = noun.columns.filter { $0.role == .content }.map { $0.name }
    func of(_ row: String, _ names: [String]) -> String {
      names.map { row + "." + $0 }.joined(separator: ", ")
    }
    let past =
      "INSERT INTO \(table)_past(ended, \(columns.joined(separator: ", ")))"
      + " SELECT this_op, \(of("o", columns)) FROM old_rows o WHERE o.version <> this_op"
    // The program takes these away itself, before the record.
    let found =
      (noun.hasKeys ? ["\(table)_key.record"] : [])
      + (noun.isSearched ? ["\(table)_fts.id"] : [])
    let forgetting =
      found.isEmpty
      ? ""
      : "IF COALESCE(current_setting('crm.program', TRUE), '') = '' THEN "
        + found.map { place in
          let parts = place.split(separator: ".")
          return "DELETE FROM \(parts[0]) WHERE \(parts[1]) IN (SELECT o.id FROM old_rows o); "
        }.joined() + "END IF;"
    return """
      CREATE OR REPLACE FUNCTION crm_changed_\(table)() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
        DECLARE this_op BIGINT := crm_at_hand(); all_rows BIGINT; own_rows BIGINT; undone BIGINT;
          joins TEXT := current_setting('enable_nestloop');
        BEGIN
          IF TG_OP = 'DELETE' THEN
            SELECT count(*) INTO all_rows FROM old_rows;
            IF all_rows = 0 THEN RETURN NULL; END IF;
            this_op := COALESCE(this_op, crm_open());
            \(past);
            \(forgetting)
            PERFORM crm_count(this_op, all_rows);
            RETURN NULL;
          END IF;
          SELECT count(*), count(*) FILTER (WHERE n.version = this_op AND n.content = this_op) INTO all_rows, own_rows
            FROM new_rows n;
          IF all_rows = 0 THEN RETURN NULL; END IF;
          IF this_op IS NULL THEN
            -- Whoever knows the number that comes next is the program, or as good.
            this_op := crm_operation();
            SELECT count(*) INTO own_rows FROM new_rows n WHERE n.version = this_op AND n.content = this_op;
            IF own_rows > 0 THEN this_op := crm_open(); END IF;
          END IF;
          IF own_rows = all_rows THEN
            \(past);
            GET DIAGNOSTICS own_rows = ROW_COUNT;
          ELSE
            -- However few rows a statement had when its plan was made, it may have very many now.
            PERFORM set_config('enable_nestloop', 'off', TRUE);
            SELECT CASE o.kind WHEN 'undo' THEN o.target ELSE
                (SELECT t.undone_by FROM operation t WHERE t.id = o.target) END
              INTO undone FROM operation o WHERE o.id = this_op AND o.kind IN ('undo', 'redo');
            IF EXISTS (SELECT 1 FROM new_rows n JOIN old_rows r ON r.id = n.id
                LEFT JOIN \(table)_past p ON p.ended = undone AND p.id = n.id
                WHERE (n.version <> this_op OR n.content <> this_op)
                  AND (n.version <> r.version OR n.content <> r.content)
                  AND (n.version <> this_op OR p.id IS NULL OR n.content <> p.content
                    OR (\(of("n", content))) IS DISTINCT FROM (\(of("p", content)))))
            THEN
              RAISE EXCEPTION 'version and content of a record are given by the server' USING ERRCODE = '42501';
            END IF;
            \(past) AND o.id IN (SELECT n.id FROM new_rows n WHERE n.version = this_op);
            GET DIAGNOSTICS own_rows = ROW_COUNT;
            PERFORM set_config('enable_nestloop', joins, TRUE);
          END IF;
          PERFORM crm_count(this_op, own_rows);
          RETURN NULL;
        END $$;
      CREATE OR REPLACE FUNCTION crm_added_\(table)() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = public, pg_temp AS $$
        DECLARE this_op BIGINT; lowest BIGINT; highest BIGINT; same BOOLEAN; given BIGINT; undone BIGINT;
        BEGIN
          -- Records that belong to no operation are the owner's.
          IF session_user = current_user THEN RETURN NULL; END IF;
          SELECT min(n.id), max(n.id), bool_and(n.content = n.version) INTO lowest, highest, same FROM new_rows n;
          IF lowest IS NULL THEN RETURN NULL; END IF;
          this_op := crm_open();
          SELECT s.last INTO given FROM sequence s WHERE s.name = '\(noun.name.rawValue)';
          IF lowest < 1 OR highest \(isOutOfReach) THEN
            RAISE EXCEPTION 'the number % of \(noun.name.rawValue) is out of reach', highest USING ERRCODE = '22003';
          END IF;
          -- What was there before comes back by an undo alone, as it was.
          IF NOT same OR lowest <= (SELECT max(p.id) FROM \(table)_past p) THEN
            SELECT CASE o.kind WHEN 'undo' THEN o.target ELSE
                (SELECT t.undone_by FROM operation t WHERE t.id = o.target) END
              INTO undone FROM operation o WHERE o.id = this_op AND o.kind IN ('undo', 'redo');
            IF EXISTS (SELECT 1 FROM new_rows n LEFT JOIN \(table)_past p ON p.ended = undone AND p.id = n.id
                WHERE (n.content <> n.version OR EXISTS (SELECT 1 FROM \(table)_past e WHERE e.id = n.id))
                  AND (p.id IS NULL OR n.content <> p.content
                    OR (\(of("n", content))) IS DISTINCT FROM (\(of("p", content)))))
            THEN
              RAISE EXCEPTION 'the number of \(noun.name.rawValue) % was given before', lowest USING ERRCODE = '42501';
            END IF;
          END IF;
          IF COALESCE(current_setting('crm.program', TRUE), '') = '' AND highest > COALESCE(given, 0) THEN
            INSERT INTO sequence AS s (name, last) VALUES ('\(noun.name.rawValue)', highest)
              ON CONFLICT (name) DO UPDATE SET last = GREATEST(s.last, excluded.last);
          END IF;
          RETURN NULL;
        END $$;
      REVOKE ALL ON FUNCTION crm_changed_\(table)(), crm_added_\(table)() FROM PUBLIC;
      DROP TRIGGER IF EXISTS crm_writing ON \(table);
      CREATE TRIGGER crm_writing BEFORE INSERT OR UPDATE OR DELETE ON \(table)
        FOR EACH STATEMENT EXECUTE FUNCTION crm_writing();
      DROP TRIGGER IF EXISTS crm_number ON \(table);
      CREATE TRIGGER crm_number BEFORE UPDATE OF id ON \(table)
        FOR EACH STATEMENT EXECUTE FUNCTION crm_number();
      DROP TRIGGER IF EXISTS crm_stamp ON \(table);
      CREATE TRIGGER crm_stamp BEFORE INSERT ON \(table)
        FOR EACH ROW WHEN (NEW.version IS NULL) EXECUTE FUNCTION crm_stamp('\(noun.name.rawValue)');
      DROP TRIGGER IF EXISTS crm_stamp_again ON \(table);
      CREATE TRIGGER crm_stamp_again BEFORE UPDATE ON \(table) FOR EACH ROW
        WHEN (NEW.version = OLD.version AND (\(of("NEW", content))) IS DISTINCT FROM (\(of("OLD", content))))
        EXECUTE FUNCTION crm_stamp();
      DROP TRIGGER IF EXISTS crm_added ON \(table);
      CREATE TRIGGER crm_added AFTER INSERT ON \(table) REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION crm_added_\(table)();
      DROP TRIGGER IF EXISTS crm_changed ON \(table);
      CREATE TRIGGER crm_changed AFTER UPDATE ON \(table) REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION crm_changed_\(table)();
      DROP TRIGGER IF EXISTS crm_removed ON \(table);
      CREATE TRIGGER crm_removed AFTER DELETE ON \(table) REFERENCING OLD TABLE AS old_rows
        FOR EACH STATEMENT EXECUTE FUNCTION crm_changed_\(table)();
      """
  }
}
