#include "schema/text/numerals.h"
