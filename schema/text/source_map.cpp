#include "schema/text/source_map.h"
