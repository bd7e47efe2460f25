/// Amounts that add up to the one behind them, read after all others.
#pragma once

#include "ingest/statements/money.h"

namespace jitu::ingest {

/// 砌筑厂房12万元;购买锅炉一台18万元;共计30万元: what stands beside the amounts are names, and what follows the sum
/// says what it was used for (共计30万元,统筹用于文化站建设).
void ReadSummedLists(const Reading& reading, Money& money);

}  // namespace jitu::ingest
