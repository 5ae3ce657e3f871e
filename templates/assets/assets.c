#include "ThemeAssets.h"

// #embed is C23; clang has it in every mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char site_css[] = {
#embed "site.css"
};

static const unsigned char quiz_js[] = {
#embed "quiz.js"
};

static const unsigned char media_js[] = {
#embed "media.js"
};

static const unsigned char search_js[] = {
#embed "search.js"
};

static const unsigned char progress_js[] = {
#embed "progress.js"
};

static const unsigned char verify_js[] = {
#embed "verify.js"
};

static const unsigned char certificate_font[] = {
#embed "fonts/DejaVuSerif.ttf"
};

static const unsigned char favicon_svg[] = {
#embed "favicon.svg"
};

static const struct theme_asset assets[] = {
  {"site.css", site_css, sizeof site_css},
  {"quiz.js", quiz_js, sizeof quiz_js},
  {"media.js", media_js, sizeof media_js},
  {"search.js", search_js, sizeof search_js},
  {"progress.js", progress_js, sizeof progress_js},
  {"favicon.svg", favicon_svg, sizeof favicon_svg},
};

size_t theme_asset_count(void) { return sizeof assets / sizeof assets[0]; }

struct theme_asset theme_verify_script(void) {
  struct theme_asset script = {"verify.js", verify_js, sizeof verify_js};
  return script;
}

struct theme_asset theme_certificate_font(void) {
  struct theme_asset font = {"DejaVuSerif.ttf", certificate_font, sizeof certificate_font};
  return font;
}

struct theme_asset theme_asset_at(size_t index) { return assets[index]; }
