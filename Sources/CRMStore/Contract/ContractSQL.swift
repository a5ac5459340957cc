/// The statements of contracts.
package enum ContractSQL {
  /// The contracts in force that end by the day `$1`, and that none renews.
  package static let ending =
    "SELECT k.id FROM contract k WHERE k.open AND k.status = 'active' AND k.ends_on <= $1"
    + " AND NOT EXISTS (SELECT 1 FROM contract r WHERE r.renews = k.id) ORDER BY k.ends_on, k.id"

  /// The contracts in force that renew themselves and whose last day is `$1` or earlier; that none renews.
  package static let selfRenewing =
    "SELECT k.id FROM contract k WHERE k.open AND k.status = 'active' AND k.auto_renew"
    + " AND k.ends_on <= $1 AND k.term_months IS NOT NULL"
    + " AND NOT EXISTS (SELECT 1 FROM contract r WHERE r.renews = k.id) ORDER BY k.ends_on, k.id"

  /// The contracts in force whose last day lies before `$1`.
  package static let over =
    "SELECT k.id FROM contract k WHERE k.open AND k.status = 'active' AND k.ends_on < $1 ORDER BY k.ends_on, k.id"

  /// The open tasks the end of the contract `$1` made.
  package static let endingTasks =
    "SELECT id FROM task WHERE contract = $1 AND open"
    + " AND (origin LIKE 'renewal:%' OR origin LIKE 'notice:%') ORDER BY id"

  /// Those of them that are about notice.
  package static let noticeTasks =
    "SELECT id FROM task WHERE contract = $1 AND open AND origin LIKE 'notice:%' ORDER BY id"

  /// The owner of the company `$1`.
  package static let companyOwner = "SELECT owner FROM company WHERE id = $1"

  /// The contract that renews the contract `$1`.
  package static let successor = "SELECT id FROM contract WHERE renews = $1 ORDER BY id LIMIT 1"

  /// The companies to be followed up every so often, with the moment of the last activity: number, name, how
  /// often, last activity, owner.
  package static let followedUp =
    "SELECT id, name, followup, last_activity, owner FROM company"
    + " WHERE followup IS NOT NULL AND active ORDER BY id"

  /// The tasks that were made to follow companies up: for what, whether it is open, when it was closed.
  package static let followups =
    "SELECT origin, open, done_at FROM task WHERE origin LIKE 'followup:%'"

  /// An open task with the company `$1`.
  package static let openTask = "SELECT id FROM task WHERE company = $1 AND open LIMIT 1"

  /// What the contract `$1` was before it was renewed last.
  package static let renewedFrom =
    "SELECT from_state FROM contract_transition WHERE contract = $1 AND state = 'renewed'"
    + " ORDER BY at DESC, id DESC LIMIT 1"
}
