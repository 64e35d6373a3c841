#ifndef CGLPK_SHIM_H
#define CGLPK_SHIM_H

#include <glpk.h>
#include <setjmp.h>

// GLPK answers misuse by printing and aborting the process. Each search below
// installs an error hook that jumps back out instead, so that a fault comes
// back as a return code. After a fault the environment is unusable: free it,
// and do not delete the problem.
enum { CGLPK_FAULT = 0x7F };

static void cglpk_jump(void *e) { longjmp(*(jmp_buf *)e, 1); }

static int cglpk_mute(void *i, const char *s) {
  (void)i;
  (void)s;
  return 1;
}

// GLPK's error path turns its output on again, hence the hook as well.
static inline void cglpk_quiet(void) {
  glp_term_out(GLP_OFF);
  glp_term_hook(cglpk_mute, 0);
}

static inline int cglpk_simplex(glp_prob *p, const glp_smcp *o) {
  jmp_buf e;
  if (setjmp(e)) return CGLPK_FAULT;
  glp_error_hook(cglpk_jump, &e);
  int code = glp_simplex(p, o);
  glp_error_hook(0, 0);
  return code;
}

static inline int cglpk_intopt(glp_prob *p, const glp_iocp *o) {
  jmp_buf e;
  if (setjmp(e)) return CGLPK_FAULT;
  glp_error_hook(cglpk_jump, &e);
  int code = glp_intopt(p, o);
  glp_error_hook(0, 0);
  return code;
}

#endif
