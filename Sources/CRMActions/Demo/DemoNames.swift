/// The words demo data are made of.
enum DemoNames {
  static let subjects = [
    "Price list", "Wants a price", "Contract review", "Tilbud sendt", "Møte om leveranse",
    "Opkald om faktura", "Yearly review", "Demo of the new product", "Complaint", "Reklamasjon",
    "Renewal", "Introduction", "Lunsj", "Julehilsen", "Question about the invoice", "Befaring",
    "Kontraktsmøte", "Delivery date", "Samtale om vilkår", "Oppfølging etter messe",
  ]

  static let words = [
    "asked", "price", "levering", "uke", "møte", "contract", "signed", "tilbud", "budget", "neste",
    "ringer", "tilbake", "faktura", "betalt", "januar", "kunde", "ønsker", "discount", "volume",
    "produkt", "service", "avtale", "forlenget", "leder", "innkjøp", "styret", "beslutning",
    "frist",
    "messe", "Bergen", "Oslo", "København", "Göteborg", "sender", "prøve", "fornøyd", "spørsmål",
    "support", "oppgradering", "lisens",
  ]

  static let first = [
    "Kari", "Ola", "Anne", "Per", "Ingrid", "Bjørn", "Solveig", "Lars", "Åse", "Øyvind", "Marit",
    "Knut", "Liv", "Svein", "Berit", "Jan", "Eva", "Arne", "Astrid", "Tor", "Sigrid", "Magnus",
    "Hanne", "Jørgen", "Maja", "Søren", "Freja", "Niels", "Mette", "Rasmus", "Astrid", "Emil",
    "Linnéa", "Björn", "Åsa", "Göran", "Märta", "Oskar", "Ebba", "Lennart", "Aino", "Väinö",
    "Nora", "Emma", "Jakob", "Sofie", "Henrik", "Ida", "Tobias", "Thea", "Anders", "Hilde",
    "Espen", "Silje", "Gunnar", "Randi", "Olav", "Tone", "Kristian", "Camilla",
  ]

  static let last = [
    "Hansen", "Johansen", "Olsen", "Larsen", "Andersen", "Pedersen", "Nilsen", "Kristiansen",
    "Jensen", "Karlsen", "Berg", "Haugen", "Hagen", "Ødegård", "Ås", "Dahl", "Lie", "Moen",
    "Solberg", "Bakken", "Strand", "Lund", "Myhre", "Sæther", "Ruud", "Næss", "Holm", "Aas",
    "Sørensen", "Rasmussen", "Møller", "Østergaard", "Kjær", "Thomsen", "Nørgaard", "Andersson",
    "Johansson", "Lindström", "Sjöberg", "Åkesson", "Öberg", "Håkansson", "Bergström", "Virtanen",
    "Mäkinen", "Nieminen", "van der Berg", "von Essen", "Müller", "Lindqvist", "Engen", "Vik",
    "Foss", "Brekke", "Sand", "Tangen", "Aune", "Hauge", "Wang", "Zahl",
  ]

  static let titles = [
    "CEO", "CFO", "Sales manager", "Buyer", "Marketing manager", "Project manager", "Consultant",
    "Head of IT", "Office manager", "Developer", "Accountant", "Daglig leder", "Innkjøper",
    "Markedssjef", "Økonomisjef", "Rådgiver", "",
  ]

  static let cities: [(city: String, code: String, country: String)] = [
    ("Oslo", "0150", "NO"), ("Oslo", "0457", "NO"), ("Bergen", "5003", "NO"),
    ("Trondheim", "7010", "NO"), ("Stavanger", "4006", "NO"), ("Tromsø", "9008", "NO"),
    ("Mo i Rana", "8622", "NO"), ("Ålesund", "6002", "NO"), ("Bodø", "8006", "NO"),
    ("Drammen", "3015", "NO"), ("Fredrikstad", "1607", "NO"), ("København Ø", "2100", "DK"),
    ("Aarhus C", "8000", "DK"), ("Odense", "5000", "DK"), ("Stockholm", "111 22", "SE"),
    ("Göteborg", "411 01", "SE"), ("Malmö", "211 20", "SE"), ("Helsinki", "00100", "FI"),
  ]

  static let streets = [
    "Storgata", "Kirkegata", "Havnegata", "Skolevegen", "Industriveien",
    "Bjørnstjerne Bjørnsons gate",
    "Åsveien", "Sjøgata", "Torggata", "Parkveien", "Vestergade", "Nørregade", "Storgatan",
    "Kungsgatan",
  ]

  static let companyHeads = [
    "Nordisk", "Oslo", "Fjord", "Bergens", "Polar", "Skandi", "Vestland", "Midgard", "Aurora",
    "Kyst", "Fjell", "Havn", "Smart", "Grønn", "Kreativ", "Stor", "Ny", "Digital", "Sør", "Østre",
  ]

  static let companyTails = [
    "Bygg", "Design", "Transport", "Energi", "Teknikk", "Data", "Media", "Retail", "Partner",
    "Solutions", "Maskin", "Sjømat", "Regnskap", "Eiendom", "Rør", "Elektro", "Reklame", "Consult",
  ]

  static let forms = ["AS", "AS", "AS", "ASA", "ApS", "AB", "Oy"]

  static let industries = [
    "Bygg & Anlegg", "Retail", "Logistikk", "Energisektor", "Teknologi", "Media", "Industri",
    "Eiendom", "Helse", "Finans",
  ]

  static let lifecycles = ["lead", "customer", "customer", "customer", "opportunity", "former"]
}
