// HarfBuzz: glyph facts that Pango does not give.
#pragma once
#include <hb-ft.h>
#include <hb-ot.h>
#include <hb.h>
