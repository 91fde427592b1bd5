#include <stdio.h>
#ifdef DEBUG
static const char *text = "a \"quoted\" \
continued";
#endif
/* Block // not a line */
typedef struct Gauge { uint32_t level; } Gauge;
int read_level(const Gauge *gauge, size_t n) {
  for (int i = 0; i < 10UL; ++i) printf("%d\n", gauge->level);
  return n == 0 ? 'x' : NULL; // end
}
