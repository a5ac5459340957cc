import CRMDomain

/// A year in the life of a small firm of ten customers or more, made up around today: what was sold and lost, what is being sold, who asked, what was
/// ordered and paid, what is to be done. The same seed gives the same year.
package struct DemoSales {
  private let seed: UInt64
  private let today: Day
  private let companies: Int
  private let contacts: Int
  private let user: String

  /// A year up to a day, with so many companies and people, numbered from 1, looked after by a user.
  package init(seed: UInt64, today: Day, companies: Int, contacts: Int, user: String) {
    self.seed = seed
    self.today = today
    self.companies = max(1, companies)
    self.contacts = max(1, contacts)
    self.user = user
  }

  /// A deal, from which the rest follows.
  private struct Deal {
    var number: Int
    var company, contact, amount: Int
    var product: Int
    var source: String
    var made: Day
    /// When it is or was decided.
    var close: Day
    /// `won`, `lost`, or the stage it is in.
    var stage: String
  }

  private static let products: [(sku: String, name: String, price: Int, period: String)] = [
    ("COURSE", "Course", 9500, "once"), ("ADVICE", "Advice, a day", 11_500, "once"),
    ("AUDIT", "Audit", 24_000, "once"), ("SUPPORT", "Support", 2400, "month"),
  ]
  private static let sources = ["web_form", "referral", "event", "partner", "phone", "campaign"]
  private static let statuses = ["new", "working", "mql", "sql", "disqualified", "converted"]
  private static let reasons = ["price", "no_decision", "competitor", "timing"]

  private func deals() -> [Deal] {
    var dice = SplitMix(seed: seed &+ 77)
    return (1...72).map { number in
      let isOpen = number % 3 == 0
      let product = dice.below(4)
      let days = isOpen ? dice.below(80) : 20 + dice.below(345)
      let made = today - days - (isOpen ? 5 : 15)
      let close = isOpen ? today + (dice.below(100) - 10) : today - dice.below(max(1, days - 10))
      let open = ["qualified", "proposal", "negotiation"]
      return Deal(
        number: number, company: 1 + dice.below(companies), contact: 1 + dice.below(contacts),
        amount: Self.products[product].price * (1 + dice.below(12)), product: product,
        source: Self.sources[dice.below(6)], made: made, close: max(close, made + 1),
        stage: isOpen ? open[dice.below(3)] : dice.below(5) < 3 ? "won" : "lost")
    }
  }

  private static func noon(_ day: Day) -> String { day.description + "T11:00:00Z" }

  /// The files, in the order they are read: whose records, and the lines.
  package func files() -> [(noun: NounName, lines: [String])] {
    let deals = deals()
    let won = deals.filter { $0.stage == "won" }
    let offered = deals.filter { $0.stage != "qualified" }
    let quarter = Period(.quarter, around: today)
    var dice = SplitMix(seed: seed &+ 99)
    var files: [(NounName, [String])] = []
    files.append(
      (
        .product,
        ["sku,name,price,period"]
          + Self.products.map { "\($0.sku),\"\($0.name)\",\($0.price),\($0.period)" }
      ))
    files.append(
      (
        .deal,
        [
          "title,company,contact,amount,stage,close,created_at,closed_at,loss_reason,source,referred_by,products,owner"
        ]
          + deals.map { d in
            let isClosed = ["won", "lost"].contains(d.stage)
            let reason = d.stage == "lost" ? Self.reasons[dice.below(4)] : ""
            return
              "\(title(d)),company:\(d.company),contact:\(d.contact),\(d.amount),\(d.stage),"
              + "\(d.close.description),\(Self.noon(d.made)),\(isClosed ? Self.noon(d.close) : ""),\(reason),\(d.source),\(d.source == "referral" ? "contact:\(1 + d.contact % contacts)" : ""),"
              + "\(Self.products[d.product].sku),\(user)"
          }
      ))
    files.append((.transition, ["deal,stage,at"] + deals.flatMap { steps(of: $0) }))
    files.append(
      (
        .quote,
        ["title,company,deal,status,sent_at,decided_at,valid_until,owner"]
          + offered.map { d in
            let status = ["won": "accepted", "lost": "rejected"][d.stage] ?? "sent"
            let sent = max(d.made, min(d.close - 7, today - 2))
            return
              "\(title(d)),company:\(d.company),deal:\(d.number),\(status),\(Self.noon(sent)),"
              + "\(status == "sent" ? "" : Self.noon(d.close)),\(max(d.close + 14, today + 3).description),\(user)"
          }
      ))
    files.append(
      (
        .line,
        ["quote,product,text,quantity"]
          + offered.enumerated().map { i, d in
            line("Q-\(i + 1)", d)
          }
      ))
    files.append(
      (
        .order,
        ["company,deal,status,ordered_on,owner"]
          + won.map { d in
            "company:\(d.company),deal:\(d.number),\(d.close < today - 30 ? "invoiced" : "open"),\(d.close.description),\(user)"
          }
      ))
    files.append(
      (
        .line,
        ["order,product,text,quantity"] + won.enumerated().map { i, d in line("O-\(i + 1)", d) }
      )
    )
    files.append(
      (
        .payment,
        ["invoice,company,order,amount,due_on,paid_on"]
          + won.enumerated().filter { $0.element.close < today - 30 }.map { i, d in
            let due = d.close + 44
            // Some pay late, and one in seven not yet.
            let paid = i % 7 == 3 ? today : due + dice.below(20) - 8
            return
              "\(10_000 + i),company:\(d.company),O-\(i + 1),\(d.amount),\(due.description),"
              + (paid < today ? paid.description : "")
          }
      ))
    files.append(
      (
        .contract,
        ["title,company,starts_on,term_months,notice_days,mrr,auto_renew,owner"]
          + won.filter { $0.product == 3 }.map { d in
            "Support,company:\(d.company),\(d.close.description),12,30,\(d.amount / 12),true,\(user)"
          }
      ))
    files.append(
      (
        .lead,
        ["name,company_name,company,status,disqualified_reason,source,created_at,owner"]
          + (1...40).map { n in
            let status = Self.statuses[n % Self.statuses.count]
            let customer = status == "converted" && !won.isEmpty ? won[n % won.count].company : nil
            return
              "\(dice.pick(DemoNames.first)) \(dice.pick(DemoNames.last)),\(customer == nil ? "Firm \(n)" : ""),"
              + "\(customer.map { "company:\($0)" } ?? ""),\(status),\(status == "disqualified" ? "no_need" : ""),"
              + "\(Self.sources[dice.below(6)]),\(Self.noon(today - dice.below(300))),\(user)"
          }
      ))
    files.append(
      (
        .task,
        ["title,due,company,deal,assignee"]
          + deals.filter { !["won", "lost"].contains($0.stage) }.enumerated().map { i, d in
            "\(["Call about the offer", "Send the offer", "Agree on a day", "Ask for references"][i % 4]),"
              + "\((today + (i * 2 % 17 - 3)).description),company:\(d.company),deal:\(d.number),\(user)"
          }
      ))
    // What was thought in the first month of the quarter before, to be held against what came.
    let before = quarter.previous
    let sold = won.filter { $0.close >= before.first && $0.close <= before.last }
      .reduce(0) { $0 + $1.amount }
    files.append(
      (
        .forecast,
        [
          "period,at,closed,committed,best_case,total,weighted",
          "\(before.name ?? ""),\(Self.noon(before.first + 20)),0,\(sold / 2),\(sold),\(sold * 2),\(sold * 11 / 10)",
        ]
      ))
    files.append(
      (.quota, ["user,period,amount", "\(user),\(quarter.name ?? ""),900000"]))
    return files
  }

  /// The stages a deal went through until it was closed, as far apart as the time allows.
  private func steps(of d: Deal) -> [String] {
    let open = ["qualified", "proposal", "negotiation"]
    // What is lost is lost where it was; what is open came to where it is.
    let passed =
      switch d.stage {
      case "won": 3
      case "lost": 1 + d.number % 3
      default: 1 + (open.firstIndex(of: d.stage) ?? 0)
      }
    let until = min(d.close, today)
    let days = max(0, until - d.made)
    return (0..<passed).map { i in
      "deal:\(d.number),\(open[i]),\(Self.noon(d.made + days * i / (passed + 1)))"
    }
  }

  private func title(_ d: Deal) -> String {
    "\(Self.products[d.product].name.split(separator: ",")[0]) \(d.made.description.prefix(7))"
  }

  private func line(_ of: String, _ d: Deal) -> String {
    let product = Self.products[d.product]
    return "\(of),\(product.sku),\"\(product.name)\",\(max(1, d.amount / product.price))"
  }
}
