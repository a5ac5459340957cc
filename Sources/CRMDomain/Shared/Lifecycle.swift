/// How far a person or company has come with us, from first sight to after the sale.
package enum Lifecycle {
  /// The stages, in their order.
  package static let choices = [
    Choice("subscriber", Labels("Subscriber", "Abonnent", "Abonnent", "Prenumerant")),
    Choice("lead", Labels("Lead", "Lead", "Lead", "Lead")),
    Choice("mql", Labels("MQL", "MQL", "MQL", "MQL")),
    Choice("sql", Labels("SQL", "SQL", "SQL", "SQL")),
    Choice(
      "opportunity", Labels("Opportunity", "Salgsmulighet", "Salgsmulighed", "Affärsmöjlighet")),
    Choice("customer", Labels("Customer", "Kunde", "Kunde", "Kund")),
    Choice("advocate", Labels("Advocate", "Ambassadør", "Ambassadør", "Ambassadör")),
    Choice("former", Labels("Former", "Tidligere", "Tidligere", "Tidigare")),
  ]
}

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
