// What Swift cannot call itself: the SQLite functions that take a variable number of arguments, and a
// call of the system its library does not hand on.
#ifndef CRM_CSQLITE_SHIM_H
#define CRM_CSQLITE_SHIM_H

#include <sqlite3.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

static inline int crm_sqlite_config(int option) { return sqlite3_config(option); }

static inline int crm_sqlite_config_int(int option, int value) {
  return sqlite3_config(option, value);
}

static inline int crm_sqlite_config_memory(const sqlite3_mem_methods *methods) {
  return sqlite3_config(SQLITE_CONFIG_MALLOC, methods);
}

// What kind of file system a file lies on, as the kernel numbers them; 0 where that is not known.
static inline unsigned crm_file_system(const char *path) {
#ifdef __linux__
  struct statfs system;
  return statfs(path, &system) == 0 ? (unsigned)system.f_type : 0;
#else
  (void)path;
  return 0;
#endif
}

static inline int crm_sqlite_db_config(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

static inline int crm_sqlite_vtab_innocuous(sqlite3 *db) {
  return sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
}

#endif
