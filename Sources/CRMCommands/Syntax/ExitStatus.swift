import CRMDomain

/// The one table from what went wrong to the status a script sees (sysexits.h).
package enum ExitStatus {
  /// The status of a failure.
  package static func of(_ kind: CRMError.Kind) -> Int32 {
    switch kind {
    case .usage: 64
    case .data: 65
    case .notFound: 66
    case .ambiguous: 67
    case .no: 1
    case .unavailable: 69
    case .defect: 70
    case .cannotCreate: 73
    case .inputOutput: 74
    case .busy: 75
    case .notPermitted: 77
    case .configuration: 78
    case .readerGone: 0
    case .interrupted(let signal): 128 + signal
    }
  }
}
