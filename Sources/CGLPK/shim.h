#ifndef CGLPK_SHIM_H
#define CGLPK_SHIM_H

#include <glpk.h>
#include <setjmp.h>

// GLPK answers misuse by printing and aborting the process. Each call below
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
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  int code = glp_simplex(p, o);
  glp_error_hook(0, 0);
  return code;
}

// Works out values and duals for the basis at hand.
static inline int cglpk_warm_up(glp_prob *p) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  int code = glp_warm_up(p);
  glp_error_hook(0, 0);
  return code;
}

static inline int cglpk_add_rows(glp_prob *p, int count) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  glp_add_rows(p, count);
  glp_error_hook(0, 0);
  return 0;
}

static inline int cglpk_set_row(glp_prob *p, int row, int length,
                                const int *columns, const double *values) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  glp_set_mat_row(p, row, length, columns, values);
  glp_error_hook(0, 0);
  return 0;
}

// Adds one nonbasic column.
static inline int cglpk_add_column(glp_prob *p, int type, double lower,
                                   double upper, double cost, int length,
                                   const int *rows, const double *values) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  int column = glp_add_cols(p, 1);
  glp_set_col_bnds(p, column, type, lower, upper);
  glp_set_obj_coef(p, column, cost);
  glp_set_mat_col(p, column, length, rows, values);
  glp_error_hook(0, 0);
  return 0;
}

static inline int cglpk_delete_columns(glp_prob *p, int count,
                                       const int *columns) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  glp_del_cols(p, count, columns);
  glp_error_hook(0, 0);
  return 0;
}

static inline int cglpk_delete_rows(glp_prob *p, int count, const int *rows) {
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  glp_del_rows(p, count, rows);
  glp_error_hook(0, 0);
  return 0;
}

// The multipliers of the rows that make up a basic variable's tableau row, in
// x[1...]. GLPK numbers variables rows first. Returns GLP_EBADB if the variable
// is not basic or the basis cannot be factorised.
static inline int cglpk_tableau(glp_prob *p, int variable, double *x) {
  int rows = glp_get_num_rows(p);
  if (variable < 1 || variable > rows + glp_get_num_cols(p)) return GLP_EBADB;
  jmp_buf e;
  if (setjmp(e)) {
    glp_error_hook(0, 0);
    return CGLPK_FAULT;
  }
  glp_error_hook(cglpk_jump, &e);
  int code = glp_bf_exists(p) ? 0 : glp_factorize(p);
  if (code == 0) {
    int position = variable <= rows ? glp_get_row_bind(p, variable)
                                    : glp_get_col_bind(p, variable - rows);
    if (position == 0) {
      code = GLP_EBADB;
    } else {
      for (int i = 1; i <= rows; i++) x[i] = 0;
      x[position] = 1;
      glp_btran(p, x);
    }
  }
  glp_error_hook(0, 0);
  return code;
}

#endif
