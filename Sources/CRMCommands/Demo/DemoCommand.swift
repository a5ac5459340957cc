import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  static let demo = Verb(
    "demo", .writes, "Make a database of made-up companies and people to try things on.",
    """
    The database must be new: name one with '--db'. There are five activities to a contact, unless \
    '--activities' says otherwise, and a year up to today: deals, quotes, orders, payments, leads, tasks, tickets. With '--files' the data are written to a folder as \
    CSV instead, with their truth: companies.csv, contacts.csv, changes.csv (the same some time later) \
    and truth.csv (who is whose duplicate, who shares a telephone, what changed). The same seed gives \
    the same data.

      $ crm demo --contacts 100 --db demo.db
      $ crm demo --contacts 100 --seed 2 --files data
    """,
    answers: "said"
  ) { a throws(CRMError) in
    let contacts: Count? = try a.option("contacts", value: "n", "How many people (1000).")
    let activities: Count? = try a.option(
      "activities", value: "n", "How many activities with them (five each).")
    let seed: Count? = try a.option("seed", value: "n", "Which population (1).")
    let slip: DemoPopulation.Slip? = try a.option(
      "slip", value: "kind", "How duplicates differ: lists, typos, swapped, moved, married.")
    let alone = a.flag("no-sales", "Companies, people and activities alone.")
    let files: String? = try a.option(
      "files", value: "folder", "Write CSV files instead of a database.", completing: .file)
    return { context throws(CRMError) in
      if context.options.dryRun {
        let place = files.map { context.absolute($0) } ?? context.location
        return try context.say("would make \(place)")
      }
      let people = contacts?.value ?? 1000
      let demo = Demo(
        context: context, activities: activities?.value ?? people * 5, hasSales: !alone,
        seed: UInt64(seed?.value ?? 1),
        population: DemoPopulation(
          contacts: people, seed: UInt64(seed?.value ?? 1), slip: slip ?? .lists))
      if let files { try demo.write(to: context.absolute(files)) } else { try demo.database() }
    }
  }
}

private struct Demo {
  let context: CommandContext
  let activities: Int
  let hasSales: Bool
  let seed: UInt64
  let population: DemoPopulation

  /// Writes the files to a folder.
  func write(to folder: String) throws(CRMError) {
    for file in DemoPopulation.File.allCases {
      let path = folder + "/" + file.rawValue
      try OutputFile.makeFolder(of: path)
      let output = try OutputFile(path)
      try population.write(file) { bytes throws(CRMError) in try output.sink.write(bytes) }
      try output.keep()
      try context.say(path)
    }
  }

  /// Makes up activities with the contacts.
  private func storeActivities() throws(CRMError) {
    guard activities > 0 else { return }
    let made = DemoActivities(count: activities, seed: seed, now: try context.now())
    let database = try context.database(.writing)
    try database.connection.prepareForBulk()
    defer { database.connection.finishBulk() }
    let meter =
      context.world.terminal.error && !context.options.quiet
      ? ProgressMeter(context.world.err, total: activities, clock: context.world.milliseconds)
      : nil
    _ = try context.perform { operation throws(CRMError) in
      try made.store(by: operation) { done throws(CRMError) in
        try context.stopIfInterrupted()
        try meter?.show(bytes: done, rows: done)
      }
    }
    try meter?.clear()
    try context.say("Activities: \(Thousands.grouped(activities)) created")
  }

  /// Imports a year of sales, a file a noun.
  private func storeSales(_ folder: String) throws(CRMError) {
    let zone = try context.rules(ofZone: try context.database(.writing).settings().timeZone)
    let sales = DemoSales(
      seed: seed, today: zone.local(try context.now()).day, companies: population.companies,
      contacts: population.contacts, user: context.actor)
    let path = folder + "/" + DemoPopulation.File.contacts.rawValue
    for (noun, lines) in sales.files() {
      let output = try OutputFile(path)
      try output.sink.write(lines.map { $0 + "\n" }.joined())
      try output.keep()
      try context.hand("\(context.world.catalogue[noun]?.plural.capitalisedFirst ?? ""): ")
      try ImportRun(
        context: context, noun: noun, options: ImportOptions(), region: nil,
        limits: ImportRun.Limits(rejects: nil, maxRejects: nil, report: nil)
      ).run(path)
    }
  }

  /// Makes up what customers asked for.
  private func storeTickets() throws(CRMError) {
    let service = DemoService(
      seed: seed, now: try context.now(), contacts: population.contacts)
    var count = 0
    _ = try context.perform { operation throws(CRMError) in
      count = try service.store(by: RecordEditor(operation, try context.rules()))
    }
    try context.say("Tickets: \(count) created")
  }

  /// Makes a database and imports the files into it.
  func database() throws(CRMError) {
    let location = context.location
    let initialisation = Initialisation(context)
    try initialisation.create(
      location,
      try initialisation.settings([
        "country=NO", "seller=Fjord Data AS", "seller_address=Havnegata 2\n5003 Bergen",
      ]))
    let folder =
      context.temporaryFolder
      + "/crm-demo-\(context.world.process.id)-\(context.world.random())"
    defer {
      OutputFile.removeFolder(folder, files: DemoPopulation.File.allCases.map { $0.rawValue })
    }
    try OutputFile.makeFolder(of: folder + "/x")
    for (file, noun) in [(DemoPopulation.File.companies, NounName.company), (.contacts, .contact)] {
      let path = folder + "/" + file.rawValue
      let output = try OutputFile(path)
      try population.write(file) { bytes throws(CRMError) in try output.sink.write(bytes) }
      try output.keep()
      var options = ImportOptions()
      options.maps = noun.isPerson ? [("external_id", "external_ids")] : []
      try context.hand("\(noun.isPerson ? "Contacts" : "Companies"): ")
      try ImportRun(
        context: context, noun: noun, options: options, region: nil,
        limits: ImportRun.Limits(rejects: nil, maxRejects: nil, report: nil)
      ).run(path)
    }
    try storeActivities()
    // Of a handful of people nobody sells for a year.
    if hasSales, population.contacts >= 10 {
      try storeSales(folder)
      try storeTickets()
    }
    let place = DatabasePlace.masked(location)
    try context.say([
      "Created \(place).", "Next:  crm contact list --db \(place) --limit 10",
      "       crm company list industry=Retail --db \(place)",
      "       crm contact list 'not activities[at>=-1y]' --count --db \(place)",
    ])
  }
}

extension DemoPopulation.Slip: ArgumentValue {}
