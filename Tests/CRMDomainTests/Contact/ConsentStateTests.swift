import CRMDomain
import Testing

/// What consents come to.
struct ConsentStateTests {
  private func said(
    _ channel: String, _ action: String, _ day: Int, method: String? = nil, until: String? = nil,
    number: Int64? = nil
  ) -> ConsentState.Said {
    ConsentState.Said(
      purpose: "news", channel: channel, action: action, method: method,
      at: "2026-01-0\(day)T00:00:00Z", expires: until, number: number ?? Int64(day))
  }

  private func states(_ all: [ConsentState.Said], now: String = "2026-06-01T00:00:00Z") -> [String]
  {
    ConsentState.all(all, at: now).map { "\($0.channel) \($0.state.rawValue)" }
  }

  @Test func `what was said last holds, by each way`() {
    #expect(
      states([said("email", "given", 1), said("email", "withdrawn", 2)]) == ["email withdrawn"])
    #expect(
      states([said("email", "withdrawn", 2), said("email", "given", 1)]) == ["email withdrawn"])
    #expect(states([said("email", "withdrawn", 1), said("email", "given", 2)]) == ["email given"])
    #expect(
      states([said("any", "given", 1), said("sms", "withdrawn", 2)]) == [
        "any given", "sms withdrawn",
      ])
    #expect(
      states([said("email", "given", 1), said("any", "withdrawn", 2)]) == [
        "any withdrawn", "email withdrawn",
      ])
    // At one moment the one that was noted later.
    #expect(
      states([said("email", "given", 1, number: 2), said("email", "withdrawn", 1, number: 1)])
        == ["email given"])
  }

  @Test func `what is not confirmed, over, or still to come is not given`() {
    #expect(states([said("email", "given", 1, method: "double_opt_in")]) == ["email pending"])
    #expect(
      states([said("email", "given", 1, method: "double_opt_in"), said("email", "confirmed", 2)])
        == ["email given"])
    #expect(
      states([said("email", "given", 1, until: "2026-03-01T00:00:00Z")]) == ["email expired"])
    #expect(
      states(
        [said("email", "given", 1, until: "2026-03-01T00:00:00Z")], now: "2026-02-01T00:00:00Z")
        == ["email given"])
    #expect(states([said("email", "given", 5)], now: "2026-01-04T00:00:00Z") == [])
    #expect(states([said("email", "refused", 1)]) == ["email refused"])
  }
}
