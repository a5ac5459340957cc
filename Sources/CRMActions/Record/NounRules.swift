import CRMDomain
import CRMStore

/// What a noun asks of its records beyond their fields, and what follows from them: one conformer a noun, in the
/// noun's folder, and one line in `Behaviour`.
///
/// Whatever writes fields runs them in one order: `add`, `edit`, verbs, import, intake and jobs. The record is
/// completed, what it cannot be without is asked for, it is checked and settled, stored, and followed. What the
/// program copies as it is (the next task of a row, the successor of a contract, a new version) is stored by itself.
/// Undo and redo bring sets back as they were, and ask `mayRestore` before and `mayStay` after.
package protocol NounRules: NounBehaviour {
  /// The rules within the operation of an editor.
  init(_ editor: RecordEditor)

  /// The editor they work with.
  var editor: RecordEditor { get }

  /// Whether a value means the same for every record, whatever else it holds: many are then changed by two
  /// statements.
  static var isUniform: Bool { get }

  /// The reference that is looked up after the others, because it is one of what they name.
  static var lateReference: (any AnyKey)? { get }

  /// What comes due of its records by itself.
  static var jobs: [any Job.Type] { get }

  /// The record a text names for that reference.
  func find(late text: String, in draft: RecordDraft) throws(CRMError) -> Int64

  /// The record a word names that is no name, as `me`.
  func record(_ word: String) -> Int64?

  /// What is written to a record of which only the name is known.
  func named(_ text: String, _ noun: Noun) -> [FieldChange]

  /// The line that makes a record of a name, to be typed.
  func creation(_ text: String, _ noun: Noun) -> String

  /// Prepares a new record for the values that are to be written to it.
  func begin(_ draft: RecordDraft, _ changes: [FieldChange]) throws(CRMError)

  /// What a row of a file says of when its record was over.
  ///
  /// - Parameter stored: the record the row is; nil where it is a new one.
  func end(of row: RecordDraft, _ stored: Row?) throws(CRMError) -> ImportedEnd

  /// The line by which a move of the life cycle is made, to be typed.
  func line(of move: Lifecycle.Move, _ change: RecordChange) -> String

  /// What is typed in place of a move that a record in its state does not make; nil where nothing is.
  func line(insteadOf move: Lifecycle.Move, _ row: Row) throws(CRMError) -> String?

  /// Fills in what goes without saying, and works out what follows from the fields.
  func complete(_ change: inout RecordChange) throws(CRMError)

  /// Refuses what must not be.
  func check(_ change: inout RecordChange) throws(CRMError)

  /// Checks what references make of a record, and finds what is written beside it, once nothing else stands in
  /// the way. Of a record that is there it is asked again when a file names a reference further down.
  func settle(_ change: inout RecordChange) throws(CRMError)

  /// Who is the same as a new record, beside those with the same keys.
  func owners(of draft: RecordDraft) throws(CRMError) -> [UniqueKeys.Owner]

  /// Says of a new record what it is like.
  func noteAlike(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError)

  /// Does what must follow once the record has its number.
  ///
  /// - Returns: what changed beside its own columns.
  func followed(_ change: RecordChange, _ number: Int64) throws(CRMError) -> [FieldDifference]

  /// Does what follows once for all records of a file.
  func fileEnded() throws(CRMError)

  /// Refuses to take an operation back, or to bring it back, that did to records of the noun what is not undone.
  static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError)

  /// Refuses what an undo or a redo made of records: it brings them back as they were, and others may have changed.
  static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError)

  /// Takes an operation back on which later work stands, in a way of the noun's own.
  ///
  /// - Returns: nil where it has none.
  static func takeBack(
    _ operation: LoggedOperation, within undo: Operation
  ) throws(CRMError) -> UndoReport?

  /// Refuses to remove a record.
  func mayRemove(_ row: Row) throws(CRMError)

  /// Refuses to clear a reference of a record, because what it names goes.
  func mayDetach(_ field: Field, of row: Row, from number: Int64) throws(CRMError)

  /// Does what must follow once a record is gone; `isLeaving` tells what goes with it.
  func removed(
    _ row: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError)
}

extension NounRules {
  package static var jobs: [any Job.Type] { [] }
  var database: Database { editor.database }
  var operation: Operation { editor.operation }
  var rules: ReadingRules { editor.rules }
  var finder: RecordFinder { editor.finder }
  func note(_ text: String) { editor.note(text) }

