#ifndef NODE_ARENA_H
#define NODE_ARENA_H

#include <cmark.h>

/// Memory for cmark's trees. cmark asks for many small pieces; here they are taken off large blocks, one thread's own,
/// and given back together when the last of the thread's trees is done with.
///
/// Everything between a `begin` and its `end` happens on one thread.

/// The allocator to give to cmark. What it hands out is zeroed, and lives until the last `end`.
cmark_mem *node_arena_memory(void);

/// A tree of this thread begins.
void node_arena_begin(void);

/// A tree of this thread is done with: what was allocated for it must not be used any more.
void node_arena_end(void);

#endif
