import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput

/// A long text written in the editor of the person's choice.
struct EditorText {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// Opens the notes of a record in an editor and answers what was written.
  func change(of noun: Noun, current: String) throws(CRMError) -> FieldChange {
    guard noun.field("notes") != nil else {
      throw .usage("\(noun.plural) have no notes to edit")
    }
    let chosen =
      context.personalSetting("editor") ?? context.world.variable("VISUAL")
      ?? context.world.variable("EDITOR")
    guard let editor = chosen, !editor.isEmpty else {
      throw CRMError(
        .configuration, code: "no_editor", "no editor is set",
        hint: "set EDITOR, or: notes=- reads the text from standard input")
    }
    let folder = context.temporaryFolder
    let path = folder + "/crm-notes-\(context.world.process.id)-\(context.world.random()).txt"
    let file = try OutputFile(path)
    try file.sink.write(current)
    try file.keep()
    defer { OutputFile.remove(path) }
    try context.world.out.flush()
    guard context.world.runOnFile(editor, path) == 0 else {
      throw CRMError(.no, code: "editor_failed", "the editor did not end well; nothing was changed")
    }
    let text = try DescriptorInput(path: path, name: path).readAll().string
    return .set(Common.notes, text)
  }
}
