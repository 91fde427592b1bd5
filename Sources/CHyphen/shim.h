// libhyphen: where words divide, by the patterns of their language.
#pragma once
#include <hyphen.h>
