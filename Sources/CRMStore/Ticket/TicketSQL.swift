import CRMDomain

/// The statements of tickets.
package enum TicketSQL {
  // MARK: What the program knows whoever asks

  /// What the clock of tickets and their routing ask.
  static let ownerQuestions = [
    promises, moves, messages, escalations, mergedInto, load, turn, lastTurn,
  ]

  /// What was promised for the ticket `$1`: when, the four targets, by which calendar, in which states the clock stands
  /// still, how long there is at least after reopening, by which policy.
  static let promises = OwnerQuestion(
    "promises", of: .ticket, count: 1,
    answers: ["TEXT", "TEXT", "TEXT", "TEXT", "TEXT", "BIGINT", "TEXT", "TEXT", "BIGINT"],
    "SELECT at, first_response, next_response, status_update, resolution, calendar, pauses, reopen,"
      + " sla FROM {s}promise WHERE ticket = $1 ORDER BY at, id")
  /// What became of the ticket `$1`: when, from which state, to which.
  static let moves = OwnerQuestion(
    "moves", of: .ticket, count: 1, answers: ["TEXT", "TEXT", "TEXT"],
    "SELECT at, from_state, state FROM {s}ticket_transition WHERE ticket = $1 ORDER BY at, id")
  /// What was said about the ticket `$1` that counts: when, whether by the customer, whether the customer sees it.
  static let messages = OwnerQuestion(
    "messages", of: .ticket, count: 1, answers: ["TEXT", "BOOLEAN", "BOOLEAN"],
    "SELECT a.at, NOT \(isAnswer) AND COALESCE(a.direction, 'out') = 'in', \(isAnswer) FROM {s}activity a"
      + " WHERE a.ticket = $1 AND a.status = 'held' AND \(isMessage) ORDER BY a.at, a.id")
  /// Who was told of the ticket `$1`: of which clock, how far, when.
  static let escalations = OwnerQuestion(
    "escalations", of: .ticket, count: 1, answers: ["TEXT", "BIGINT", "TEXT"],
    "SELECT clock, level, at FROM {s}escalation WHERE ticket = $1")
  /// What of a noun hangs on tickets that were merged: its number, the ticket, the one that goes on as.
  package static func leftBehind(_ noun: NounName) -> String {
    "SELECT a.id, t.id, t.merged_into FROM ticket t JOIN \(noun.table) a ON a.ticket = t.id"
      + " WHERE t.merged_into IS NOT NULL"
  }
  /// The tickets that name another they depend on.
  package static let leading =
    "SELECT id FROM ticket WHERE problem IS NOT NULL UNION SELECT id FROM ticket WHERE merged_into"
    + " IS NOT NULL UNION SELECT id FROM ticket WHERE follows IS NOT NULL"
  /// The tickets that were merged by what was done to them last.
  package static let newlyMerged =
    "SELECT t.id FROM ticket t WHERE t.merged_into IS NOT NULL AND NOT EXISTS"
    + " (SELECT 1 FROM ticket_past p WHERE p.id = t.id AND p.merged_into IS NOT NULL AND p.ended ="
    + " (SELECT MAX(q.ended) FROM ticket_past q WHERE q.id = t.id))"
  /// What was said about the ticket `$1`, the oldest first.
  package static let conversation =
    "SELECT id FROM activity WHERE ticket = $1 AND status = 'held' ORDER BY at, id"
  /// Two agents who are one user.
  package static let twinAgents =
    "SELECT a.user_account FROM agent a JOIN agent b ON b.user_account = a.user_account"
    + " AND b.id > a.id LIMIT 1"
  /// The ticket the ticket `$1` was merged into.
  package static let mergedInto = OwnerQuestion(
    "merged_into", of: nil, count: 1, answers: ["BIGINT"],
    "SELECT merged_into FROM {s}ticket WHERE id = $1 AND merged_into IS NOT NULL")
  /// How many open tickets the user `$1` has.
  package static let load = OwnerQuestion(
    "load", of: nil, count: 1, answers: ["BIGINT"],
    "SELECT COUNT(*) FROM {s}ticket WHERE assignee = $1 AND open")
  /// Which in turn the ticket was the rule `$1` gave the user `$2`, as many of theirs ago as `$3` says, and
  /// which.
  package static let turn = OwnerQuestion(
    "turn", of: nil, count: 3, answers: ["BIGINT", "BIGINT"],
    "SELECT turn, id FROM {s}ticket WHERE route = $1 AND routed_to = $2 AND turn IS NOT NULL"
      + " ORDER BY turn DESC LIMIT 1 OFFSET $3")
  /// Which in turn the last ticket was the rule `$1` gave anybody.
  package static let lastTurn = OwnerQuestion(
    "last_turn", of: nil, count: 1, answers: ["BIGINT"],
    "SELECT turn FROM {s}ticket WHERE route = $1 AND turn IS NOT NULL ORDER BY turn DESC LIMIT 1")

  /// Whether an activity, `a`, is a message: a note is for the team, and what a program sent is nobody's word.
  private static let isMessage = "a.type <> 'note' AND COALESCE(a.automatic, FALSE) = FALSE"
  /// Whether a message is an answer the customer sees; who talks with somebody answers, whoever called.
  private static let isAnswer =
    "(COALESCE(a.public, FALSE) AND (COALESCE(a.direction, 'out') = 'out'"
    + " OR a.type IN (" + TicketWords.talk.map { "'\($0)'" }.joined(separator: ", ") + ")))"

  // MARK: Promises

  /// Every policy, in the order they are tried.
  package static let policies = "SELECT id FROM sla ORDER BY position, id"
  /// The policy of what was promised last for the ticket `$1`.
  package static let lastPolicy =
    "SELECT sla FROM promise WHERE ticket = $1 ORDER BY at DESC, id DESC LIMIT 1"
  /// What was promised last for the ticket `$1`.
  package static let lastPromise =
    "SELECT id FROM promise WHERE ticket = $1 ORDER BY at DESC, id DESC LIMIT 1"
  /// Tickets that are open.
  package static let open = "SELECT id FROM ticket WHERE open ORDER BY id"
  /// Tickets whose time was ever counted by the calendar `$1`.
  package static let ofCalendar =
    "SELECT DISTINCT ticket FROM promise WHERE calendar = $1"
  /// Tickets nothing is promised, whose time is counted by the organisation's hours.
  package static let uncounted = "SELECT id FROM ticket WHERE policy IS NULL"
  /// Tickets whose time was ever counted by a calendar, or by the organisation's hours.
  static let counted =
    "SELECT ticket FROM promise WHERE calendar IS NOT NULL"
    + " UNION SELECT id FROM ticket WHERE policy IS NULL"
  /// Every ticket, where a setting that says when time counts is among those an undo touched; none else.
  static let ofSettings =
    "SELECT t.id FROM ticket t WHERE EXISTS (SELECT 1 FROM setting_touched x"
    + " JOIN (SELECT id, name FROM setting UNION SELECT id, name FROM setting_past) s ON s.id = x.id"
    + " WHERE s.name IN ('time_zone', 'country', 'calendar'))"
  /// Every ticket.
  package static let all = "SELECT id FROM ticket ORDER BY id"
  /// Whether anything was promised by the policy `$1`.
  package static let promisedBy = "SELECT 1 FROM promise WHERE sla = $1 LIMIT 1"
  /// Whether anything was promised by the calendar `$1`.
  package static let countedBy = "SELECT 1 FROM promise WHERE calendar = $1 LIMIT 1"
  /// The contracts of the company `$1` that are in force on the day `$2`.
  package static let contracts =
    "SELECT id FROM contract WHERE company = $1 AND status = 'active'"
    + " AND (starts_on IS NULL OR starts_on <= $2) AND (ends_on IS NULL OR ends_on >= $2) LIMIT 2"
  /// The tickets of the problem `$1` that are open.
  package static let incidents = "SELECT id FROM ticket WHERE problem = $1 AND open ORDER BY id"
  /// Who voted for the ticket `$1`: contacts and companies.
  package static let voters = "SELECT contact, company FROM vote WHERE ticket = $1 ORDER BY id"
  /// A vote for the ticket `$1` other than `$4`, of the contact `$2`; where that is 0, of the company `$3` for nobody.
  package static let votedSame =
    "SELECT id FROM vote WHERE ticket = $1 AND id <> $4 AND COALESCE(contact, 0) = $2"
    + " AND ($2 > 0 OR COALESCE(company, 0) = $3) ORDER BY id LIMIT 1"
  /// Whether the contact `$2` voted for the ticket `$1`.
  package static let voted = "SELECT id FROM vote WHERE ticket = $1 AND contact = $2"

  /// The ticket the operation `$1` split from another, and that one.
  package static let splitBy =
    "SELECT t.id, t.split_from FROM created c JOIN ticket t ON t.id BETWEEN c.first AND c.last"
    + " WHERE c.operation = $1 AND c.noun = 'ticket' AND t.split_from IS NOT NULL"
    + " AND t.merged_into IS NULL"

  /// The ticket the customer went on with after the ticket `$1`, the last there is.
  package static let follower = "SELECT MAX(id) FROM ticket WHERE follows = $1"
  /// When the ticket `$1` came to the state it is in.
  package static let lastMove = "SELECT MAX(at) FROM ticket_transition WHERE ticket = $1"

  /// The open tasks about the ticket `$1` that the program made, and what for.
  package static let alarms =
    "SELECT id, origin FROM task WHERE ticket = $1 AND open AND origin IS NOT NULL ORDER BY id"

  // MARK: Routing

  /// The rules that are tried, in their order.
  package static let routes = "SELECT id FROM route WHERE active ORDER BY position, id"
  /// Who works in the team `$1`: numbers and logins.
  package static let members =
    "SELECT id, login, role FROM user_account WHERE team = $1 AND active ORDER BY id"
  /// Everybody who works here.
  package static let everybody = "SELECT id, login, role FROM user_account WHERE active ORDER BY id"
  /// What is known of the agent who is the user `$1`.
  package static let agent = "SELECT id FROM agent WHERE user_account = $1 ORDER BY id LIMIT 1"
  /// An agent of the user `$1`, other than `$2`.
  package static let sameAgent = "SELECT id FROM agent WHERE user_account = $1 AND id <> $2"
  /// Who looks after the company `$1`, and after the contact `$1`.
  package static let companyOwner = "SELECT owner FROM company WHERE id = $1"
  package static let contactOwner = "SELECT owner FROM contact WHERE id = $1"
  /// The team above the team `$1`.
  package static let parentTeam = "SELECT parent FROM team WHERE id = $1"
  /// Who leads the team `$1`.
  package static let leads =
    "SELECT id FROM user_account WHERE team = $1 AND role = 'manager' AND active ORDER BY id"
  /// The team of the user `$1`.
  package static let teamOf = "SELECT team FROM user_account WHERE id = $1"

  // MARK: Reports

  /// What became of tickets before `$1`: which, when, from which state, to which; ticket by ticket.
  package static let turns =
    "SELECT ticket, at, from_state, state FROM ticket_transition WHERE at < $1"
    + " ORDER BY ticket, at, id"
  /// How often the customers of tickets that were resolved from `$1` to before `$2` were answered.
  package static let answers =
    "SELECT a.ticket, COUNT(*) FROM activity a JOIN ticket t ON t.id = a.ticket"
    + " WHERE t.resolved_at >= $1 AND t.resolved_at < $2 AND a.status = 'held' AND \(isMessage)"
    + " AND \(isAnswer) AND a.at <= t.resolved_at"
    + " GROUP BY a.ticket"
  /// The tickets that were resolved from `$1` to before `$2` and about which the customer wrote, or that waited: not over
  /// with the first call.
  package static let longer =
    "SELECT a.ticket FROM activity a JOIN ticket t ON t.id = a.ticket"
    + " WHERE t.resolved_at >= $1 AND t.resolved_at < $2 AND a.status = 'held' AND \(isMessage)"
    + " AND a.direction = 'in' AND a.at > t.created_at"
    + " UNION SELECT m.ticket FROM ticket_transition m JOIN ticket t ON t.id = m.ticket"
    + " WHERE t.resolved_at >= $1 AND t.resolved_at < $2"
    + " AND m.state IN ('waiting_customer', 'waiting_third_party')"
  /// How many customers there are: companies, and people who work nowhere.
  package static let customers =
    "SELECT (SELECT COUNT(*) FROM company WHERE active AND lifecycle = 'customer')"
    + " + (SELECT COUNT(*) FROM contact WHERE active AND lifecycle = 'customer' AND company IS NULL)"

  // MARK: Time

  /// Tickets that came before `$1` and were not over before `$2`.
  package static let during =
    "SELECT id FROM ticket WHERE created_at < $1 AND merged_into IS NULL"
    + " AND (open OR updated_at >= $2) ORDER BY id"
  /// The name of the policy by which the ticket `$1` was promised something last.
  static let policy =
    "SELECT s.name FROM promise p JOIN sla s ON s.id = p.sla WHERE p.ticket = $1"
    + " ORDER BY p.at DESC, p.id DESC LIMIT 1"
  /// The priorities the ticket `$1` had, and from when on.
  static let priorities = "SELECT at, priority FROM promise WHERE ticket = $1 ORDER BY at, id"

  /// Tickets of which somebody is to be told by `$1`, the first first.
  package static let escalating =
    "SELECT id FROM ticket WHERE escalates_at <= $1 ORDER BY escalates_at, id"
  /// The tickets, `t`, that fit conditions and that nobody has and somebody is to work on, the most urgent first: of
  /// those with a clock that runs, or of the others, a hundred from a number on.
  package static func urgent(_ conditions: [String], due: Bool, from first: Int) -> String {
    // What is open and nobody's is named apart, as an index has it so.
    let all =
      ["t.open", "t.assignee IS NULL", due ? "t.due IS NOT NULL" : "t.due IS NULL"]
      + ["t.status IN ('new', 'in_progress')"] + conditions
    return "SELECT t.id FROM ticket t WHERE " + all.joined(separator: " AND ")
      + " ORDER BY t.due, CASE t.priority WHEN 'critical' THEN 0 WHEN 'high' THEN 1"
      + " WHEN 'normal' THEN 2 ELSE 3 END, t.created_at, t.id LIMIT \(urgentAtOnce) OFFSET \(first)"
  }
  /// How many of the most urgent are looked at together.
  package static let urgentAtOnce = 100

  /// The records of a table that are about the ticket `$1`.
  package static func about(_ table: String) -> String {
    let column = table == NounName.ticket.table ? "problem" : "ticket"
    return "SELECT id FROM \(table) WHERE \(column) = $1 ORDER BY id"
  }
}
