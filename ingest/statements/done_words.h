/// Words that say that something was done, where the section alone would not.
#pragma once

#include <string_view>

#include "ingest/statements/reading.h"

namespace jitu::ingest {

/// 已带动14户分红: done, though the section sets out aims.
bool SaysDone(const Reading& reading, std::string_view text, std::string_view done);

/// 全县共发放种苗3万株, and not 计划共发放: done, and how much in all.
bool SaysDoneInAll(const Reading& reading, std::string_view text);

/// 解决了出行难, 进行了外包.
bool SaysWasDone(const Reading& reading, std::string_view text);

/// 全年共补贴农机具203台, 共计报废农机具264台: how many there were in all.
bool IsCountedInAll(const Reading& reading, const Clause& clause, const Quantity& quantity);

}  // namespace jitu::ingest
