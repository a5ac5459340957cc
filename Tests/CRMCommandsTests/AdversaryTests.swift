import CRMDomain
import Testing
import TestSupport

/// Whatever is typed, in whatever order: what is refused changes nothing, what is done is taken back to the last
/// byte, and nothing ends the program but its own words.
struct AdversaryTests {
  private func content(_ world: TestWorld) -> String { world.run(["dump", "--content"]).out }

  private func newest(_ world: TestWorld) -> Int64 {
    let log = world.run(["log", "--limit", "1", "--format", "ids"]).out
    return Int64(log.filter { $0.isNumber }) ?? 0
  }

  private func expectWell(_ world: TestWorld, _ when: String) {
    let doctor = world.run(["doctor", "--deep"])
    #expect(doctor.status == 0, "\(when): \(doctor.out)\(doctor.err)")
  }

  /// Does lines at random and answers the operations they were.
  private func perform(
    _ world: TestWorld, _ lines: inout RandomLines, _ count: Int
  ) -> [(operation: Int64, line: String)] {
    var done: [(operation: Int64, line: String)] = []
    var last = newest(world)
    for i in 0..<count {
      let (words, input) = lines.next()
      world.step()
      let isLooked = i % 10 == 0
      let before = isLooked ? content(world) : ""
      let ran = world.run(words, input: input)
      let line = words.joined(separator: " ")
      #expect(ran.status != 70 && ran.status < 128, "\(line): \(ran.status) \(ran.err)")
      let now = newest(world)
      for operation in last..<now { done.append((operation + 1, line)) }
      if isLooked, now == last { #expect(content(world) == before, "\(line): \(ran.err)") }
      last = now
    }
    return done
  }

  @Test(arguments: TestEngine.all, [1, 2])
  func `300 operations over all nouns, taken back, leave the first base, and done again the last`(
    _ engine: TestEngine, _ seed: Int
  ) {
    let world = TestWorld(engine)
    _ = world.run(["init", "country=NO"])
    let first = content(world)
    var lines = RandomLines(seed: seed, isFinal: false)
    let done = perform(world, &lines, 300)
    // Most of it is done, or it would say little.
    #expect(done.count > 100, "seed \(seed): \(done.count)")
    expectWell(world, "seed \(seed), done")
    let last = content(world)
    for (operation, line) in done.reversed() {
      let ran = world.run(["undo", "\(operation)"])
      #expect(ran.status == 0, "seed \(seed), undo \(operation) (\(line)): \(ran.err)")
    }
    #expect(content(world) == first, "seed \(seed), taken back")
    expectWell(world, "seed \(seed), taken back")
    for (operation, line) in done {
      let ran = world.run(["redo", "\(operation)"])
      #expect(ran.status == 0, "seed \(seed), redo \(operation) (\(line)): \(ran.err)")
    }
    #expect(content(world) == last, "seed \(seed), done again")
    expectWell(world, "seed \(seed), done again")
  }

  @Test(arguments: TestEngine.all)
  func `3,000 lines that are wrong end with their own words`(_ engine: TestEngine) {
    let world = TestWorld(engine)
    _ = world.run(["init", "country=NO"])
    var lines = RandomLines(seed: 4, isFinal: true)
    _ = perform(world, &lines, 80)
    let statuses: Set<Int32> = [0, 1, 64, 65, 66, 67, 69, 73, 74, 77, 78]
    var refused = 0
    // A server is asked less often: what is read and refused is the same program.
    for _ in 0..<(engine == .sqlite ? 3000 : 600) {
      let (words, input) = lines.wrong()
      world.step()
      let ran = world.run(words, input: input)
      let line = "\(words) < \(input)"
      #expect(statuses.contains(ran.status), "\(line): \(ran.status) \(ran.err)")
      #expect(ran.status < 2 || !ran.err.isEmpty, "\(line): \(ran.status) and not a word")
      #expect(!(ran.out + ran.err).utf8.contains(0x1B), "\(line): \(ran.out)\(ran.err)")
      if ran.status > 1 { refused += 1 }
    }
    #expect(refused > 200)
    expectWell(world, "after lines that are wrong")
  }

  @Test(arguments: TestEngine.all)
  func `what is never taken back is refused, and leaves the base as it is`(_ engine: TestEngine) {
    var refused = 0
    // What cannot be taken back comes by chance: as many bases are made as it takes.
    for seed in 3...8 where refused == 0 {
      let world = TestWorld(engine)
      _ = world.run(["init", "country=NO"])
      var lines = RandomLines(seed: seed, isFinal: true)
      let done = perform(world, &lines, 300)
      for (operation, line) in done.reversed() {
        let before = content(world)
        let ran = world.run(["undo", "\(operation)"])
        if ran.status == 0 { continue }
        refused += 1
        #expect(ran.status == 65, "undo \(operation) (\(line)): \(ran.status) \(ran.err)")
        #expect(content(world) == before, "undo \(operation) (\(line))")
      }
      expectWell(world, "what could be is taken back")
    }
    #expect(refused > 0)
  }
}
