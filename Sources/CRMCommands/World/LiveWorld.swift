import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// The one file that reads the clock, the environment, the streams and the terminal.

/// The signal that asked a long piece of work to stop; 0 for none. A handler may touch nothing else.
private let notedSignal = Atomic<Int32>(0)

extension World {
  /// The real world of this process.
  package static func live(_ engine: any Engine) -> World {
    // A reader that goes away shows as an error of `write`, not as a signal.
    signal(SIGPIPE, SIG_IGN)
    // A file that may not grow shows as an error of `write` too, so that nothing is left half done.
    signal(SIGXFSZ, SIG_IGN)
    let terminal = Terminal.live()
    let pager = Pager(terminal)
    let out =
      terminal.output
      ? ByteSink(isTerminal: true) { bytes throws(CRMError) in try pager.write(bytes) }
      : ByteSink(descriptor: 1, isTerminal: false, capacity: 1 << 18)
    return World(
      out: out, err: ByteSink(descriptor: 2, isTerminal: terminal.error),
      input: DescriptorInput(standardInput: 0), variable: variable, directory: directory(),
      now: { Instant(seconds: time(nil)) }, milliseconds: milliseconds,
      random: { UInt64.random(in: 0...UInt64.max) },
      terminal: terminal, zone: zone, engine: engine, catalogue: .standard,
      process: (getpid(), getuid()), become: become, runOnFile: runOnFile,
      interruption: {
        let signal = notedSignal.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
      },
      wait: { milliseconds in
        usleep(UInt32(clamping: milliseconds) * 1000)
        return true
      },
      catchInterruptions: catchInterruptions)
  }

  private static func milliseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  private static func directory() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// The rules of a zone from the system's files.
  private static func zone(_ name: String) -> TimeZoneRules? {
    guard !name.includes(".."), !name.hasPrefix("/") else { return nil }
    let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/var/db/timezone/zoneinfo"]
    for folder in folders {
      do throws(CRMError) {
        let file = try DescriptorInput(path: folder + "/" + name, name: name).readAll()
        if let rules = TimeZoneRules(name: name, file: file.bytes) { return rules }
      } catch {}
    }
    return nil
  }

  /// Replaces this process by another program, if there is one of that name.
  private static func become(
    _ program: String, _ arguments: [String], _ variables: [(String, String)]
  ) {
    for (name, value) in variables { setenv(name, value, 1) }
    // An ignored signal stays ignored in the program that follows.
    signal(SIGPIPE, SIG_DFL)
    signal(SIGXFSZ, SIG_DFL)
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    words.append(nil)
    // What belongs to the program lies beside it.
    if program.hasPrefix("crm-") { execv(ownFolder + program, words) }
    execvp(program, words)
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    for word in words { free(word) }
  }

  /// The folder of this program, with a slash at its end; empty where it cannot be told.
  private static var ownFolder: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return "" }
    let text = String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.lastIndex(of: "/").map { String(text[...$0]) } ?? ""
  }

  /// Runs a program on a file and waits for it.
  private static func runOnFile(_ program: String, _ path: String) -> Int32? {
    // An editor may be a command with options: EDITOR="code --wait".
    spawn(["/bin/sh", "-c", program + " \"$1\"", "sh", path], input: nil).flatMap { wait(for: $0) }
  }

  /// Starts a program; `input` becomes its standard input.
  fileprivate static func spawn(_ words: [String], input: Int32?) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
      posix_spawn_file_actions_addclose(&actions, input)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) }
    arguments.append(nil)
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, words[0], &actions, &attributes, arguments, environ)
    return code == 0 ? process : nil
  }

  fileprivate static func wait(for process: pid_t) -> Int32? {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      if errno != EINTR { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
  }

  /// From here on the first interrupt is noted; a second one ends the process at once.
  private static func catchInterruptions() {
    notedSignal.store(0, ordering: .relaxed)
    var action = sigaction()
    let handler: @convention(c) (Int32) -> Void = { notedSignal.store($0, ordering: .relaxed) }
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    #else
      action.__sigaction_u.__sa_handler = handler
      action.sa_flags = SA_RESETHAND
    #endif
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }
}

extension Terminal {
  /// What the streams of this process are connected to.
  fileprivate static func live() -> Terminal {
    var terminal = Terminal(
      input: isatty(0) == 1, output: isatty(1) == 1, error: isatty(2) == 1, width: 80, height: 24)
    var size = winsize()
    if terminal.output, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      terminal.width = Int(size.ws_col)
      terminal.height = Int(size.ws_row)
    }
    if let columns = getenv("COLUMNS").flatMap({ Int(String(cString: $0)) }), columns > 0 {
      terminal.width = columns
    }
    return terminal
  }
}

/// Output on a terminal: what does not fit on the screen goes through a pager.
private final class Pager {
  private let height: Int
  private var held = ByteBuffer(capacity: 1 << 14)
  private var lines = 0
  private var process: pid_t?
  private var descriptor: Int32 = 1
  private var decided = false

  init(_ terminal: Terminal) { height = terminal.height }

  /// The first write decides: the sink hands on what it has at its end, or when it is full.
  func write(_ bytes: Bytes) throws(CRMError) {
    if !decided {
      decided = true
      let lines = bytes.filter { $0 == 0x0A }.count
      if lines >= height { start() }
    }
    var sent = 0
    while sent < bytes.count {
      let part = bytes.part(sent..<bytes.count)
      #if canImport(Glibc)
        let count = Glibc.write(descriptor, part.baseAddress, part.count)
      #else
        let count = Darwin.write(descriptor, part.baseAddress, part.count)
      #endif
      if count >= 0 {
        sent += count
      } else if errno == EPIPE {
        throw CRMError(.readerGone, code: "reader_gone", "the reader has gone")
      } else if errno != EINTR && errno != EAGAIN {
        throw CRMError(
          .inputOutput, code: "write_failed",
          "the output cannot be written: \(String(cString: strerror(errno)))")
      }
    }
  }

  /// Whether a command line begins with a program there is: output never goes to one that is not.
  private static func isThere(_ line: String) -> Bool {
    let name = String(line.split(separator: " ").first ?? "")
    if name.includes("/") { return access(name, X_OK) == 0 }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { access($0 + "/" + name, X_OK) == 0 }
  }

  private func start() {
    let named = getenv("CRM_PAGER") ?? getenv("PAGER")
    let program = named.map { String(cString: $0) } ?? "less"
    guard !program.isEmpty, program != "cat", Pager.isThere(program) else { return }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)
    // As git does: leave at once what fits, keep colours, do not clear the screen.
    setenv("LESS", "FRX", 0)
    guard let started = World.spawn(["/bin/sh", "-c", program], input: ends[0]) else {
      close(ends[0])
      close(ends[1])
      return
    }
    close(ends[0])
    process = started
    descriptor = ends[1]
  }

  deinit {
    guard let process else { return }
    close(descriptor)
    _ = World.wait(for: process)
  }
}
