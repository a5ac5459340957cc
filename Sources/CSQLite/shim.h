// What Swift cannot call itself: the two SQLite functions that take a variable number of arguments.
#ifndef CRM_CSQLITE_SHIM_H
#define CRM_CSQLITE_SHIM_H

#include <sqlite3.h>

static inline int crm_sqlite_config(int option) { return sqlite3_config(option); }

static inline int crm_sqlite_config_int(int option, int value) {
  return sqlite3_config(option, value);
}

static inline int crm_sqlite_config_memory(const sqlite3_mem_methods *methods) {
  return sqlite3_config(SQLITE_CONFIG_MALLOC, methods);
}

static inline int crm_sqlite_db_config(sqlite3 *db, int option, int value) {
  return sqlite3_db_config(db, option, value, (int *)0);
}

#endif
