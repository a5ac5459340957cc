import CRMActions
import CRMDomain
import CRMOutput
import CRMStore

extension Verb {
  static let letterPrint = Verb(
    "print", .reads, "Write a letter about a {noun} from a template of your own.",
    """
    A template is a text file: '# ' begins a heading, an empty line ends a paragraph, and {{…}} is filled in with a \
    field of the {noun} or of what it refers to, by name or label; {{owner.name|us}} says what is written where it is \
    empty. {{letterhead}} is whom it is for and who writes, {{today}} the day, {{seller}} who you are. Without a template \
    there is the letterhead alone.

      $ printf '# Welcome\\n\\n{{letterhead}}\\n\\nDear {{name}},\\n' > welcome.txt
      $ crm {noun} print 1 --template welcome.txt
      $ crm {noun} print 1 --template welcome.txt --document html -o welcome.html
    """,
    answers: "document"
  ) { a throws(CRMError) in
    let record: String = try a.argument("record", "The {noun}.", completing: .records)
    let template: String? = try a.option(
      "template", value: "file", "The template; '-' is standard input.", completing: .file)
    let form: DocumentFormat? = try a.option("document", value: "format", DocumentFormat.meaning)
    return { context throws(CRMError) in
      let noun = try context.nounName()
      guard let kind = Letter.Kind(rawValue: noun.rawValue) else {
        throw .usage("no letters are written about \(noun.rawValue)")
      }
      let number = try context.record(record, noun, .reading)
      let letter = try Letter(
        kind, context, try context.database(.reading), number, language: context.options.language)
      if letter.wantsToBeLeftAlone {
        context.note("they asked to be left alone")
      }
      let document =
        if let template {
          try LetterTemplate(template, letter, nil).document()
        } else {
          Document(language: letter.language.rawValue, [try letter.head()])
        }
      try context.answer(document, as: form)
    }
  }
}
