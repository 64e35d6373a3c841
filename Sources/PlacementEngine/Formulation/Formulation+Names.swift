import Optimization
import PlacementDocuments

extension Formulation {
  /// What the program's parts are called: codes of the round only, never a person's name.
  ///
  /// A plan, or an option of a stage, is `x`, then trainee, phase and offers of each placement, with
  /// `further` for a place still to be asked for and the quality of mentor.
  var names: ProgramNames {
    let (candidates, rows, columns) = (candidates, draft.rowNames, columnNames)
    var names = ProgramNames()
    names.row = { rows[$0]() }
    names.column = { columns[$0] ?? "x.\($0)" }
    names.group = { candidates.round.name(of: candidates.parties[$0]) }
    names.option = { group, stage, choice in
      candidates.round.name(of: choice, candidates.parties[group].stages[stage])
    }
    names.tag = { group, stage, choice in
      let party = candidates.parties[group]
      let school = party.stages[stage].placements(of: choice).first?.school
      return "different.\(candidates.round.name(of: party))."
        + (school.map { candidates.round.schools[$0].id } ?? "")
    }
    return names
  }

  /// The names of variables and of plans that are columns.
  private var columnNames: [Int: String] {
    var names = draft.variableNames.mapValues { $0() }
    for (party, first) in firstColumns {
      let stage = candidates.parties[party].stages[0]
      for option in 0..<stage.optionCount {
        names[first + option] = candidates.round.name(of: option, stage)
      }
    }
    return names
  }
}

extension Round {
  /// Demands by trainee and phase.
  func names(of demands: [Int]) -> String {
    demands.map { "\(trainees[self.demands[$0].trainee].id).\(self.demands[$0].phase.id)" }
      .joined(separator: ".")
  }

  /// A party by its trainees.
  func name(of party: Party) -> String {
    party.trainees.map { trainees[$0].id }.joined(separator: ".")
  }

  fileprivate func name(of option: Int, _ stage: Stage) -> String {
    let placements = stage.placements(of: option)
    if placements.isEmpty { return "x.\(names(of: stage.demands)).none" }
    return placements.reduce("x") { name, placement in
      placement.uses.reduce("\(name).\(names(of: [placement.demand]))") { name, use in
        "\(name).\(offers[use.offer].id)\(use.isFurtherPlace ? ".further" : "")"
          + (use.mentors.quality == .notNamed ? "" : ".\(use.mentors.quality)")
      }
    }
  }
}
