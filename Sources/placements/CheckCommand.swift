import ArgumentParser
import PlacementDocuments

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "List everything wrong with a round, without allocating it.",
    discussion: "Exit codes: 0 usable (there may be warnings); 65 faulty.")

  @OptionGroup var input: RoundInput

  @Flag(help: "Print the problems as JSON.")
  var json = false

  func run() throws {
    let (documents, problems) = input.read()
    let validation = documents.map {
      PlacementDocuments.validate($0, readingProblems: problems, setAside: input.setAside)
    }
    let all = validation?.problems ?? problems
    if json {
      var report = ProblemsDocument()
      report.problems = all
      try Console.print(String(decoding: ProblemsDocument.format.write(report), as: UTF8.self))
    } else {
      try Console.print(Console.list(all))
    }
    if validation?.isUsable != true { throw ExitCode.badInput }
  }
}
