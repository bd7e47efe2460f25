#include "schema/text/normalise.h"
