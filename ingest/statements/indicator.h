/// What a figure is a figure of, from the words around it.
#pragma once

#include <string>

#include "ingest/statements/reading.h"

namespace jitu::ingest {

struct IndicatorPhrase {
  std::string name;             ///< empty where the words around name nothing
  std::string role;             ///< "target" or "actual" where a word beside the figure says so; empty otherwise
  bool carried = false;         ///< no words of its own: it goes on with the indicator before
  bool compared = false;        ///< measured against something else: 占, 恢复到, 完成预算的
  int growth = 0;               ///< 1: the words end with 增长, -1: with 下降
  bool against_budget = false;  ///< the growth is against the budget, not against last year
};

/// `at` is the place of the figure in clause.quantities.
IndicatorPhrase ReadIndicatorPhrase(const Reading& reading, const Passage& passage, std::size_t clause, std::size_t at);
/// 32米登高平台消防车1辆, 800吨废水站1座: the figure is a size of the thing that is counted behind it.
bool IsSizeOfThing(const Reading& reading, const Clause& clause, std::size_t at);

/// 低于1.5%的控制目标, 未达到97%的目标: the figure is what the result before was held against.
bool IsSetAsTarget(const Reading& reading, const Clause& clause, const Quantity& quantity);

}  // namespace jitu::ingest
