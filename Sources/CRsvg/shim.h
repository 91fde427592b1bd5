// librsvg: draws SVG pictures and covers into a Cairo context.
#pragma once
#include <librsvg/rsvg.h>
