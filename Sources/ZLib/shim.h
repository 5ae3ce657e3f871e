#include <zlib.h>

// `inflateInit2` and `deflateInit2` are macros, which Swift does not see.
static inline int miyabi_inflate_init(z_streamp stream, int window_bits) { return inflateInit2(stream, window_bits); }
static inline int miyabi_deflate_init(z_streamp stream, int level, int window_bits, int memory) {
  return deflateInit2(stream, level, Z_DEFLATED, window_bits, memory, Z_DEFAULT_STRATEGY);
}
