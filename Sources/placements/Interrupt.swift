import Dispatch
import Glibc
import Synchronization

/// Whether Ctrl-C was pressed: the first asks the search to stop, the second ends the program.
final class Interrupt: Sendable {
  private let flag = Atomic<Bool>(false)
  private let source: any DispatchSourceSignal & Sendable

  init() {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    self.source = source
    source.setEventHandler { [self] in
      if flag.exchange(true, ordering: .relaxed) { _exit(130) }
    }
    source.resume()
  }

  var wasRequested: Bool { flag.load(ordering: .relaxed) }
}
