import CRMCommands
import CRMPostgres

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

// Everything inside a function: variables of the top level would belong to the main actor.
func run() -> Int32 {
  Invocation(.live(PostgresEngine())).run(Array(CommandLine.arguments.dropFirst()))
}

exit(run())
