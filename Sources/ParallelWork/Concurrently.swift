import Dispatch
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Work on many records, shared out among threads.
///
/// Records are taken in stretches, and what is made of them comes back in their order: whatever
/// the number of threads, the result is the same.
package enum Concurrently {
  /// How work is shared out; nothing but time depends on it.
  package struct Sharing: Sendable {
    /// The most threads that work at once.
    package let threads: Int
    /// The shortest stretch of records that is handed to a thread; nil for what suits the work.
    package let shortest: Int?

    package init(threads: Int, shortest: Int? = nil) {
      self.threads = threads
      self.shortest = shortest
    }
  }

  /// As many threads as the machine has processors, unless a test asks for others.
  @TaskLocal package static var sharing = Sharing(
    threads: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Makes one element of each number from 0.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - stretch: The fewest that are worth being handed to another thread.
  ///   - element: Makes the element of a number; called on any thread.
  /// - Returns: By number.
  package static func map<Element: Sendable>(
    _ count: Int, stretch: Int = 16, _ element: @Sendable (Int) -> Element
  ) -> [Element] {
    flatMap(count, stretch: stretch) { $0.map(element) }
  }

  /// Makes two values, each on a thread of its own where there are two.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let made = map(2, stretch: 1) { place -> (First?, Second?) in
      place == 0 ? (first(), nil) : (nil, second())
    }
    guard let first = made[0].0, let second = made[1].1 else {
      preconditionFailure("a value that was made is gone")
    }
    return (first, second)
  }

  /// Makes elements of each stretch of the numbers from 0, and joins them in order.
  ///
  /// - Parameters:
  ///   - count: How many numbers.
  ///   - stretch: The fewest that are worth being handed to another thread.
  ///   - elements: Makes the elements of a stretch; called on any thread. What it makes of two
  ///     stretches must be what it makes of both as one.
  /// - Returns: In order of the stretches.
  package static func flatMap<Element: Sendable>(
    _ count: Int, stretch: Int = 16, _ elements: @Sendable (Range<Int>) -> [Element]
  ) -> [Element] {
    let threads = sharing.threads
    // Several for each thread, since some take longer than others.
    let stretches = min(8 * threads, count / max(1, sharing.shortest ?? stretch))
    guard threads > 1, stretches > 1 else { return elements(0..<count) }
    // A place for each stretch, written by one thread and read when all are done.
    let places = UnsafeMutableBufferPointer<[Element]>.allocate(capacity: stretches)
    unsafe places.initialize(repeating: [])
    defer {
      unsafe places.deinitialize()
      unsafe places.deallocate()
    }
    nonisolated(unsafe) let made = unsafe places
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, stretches)) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < stretches else { return }
        unsafe made[index] = elements(
          count * index / stretches..<count * (index + 1) / stretches)
      }
    }
    var joined: [Element] = []
    joined.reserveCapacity((0..<stretches).reduce(0) { unsafe $0 + made[$1].count })
    for index in 0..<stretches { joined += unsafe made[index] }
    return joined
  }
}
