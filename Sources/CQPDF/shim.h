// libqpdf: the objects of any PDF.
#pragma once
#include <qpdf/qpdf-c.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

// C functions without a prototype are not imported.
static inline qpdf_data bifolium_qpdf_init(void) { return qpdf_init(); }
