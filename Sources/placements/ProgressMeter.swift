import Glibc
import PlacementEngine
import Synchronization

/// One line on a terminal's standard error: stage, bound, gap, elapsed.
final class ProgressMeter: Sendable {
  private struct State {
    var shown = Duration.zero
    var isLineOpen = false
  }

  private let state = Mutex(State())

  /// - Returns: nil where standard error is not a terminal.
  init?() {
    guard isatty(STDERR_FILENO) == 1 else { return nil }
  }

  /// Shows a moment of the search, at most ten times a second.
  func show(_ progress: AllocationProgress) {
    state.withLock { state in
      guard progress.elapsed - state.shown > .milliseconds(100) else { return }
      state.shown = progress.elapsed
      state.isLineOpen = true
      let bound = progress.bound.map { String(Int($0.rounded())) } ?? "–"
      let best = progress.best.map(String.init) ?? "–"
      let gap = progress.gap.map { String(Int($0.rounded(.up))) } ?? "–"
      let seconds = progress.elapsed.components.seconds
      Console.note(
        "\r\u{1B}[K\(progress.stage): best \(best), bound \(bound), gap \(gap), \(seconds) s")
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      if state.isLineOpen { Console.note("\r\u{1B}[K") }
      state.isLineOpen = false
    }
  }
}
