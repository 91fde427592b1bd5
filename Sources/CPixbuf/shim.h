// gdk-pixbuf: identifies and decodes pictures.
#pragma once
#include <gdk-pixbuf/gdk-pixbuf.h>
