/// What a report's own figures come to: the sums, rates and points that it shows, each with its terms and their places.
///
/// A calculation is read only where its terms are known for certain; what is doubtful is left out, never guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/statements/rules.h"

namespace jitu::ingest {

/// A figure with the words that say what it is of. `shown` runs from those words to the figure.
struct ReckonedFigure {
  std::string name;
  text::Decimal value;
  std::optional<std::int64_t> fen;  ///< of money, whose value is in yuan
  ByteSpan shown;
  int power = 0;  ///< of ten, in which money is written: 4 for 万元
};

/// Nothing where the sum does not fit.
std::optional<text::Decimal> SumOf(const std::vector<ReckonedFigure>& terms);
/// How far two are apart, at the finer scale of both; nothing where it does not fit.
std::optional<text::Decimal> ApartOf(const text::Decimal& one, const text::Decimal& other);
/// Negative, 0 or positive.
int Compare(const text::Decimal& one, const text::Decimal& other);

/// Whether the terms come to the whole, but for rounding: 0.05 of the unit of money and of what is written with
/// decimals, nothing of whole numbers.
bool Closes(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms);
/// Whether they come so near that they are meant as its parts: a tenth of it. Further off is another parting.
bool IsNear(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms);

/// A rate is right within 0.1, one in whole numbers within 1: the amounts beside it are rounded too.
text::Decimal RateRounding(const text::Decimal& rate);

/// Puts the sum into the facts.
void AddSum(Draft& draft, std::string_view what, std::string_view column, std::string_view unit,
            const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms, bool exact, std::string_view rule);

ReckoningFact::Term MakeTerm(const Reading& reading, const ReckonedFigure& figure, std::string_view role,
                             std::string_view rule);

/// An amount in the text, with the words from `from` on.
ReckonedFigure MoneyFigure(const Reading& reading, int quantity, std::uint32_t from, std::string name);

/// Tables whose last row adds up those above.
void AddColumnSums(Draft& draft);
/// Forms: the sources that a total comes from, rates, and points.
void AddFormReckonings(Draft& draft);
/// Lists of items below the amount that they part, and parts behind 其中.
void AddListSums(Draft& draft);
/// 预算45万元,执行40.5万元,执行率90%.
void AddRates(Draft& draft);

}  // namespace jitu::ingest
