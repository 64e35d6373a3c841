/// Where the schools of a council area lie and what they are like, in rounded figures.
///
/// Computed from the public school register and performance tables. Contains
/// public sector information licensed under the Open Government Licence v3.0.
struct LocalAuthority {
  let name: String
  /// The median latitude and longitude of its schools, in degrees.
  let centre: (latitude: Double, longitude: Double)
  /// How far schools lie from the centre, north and east, in kilometres (68th percentile).
  let spread: (north: Double, east: Double)
  /// Median pupils on roll.
  let rolls: (primary: Int, secondary: Int)
  /// Per cent of pupils with free school meals: 10th, 50th and 90th percentile of schools.
  let freeMeals: (Int, Int, Int)
  /// Per cent of pupils with English as an additional language, likewise.
  let additionalLanguage: (Int, Int, Int)
  /// Per cent of schools that inspectors judged to require improvement, or worse.
  let requiringImprovement: Int
  /// Per cent of secondary schools with a sixth form.
  let withSixthForm: Int
  /// Per cent of schools in the countryside: our assumption, not from the register.
  let rural: Int

  /// The sixteen areas of the presets, in alphabetical order.
  static let all = [
    LocalAuthority(
      name: "Bolton", centre: (53.574, -2.435),
      spread: (2.9, 3.1), rolls: (240, 980),
      freeMeals: (7, 27, 49), additionalLanguage: (2, 14, 70),
      requiringImprovement: 6, withSixthForm: 41, rural: 4),
    LocalAuthority(
      name: "Bury", centre: (53.5865, -2.2982),
      spread: (4.5, 1.8), rolls: (244, 866),
      freeMeals: (1, 15, 44), additionalLanguage: (0, 9, 44),
      requiringImprovement: 11, withSixthForm: 8, rural: 6),
    LocalAuthority(
      name: "Cheshire East", centre: (53.1705, -2.3198),
      spread: (12.1, 11.0), rolls: (208, 962),
      freeMeals: (4, 13, 38), additionalLanguage: (0, 4, 23),
      requiringImprovement: 8, withSixthForm: 64, rural: 45),
    LocalAuthority(
      name: "Cheshire West and Chester", centre: (53.2373, -2.8162),
      spread: (5.6, 15.6), rolls: (199, 1028),
      freeMeals: (5, 18, 46), additionalLanguage: (0, 4, 15),
      requiringImprovement: 10, withSixthForm: 61, rural: 35),
    LocalAuthority(
      name: "Halton", centre: (53.3373, -2.7208),
      spread: (2.8, 2.2), rolls: (204, 1191),
      freeMeals: (6, 46, 62), additionalLanguage: (0, 3, 9),
      requiringImprovement: 21, withSixthForm: 50, rural: 4),
    LocalAuthority(
      name: "Knowsley", centre: (53.4197, -2.8453),
      spread: (5.7, 2.7), rolls: (214, 901),
      freeMeals: (16, 46, 62), additionalLanguage: (1, 5, 13),
      requiringImprovement: 11, withSixthForm: 17, rural: 4),
    LocalAuthority(
      name: "Lancashire", centre: (53.7711, -2.6778),
      spread: (13.6, 19.6), rolls: (198, 774),
      freeMeals: (4, 18, 47), additionalLanguage: (0, 3, 28),
      requiringImprovement: 9, withSixthForm: 20, rural: 25),
    LocalAuthority(
      name: "Liverpool", centre: (53.4025, -2.9254),
      spread: (3.3, 2.5), rolls: (301, 827),
      freeMeals: (10, 45, 64), additionalLanguage: (3, 13, 48),
      requiringImprovement: 13, withSixthForm: 82, rural: 0),
    LocalAuthority(
      name: "Manchester", centre: (53.4581, -2.2229),
      spread: (5.4, 2.5), rolls: (393, 990),
      freeMeals: (16, 47, 62), additionalLanguage: (13, 37, 77),
      requiringImprovement: 9, withSixthForm: 24, rural: 0),
    LocalAuthority(
      name: "Salford", centre: (53.5043, -2.3361),
      spread: (2.3, 4.9), rolls: (248, 753),
      freeMeals: (0, 34, 59), additionalLanguage: (0, 15, 41),
      requiringImprovement: 21, withSixthForm: 9, rural: 0),
    LocalAuthority(
      name: "Sefton", centre: (53.4986, -2.9929),
      spread: (6.4, 2.6), rolls: (213, 799),
      freeMeals: (7, 22, 58), additionalLanguage: (0, 4, 16),
      requiringImprovement: 13, withSixthForm: 57, rural: 8),
    LocalAuthority(
      name: "St. Helens", centre: (53.4555, -2.7196),
      spread: (3.0, 3.3), rolls: (221, 1163),
      freeMeals: (7, 30, 48), additionalLanguage: (0, 4, 13),
      requiringImprovement: 10, withSixthForm: 50, rural: 10),
    LocalAuthority(
      name: "Trafford", centre: (53.4225, -2.3398),
      spread: (3.5, 2.3), rolls: (300, 854),
      freeMeals: (3, 15, 47), additionalLanguage: (5, 18, 44),
      requiringImprovement: 7, withSixthForm: 55, rural: 0),
    LocalAuthority(
      name: "Warrington", centre: (53.3989, -2.573),
      spread: (2.1, 3.2), rolls: (207, 876),
      freeMeals: (9, 24, 55), additionalLanguage: (3, 11, 30),
      requiringImprovement: 3, withSixthForm: 43, rural: 10),
    LocalAuthority(
      name: "Wigan", centre: (53.5222, -2.5959),
      spread: (3.2, 5.1), rolls: (210, 975),
      freeMeals: (9, 26, 54), additionalLanguage: (1, 6, 16),
      requiringImprovement: 8, withSixthForm: 9, rural: 6),
    LocalAuthority(
      name: "Wirral", centre: (53.3784, -3.0543),
      spread: (3.8, 3.0), rolls: (258, 897),
      freeMeals: (7, 35, 65), additionalLanguage: (0, 3, 13),
      requiringImprovement: 17, withSixthForm: 73, rural: 4),
  ]
}
