// gumbo: the HTML5 tree construction algorithm.
#pragma once
#include <gumbo.h>
