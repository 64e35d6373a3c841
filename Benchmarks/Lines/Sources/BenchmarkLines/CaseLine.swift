import Foundation

/// What solving one round gave and took: a line of JSON.
///
/// Everything but times and memory is the same whenever the same
/// round is solved on the same platform without reaching a time limit.
public struct CaseLine: Codable, Hashable, Sendable {
  public var preset: String
  public var seed: UInt64
  /// The processor's architecture and the solver: floating point differs between them.
  public var platform: String
  /// `optimal`, or `stopped` by the time limit.
  public var status: String
  public var demands: Int
  /// The program as it is formulated; paths of plans are not columns yet.
  public var rows: Int
  public var columns: Int
  public var tiers: [Tier]
  public var effort: Effort
  /// In the order in which they first began.
  public var stages: [Stage]
  /// From the validated round to the last tier's proof.
  public var solvingMilliseconds: Double
  /// The same in time of the processor, which other work on the machine disturbs less.
  public var solvingProcessorMilliseconds: Double
  /// The most memory that the process held.
  public var peakKilobytes: Int

  /// A tier of the result.
  public struct Tier: Codable, Hashable, Sendable {
    public var name: String
    public var value: Int
    public var bound: Int
    public var proven: Bool
    /// Of the worst journeys: minutes and journeys, longest first.
    public var levels: [[Int]]
    public var iterations: Int
    public var nodes: Int
    public var columnsUsed: Int

    public init(
      name: String, value: Int, bound: Int, proven: Bool, levels: [[Int]] = [],
      iterations: Int, nodes: Int, columnsUsed: Int
    ) {
      self.name = name
      self.value = value
      self.bound = bound
      self.proven = proven
      self.levels = levels
      self.iterations = iterations
      self.nodes = nodes
      self.columnsUsed = columnsUsed
    }
  }

  /// Work of the whole search, in counts.
  public struct Effort: Codable, Hashable, Sendable {
    public var iterations: Int
    public var nodes: Int
    public var cuts: Int
    public var columnsUsed: Int

    public init(iterations: Int, nodes: Int, cuts: Int, columnsUsed: Int) {
      self.iterations = iterations
      self.nodes = nodes
      self.cuts = cuts
      self.columnsUsed = columnsUsed
    }
  }

  public struct Stage: Codable, Hashable, Sendable {
    public var name: String
    public var milliseconds: Double

    public init(name: String, milliseconds: Double) {
      self.name = name
      self.milliseconds = milliseconds
    }
  }

  public init(
    preset: String, seed: UInt64, platform: String, status: String, demands: Int, rows: Int,
    columns: Int, tiers: [Tier], effort: Effort, stages: [Stage], solvingMilliseconds: Double,
    solvingProcessorMilliseconds: Double, peakKilobytes: Int
  ) {
    self.preset = preset
    self.seed = seed
    self.platform = platform
    self.status = status
    self.demands = demands
    self.rows = rows
    self.columns = columns
    self.tiers = tiers
    self.effort = effort
    self.stages = stages
    self.solvingMilliseconds = solvingMilliseconds
    self.solvingProcessorMilliseconds = solvingProcessorMilliseconds
    self.peakKilobytes = peakKilobytes
  }

  /// The preset and the seed: which round it is.
  public var name: String { "\(preset), seed \(seed)" }

  /// Whether every tier is proven.
  public var isProven: Bool { tiers.allSatisfy(\.proven) }
}

extension CaseLine {
  /// The line, without its end.
  public func written() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// Reads lines of JSON; empty ones are passed over.
  ///
  /// - Throws: ``FaultyLine`` for the first that is no case, or that repeats one.
  public static func read(_ text: String, from file: String) throws -> [CaseLine] {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var lines: [CaseLine] = []
    var names: Set<String> = []
    for (index, text) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !text.isEmpty {
      let line: CaseLine
      do {
        line = try decoder.decode(CaseLine.self, from: Data(text.utf8))
      } catch {
        throw FaultyLine(file: file, number: index + 1, fact: "this is not a case of the ladder")
      }
      guard names.insert(line.name).inserted else {
        throw FaultyLine(file: file, number: index + 1, fact: "\(line.name) is there twice")
      }
      lines.append(line)
    }
    return lines
  }
}

/// A line that cannot be used.
public struct FaultyLine: Error, CustomStringConvertible {
  public let file: String
  /// Counted from 1.
  public let number: Int
  public let fact: String

  public var description: String { "\(file), line \(number): \(fact); run the ladder again" }
}
