/// Amounts that have their names from a list, read after all others.
#pragma once

#include "ingest/statements/money.h"

namespace jitu::ingest {

/// Names, among the amounts that nothing else explains:
/// - 用于实施“X项目”(397万元): the amount that alone stands in the bracket behind a name;
/// - A、B和C分别为640万元、186万元和380万元: as many names as amounts, in their order;
/// - 按用途,A 528万元、B 736万元: a list that adds up to an amount told before it in the same paragraph.
void ReadListedAmounts(const Reading& reading, Money& money);

}  // namespace jitu::ingest
