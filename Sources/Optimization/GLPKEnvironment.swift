internal import CGLPK

/// Runs `body` with a GLPK environment on this thread.
///
/// GLPK keeps its environment by thread: problems are made, solved and deleted
/// inside one call. An environment that was already there belongs to the caller
/// and is left in place.
func withGLPK<T, E: Error>(_ body: () throws(E) -> T) throws(E) -> T {
  let isOurs = glp_init_env() == 0
  defer { if isOurs { glp_free_env() } }
  cglpk_quiet()
  return try body()
}
