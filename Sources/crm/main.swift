import CRMCommands
import CRMSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Everything inside a function: variables of the top level would belong to the main actor.
func run() -> Int32 {
  Invocation(.live(SQLiteEngine.forOneThread())).run(Array(CommandLine.arguments.dropFirst()))
}

exit(run())
