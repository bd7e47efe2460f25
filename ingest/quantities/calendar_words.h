/// The catalog's words for days and spans of time.
#pragma once

#include "ingest/quantities/calendar.h"
#include "ingest/quantities/word_table.h"

namespace jitu::ingest {

struct Calendar::Words {
  explicit Words(const model::Catalog& catalog);

  WordTable relative;   ///< 去年: year-1
  WordTable weekdays;   ///< 星期
  WordTable months;     ///< 正月: 1
  WordTable spans;      ///< 上, 未来: past, future
  WordTable span_unit;  ///< 个月: month
  WordTable parts;      ///< 夏天: SU
  WordTable to;         ///< 到
  WordTable close;      ///< 之间
  WordTable eras;       ///< 康熙: 1662
};

}  // namespace jitu::ingest
