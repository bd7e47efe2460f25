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

/// What an amount that ends at `amount_end` was for (主要用于X, 支持X) or paid what was owed of (为结清X): the words
/// behind it in its clause or, if `beyond`, in the next one, where that has no amount of its own. Empty if none say so.
ByteSpan PurposeBehind(const Reading& reading, const Passage& passage, const Clause& clause, std::uint32_t amount_end,
                       bool beyond);

/// What the clause says behind an amount, also behind a bracket that stands there: 500万元(其中:…)下达给你局.
ByteSpan BehindAmount(const Reading& reading, const Passage& passage, const Clause& clause, std::uint32_t amount_end);

/// 全部到位, 分解下达到各单位: the kind of amount that the words behind it make it; empty if they say none.
std::string BasisBehind(const Reading& reading, std::string_view behind);

/// 省级专项资金900万元(某财指〔2023〕27号): of the fund that the report is about, by the paper that allotted it.
bool IsAllotted(const Reading& reading, const AmountPhrase& phrase, std::uint32_t amount_end, std::string_view fund);

/// 项目预算450万元,全部支出完毕: the clause behind says that all of the amount was spent.
bool SaysAllPaid(const Reading& reading, const Passage& passage, std::size_t clause);

/// 支出决算合计 behind a total of 收入: "支出"; empty where the words name no side, or the same.
std::string_view OtherSide(std::string_view words, std::string_view side);

/// 收、支总计: one amount that is both.
bool IsBothWays(std::string_view text);

/// 企业自筹28,640万元: what others pay.
bool IsOthersMoney(std::string_view text);

}  // namespace jitu::ingest
