import CRMDomain

/// What stands before the lines of a brief.
enum BriefWords {
  static let labels: [String: Labels] = [
    "Reach": Labels("Reach", "Nås på", "Nås på", "Nås på"),
    "State": Labels("State", "Stilling", "Status", "Läge"),
    "With": Labels("With", "Med", "Med", "Med"),
    "Owner": Labels("Owner", "Ansvarlig", "Ansvarlig", "Ansvarig"),
    "May I": Labels("May I", "Lov", "Lov", "Tillåtet"),
    "Last": Labels("Last", "Sist", "Senest", "Senast"),
    "Planned": Labels("Planned", "Planlagt", "Planlagt", "Planerat"),
    "Next": Labels("Next", "Neste", "Næste", "Nästa"),
    "Deals": Labels("Deals", "Salg", "Salg", "Affärer"),
    "Quotes": Labels("Quotes", "Tilbud", "Tilbud", "Offerter"),
    "Orders": Labels("Orders", "Ordrer", "Ordrer", "Ordrar"),
    "Contracts": Labels("Contracts", "Avtaler", "Aftaler", "Avtal"),
    "Tickets": Labels("Tickets", "Saker", "Sager", "Ärenden"),
    "Problem": Labels("Problem", "Problem", "Problem", "Problem"),
    "Votes": Labels("Votes", "Stemmer", "Stemmer", "Röster"),
    "Solution": Labels("Solution", "Løsning", "Løsning", "Lösning"),
    "Merged": Labels("Merged", "Slått inn", "Flettet ind", "Sammanslagna"),
    "Solved": Labels("Solved", "Løst før", "Løst før", "Lösta"),
    "Asks": Labels("Asks", "Spør om", "Spørger om", "Frågar"),
    "Incidents": Labels("Incidents", "Hendelser", "Hændelser", "Incidenter"),
    "due": Labels("due", "frist", "frist", "senast"),
    "late": Labels("late", "for sent", "for sent", "för sent"),
    "Leads": Labels("Leads", "Leads", "Leads", "Leads"),
    "Files": Labels("Files", "Vedlegg", "Filer", "Bilagor"),
    "Consents": Labels("Consents", "Samtykker", "Samtykker", "Samtycken"),
    "closes": Labels("closes", "lukkes", "lukkes", "stängs"),
    "against": Labels("against", "mot", "mod", "mot"),
    "until": Labels("until", "til", "til", "till"),
    "a month": Labels("a month", "per md.", "pr. md.", "per mån."),
    "no: they asked to be left alone": Labels(
      "no: they asked to be left alone", "nei: de vil være i fred", "nej: de vil være i fred",
      "nej: de vill vara i fred"),
  ]
}
