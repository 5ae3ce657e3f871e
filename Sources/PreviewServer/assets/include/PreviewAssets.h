#ifndef MIYABI_PREVIEW_ASSETS_H
#define MIYABI_PREVIEW_ASSETS_H

#include <stddef.h>

/// The script that every page of the preview gets, as it stood when the program was compiled.
const unsigned char *preview_script(void);

/// How many bytes it has.
size_t preview_script_count(void);

#endif
