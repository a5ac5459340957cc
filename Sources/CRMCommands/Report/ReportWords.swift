import CRMDomain
import CRMOutput

/// What stands over and beside the figures of reports, in the language of who reads them.
enum ReportWords {
  /// A heading; one nobody translated stays as it is.
  static func heading(_ english: String, _ language: DisplayLanguage) -> String {
    guard language != .en, let labels = words[english] else { return english }
    return labels[language].uppercased()
  }

  /// The name of a figure: `hit_rate`.
  static func figure(_ name: String, _ language: DisplayLanguage) -> String {
    let english = name.replacing("_", by: " ")
    guard language != .en, let labels = words[english.uppercased()] else { return english }
    return labels[language].lowercased()
  }

  /// How many records that were left out are named in a line.
  static let most = 5

  /// Records by what they are called: `deal 3 (Tokyo), deal 7 (Osaka) and 4 more`.
  static func named(
    _ records: [(noun: NounName, id: Int64, title: String)], of count: Int
  ) -> String {
    let named = records.prefix(most).map { record in
      "\(record.noun.rawValue) \(record.id)" + (record.title.isEmpty ? "" : " (\(record.title))")
    }
    let rest = count - named.count
    return named.joined(separator: ", ")
      + (rest > 0 ? " and \(Thousands.grouped(rest)) more" : "")
  }

