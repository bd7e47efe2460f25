#include "schema/text/encoding.h"
