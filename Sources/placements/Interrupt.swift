import Dispatch
import Glibc
import Synchronization

/// A signal source that must live and is never touched again, whence `@unchecked`.
private struct Kept: @unchecked Sendable {
  let source: any DispatchSourceSignal
}

/// Whether Ctrl-C was pressed: the first asks the search to stop, the second ends the program.
final class Interrupt: Sendable {
  private let flag = Atomic<Bool>(false)
  private let kept: Kept

  init() {
    signal(SIGINT, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
    kept = Kept(source: source)
    source.setEventHandler { [self] in
      if flag.exchange(true, ordering: .relaxed) { _exit(130) }
    }
    source.resume()
  }

  var wasRequested: Bool { flag.load(ordering: .relaxed) }
}
