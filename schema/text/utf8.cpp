#include "schema/text/utf8.h"
