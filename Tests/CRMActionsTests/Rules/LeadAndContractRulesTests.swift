import CRMDomain
import CRMStore
import Testing

@testable import CRMActions

struct LeadAndContractRulesTests {
  @Test func `a lead is an SQL once what is asked is known, and converted by nothing but that`()
    throws
  {
    let bench = try RuleBench()
    let lead = try bench.add(.lead, ["name": "Ada Berg", "email": "ada@ex.no", "source": "phone"])
    #expect(refusal { try bench.edit(.lead, lead, ["status": "sql"]) } == "not_qualified")
    #expect(
      refusal { try bench.edit(.lead, lead, ["status": "converted"]) } == "not_converted_by_edit")
    #expect(refusal { try bench.edit(.lead, lead, ["status": "disqualified"]) } == "required")
    try bench.edit(.lead, lead, ["status": "recycled"])
    #expect(try bench.value(.lead, lead, Lead.recycleOn) == (bench.today + 90).description)
    try bench.edit(.lead, lead, ["status": "working"])
    #expect(try bench.value(.lead, lead, Lead.recycleOn) == nil)
    let converted = try bench.operation { e throws(CRMError) in
      try ConvertLead(e).run(lead, withoutDeal: false, [])
    }
    #expect(converted.isNew && converted.deal == 1)
    #expect(refusal { try bench.edit(.lead, lead, ["status": "new"]) } == "closed")
    let again = try bench.operation { e throws(CRMError) in
      try ConvertLead(e).run(lead, withoutDeal: false, [])
    }
    #expect(!again.isNew && again.contact == converted.contact)
  }

  @Test func `a lead put aside is tried again on its day, once`() throws {
    let bench = try RuleBench()
    let lead = try bench.add(.lead, ["name": "Ada Berg", "email": "ada@ex.no", "source": "phone"])
    try bench.edit(.lead, lead, ["status": "recycled"])
    #expect(try bench.run(LeadJob.self, after: 89).isEmpty)
    #expect(try bench.run(LeadJob.self, after: 90).first?.number == lead)
    #expect(try bench.run(LeadJob.self, after: 90).isEmpty)
  }

  @Test func `a contract that renews itself goes on term by term, by the day it began`() throws {
    let bench = try RuleBench()
    let company = try bench.add(.company, ["name": "Oslo Design"])
    let first = try bench.add(
      .contract,
      [
        "title": "Support", "company": "company:\(company)", "starts_on": "2026-08-31",
        "term_months": "1", "auto_renew": "yes",
      ])
    #expect(try bench.value(.contract, first, Contract.endsOn) == "2026-09-29")
    let made = try bench.run(RenewalJob.self, after: 120).filter { $0.result == "created" }
    #expect(made.count == 6)
    let starts = try bench.numbers(.contract).map {
      try bench.value(.contract, $0, Contract.startsOn) ?? ""
    }
    #expect(
      starts == [
        "2026-08-31", "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31",
        "2027-02-28",
      ])
    #expect(try bench.run(RenewalJob.self, after: 120).isEmpty)
    #expect(refusal { try bench.edit(.contract, first, ["status": "active"]) } == "closed")
  }

  @Test func `what asks about the end of a contract is done once it is known`() throws {
    let bench = try RuleBench()
    let company = try bench.add(.company, ["name": "Oslo Design"])
    let contract = try bench.add(
      .contract,
      [
        "title": "Support", "company": "company:\(company)", "starts_on": "2026-01-01",
        "ends_on": "2026-12-31", "term_months": "12", "notice_days": "30",
      ])
    #expect(try bench.run(RenewalJob.self, after: 0).count == 2)
    #expect(try bench.run(RenewalJob.self, after: 0).isEmpty)
    #expect(
      refusal { try bench.edit(.contract, contract, ["status": "renewed"]) }
        == "not_renewed_by_edit")
    try bench.edit(.contract, contract, ["status": "terminated"])
    #expect(try bench.value(.task, 1, Task.status) == "done")
    #expect(try bench.value(.task, 2, Task.status) == "done")
    #expect(refusal { try bench.edit(.contract, contract, ["status": "active"]) } == "closed")
  }

  @Test func `a customer is followed up every so often, whatever closed the task before`() throws {
    let bench = try RuleBench()
    _ = try bench.add(.company, ["name": "Oslo Design", "followup": "monthly"])
    for days in [0, 40, 80] {
      let made = try bench.run(FollowUpJob.self, after: days)
      #expect(made.count == 1, "\(days)")
      #expect(try bench.run(FollowUpJob.self, after: days).isEmpty)
      try bench.operation(days: days) { e throws(CRMError) in
        _ = try TaskRules(e).finish(made[0].number, as: days == 40 ? "cancelled" : "done")
      }
      #expect(try bench.run(FollowUpJob.self, after: days).isEmpty)
    }
  }
}
