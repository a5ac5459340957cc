import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

/// Everything outside the program, in one value: `main` fills it with the real thing, tests with
/// theirs. Nothing below reads a clock, a variable or a stream by itself.
package struct World {
  /// Results.
  package var out: ByteSink
  /// Everything else.
  package var err: ByteSink
  /// Standard input.
  package var input: any InputSource
  /// The value of an environment variable.
  package var variable: (String) -> String?
  /// The folder relative paths are in.
  package var directory: String
  /// The moment it is.
  package var now: () -> Instant
  /// Milliseconds from anywhere, for how long things take.
  package var milliseconds: () -> Int
  /// A number nobody can guess.
  package var random: () -> UInt64
  /// What the streams are connected to.
  package var terminal: Terminal
  /// The rules of a time zone by its name; nil where the system does not know it.
  package var zone: (String) -> TimeZoneRules?
  /// The engine of databases in files.
  package var engine: any Engine
  /// Every noun there is.
  package var catalogue: Catalogue
  /// The number of this process, and of its user.
  package var process: (id: Int32, user: UInt32)
  /// Becomes another program; answers only if there is none of that name.
  package var become:
    (_ program: String, _ arguments: [String], _ variables: [(String, String)]) -> Void
  /// Runs a program on a file and waits; answers its status, nil if it cannot be run.
  package var runOnFile: (_ program: String, _ path: String) -> Int32?
  /// Whether a long piece of work should stop: the signal that asked for it.
  package var interruption: () -> Int32?
  /// Waits so many milliseconds; false where nothing will ever come.
  package var wait: (Int) -> Bool
  /// From here on a signal is noted instead of ending the process.
  package var catchInterruptions: () -> Void

  /// A world.
  package init(
    out: ByteSink, err: ByteSink, input: any InputSource, variable: @escaping (String) -> String?,
    directory: String, now: @escaping () -> Instant, milliseconds: @escaping () -> Int,
    random: @escaping () -> UInt64,
    terminal: Terminal, zone: @escaping (String) -> TimeZoneRules?, engine: any Engine,
    catalogue: Catalogue, process: (id: Int32, user: UInt32),
    become: @escaping (String, [String], [(String, String)]) -> Void,
    runOnFile: @escaping (String, String) -> Int32?,
    interruption: @escaping () -> Int32?, wait: @escaping (Int) -> Bool,
    catchInterruptions: @escaping () -> Void
  ) {
    self.out = out
    self.err = err
    self.input = input
    self.variable = variable
    self.directory = directory
    self.now = now
    self.milliseconds = milliseconds
    self.random = random
    self.terminal = terminal
    self.zone = zone
    self.engine = engine
    self.catalogue = catalogue
    self.process = process
    self.become = become
    self.runOnFile = runOnFile
    self.interruption = interruption
    self.wait = wait
    self.catchInterruptions = catchInterruptions
  }
}

/// What the streams are connected to.
package struct Terminal: Sendable {
  /// Whether standard input, output and error are terminals.
  package var input, output, error: Bool
  /// How many cells a line has.
  package var width: Int
  /// How many lines there are.
  package var height: Int

  /// No terminal at all.
  package static let none = Terminal(
    input: false, output: false, error: false, width: 80, height: 24)

  /// What the streams are connected to.
  package init(input: Bool, output: Bool, error: Bool, width: Int, height: Int) {
    self.input = input
    self.output = output
    self.error = error
    self.width = width
    self.height = height
  }
}
