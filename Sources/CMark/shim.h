// cmark-gfm with the extensions of GitHub Flavored Markdown.
#pragma once
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
