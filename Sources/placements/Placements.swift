import ArgumentParser

@main
struct Placements: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "placements",
    abstract: "Allocates trainee teachers to school placements, proves it best, and says why.")
}
