// iconv, part of the C library: the encodings of old files. ICU would do as well, but its types clash with those
// of the ICU that Foundation brings.
#pragma once
#include <errno.h>
#include <iconv.h>
#include <stdint.h>

/// Converts a text to UTF-16 of this machine; each byte that is no character becomes U+FFFD. Returns the number
/// of units, at most `capacity`, or -1 where the encoding is not known.
static inline int64_t bifolium_decode(const char *encoding, const char *bytes, int64_t count, uint16_t *units,
                                      int64_t capacity) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  iconv_t converter = iconv_open("UTF-16LE", encoding);
#else
  iconv_t converter = iconv_open("UTF-16BE", encoding);
#endif
  if (converter == (iconv_t)-1) return -1;
  char *in = (char *)bytes, *out = (char *)units;
  size_t left = (size_t)count, room = (size_t)capacity * sizeof(uint16_t);
  while (left > 0) {
    if (iconv(converter, &in, &left, &out, &room) != (size_t)-1) break;
    if (errno == E2BIG || room < sizeof(uint16_t)) break;
    *(uint16_t *)out = 0xFFFD;
    out += sizeof(uint16_t);
    room -= sizeof(uint16_t);
    if (errno == EINVAL) break;
    in += 1;
    left -= 1;
  }
  iconv_close(converter);
  return ((uint16_t *)out) - units;
}
