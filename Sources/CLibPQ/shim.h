#ifndef CRM_LIBPQ_SHIM_H
#define CRM_LIBPQ_SHIM_H

#include <libpq-fe.h>

#endif
