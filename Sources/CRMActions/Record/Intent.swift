import CRMDomain
import CRMStore

/// How a change of a record comes about: it decides what is asked of it, and what follows from it.
package enum Intent: Sendable {
  /// A step a verb of the noun takes.
  package struct Move: Sendable {
    /// Whether it ends what is open, or opens what is over.
    package var closes = false
    /// Whether stages between may be left out.
    package var skips = false
    /// Whether it is taken although what the next state asks for is missing.
    package var isForced = false
    /// Whether it makes the tasks it brings.
    package var makesTasks = true

    /// A step; by itself it ends nothing, leaves nothing out and lacks nothing.
    package init(
      closes: Bool = false, skips: Bool = false, isForced: Bool = false, makesTasks: Bool = true
    ) {
      self.closes = closes
      self.skips = skips
      self.isForced = isForced
      self.makesTasks = makesTasks
    }
  }

  /// Whether somebody says what the record holds, and may be asked for more.
  var isSaid: Bool {
    switch self {
    case .typed, .imported: true
    default: false
    }
  }

  /// Somebody typed it, or a program said it in their name; where an editor reads a file, a row says it.
  case typed
  /// It is made here and now for a change of another record, also where that is a file's.
  case effect
  /// A row of a file says it, and what else of when its record was over.
  case imported(ImportedEnd)
  /// A verb of the noun does it, which has asked what is to be asked of the step.
  case move(Move)
  /// It follows from a change of something else; prices stay what they are where they are kept.
  case derived(keepsPrices: Bool)

  /// The step of a verb; nil where it is none.
  var move: Move? { if case .move(let move) = self { move } else { nil } }
}

/// A record on its way into the database: how it was, how it is to be, and how that comes about.
package struct RecordChange {
  /// How it is to be.
  let draft: RecordDraft
  /// How it was; nil where it is new.
  let old: Row?
  /// How that comes about.
  let intent: Intent
  /// Whether what is written beside it is written by whoever writes many of them.
  var isBulk = false
  /// Where the moment comes from at which the record, of a file, is over; nil where none was wanted.
  var ground: ImportedEnd.Ground?
  /// When it came to its state, of what says no more than the day.
  var movedAt: String?
  /// What the rules found while they checked it, and store once it has its number.
  var beside: (any Sendable)?

  /// A change of a record, or a new one.
  init(_ draft: RecordDraft, old: Row?, _ intent: Intent) {
    self.draft = draft
    self.old = old
    self.intent = intent
  }

  /// The columns it will have.
  var row: Row { draft.row }
  /// Whether a file says it.
  var isImported: Bool { if case .imported = intent { true } else { false } }
  /// Whether somebody makes it here and now, so that what goes without saying is filled in.
  var isTypedAnew: Bool { old == nil && !isImported }
  /// Its number; 0 where it has none yet.
  var number: Int64 { old?.integer(RecordTable.id) ?? 0 }

  /// When the record came to where it is, of which nobody said when: now, or, of a file, when its row says.
  mutating func ended(_ editor: RecordEditor) -> Instant {
    guard case .imported(let end) = intent else { return editor.operation.context.at }
    let closing = end.closing(editor.rules.dates.clock)
    ground = closing.ground
    return closing.at
  }

  /// Whether a field comes to a value it did not have.
  func becomes(_ key: Key<String>, _ value: String) -> Bool {
    row[key] == value && old?[key] != value
  }

  /// Whether one of these fields is another than it was.
  func differs(_ keys: any AnyKey...) -> Bool {
    guard let old else { return true }
    return keys.contains { !row.isEqual($0, to: old) }
  }
}
