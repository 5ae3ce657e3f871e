#include "PreviewAssets.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char live_js[] = {
#embed "live.js"
};

const unsigned char *preview_script(void) { return live_js; }

size_t preview_script_count(void) { return sizeof live_js; }
