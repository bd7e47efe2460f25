#include "schema/text/display.h"
