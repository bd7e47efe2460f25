/// Of which year an amount in the text is, and whether it is only planned.
#pragma once

#include <optional>

#include "ingest/statements/amount_phrase.h"

namespace jitu::ingest {

/// The year that is named before the amount: in its clause, else in its sentence.
std::optional<int> YearBefore(const Reading& reading, const Passage& passage, const Clause& clause,
                              const AmountPhrase& phrase);

/// 2024年拟安排150万元, 力争…: an amount of a later year, or behind words of intention.
bool IsPlanned(const Reading& reading, const Passage& passage, const AmountPhrase& phrase, std::optional<int> year);

/// In the report of one project 项目支出 is what the project spent, not a total of the unit.
bool IsProjectsOwn(const Reading& reading, const Passage& passage, const AmountPhrase& phrase);

/// The bytes of words behind an amount that say what it was for (主要用于) or that it paid what was owed (为结清); 0 if
/// none begins the text.
std::size_t PurposeAtStart(std::string_view text);

/// 收、支总计: one amount that is both.
bool IsBothWays(std::string_view text);

/// 企业自筹28,640万元: what others pay.
bool IsOthersMoney(std::string_view text);

}  // namespace jitu::ingest
