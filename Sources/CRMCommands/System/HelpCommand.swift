import CRMDomain
import CRMOutput

extension Verb {
  static let help = Verb(
    "help", .reads, "What there is, and how filters, dates, formats and the rest are written.",
    """
    Without a topic: every noun and command. Topics: filters, dates, formats, status, files, quoting, templates. \
    With '--json' every noun, verb, option and field for programs. 'schema' and the words of a command, or 'error' or \
    'note', is the JSON Schema of the answer; 'schema' alone that of all of them. 'shapes' tells the same shortly.

      $ crm help
      $ crm help filters
      $ crm help contact add
      $ crm help deal --json
      $ crm help schema deal list
    """,
    answers: "<any>"
  ) { a throws(CRMError) in
    let words: [String] = try a.arguments(
      "topic", "A topic, or the words of a command.",
      completing: .either([
        .words(HelpTopic.allCases.map { $0.rawValue } + ["schema", "shapes"]), .commands,
      ]))
    return { context throws(CRMError) in
      if words == ["shapes"] { return try shapes(context) }
      if words.first == "schema" { return try schema(Array(words.dropFirst()), context) }
      let dictionary = CommandDictionary(context.world.catalogue)
      if context.speaksJSON, words.isEmpty {
        return try context.say([], object: dictionary.json)
      }
      let help = Help(context.world)
      guard let first = words.first else {
        return try context.hand(
          "crm: the customer relationship system that lives in the shell.\n" + help.list()
            + "\nTopics:\n"
            + HelpTopic.allCases.map {
              TextLayout.row("help " + $0.rawValue, $0.abstract, column: 16, width: 80)
            }.joined() + "\nMore: crm <noun>, crm <noun> <verb> --help, man crm\n")
      }
      if let topic = HelpTopic(rawValue: first) {
        return try context.hand(
          topic.text,
          object: .object([
            JSON.Member("topic", .string(first)), JSON.Member("text", .string(topic.text)),
          ]))
      }
      let path = CommandPath(words, context.world.catalogue)
      switch path.found {
      case .leaf(let verb, let group):
        try context.hand(
          help.leaf(verb, group: group), object: dictionary.leaf(verb, of: group))
      case .group(let group) where path.unknown == nil:
        try context.hand(help.group(group), object: dictionary.group(group))
      case .group(let group):
        throw Unknown(context.world.catalogue).verb(path.unknown?.word ?? "", of: group, after: [])
      case .none: throw Unknown(context.world.catalogue).word(first, after: [])
      }
    }
  }
}

extension Verb {
  /// Every shape on a line, as it is written beside the verb: what is named first, then what each command answers.
  private static func shapes(_ context: CommandContext) throws(CRMError) {
    let shapes = Shape.all(context.world.catalogue)
    try context.hand(
      shapes.map { $0.name + "\t" + $0.shape.text + "\n" }.joined(),
      object: .object(shapes.map { JSON.Member($0.name, .string($0.shape.text)) }))
  }

  /// The schema of an answer, or of all.
  private static func schema(_ words: [String], _ context: CommandContext) throws(CRMError) {
    let catalogue = context.world.catalogue
    let schema = JSONSchema(catalogue)
    func tell(_ json: JSON) throws(CRMError) {
      try context.hand(json.description + "\n", object: json)
    }
    guard let first = words.first else { return try tell(schema.all()) }
    if words.count == 1, Shape.named.contains(where: { $0.name == first }) {
      return try tell(schema.document(.named(first), title: first))
    }
    let path = CommandPath(words, catalogue)
    switch path.found {
    case .leaf(let verb, let group):
      guard let shape = Shape.of(verb, group) else {
        throw CRMError(
          .notFound, code: "not_found", "'crm \(words.joined(separator: " "))' answers with no JSON"
        )
      }
      try tell(schema.document(shape, title: "crm " + words.joined(separator: " ")))
    case .group(let group):
      guard path.unknown == nil, let noun = group.noun else {
        throw Unknown(catalogue).verb(path.unknown?.word ?? "", of: group, after: [])
      }
      try tell(schema.document(.named(noun.rawValue), title: noun.rawValue))
    case .none: throw Unknown(catalogue).word(first, after: [])
    }
  }
}

