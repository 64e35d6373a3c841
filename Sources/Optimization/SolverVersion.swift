import CGLPK

/// The version of GLPK, such as "5.0".
public var solverVersion: String { unsafe String(cString: glp_version()) }
