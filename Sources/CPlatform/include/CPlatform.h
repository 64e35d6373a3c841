#ifndef CPLATFORM_H
#define CPLATFORM_H

// Exchanges two paths in one step, so that a reader sees the old folder or the
// new one, never a half-written mixture. glibc hides it behind _GNU_SOURCE.
extern int renameat2(int olddirfd, const char *oldpath, int newdirfd,
                     const char *newpath, unsigned int flags);

enum { CPLATFORM_RENAME_EXCHANGE = 2 };

#endif
