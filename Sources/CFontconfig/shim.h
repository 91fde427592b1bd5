// fontconfig: an isolated configuration and the faces that it finds.
#pragma once
#include <fontconfig/fontconfig.h>
