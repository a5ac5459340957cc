// Where the library lies is known to the compiler.
#include <utf8proc.h>
