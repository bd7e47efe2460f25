/// Amounts that add up to one told before or behind them are its parts, whatever words stand beside them.
#pragma once

#include "ingest/statements/money.h"

namespace jitu::ingest {

/// 救助326.50万元:冬春救助238.00万元,过渡期安置51.30万元,尾款37.20万元: names the parts that no word makes spending,
/// and ties all to the whole. A part may have parts of its own in a bracket or behind 其中, which are passed over. The
/// whole stands before its parts in their paragraph, or closes the line above them.
void ReadAddingLists(const Reading& reading, Money& money);

}  // namespace jitu::ingest
