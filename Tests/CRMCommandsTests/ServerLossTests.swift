import Testing
import TestSupport

/// A server that is lost while commands write.
struct ServerLossTests {
  @Test func `a lost primary loses nothing that was acknowledged`() {
    guard TestEngine.all.contains(.postgres) else { return }
    let world = TestWorld(.postgres)
    let ran = world.shell(
      """
      unset CRM_DB CRM_NOW
      SETTLE=2 bash '\(TestFiles.root)/Tests/Server/streaming.sh' \
        bash '\(TestFiles.root)/Tests/Server/client.sh' '\(TestWorld.binaryFolder)/crm'
      """)
    #expect(ran.status == 0, "\(ran.out)\(ran.err)")
    #expect(ran.out.contains("lost 0, doubled 0"), "\(ran.out)")
    print(ran.out)
  }
}
