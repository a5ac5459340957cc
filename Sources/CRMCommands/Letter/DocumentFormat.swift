import CRMDomain
import CRMInterchange
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

  /// A page as PDF, by a program that is there.
  ///
  /// - Throws: `unavailable` where there is none, or it fails.
  private func pdf(_ html: String) throws(CRMError) -> ByteBuffer {
    let folder = world.variable("TMPDIR") ?? "/tmp"
    let path = folder + "/crm-document-\(world.process.id)-\(world.random()).html"
    let file = try OutputFile(path)
    try file.sink.write(html)
    try file.keep()
    defer {
      OutputFile.remove(path)
      OutputFile.remove(path + ".pdf")
    }
    switch world.runOnFile(Self.pdfScript, path) {
    case 0: return try DescriptorInput(path: path + ".pdf", name: "the PDF").readAll()
    case 127, nil:
      throw CRMError(
        .unavailable, code: "no_pdf_program", "no program that makes a PDF is installed",
        hint: "install weasyprint, chromium or wkhtmltopdf, or print the page: --document html")
    default:
      throw CRMError(
        .unavailable, code: "pdf_failed", "the program that makes a PDF did not end well",
        hint: "print the page: --document html")
    }
  }

  /// The first that is there; a browser that runs as root has no sandbox to run in, and what it reads is our own page.
  private static let pdfScript = """
    umask 077; pdf() {
      if command -v weasyprint; then weasyprint "$1" "$1.pdf"
      elif browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome); then
        [ "$(id -u)" = 0 ] && alone=--no-sandbox || alone=
        "$browser" --headless $alone --disable-gpu --no-pdf-header-footer --print-to-pdf="$1.pdf" "$1"
      elif command -v wkhtmltopdf; then wkhtmltopdf --quiet "$1" "$1.pdf"
      else exit 127
      fi
    } >/dev/null 2>&1; pdf
    """
}
