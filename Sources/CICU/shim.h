// ICU: the words of a text, which Chinese and Japanese do not separate. ICU renames its functions by macros
// that Swift cannot see, so each call that is needed has a name of its own here.
#pragma once
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

/// A boundary iterator over the words of UTF-16 text, which must outlive it; NULL where ICU has no data.
static inline UBreakIterator *bifolium_words_open(const uint16_t *text, int32_t count) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", (const UChar *)text, count, &status);
  return U_SUCCESS(status) ? words : NULL;
}

/// The next boundary, or -1 (UBRK_DONE) after the last.
static inline int32_t bifolium_words_next(UBreakIterator *words) { return ubrk_next(words); }

static inline void bifolium_words_close(UBreakIterator *words) { ubrk_close(words); }

/// Whether a character stands upright in vertical text: Vertical_Orientation is U or Tu (UAX #50).
static inline int bifolium_stands_upright(uint32_t character) {
  int32_t orientation = u_getIntPropertyValue((UChar32)character, UCHAR_VERTICAL_ORIENTATION);
  return orientation == U_VO_UPRIGHT || orientation == U_VO_TRANSFORMED_UPRIGHT;
}
