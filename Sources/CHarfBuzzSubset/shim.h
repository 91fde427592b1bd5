// HarfBuzz's subsetter: a face with only the glyphs that a file shows.
#pragma once
#include <hb-subset.h>
