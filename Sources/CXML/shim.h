// libxml2: parses SVG before it is cleaned.
#pragma once
#include <libxml/xmlversion.h>
// Foundation brings an ICU of its own, whose types clash with those of the system's. Only a structure that
// nobody here looks into mentions them.
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/tree.h>

// `xmlFree` is a variable that holds a function, which Swift takes for shared state.
static inline void cxml_free(xmlChar *text) { xmlFree(text); }