  package static var isUniform: Bool { false }
  package static var lateReference: (any AnyKey)? { nil }
  package func find(late text: String, in draft: RecordDraft) throws(CRMError) -> Int64 {
    throw .defect("\(draft.noun.name.rawValue) has no reference that is looked up late")
  }
  package func record(_ word: String) -> Int64? { nil }
  package func named(_ text: String, _ noun: Noun) -> [FieldChange] {
    [.json(noun.positional.first ?? "name", .string(text))]
  }
  package func creation(_ text: String, _ noun: Noun) -> String {
    "crm \(noun.name.rawValue) add \(ShellWord.quoted(text))"
  }
  package func begin(_ draft: RecordDraft, _ changes: [FieldChange]) throws(CRMError) {}
  package func end(of row: RecordDraft, _ stored: Row?) throws(CRMError) -> ImportedEnd {
    ImportedEnd()
  }
  package func line(of move: Lifecycle.Move, _ change: RecordChange) -> String {
    var words = ["crm", change.draft.noun.name.rawValue, move.verb ?? "edit", "\(change.number)"]
    // A word the move cannot be made without, which nobody but who types it knows.
    if let argument = move.argument, let field = change.draft.noun.field(argument) {
      if let first = field.allowed.first {
        words.append(first)
      } else if move.needs.contains(argument) {
        words.append("…")
      }
    }
    return words.joined(separator: " ")
  }
  package func line(
    insteadOf move: Lifecycle.Move, _ row: Row
  ) throws(CRMError) -> String? { nil }
  package func complete(_ change: inout RecordChange) throws(CRMError) {}
  package func check(_ change: inout RecordChange) throws(CRMError) {}
  package func settle(_ change: inout RecordChange) throws(CRMError) {}
  package func owners(of draft: RecordDraft) throws(CRMError) -> [UniqueKeys.Owner] { [] }
  package func noteAlike(_ draft: RecordDraft, _ table: RecordTable) throws(CRMError) {}
  package func followed(
    _ change: RecordChange, _ number: Int64
  ) throws(CRMError) -> [FieldDifference] { [] }
  package func fileEnded() throws(CRMError) {}
  package static func mayRestore(
    _ operation: LoggedOperation, _ direction: UndoOperation.Direction, in database: Database
  ) throws(CRMError) {}
  package static func mayStay(_ numbers: [Int64], in database: Database) throws(CRMError) {}
  package static func takeBack(
    _ operation: LoggedOperation, within undo: Operation
  ) throws(CRMError) -> UndoReport? { nil }
  package func mayRemove(_ row: Row) throws(CRMError) {}
  package func mayDetach(_ field: Field, of row: Row, from number: Int64) throws(CRMError) {}
  package func removed(
    _ row: Row, isLeaving: (NounName, Int64) -> Bool
  ) throws(CRMError) {}
}

extension LoggedOperation {
  /// Why it is not taken back, or not brought back.
  func refusal(_ reason: String, hint: String? = nil) -> CRMError {
    CRMError(.data, code: "not_undoable", "operation \(id) \(reason)", hint: hint)
  }
}

/// The rules of a noun that has none of its own.
struct PlainRules: NounRules {
  let editor: RecordEditor
  init(_ editor: RecordEditor) { self.editor = editor }
}

/// What rules keep in mind from one record of an editor to the next, by its type.
struct RuleMemory {
  private final class Kept<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
  }

  private var values: [ObjectIdentifier: AnyObject] = [:]

  subscript<Value>(_ type: Value.Type) -> Value? {
    // Under a type nothing is but what is kept of it: a checked cast cost a row of an import a tenth.
    get { values[ObjectIdentifier(type)].map { unsafeDowncast($0, to: Kept<Value>.self).value } }
    set { values[ObjectIdentifier(type)] = newValue.map { Kept($0) } }
  }
}

/// Which rules are whose.
enum Behaviour {
  /// The rules of a noun: those registered here, or those its entry brings along.
  static func rules(of noun: Noun) -> any NounRules.Type {
    switch noun.name {
    case .activity: ActivityRules.self
    case .agent: AgentRules.self
    case .calendar: CalendarRules.self
    case .calendarVersion: CalendarVersionRules.self
    case .company: CompanyRules.self
    case .consent: ConsentRules.self
    case .contact: ContactRules.self
    case .contract: ContractRules.self
    case .deal: DealRules.self
    case .field: FieldRules.self
    case .lead: LeadRules.self
    case .line: LineRules.self
    case .order: OrderRules.self
    case .pipeline: PipelineRules.self
    case .price: PriceRules.self
    case .product: ProductRules.self
    case .quota: QuotaRules.self
    case .quote: QuoteRules.self
    case .rate: RateRules.self
    case .relation: RelationRules.self
    case .route: RouteRules.self
    case .segment: SegmentRules.self
    case .sla: SLARules.self
    case .stage: StageRules.self
    case .task: TaskRules.self
    case .team: TeamRules.self
    case .ticket: TicketRules.self
    case .transition: TransitionRules.self
    case .user: UserRules.self
    case .vat: VATRules.self
    case .view: ViewRules.self
    case .vote: VoteRules.self
    default:
      noun.movesOf == nil
        ? noun.behaviour as? any NounRules.Type ?? PlainRules.self : ImportedMoves.self
    }
  }
}
