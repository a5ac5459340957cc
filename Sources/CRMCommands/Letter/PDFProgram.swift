import CRMDomain
import CRMInterchange
import CRMOutput

extension CommandContext {
  /// A page as PDF, by a program that is there.
  ///
  /// - Throws: `unavailable` where there is none, or it fails.
  func pdf(_ html: String) throws(CRMError) -> ByteBuffer {
    let path = temporaryFolder + "/crm-document-\(world.process.id)-\(world.random()).html"
    let file = try OutputFile(path)
    try file.sink.write(html)
    try file.keep()
    defer {
      OutputFile.remove(path)
      OutputFile.remove(path + ".pdf")
    }
    // An interruption ends the program that makes it; what it was given is removed then too.
    world.catchInterruptions()
    let status = world.runOnFile(Self.pdfScript, path)
    if let signal = world.interruption() {
      throw CRMError(.interrupted(signal: signal), code: "interrupted", "interrupted")
    }
    if status == 127 || status == nil {
      throw CRMError(
        .unavailable, code: "no_pdf_program", "no program that makes a PDF is installed",
        hint: "install weasyprint, chromium or wkhtmltopdf, or print the page: --document html")
    }
    if status == 0, OutputFile.exists(path + ".pdf") {
      let made = try DescriptorInput(path: path + ".pdf", name: "the PDF").readAll()
      // A program whose disk is full may say that all is well.
      let tail = made.bytes.part(max(0, made.count - 1024)..<made.count)
      let isWhole = "%%EOF".withBytes { mark in tail.first(mark) != nil }
      if made.bytes.starts(with: Array("%PDF-".utf8)), isWhole { return made }
    }
    throw CRMError(
      .unavailable, code: "pdf_failed", "the program that makes a PDF did not make a whole one",
      hint: "print the page: --document html")
  }

  /// Each that is there until one makes it; a browser that runs as root has no sandbox to run in, and what it reads is
  /// our own page.
  private static let pdfScript = """
    umask 077; pdf() {
      found=
      if command -v weasyprint; then found=1; weasyprint "$1" "$1.pdf" && return; fi
      if browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome); then
        found=1; [ "$(id -u)" = 0 ] && alone=--no-sandbox || alone=
        "$browser" --headless $alone --disable-gpu --no-pdf-header-footer --print-to-pdf="$1.pdf" "$1" && return
      fi
      if command -v wkhtmltopdf; then found=1; wkhtmltopdf --quiet "$1" "$1.pdf" && return; fi
      [ "$found" ] && return 1 || return 127
    } >/dev/null 2>&1; pdf
    """
}
