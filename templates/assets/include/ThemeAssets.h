#ifndef MIYABI_THEME_ASSETS_H
#define MIYABI_THEME_ASSETS_H

#include <stddef.h>

/// A file of the default theme, as it stood when the program was compiled.
struct theme_asset {
  const char *name;
  const unsigned char *bytes;
  size_t count;
};

/// How many files there are.
size_t theme_asset_count(void);

/// The file at `index`, which is less than theme_asset_count().
struct theme_asset theme_asset_at(size_t index);

/// The script of the page that verifies certificates: it stands in that page, and is no file of the site.
struct theme_asset theme_verify_script(void);

/// DejaVu Serif, for certificates that are printed.
struct theme_asset theme_certificate_font(void);

#endif
