/// How far a person or company has come with us, from first sight to after the sale.
package enum LifecycleStage {
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

  /// The stages as states: from each to each, as it is said or follows from what is sold.
  static let states = choices.map { Lifecycle.State($0.key, isOpen: true) }
}
