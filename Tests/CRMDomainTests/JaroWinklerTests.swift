import CRMDomain
import Testing

struct JaroWinklerTests {
  @Test(arguments: [
    ("martha", "marhta", 0.9611), ("dixon", "dicksonx", 0.8133), ("hansen", "hanssen", 0.9714),
    ("ola nordmann", "ola normann", 0.9833), ("jon", "john", 0.9333),
    ("nordic solutions", "nordisk solutions", 0.8973), ("kristian", "christian", 0.8843),
    ("abc", "xyz", 0), ("", "", 1), ("a", "", 0),
  ]) func `likeness is what the literature says`(_ a: String, _ b: String, _ wanted: Double) {
    #expect(abs(JaroWinkler.similarity(a, b) - wanted) < 0.00005)
    #expect(abs(JaroWinkler.similarity(b, a) - wanted) < 0.00005)
  }

  @Test func `accents do not matter after folding`() {
    #expect(JaroWinkler.similarity(Folding.key("Aase Hansen"), Folding.key("Åse Hansen")) == 1)
  }
}
