/// Where somebody came from.
package enum Source {
  /// The ways in.
  package static let choices = [
    Choice("web_form", Labels("Web form", "Nettskjema", "Webformular", "Webbformulär")),
    Choice("campaign", Labels("Campaign", "Kampanje", "Kampagne", "Kampanj")),
    Choice("event", Labels("Event", "Arrangement", "Arrangement", "Evenemang")),
    Choice("referral", Labels("Referral", "Anbefaling", "Anbefaling", "Rekommendation")),
    Choice("phone", Labels("Phone", "Telefon", "Telefon", "Telefon")),
    Choice("purchased", Labels("Purchased", "Kjøpt liste", "Købt liste", "Köpt lista")),
    Choice("partner", Labels("Partner", "Partner", "Partner", "Partner")),
    Choice("social", Labels("Social media", "Sosiale medier", "Sociale medier", "Sociala medier")),
    Choice("walk_in", Labels("Walk-in", "Innom", "Kom ind", "Besök")),
    Choice("import", Labels("Import", "Import", "Import", "Import")),
    Choice("other", Labels("Other", "Annet", "Andet", "Annat")),
  ]
}