/// What `crm help` explains beside commands.
package enum HelpTopic: String, CaseIterable, Sendable {
  case filters, dates, formats, status, files, quoting, templates

  /// One line.
  var abstract: String {
    switch self {
    case .filters: "Which records: the filter language."
    case .dates: "How days, moments and periods are written."
    case .formats: "Text, JSON, CSV and the others."
    case .status: "What exit statuses mean."
    case .files: "Where the database and the settings are."
    case .quoting: "What the shell takes, and how to keep it."
    case .templates: "Letters, quotes and confirmations laid out your own way."
    }
  }

  /// The explanation.
  package var text: String {
    switch self {
    case .filters:
      """
      A filter says which records are meant: in list, export, edit --where, remove --where.

        city=Oslo                     equal; case and accents do not matter
        city!=Oslo                    not equal, or empty
        tags=vip,oslo                 any of these
        annual_revenue=100k..         a range; both ends belong to it
        created_at=2026-Q3            inside a period
        'employees>100'               < <= > >=; quote them for the shell
        name~hansen                   contains
        'email is empty'              also: is not empty
        active                        a yes/no field alone is true
        company                       a relation alone: there is one
        company.industry=Retail       a field of the related record
        companies.city=Oslo           some related record fits
        'activities[type=call at>=-30d]'    one related record fits all of it
        'not activities[at>=-90d]'    nothing since; also those never spoken to
        'subject_of[type=supplier]'   who is a supplier of somebody; object_of: who has one
        'attachments[name~contract]'  of any noun
        'count(activities)>3'         count sum min max avg over related records
        'avg(activities[type=call].minutes)>=10'
        '"bergen møte"'               words of its names, e-mail, notes, activities
        @winback                      is a member of that segment
        owner=me                      yourself

      Tests side by side are joined with and; or, not and ( ) are as expected: not binds before and, and
      before or. Several filter arguments are joined with and. A record whose field is empty never
      satisfies = < <= > >= ~ and always satisfies !=. Text in quotes is text, whatever it looks like.
      A field may be called by its label in any of the languages, where it is one field's: Poststed=Oslo.

      Related are the fields that name another record and, from the other side, activities, contacts,
      children, companies, relations; paths may have ten names: company.parent.city=Oslo. The count and sum
      of nothing are 0; the min, max and avg of nothing are no value. Amounts are compared in the base
      currency or the one written (100kEUR), at the day's rate ('crm rate add'); an amount without a rate
      never fits, and the answer says so. --explain shows how a question is asked.

      The grammar is in crm-filter(7).

      """
    case .dates:
      """
        2026-11-21     21.11.2026     today tomorrow yesterday     now
        friday         the next one, today included                last-friday
        +3d -2w +1m -1y +5wd          days, weeks, months, years, working days
        +4h +30min                    hours, minutes
        start-of-month end-of-quarter this-week last-month next-year
        2026  2026-Q3  2026-11  2026-W47                           periods
        2026-11-21T09:00:00Z  2026-11-21 09:30  'tomorrow 13:00'   moments

      Dots are day first; slashes are refused. 'i dag', 'i morgen', 'fredag' and the like are understood in
      Norwegian, Danish and Swedish. Bare dates are in your time zone: --tz, CRM_TZ, your own setting, your
      user, the database's; TZ only when none of them is set. The details are in crm-dates(7).

      """
    case .formats:
      """
        --format text       aligned columns; on a terminal coloured and cut to its width
        --format json       --json: an array of objects, or one object
        --format jsonl      an object a line
        --format csv        --csv: RFC 4180, UTF-8, a header
        --format tsv        tabs; \\t \\n \\\\ inside values
        --format markdown   a table
        --format html       a page that needs nothing else: for mail, a browser, a printer
        --format svg        the picture of a report that has one, or of a document
        --format ids        contact:42, one a line, ready for '-'

      --fields chooses and orders fields, also across relations: --fields name,company.city. Keys and
      headers are the names of the fields in every language; keys that begin with _ speak of the answer.
      -o FILE writes the result to a file, readable by you alone, which appears when it is whole.

      """
    case .status:
      """
        0    done
        1    it ran, and the answer is no or not everything: --fail-empty, rejected rows
        64   usage: an unknown option or field, a malformed filter
        65   data: a value or row that cannot be accepted, a conflict
        66   not found: a record, a file, the database
        67   more than one record fits; the candidates are listed
        69   the database server cannot be reached, or no program that makes a PDF
        70   a defect of the program
        73   an output cannot be created
        74   reading or writing failed: disk full, read-only
        75   try again: the database stayed locked
        77   not permitted
        78   configuration: no database of ours, or one of a newer program
        130  interrupted; nothing was stored

      """
    case .files:
      """
      The database is one file: --db FILE, else CRM_DB, else ~/.local/share/crm/crm.db. 'crm init' makes it,
      readable by you alone. Beside it stand, while it is in use, FILE-wal and FILE-shm: copy all three
      or none, or use 'crm dump'.

      Your own settings are in ~/.config/crm/config, a line each: language = nb. 'crm config list --origin'
      says which setting comes from where. The variables are in crm-environment(7).

      """
    case .quoting:
      """
      The shell takes blanks, < > ( ) [ ] ' " $ * ? & ; | for itself. Put what holds them in single quotes:

        crm contact list 'created_at>=-30d'
        crm contact list city="Mo i Rana"

      Ranges, commas, dots and dashes need no quotes: amount=100k..  stage=won,lost  due=..+4h
      A word that begins with a dash and a letter is an option; everything after -- is not.
      A name with a = in it is written name="a=b".

      """
    case .templates:
      """
      A template is a text file. Lines are a paragraph, an empty line ends it, '# ' and '## ' begin headings.
      What stands in double braces is filled in:

        {{name}} {{company.city}}     a field of the record, or of what it refers to, by name or label
        {{contact.first_name|you}}    what is written where it is empty
        {{today}}                     the day, in the language of whom it is for
        {{seller}}                    who you are: also seller_address, seller_number
        {{letterhead}}                whom it is for, who writes, the date: in a line of its own
        {{document}} {{lines}} {{sums}}  of a quote or an order: what it is (Quote Q-1), what is sold, the sums

      A line that says nothing but places that are all empty is left out, and a heading over nothing else with
      it. An unknown name is refused with its line.

        crm contact print 1 --template welcome.txt --document pdf -o welcome.pdf
        crm quote send Q-1 --template quote.txt
        crm quote print Q-1 --document html -o quote.html

      A quote or confirmation that was sent with a template prints as it was sent. A PDF is made by
      weasyprint, chromium or wkhtmltopdf, whichever is installed.

      """
    }
  }
}
