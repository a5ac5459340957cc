/// The statements of deals.
package enum DealSQL {
  /// The open deals of the stage `$1` that have its probability, `$2`, and no reason for one of their own.
  package static let followingStage =
    "SELECT id FROM deal WHERE stage = $1 AND open AND probability = $2 AND probability_reason IS NULL ORDER BY id"

  /// The stages the deal `$1` was in before, newest first.
  package static let earlierStages =
    "SELECT from_stage FROM stage_change WHERE deal = $1 AND from_stage IS NOT NULL"
    + " ORDER BY at DESC, id DESC"

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
