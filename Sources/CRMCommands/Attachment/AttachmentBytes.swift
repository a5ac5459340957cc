import CRMActions
import CRMDomain
import CRMInterchange
import CRMOutput
import CRMStore

extension Verb {
  /// What is to be attached, which is said to be too large as soon as it is.
  static func bytes(
    of file: String, called name: String, _ context: CommandContext
  ) throws(CRMError) -> ByteBuffer {
    do throws(CRMError) {
      return try context.input(file).readAll(upTo: AttachFile.bound)
    } catch {
      throw error.code == "too_large" ? AttachFile.tooLarge(name) : error
    }
  }
}
