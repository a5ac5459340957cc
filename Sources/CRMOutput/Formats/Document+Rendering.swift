import CRMDomain

extension Document {
  /// Where the heading stands that is its title: its first, wherever a letter has it.
  var titlePlace: Int? {
    blocks.firstIndex { if case .heading = $0 { true } else { false } }
  }

  /// What it is called: its first heading, else its first line.
  var title: String {
    for case .heading(let text) in blocks { return text }
    for block in blocks {
      switch block {
      case .paragraph(let lines): if let line = lines.first { return line }
      case .letterhead(let to, _, _): if let line = to.first { return line }
      default: continue
      }
    }
    return "–"
  }

  /// As plain text, 80 columns where it can be.
  package var text: String {
    let title = titlePlace
    var out = ""
    for (i, block) in blocks.enumerated() {
      if i > 0 { out += "\n" }
      switch block {
      case .heading(let text):
        out += Visible.text(text) + "\n"
        if i == title { out += String(repeating: "=", count: max(1, Self.width(text))) + "\n" }
      case .paragraph(let lines): out += Self.wrapped(lines)
      case .letterhead(let to, let from, let facts):
        let groups = [to, from, facts].filter { !$0.isEmpty }
        out += groups.map { Self.wrapped($0) }.joined(separator: "\n")
      case .table(let headings, let numeric, let rows): out += Self.table(headings, numeric, rows)
      case .sums(let sums):
        let labels = sums.map { Self.width($0.label) }.max() ?? 0
        let values = sums.map { Self.width($0.value) }.max() ?? 0
        for sum in sums {
          let gap = String(repeating: " ", count: max(0, 78 - labels - values))
          out +=
            gap + Self.padded(sum.label, labels, right: false) + "  "
            + Self.padded(sum.value, values, right: true) + "\n"
        }
      }
    }
    return out
  }

  /// Lines as plain text has them, which nobody has to scroll sideways for.
  private static func wrapped(_ lines: [String]) -> String {
    lines.flatMap { TextLine.cells($0) <= 80 ? [$0] : TextLayout.wrap($0, to: 80) }.map {
      Visible.text($0) + "\n"
    }.joined()
  }

