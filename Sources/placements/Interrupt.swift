import Dispatch
import Glibc
import Synchronization

/// A signal source that must live and is never touched again, whence `@unchecked`.
private struct Kept: @unchecked Sendable {
  let source: any DispatchSourceSignal
}

/// Whether the program was asked to end, by Ctrl-C or `kill`: the first asks the search to stop, the
/// second ends the program.
final class Interrupt: Sendable {
  private let flag = Atomic<Bool>(false)
  private let kept: [Kept]

  init() {
    kept = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      return Kept(source: DispatchSource.makeSignalSource(signal: number, queue: .global()))
    }
    for (number, kept) in zip([SIGINT, SIGTERM], kept) {
      kept.source.setEventHandler { [self] in
        // As a shell says it of a signal that ended a program.
        if flag.exchange(true, ordering: .relaxed) { _exit(128 + number) }
      }
      kept.source.resume()
    }
  }

  var wasRequested: Bool { flag.load(ordering: .relaxed) }
}
