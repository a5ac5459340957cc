import CRMDomain

extension Examples {
  /// The examples of the nouns of sales.
  static func sales(_ verb: String, _ noun: NounName) -> [String] {
    switch (noun, verb) {
    case (.task, "add"):
      [
        "crm task add \"Send contract\" due=friday contact=1 remind=1d",
        "crm task add \"Call back\" due=\"tomorrow 13:00\" priority=high deal=1",
        "crm task add \"Monthly report\" due=2026-11-30 repeat=\"FREQ=MONTHLY;BYDAY=-1MO\"",
        "crm task add \"Water the plants\" due=today repeat=\"after 1w\"",
      ]
    case (.task, "list"): ["crm task list assignee=me due=..today", "crm task list deal=1 --all"]
    case (.task, "edit"): ["crm task edit 1 due=+2d priority=high"]
    case (.lead, "add"):
      ["crm lead add \"Per Vik\" email=per@example.no company_name=\"Vik Bygg\" source=web_form"]
    case (.lead, "list"):
      ["crm lead list status=mql,sql owner=me", "crm lead list 'score>=50' --json"]
    case (.lead, "edit"): ["crm lead edit 1 interest=\"New shop\" owner=me"]
    case (.lead, "remove"): ["crm lead remove 2 --dry-run"]
    case (.deal, "add"):
      [
        "crm deal add \"Shop rollout\" company=\"Nordic Solutions\" amount=600k close=end-of-quarter",
        "crm deal add \"Support\" contact=1 amount=10kEUR contacts=\"Kari Nordmann|decision_maker\"",
      ]
    case (.deal, "list"):
      [
        "crm deal list owner=me close=..end-of-quarter amount=100k..",
        "crm deal list stage=tilbud,forhandling --sort -amount",
        "crm deal list 'next_activity is empty'",
      ]
    case (.deal, "edit"):
      [
        "crm deal edit 1 close=2027-01-15",
        "crm deal edit 1 probability=60 probability_reason=\"Board said yes\"",
      ]
    case (.deal, "remove"): ["crm deal remove 3 --dry-run"]
    case (.pipeline, "add"): ["crm pipeline add support label=\"Support contracts\""]
    case (.pipeline, "edit"): ["crm pipeline edit salg label=\"New sales\""]
    case (.pipeline, "remove"): ["crm pipeline remove projects --dry-run"]
    case (.stage, "add"):
      [
        "crm stage add projects survey probability=10 rotting_days=14",
        "crm stage add projects offer probability=50 names=nb:Tilbud required_fields=amount,close",
      ]
    case (.stage, "edit"): ["crm stage edit 2 probability=45 rotting_days=21"]
    case (.stage, "remove"): ["crm stage remove 6 --dry-run"]
    case (.stage, "list"): ["crm stage list pipeline=salg"]
    case (.product, "add"):
      [
        "crm product add \"Support, basic\" sku=S1 price=900 period=month cost=300",
        "crm product add \"Support, gold\" sku=S2 price=1900 period=month requires=H1",
      ]
    case (.product, "edit"): ["crm product edit D1 price=1290"]
    case (.product, "remove"): ["crm product remove 3 --dry-run"]
    case (.price, "add"):
      [
        "crm price add D1 1050 list=partner min_quantity=100 valid_from=2027-01-01",
        "crm price add D1 990.5 company=1",
      ]
    case (.price, "list"): ["crm price list product=D1"]
    case (.price, "edit"): ["crm price edit 1 valid_to=2027-06-30"]
    case (.vat, "add"): ["crm vat add NO food 15 valid_from=2027-01-01 source=\"Stortinget\""]
    case (.vat, "list"): ["crm vat list country=NO"]
    case (.vat, "edit"): ["crm vat edit 1 source=\"Skat\""]
    case (.quote, "add"):
      [
        "crm quote add \"Website 2027\" deal=1 valid_until=+30d",
        "crm quote add company=1 language=nb price_list=partner",
      ]
    case (.quote, "list"):
      ["crm quote list company=1", "crm quote list status=sent,opened valid_until=..+7d"]
    case (.quote, "edit"): ["crm quote edit Q-1 valid_until=2027-01-31"]
    case (.quote, "show"): ["crm quote show Q-1"]
    case (.line, "add"):
      [
        "crm line add D1 quote=Q-1 quantity=10 discount=10%",
        "crm line add text=\"Travel\" quote=Q-1 unit_price=1200 vat_code=standard",
      ]
    case (.line, "list"):
      ["crm line list quote=Q-1", "crm line list order.company=1 'return_of is not empty'"]
    case (.line, "edit"): ["crm line edit 1 quantity=2.5"]
    case (.order, "add"):
      ["crm order add \"Nordic Solutions\" ordered_on=2026-11-01 source=webshop"]
    case (.order, "list"):
      ["crm order list company=1", "crm order list lines.product=D1 ordered_on=2026"]
    case (.order, "edit"): ["crm order edit O-1 status=delivered"]
    case (.contract, "add"):
      [
        "crm contract add \"Hosting\" company=1 starts_on=2027-01-01 term_months=12 notice_days=90 mrr=1500",
        "crm contract add order=O-1 starts_on=2026-12-01 term_months=24 auto_renew=yes",
      ]
    case (.contract, "list"): ["crm contract list ends_on=..+90d"]
    case (.contract, "edit"): ["crm contract edit C-1 notice_days=60"]
    case (.payment, "add"): ["crm payment add 1 12500 invoice=10345 due_on=2026-12-01"]
    case (.payment, "list"): ["crm payment list due_on=..yesterday 'paid_on is empty'"]
    case (.payment, "edit"): ["crm payment edit invoice:10344 paid_on=today"]
    case (.quota, "add"): ["crm quota add kari 2027-Q1 600k"]
    case (.quota, "edit"): ["crm quota edit 1 amount=650k"]
    case (.consent, "add"):
      [
        "crm consent add kari@example.no newsletter channel=email method=paper evidence=\"Yes, send me news\""
      ]
    case (.attachment, "edit"): ["crm attachment edit 1 name=contract-2027.pdf"]
    default: []
    }
  }
}
