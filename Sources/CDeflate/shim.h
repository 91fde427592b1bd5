// libdeflate: compresses entries ahead of packaging.
#pragma once
#include <libdeflate.h>