  private static let words: [String: Labels] = [
    "WON": Labels("Won", "Vunnet", "Vundet", "Vunna"),
    "LOST": Labels("Lost", "Tapt", "Tabt", "Förlorade"),
    "DEALS": Labels("Deals", "Muligheter", "Muligheder", "Affärer"),
    "WON DEALS": Labels("Won deals", "Antall vunnet", "Antal vundet", "Antal vunna"),
    "WON AMOUNT": Labels("Won amount", "Vunnet beløp", "Vundet beløb", "Vunnet belopp"),
    "LOST AMOUNT": Labels("Lost amount", "Tapt beløp", "Tabt beløb", "Förlorat belopp"),
    "WIN RATE": Labels("Win rate", "Vinnerandel", "Vinderandel", "Vinstandel"),
    "BY VALUE": Labels("By value", "Etter verdi", "Efter værdi", "Efter värde"),
    "WEIGHTED": Labels("Weighted", "Vektet", "Vægtet", "Viktat"),
    "NO AMOUNT": Labels("No amount", "Uten beløp", "Uden beløb", "Utan belopp"),
    "OVERDUE": Labels("Overdue", "Forfalt", "Forfaldne", "Förfallna"),
    "OPEN": Labels("Open", "Åpent", "Åbent", "Öppet"),
    "STILL OPEN": Labels("Still open", "Fortsatt åpne", "Stadig åbne", "Ännu öppna"),
    "LEADS": Labels("Leads", "Leads", "Leads", "Leads"),
    "CUSTOMERS": Labels("Customers", "Kunder", "Kunder", "Kunder"),
    "CONVERSION": Labels("Conversion", "Konvertering", "Konvertering", "Konvertering"),
    "SOURCE": Labels("Source", "Kilde", "Kilde", "Källa"),
    "STAGE": Labels("Stage", "Steg", "Stadie", "Steg"),
    "STATUS": Labels("Status", "Status", "Status", "Status"),
    "USER": Labels("User", "Bruker", "Bruger", "Användare"),
    "OWNER": Labels("Owner", "Ansvarlig", "Ansvarlig", "Ansvarig"),
    "COMPANY": Labels("Company", "Firma", "Firma", "Företag"),
    "CHANNEL": Labels("Channel", "Kanal", "Kanal", "Kanal"),
    "MONTH": Labels("Month", "Måned", "Måned", "Månad"),
    "WEEK": Labels("Week", "Uke", "Uge", "Vecka"),
    "QUARTER": Labels("Quarter", "Kvartal", "Kvartal", "Kvartal"),
    "YEAR": Labels("Year", "År", "År", "År"),
    "ACCEPTED": Labels("Accepted", "Akseptert", "Accepteret", "Accepterade"),
    "LINES": Labels("Lines", "Linjer", "Linjer", "Rader"),
    "QUANTITY": Labels("Quantity", "Antall", "Antal", "Antal"),
    "PERIOD": Labels("Period", "Periode", "Periode", "Period"),
    "REFERRED BY": Labels("Referred by", "Anbefalt av", "Anbefalet af", "Rekommenderad av"),
    "AMOUNT": Labels("Amount", "Beløp", "Beløb", "Belopp"),
    "TOTAL": Labels("Total", "Totalt", "I alt", "Totalt"),
    "NET": Labels("Net", "Netto", "Netto", "Netto"),
    "MONTHLY": Labels("Monthly", "Per måned", "Pr. måned", "Per månad"),
    "CLOSED": Labels("Closed", "Lukket", "Lukket", "Stängt"),
    "COMMIT": Labels("Commit", "Sikkert", "Sikkert", "Säkert"),
    "BEST CASE": Labels("Best case", "Beste fall", "Bedste fald", "Bästa fall"),
    "FORECAST": Labels("Forecast", "Prognose", "Prognose", "Prognos"),
    "ERROR": Labels("Error", "Avvik", "Afvigelse", "Avvikelse"),
    "ROTTING": Labels("Rotting", "Råtner", "Rådner", "Ruttnar"),
    "ENTERED": Labels("Entered", "Kom inn", "Kom ind", "Kom in"),
    "PASSED": Labels("Passed", "Gikk videre", "Gik videre", "Gick vidare"),
    "RATE": Labels("Rate", "Andel", "Andel", "Andel"),
    "OVERALL": Labels("Overall", "Samlet", "Samlet", "Totalt"),
    "MEAN": Labels("Mean", "Snitt", "Gennemsnit", "Medel"),
    "MEAN DAYS": Labels("Mean days", "Snitt, dager", "Gennemsnit, dage", "Medel, dagar"),
    "MEAN BEFORE": Labels("Mean before", "Snitt før", "Gennemsnit før", "Medel före"),
    "MEDIAN": Labels("Median", "Median", "Median", "Median"),
    "AVERAGE": Labels("Average", "Snitt", "Gennemsnit", "Genomsnitt"),
    "AVERAGE WON": Labels("Average won", "Snitt vunnet", "Gennemsnit vundet", "Snitt vunna"),
    "MEDIAN WON": Labels("Median won", "Median vunnet", "Median vundet", "Median vunna"),
    "CYCLE DAYS": Labels("Cycle days", "Dager i snitt", "Dage i snit", "Dagar i snitt"),
    "PER DAY": Labels("Per day", "Per dag", "Per dag", "Per dag"),
    "PER 30 DAYS": Labels("Per 30 days", "Per 30 dager", "Per 30 dage", "Per 30 dagar"),
    "QUOTA": Labels("Quota", "Budsjett", "Budget", "Budget"),
    "ATTAINMENT": Labels("Attainment", "Oppnådd", "Opnået", "Uppnått"),
    "COVERAGE": Labels("Coverage", "Dekning", "Dækning", "Täckning"),
    "QUOTES": Labels("Quotes", "Tilbud", "Tilbud", "Offerter"),
    "HIT RATE": Labels("Hit rate", "Treffprosent", "Hitrate", "Träffprocent"),
    "FOLLOW UPS": Labels("Follow ups", "Oppfølginger", "Opfølgninger", "Uppföljningar"),
    "IN TIME": Labels("In time", "I tide", "I tide", "I tid"),
    "IN TIME RATE": Labels("In time rate", "Andel i tide", "Andel i tide", "Andel i tid"),
    "MQL RATE": Labels("MQL rate", "MQL-andel", "MQL-andel", "MQL-andel"),
    "SQL RATE": Labels("SQL rate", "SQL-andel", "SQL-andel", "SQL-andel"),
    "WON RATE": Labels("Won rate", "Vunnet andel", "Vundet andel", "Vunnen andel"),
    "ACTIVITIES": Labels("Activities", "Aktiviteter", "Aktiviteter", "Aktiviteter"),
    "IN": Labels("In", "Inn", "Ind", "In"),
    "OUT": Labels("Out", "Ut", "Ud", "Ut"),
    "MINUTES": Labels("Minutes", "Minutter", "Minutter", "Minuter"),
    "COUNT": Labels("Count", "Antall", "Antal", "Antal"),
    "INVOICES": Labels("Invoices", "Fakturaer", "Fakturaer", "Fakturor"),
    "DAYS LATE": Labels("Days late", "Dager for sent", "Dage for sent", "Dagar för sent"),
    "LATE": Labels("Late", "For sent", "For sent", "För sent"),
    "OLDEST, DAYS": Labels("Oldest, days", "Eldste, dager", "Ældste, dage", "Äldsta, dagar"),
    "OWED": Labels("Owed", "Skyldig", "Skyldigt", "Skyldigt"),
    "BEFORE": Labels("Before", "Før", "Før", "Före"),
    "POINTS": Labels("Points", "Poeng", "Point", "Enheter"),
    "CHANGE": Labels("Change", "Endring", "Ændring", "Förändring"),
    "ACCURACY": Labels("Accuracy", "Treffsikkerhet", "Træfsikkerhed", "Träffsäkerhet"),
  ]
}
