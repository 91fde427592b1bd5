// Little CMS: colours of one profile in those of another.
#pragma once
#include <lcms2.h>

// Formats of pixels are made by macros with arguments, which Swift does not see.
static const cmsUInt32Number clcms_rgb = TYPE_RGB_8;
static const cmsUInt32Number clcms_rgba = TYPE_RGBA_8;
