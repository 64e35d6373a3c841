import ArgumentParser
import PlacementDocuments
import PlacementEngine
import SpreadsheetImport

struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Print the JSON Schema (draft 2020-12) of a document.")

  enum Name: String, CaseIterable, ExpressibleByArgument {
    case round
    case schools
    case offers
    case trainees
    case importMapping = "import-mapping"
    case allocations
    case explanations
    case certificate
    case verification
    case summary
    case problems
    case rulePack = "rule-pack"
    case rules
  }

  @Argument(help: "The document.")
  var name: Name

  func run() throws {
    let schema =
      switch name {
      case .round: RoundDocument.format.schema
      case .schools: SchoolsDocument.format.schema
      case .offers: OffersDocument.format.schema
      case .trainees: TraineesDocument.format.schema
      case .importMapping: ImportMapping.format.schema
      case .allocations: AllocationsDocument.format.schema
      case .explanations: ExplanationsDocument.format.schema
      case .certificate: CertificateDocument.format.schema
      case .verification: VerificationDocument.format.schema
      case .summary: SummaryDocument.format.schema
      case .problems: ProblemsDocument.format.schema
      case .rulePack: RulePack.format.schema
      case .rules: RulesDocument.format.schema
      }
    try Console.print(String(decoding: schema, as: UTF8.self))
  }
}
