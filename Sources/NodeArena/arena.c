#include "NodeArena.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct block {
  struct block *next;
} block;

/// Before each piece: how long it is, and as much room as keeps the piece aligned for any type.
typedef union {
  size_t length;
  max_align_t alignment;
} header;

static _Thread_local struct {
  block *blocks;
  char *next;
  char *end;
  size_t room;
  unsigned trees;
} arena;

enum { first_room = 1 << 16, largest_room = 1 << 20 };

static void *room_for(size_t bytes) {
  if ((size_t)(arena.end - arena.next) < bytes) {
    arena.room = arena.room == 0 ? first_room : arena.room < largest_room ? arena.room * 2 : largest_room;
    size_t room = bytes > arena.room ? bytes : arena.room;
    block *made = malloc(sizeof(header) + room);
    // As cmark's own allocator: nothing can go on without memory.
    if (made == NULL) abort();
    made->next = arena.blocks;
    arena.blocks = made;
    arena.next = (char *)made + sizeof(header);
    arena.end = arena.next + room;
  }
  void *found = arena.next;
  arena.next += bytes;
  return found;
}

static size_t rounded(size_t bytes) { return (bytes + sizeof(header) - 1) & ~(sizeof(header) - 1); }

static void *allocate(size_t length) {
  if (length > SIZE_MAX / 2) abort();
  header *piece = room_for(sizeof(header) + rounded(length));
  piece->length = length;
  return piece + 1;
}

static void *arena_calloc(size_t count, size_t size) {
  if (size != 0 && count > SIZE_MAX / size) abort();
  return memset(allocate(count * size), 0, count * size);
}

static void *arena_realloc(void *old, size_t length) {
  if (old == NULL) return allocate(length);
  if (length > SIZE_MAX / 2) abort();
  header *piece = (header *)old - 1;
  if (length <= piece->length) return old;
  size_t held = rounded(piece->length), wanted = rounded(length);
  // What was handed out last can grow where it is.
  if ((char *)old + held == arena.next && (size_t)(arena.end - arena.next) >= wanted - held) {
    arena.next += wanted - held;
    piece->length = length;
    return old;
  }
  return memcpy(allocate(length), old, piece->length);
}

static void arena_free(void *piece) { (void)piece; }

cmark_mem *node_arena_memory(void) {
  static cmark_mem memory = {arena_calloc, arena_realloc, arena_free};
  return &memory;
}

void node_arena_begin(void) { arena.trees += 1; }

void node_arena_end(void) {
  arena.trees -= 1;
  if (arena.trees > 0) return;
  while (arena.blocks != NULL) {
    block *next = arena.blocks->next;
    free(arena.blocks);
    arena.blocks = next;
  }
  arena.next = arena.end = NULL;
  arena.room = 0;
}
