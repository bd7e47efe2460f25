/// Amounts that have their names from a list, read after all others.
#pragma once

#include "ingest/statements/money.h"

namespace jitu::ingest {

/// Names, among the amounts that nothing else explains:
/// - 用于实施“X项目”(397万元): the amount that alone stands in the bracket behind a name;
/// - A、B和C分别为640万元、186万元和380万元: as many names as amounts, in their order.
void ReadListedAmounts(const Reading& reading, Money& money);

}  // namespace jitu::ingest
