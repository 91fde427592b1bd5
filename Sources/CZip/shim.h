// libzip: the container of an EPUB.
#pragma once
#include <zip.h>
