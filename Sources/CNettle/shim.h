// Nettle: digests, with the instructions that processors have for them.
#pragma once
#include <nettle/sha1.h>
#include <nettle/sha2.h>
