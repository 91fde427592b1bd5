// Pango, PangoCairo, PangoFT2 and Cairo with its PDF, SVG-free image and FreeType backends.
#pragma once
#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <pango/pango.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

// GObject cast macros are not imported into Swift.
static inline void bifolium_g_object_unref(void *object) { g_object_unref(object); }
