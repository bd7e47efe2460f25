/// What the words before an amount say of it: a total, an item, what kind of amount, or that it is no spending.
#pragma once

#include <string>

#include "ingest/statements/item_name.h"
#include "ingest/statements/reading.h"

namespace jitu::ingest {

struct AmountPhrase {
  ByteSpan left;             ///< the words that belong to the amount
  ByteSpan name;             ///< what the amount is of; empty if nothing is named
  std::string total;         ///< the unit's total it is; empty if it is none
  std::string basis;         ///< "budget", "final_budget", "arrived", "actual"; empty if no word says
  bool sums_up = false;      ///< 项目预算合计: of all that was told before
  bool pronoun = false;      ///< the name stands for an item spoken of before: 本项目, 资金
  bool generic = false;      ///< the name is no item's: 中央资金, 一季度, 其余11个项目
  bool source = false;       ///< generic, as it says from whom: 县级配套
  bool behind_verb = false;  ///< 下达X资金: the name stands behind the verb
  enum class Other { kNo, kNever, kResult } other = Other::kNo;  ///< why it is no spending
};

/// `at` is the place of the amount in clause.quantities.
AmountPhrase ReadAmountPhrase(const Reading& reading, const Clause& clause, std::size_t at);

/// 支出决算为276万元: no words but those that make it an outturn; beside an item they are the item's, not the unit's.
bool IsBareOutturn(const Reading& reading, const AmountPhrase& phrase);

}  // namespace jitu::ingest
