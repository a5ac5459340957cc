import CRMActions
import CRMDomain

/// What can be done, as a value: a name, a line, a text, and a closure that declares its parameters by
/// asking for them and answers with the work to do.
package struct Verb: Sendable {
  /// What it does to the database.
  package enum Effect: Sendable {
    /// It looks, and changes nothing: it cannot open the database otherwise.
    case reads
    /// It looks likewise, and writes a file somewhere else.
    case copies
    /// It changes records, settings or the database itself.
    case writes
    /// It notes what leaves the house, once.
    case sends
  }

  /// The work, once the line is read.
  package typealias Work = (CommandContext) throws(CRMError) -> Void

  /// As it is typed.
  package let name: String
  /// What it does to the database.
  package let effect: Effect
  /// One sentence; `{noun}` and `{nouns}` are filled in.
  package let abstract: String
  /// What there is to know, with examples in lines that begin with `  $ `.
  package let text: String
  /// Other ways to type it.
  package let aliases: [String]
  /// Whether help and completion leave it out.
  package let isHidden: Bool
  /// The shape of its answer in JSON, as `Shape` is written; nil for what every verb says that reads or changes records
  /// of its noun.
  let answers: String?
  /// Declares the parameters and answers with the work.
  package let declare: @Sendable (inout Arguments) throws(CRMError) -> Work

  /// A verb.
  package init(
    _ name: String, _ effect: Effect, _ abstract: String, _ text: String, aliases: [String] = [],
    isHidden: Bool = false, answers: String? = nil,
    declare: @escaping @Sendable (inout Arguments) throws(CRMError) -> Work
  ) {
    self.name = name
    self.effect = effect
    self.abstract = abstract
    self.text = text
    self.aliases = aliases
    self.isHidden = isHidden
    self.answers = answers
    self.declare = declare
  }

  /// What it takes, the options of every verb last.
  package var parameters: [Parameter] {
    var arguments = Arguments()
    do throws(CRMError) {
      _ = try declare(&arguments)
      _ = try arguments.global { a throws(CRMError) in try GlobalOptions(&a) }
    } catch {}
    return arguments.parameters
  }

  /// What it takes, told of a noun.
  package func parameters(for noun: Noun?) -> [Parameter] {
    parameters.map {
      var parameter = $0
      parameter.help = Verb.fill(parameter.help, noun, name)
      return parameter
    }
  }

  /// The sentence, for a noun.
  package func abstract(for noun: Noun?) -> String { Verb.fill(abstract, noun, name) }

  /// The text, for a noun.
  package func text(for noun: Noun?) -> String {
    let whole =
      text.hasPrefix("{jobs}")
      ? text.replacing("{jobs}", by: Jobs.told) : text
    return Verb.fill(whole, noun, name)
  }

  /// What the words without a `=` mean, where a record is added.
  private static func firstWords(_ noun: Noun) -> String {
    let names = noun.positional
    guard names.count > 1 || !names.allSatisfy({ noun.titles.contains($0) }) else {
      return "The first words name the \(noun.name.rawValue)"
    }
    let said = names.map { "its " + $0 }.joined(separator: " and ")
    return names.count == 1 ? "The first word is \(said)" : "The first words are \(said)"
  }

  private static func fill(_ text: String, _ noun: Noun?, _ verb: String) -> String {
    guard let noun else { return text }
    return text.replacing("{examples}", by: Examples.lines(verb, noun))
      .replacing("{first words}", by: firstWords(noun))
      .replacing(" a {noun}", by: " " + noun.name.withArticle)
      .replacing("A {noun}", by: (noun.name.isSpokenOpen ? "An " : "A ") + noun.name.rawValue)
      .replacing("{nouns}", by: noun.plural).replacing("{noun}", by: noun.name.rawValue)
  }
}
