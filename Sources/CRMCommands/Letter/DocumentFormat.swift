import CRMDomain
import CRMOutput

/// How a document is written.
package enum DocumentFormat: String, CaseIterable, ArgumentValue {
  case text, markdown, html, svg, pdf

  /// What the option is for.
  static let meaning =
    "How it is written: text, markdown, html, svg, or pdf where weasyprint, chromium or wkhtmltopdf is installed."

  /// The format of answers it is; a PDF is made of HTML.
  var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
}

extension CommandContext {
  /// Answers with a document, in a form that is asked for or in that of every answer.
  func answer(_ document: Document, as form: DocumentFormat?) throws(CRMError) {
    guard form == .pdf else { return try answer(.document(document), as: form?.output) }
    guard !isOnTerminal else {
      throw .usage("a PDF is no text", hint: "write it to a file: -o document.pdf")
    }
    let bytes = try pdf(document.html)
    try answer(.bytes { write throws(CRMError) in try write(bytes.bytes) })
  }
}
