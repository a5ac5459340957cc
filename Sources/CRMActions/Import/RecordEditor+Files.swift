import CRMDomain
import CRMStore

// Records that come from a file one by one, as a plan says, and are what an import of the file would make.
extension RecordEditor {
  /// An editor of what a file says: its names are read as those of a file, and tasks follow only with effects.
  package static func reading(
    _ operation: Operation, _ rules: ReadingRules, hasEffects: Bool
  ) -> RecordEditor {
    var rules = rules
    rules.isImport = true
    var options = Options(createsMissing: true, allowsDuplicate: true)
    options.hasEffects = hasEffects
    let editor = RecordEditor(operation, rules, options)
    editor.references = ReferenceCache(operation, rules, ImportOptions()) { _ in }
    return editor
  }

  /// Begins with a record: what was made before it stays.
  package func beginRow() { references?.beginRow() }

  /// Takes out what was made for the record at hand, which is not stored.
  package func takeBackRow() throws(CRMError) { _ = try references?.takeBack() }

  /// Does once what is not done for each record of a file.
  package func finishFile(of noun: NounName) throws(CRMError) {
    try behaviour(of: try database.noun(noun)).fileEnded()
  }
}
