#include "ManualText.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char diagnostics_md[] = {
#embed "../../docs/diagnostics.md"
};

const unsigned char *diagnostics_manual(void) { return diagnostics_md; }

size_t diagnostics_manual_count(void) { return sizeof diagnostics_md; }
