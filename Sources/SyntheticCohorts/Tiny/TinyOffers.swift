import PlacementDocuments

func tinyOffers() -> [Offer] {
  var one = primaryOffer("O-01", "S-01", [.year1, .year2])
  one.hasPhonicsObservation = true
  one.sharedCap = "cap-S-01"

  var two = primaryOffer("O-02", "S-01", [.year3, .year4])
  two.subjects = ["mathematics"]
  two.sharedCap = "cap-S-01"

  var three = primaryOffer("O-03", "S-02", [.year5], places: 2)
  three.forLeadSchool = "S-02"

  var five = primaryOffer("O-05", "S-02", [.year1])
  five.state = .pencilled
  five.suggestedPriorityBand = 3
  five.priorityBand = 2

  var six = primaryOffer("O-06", "S-03", [.year3, .year4])
  six.hasSENDObservation = true
  six.mustFill = true

  var eight = secondaryOffer("O-08", "S-04", "geography", places: 0)
  eight.furtherPlaces = 1

  var nine = secondaryOffer("O-09", "S-05", "history")
  nine.yearGroups += [.year12, .year13]

  var thirteen = primaryOffer("O-13", "S-01", [.year5])
  thirteen.state = .withdrawn
  thirteen.sharedCap = "cap-S-01"

  return [
    one, two, three, primaryOffer("O-04", "S-03", [.reception, .year1]), five, six,
    secondaryOffer("O-07", "S-04", "history"), eight, nine,
    secondaryOffer("O-10", "S-06", "music"), secondaryOffer("O-11", "S-07", "music"),
    secondaryOffer("O-12", "S-08", "music"), thirteen,
  ]
}

private func primaryOffer(
  _ id: String, _ school: String, _ yearGroups: [YearGroup], places: Int = 1
) -> Offer {
  var offer = Offer()
  offer.id = id
  offer.school = school
  offer.academicYear = "2018-19"
  offer.yearGroups = yearGroups
  offer.places = places
  offer.hasPhonicsObservation = false
  offer.hasSENDObservation = false
  return offer
}

private func secondaryOffer(
  _ id: String, _ school: String, _ subject: String, places: Int = 1
) -> Offer {
  var offer = Offer()
  offer.id = id
  offer.school = school
  offer.academicYear = "2018-19"
  offer.subjects = [subject]
  offer.yearGroups = [.year7, .year8, .year9, .year10, .year11]
  offer.places = places
  return offer
}
