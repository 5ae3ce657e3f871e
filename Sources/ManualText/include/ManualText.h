#ifndef MIYABI_MANUAL_TEXT_H
#define MIYABI_MANUAL_TEXT_H

#include <stddef.h>

/// docs/diagnostics.md, as it stood when the program was compiled.
const unsigned char *diagnostics_manual(void);

/// How many bytes it has.
size_t diagnostics_manual_count(void);

#endif
