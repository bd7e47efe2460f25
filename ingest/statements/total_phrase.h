/// The totals of a unit as words beside an amount name them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// The name of the total that the words end with; empty if they name something else.
std::string TotalAtEnd(const Reading& reading, ByteSpan span);

/// "budget" or "actual".
std::string BasisOfTotal(const Reading& reading, std::string_view total, ByteSpan left);

/// 项目支出主要包括A 36.3万元,B 1万元: how far the words reach that open such a list of a total's parts; 0 if none do.
std::size_t PartsLead(const Reading& reading, ByteSpan clause);

/// A paper that sets out a budget, not what came of one: what it gives without another word is budgeted.
bool IsBudgetPaper(const Reading& reading);

}  // namespace jitu::ingest
