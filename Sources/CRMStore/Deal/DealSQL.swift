/// The statements of deals.
package enum DealSQL {
  /// The open deals of the stage `$1` that have its probability, `$2`, and no reason for one of their own.
  package static let followingStage =
    "SELECT id FROM deal WHERE stage = $1 AND open AND probability = $2 AND probability_reason IS NULL ORDER BY id"

  /// The stages the deal `$1` was in before: that from which it came where it is, then the others, newest first.
  package static let earlierStages =
    "SELECT c.from_stage FROM stage_change c JOIN deal d ON d.id = c.deal WHERE c.deal = $1"
    + " AND c.from_stage IS NOT NULL ORDER BY CASE WHEN c.stage = d.stage THEN 0 ELSE 1 END,"
    + " c.at DESC, c.id DESC"

  /// When the deal `$1` came to an open stage last.
  package static let lastOpenStep =
    "SELECT MAX(c.at) FROM stage_change c JOIN stage s ON s.id = c.stage WHERE c.deal = $1"
    + " AND c.from_stage IS NOT NULL AND s.kind = 'open'"

  /// Whether the deal `$1` would be in its stage by its steps without the step `$2`.
  package static let leadsThereWithout =
    "SELECT 1 FROM deal d WHERE d.id = $1 AND d.stage = (SELECT c.stage FROM stage_change c"
    + " WHERE c.deal = d.id AND c.id <> $2 ORDER BY c.at DESC, c.id DESC LIMIT 1)"

  /// The step by which the deal `$1` came into the stage `$2`, where it is now.
  package static let latestStep =
    "SELECT id FROM stage_change WHERE deal = $1 AND stage = $2 ORDER BY at DESC, id DESC LIMIT 1"

  /// Another quota of the user `$1`, or of everybody where it is nothing, for the period `$2`, than `$3`.
  package static let sameQuota =
    "SELECT id FROM quota WHERE COALESCE(user_account, 0) = COALESCE(CAST($1 AS BIGINT), 0)"
    + " AND period = $2 AND id <> $3 LIMIT 1"

  /// The pipeline of the deal `$1`.
  package static let pipeline = "SELECT pipeline FROM deal WHERE id = $1"

  /// The first step of the deal `$1`, other than `$2`, that was noted by the import that made the deal.
  package static let otherFirst =
    "SELECT s.id FROM stage_change s JOIN operation o ON o.id = s.version AND o.kind = 'import'"
    + " JOIN created r ON r.operation = o.id AND r.noun = 'deal' AND r.first <= $1 AND r.last >= $1"
    + " WHERE s.deal = $1 AND s.from_stage IS NULL AND s.id <> $2"

  /// The last position of a stage of the pipeline `$1` that is open.
  package static let lastPosition =
    "SELECT COALESCE(MAX(position), 0) FROM stage WHERE pipeline = $1 AND kind = 'open'"

  /// Another stage of the pipeline `$1` called `$2` than `$3`.
  package static let sameStage =
    "SELECT id FROM stage WHERE pipeline = $1 AND key = $2 AND id <> $3"

  /// A deal in the stage `$1`.
  package static let dealInStage = "SELECT id FROM deal WHERE stage = $1 LIMIT 1"
}
