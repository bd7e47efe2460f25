/// Lines of the government's accounts as names: 科学技术支出（类）科学技术普及（款）科普活动（项） is 科普活动.
#pragma once

#include "ingest/statements/money.h"

namespace jitu::ingest {

/// Names items by their 项 where no other line of the report ends in the same; the whole line stays where two do.
void NameByAccountItem(Money& money);

}  // namespace jitu::ingest
