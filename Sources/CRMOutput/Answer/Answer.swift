import CRMDomain

/// What a verb answers, as a value: in which format it is written, and where to, is not the verb's business.
package enum Answer {
  /// Rows below headings.
  case grid(Grid)
  /// Rows that go on: each in a line of its own, written as it comes.
  case lines(Grid)
  /// What is said to people in lines, and to programs as an object.
  case told(Told)
  /// A text for people outside.
  case document(Document)
  /// Bytes that are the same in every format: a dump, a script, what was attached. The closure hands them on.
  case bytes((_ write: @escaping (Bytes) throws(CRMError) -> Void) throws(CRMError) -> Void)
}

/// A line as people read it.
package struct TextLine: ExpressibleByStringInterpolation, Sendable {
  /// What stands at its beginning, and what that is for.
  package var head = ""
  package var style = Style.heading
  /// The rest of it.
  package var text: String
  /// Whether it is a text of several lines, as somebody wrote it.
  package private(set) var isProse = false

  /// A line.
  package init(_ text: String, head: String = "", _ style: Style = .heading) {
    self.text = text
    self.head = head
    self.style = style
  }

  /// A line.
  package init(stringLiteral text: String) { self.init(text) }

  /// A line. Said here, so that none is made by way of the protocol, which costs a start what it costs to look it up.
  package init(stringInterpolation text: DefaultStringInterpolation) {
    self.init(String(stringInterpolation: text))
  }

  /// A text of several lines.
  package init(prose text: String) {
    self.init(text)
    isProse = true
  }

  /// Two texts, one at the left and one that ends at a width, or two blanks behind the first.
  package init(heading left: String, right: String, width: Int) {
    guard !right.isEmpty else {
      self.init("", head: left)
      return
    }
    let room = width - TextLine.cells(left) - TextLine.cells(right)
    self.init(String(repeating: " ", count: max(2, room)) + right, head: left)
  }

  /// A label in a column of its own, and what it is of.
  package init(label: String, width: Int, _ text: String, _ style: Style = .faint) {
    let room = max(0, width - TextLine.cells(label))
    self.init(String(repeating: " ", count: room) + text, head: label, style)
  }

  /// How many cells a text takes in a terminal.
  package static func cells(_ text: String) -> Int { text.withBytes { Visible.width($0) } }
}

/// What is said to people in lines, and to programs as an object.
package struct Told {
  /// Hands every line to the closure it is given.
  package typealias Lines = (_ say: (TextLine) throws(CRMError) -> Void) throws(CRMError) -> Void

  /// The lines people read.
  package var lines: Lines
  /// What programs read; nil where they are told the lines.
  package var object: (() throws(CRMError) -> JSON)?
  /// The same as rows, for a page and for every format that does not read as lines.
  package var rows: (() throws(CRMError) -> Grid)?

  /// What is said.
  package init(_ lines: @escaping Lines) { self.lines = lines }
}

/// What a format wants to know beforehand, by which a verb asks for no more than is written.
package struct Wanted: Sendable {
  /// Every field of a record, not those a list shows: the answer is for programs, as objects.
  package var everyField = false
  /// Nothing but numbers of records.
  package var onlyNumbers = false
  /// References by what another database knows them by.
  package var namesForExchange = false
  /// What became of each record, where many change at once.
  package var eachRecord = false
  /// What became of each row of a file, as it is read.
  package var eachRow = false
  /// Values as people read them.
  package var forPeople = false
  /// What was done in words, and not as the records it was done to.
  package var inWords = false
  /// One page or object for all that is said.
  package var isWhole = false
  /// A picture alone, of which there is none where something is done.
  package var isPicture = false
  /// Whether rows can be written as they come, without an end.
  package var goesOn = false
}

extension OutputFormat {
  /// What it wants to know of records.
  package var wanted: Wanted {
    switch self {
    case .text: Wanted(forPeople: true, inWords: true, goesOn: true)
    case .markdown: Wanted(forPeople: true, inWords: true)
    case .html: Wanted(forPeople: true, inWords: true, isWhole: true)
    case .json: Wanted(everyField: true, isWhole: true, goesOn: true)
    case .jsonl: Wanted(everyField: true, eachRecord: true, eachRow: true, goesOn: true)
    case .csv, .tsv: Wanted(namesForExchange: true)
    case .ids: Wanted(onlyNumbers: true, eachRecord: true)
    case .svg: Wanted(forPeople: true, isPicture: true)
    }
  }

  /// What writes answers in it.
  package func writer(_ page: Page) -> any AnswerWriter {
    switch self {
    case .text: TextWriter(page)
    case .json: JSONWriter(page, isArray: true)
    case .jsonl: JSONWriter(page, isArray: false)
    case .csv: CSVWriter(page, isTabbed: false)
    case .tsv: CSVWriter(page, isTabbed: true)
    case .ids: IDWriter(page)
    case .markdown: MarkdownWriter(page)
    case .html: HTMLWriter(page)
    case .svg: SVGWriter(page)
    }
  }
}
