#include <zlib.h>

// `inflateInit2` and `deflateInit2` are macros, which Swift does not see.
static inline int miyabi_inflate_init(z_streamp stream, int window_bits) { return inflateInit2(stream, window_bits); }
static inline int miyabi_deflate_init(z_streamp stream, int window_bits) {
  return deflateInit2(stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
}