  private static func width(_ text: String) -> Int { text.withBytes { Visible.width($0) } }

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let room = String(repeating: " ", count: max(0, width - Self.width(text)))
    return right ? room + Visible.text(text) : Visible.text(text) + room
  }

  private static func table(_ headings: [String], _ numeric: [Bool], _ rows: [[String]]) -> String {
    var widths = headings.indices.map { i in
      ([headings[i]] + rows.map { i < $0.count ? $0[i] : "" }).map { width($0) }.max() ?? 0
    }
    // The first column holds what is bought, in words: it is broken where all would be wider than 80 columns.
    let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
    let room = max(24, 80 - others)
    var rows = rows
    if let first = widths.first, first > room {
      widths[0] = room
      rows = rows.flatMap { row in
        guard let text = row.first else { return [row] }
        return TextLayout.wrap(text, to: room, breaksWords: true).enumerated().map { i, part in
          i == 0 ? [part] + row.dropFirst() : [part]
        }
      }
      widths[0] = ([headings[0]] + rows.map { $0.first ?? "" }).map { width($0) }.max() ?? room
    }
    func line(_ cells: [String]) -> String {
      var text = ""
      for i in headings.indices {
        if i > 0 { text += "  " }
        text += padded(
          i < cells.count ? cells[i] : "", widths[i], right: i < numeric.count && numeric[i])
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    let rule =
      String(repeating: "-", count: widths.reduce(0, +) + 2 * max(0, widths.count - 1)) + "\n"
    return line(headings) + rule + rows.map { line($0) }.joined()
  }

  /// As Markdown.
  package var markdown: String {
    func escaped(_ text: String) -> String {
      var out = ""
      for character in Visible.text(text) {
        if "\\`*_[]<>|#~&".contains(character) { out += "\\" }
        out.append(character)
      }
      return out
    }
    // What begins a line is no mark of a list or a rule.
    func line(_ text: String) -> String {
      let out = escaped(text)
      guard let first = out.first else { return out }
      if "-+=".contains(first) { return "\\" + out }
      let digits = out.prefix { $0.isASCII && $0.isNumber }
      let rest = out.dropFirst(digits.count)
      guard !digits.isEmpty, digits.count < 10, let mark = rest.first, ".)".contains(mark) else {
        return out
      }
      return digits + "\\" + rest
    }
    let title = titlePlace
    var out = ""
    for (i, block) in blocks.enumerated() {
      if i > 0 { out += "\n" }
      switch block {
      case .heading(let text): out += (i == title ? "# " : "## ") + escaped(text) + "\n"
      case .paragraph(let lines): out += lines.map { line($0) }.joined(separator: "  \n") + "\n"
      case .letterhead(let to, let from, let facts):
        let groups = [to, from, facts].filter { !$0.isEmpty }
        out += groups.map { $0.map { line($0) }.joined(separator: "  \n") + "\n" }
          .joined(separator: "\n")
      case .table(let headings, let numeric, let rows):
        out += "| " + headings.map { escaped($0) }.joined(separator: " | ") + " |\n"
        out +=
          "|"
          + headings.indices.map { i in
            i < numeric.count && numeric[i] ? "---:|" : "---|"
          }.joined() + "\n"
        for row in rows { out += "| " + row.map { escaped($0) }.joined(separator: " | ") + " |\n" }
      case .sums(let sums):
        out += "| | |\n|---|---:|\n"
        for sum in sums {
          let mark = sum.isTotal ? "**" : ""
          out += "| \(mark)\(escaped(sum.label))\(mark) | \(mark)\(escaped(sum.value))\(mark) |\n"
        }
      }
    }
    return out
  }

  /// As a page that needs nothing else.
  package var html: String {
    let place = titlePlace
    let title = self.title
    var out = """
      <!DOCTYPE html>
      <html lang="\(HTML.escaped(language))">
      <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>\(HTML.escaped(title))</title><style>
      body{font:16px/1.5 sans-serif;max-width:50em;margin:2em auto;padding:0 1em;overflow-wrap:break-word}
      table{border-collapse:collapse;width:100%}th,td{padding:.3em .6em;text-align:left;border-bottom:1px solid #ccc}
      td{overflow-wrap:anywhere;vertical-align:top}th,.n{overflow-wrap:normal}.n{text-align:right;white-space:nowrap}.sums{width:auto;margin-left:auto}.total{font-weight:bold}
      .wide{overflow-x:auto}address{font-style:normal}.head{display:flex;flex-wrap:wrap;gap:1em 3em;justify-content:space-between}
      @media(max-width:30em){body{margin:1em auto}th,td{padding:.3em .3em}}
      @page{size:A4;margin:20mm 20mm 25mm;@bottom-right{content:counter(page) " / " counter(pages)}}
      @media print{body{font-size:10.5pt;margin:0;max-width:none;padding:0}h2{break-after:avoid}tr,.sums{break-inside:avoid}\
      thead{display:table-header-group}.wide{overflow:visible}
      .head{flex-wrap:nowrap;min-height:80mm;padding-top:25mm;box-sizing:border-box}.head .to{width:85mm}\
      .head .from{width:65mm}}
      </style></head>
      <body>

      """
    // The letterhead comes first: printed, whom it is for stands in the window of an envelope, 45 mm from the top.
    for case .letterhead(let to, let from, let facts) in blocks {
      out += Self.letterhead(to, from, facts)
    }
    for (i, block) in blocks.enumerated() {
      switch block {
      case .letterhead: continue
      case .heading(let text):
        let tag = i == place ? "h1" : "h2"
        out += "<\(tag)>\(HTML.escaped(text))</\(tag)>\n"
      case .paragraph(let lines):
        out += "<p>" + lines.map { HTML.escaped($0) }.joined(separator: "<br>\n") + "</p>\n"
      case .table(let headings, let numeric, let rows):
        func cell(_ tag: String, _ text: String, _ i: Int) -> String {
          "<\(tag)\(i < numeric.count && numeric[i] ? " class=\"n\"" : "")>\(HTML.escaped(text))</\(tag)>"
        }
        out +=
          "<div class=\"wide\"><table>\n<thead><tr>"
          + headings.enumerated().map { cell("th", $1, $0) }.joined() + "</tr></thead>\n"
        for row in rows {
          out += "<tr>" + row.enumerated().map { cell("td", $1, $0) }.joined() + "</tr>\n"
        }
        out += "</table></div>\n"
      case .sums(let sums):
        out += "<table class=\"sums\">\n"
        for sum in sums {
          out +=
            "<tr\(sum.isTotal ? " class=\"total\"" : "")><td>\(HTML.escaped(sum.label))</td>"
            + "<td class=\"n\">\(HTML.escaped(sum.value))</td></tr>\n"
        }
        out += "</table>\n"
      }
    }
    return out + "</body>\n</html>\n"
  }

  private static func letterhead(_ to: [String], _ from: [String], _ facts: [String]) -> String {
    func lines(_ all: [String]) -> String {
      all.map { HTML.escaped($0) }.joined(separator: "<br>\n")
    }
    var out = "<div class=\"head\">\n"
    out += "<address class=\"to\">\(lines(to))</address>\n<div class=\"from\">"
    if !from.isEmpty { out += "<address>\(lines(from))</address>" }
    if !facts.isEmpty { out += "<p>\(lines(facts))</p>" }
    return out + "</div>\n</div>\n"
  }
}
