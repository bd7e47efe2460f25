/// Sums and products of exact decimals; nothing where the result has more than eighteen digits. Shares and powers that
/// have no end are rounded, and say so here.
#pragma once

#include <optional>

#include "schema/text/numerals.h"

namespace jitu::ingest {

std::optional<text::Decimal> Sum(text::Decimal a, text::Decimal b);
std::optional<text::Decimal> Product(const text::Decimal& a, const text::Decimal& b);
/// To fourteen places, rounded half up. Both are 0 or more.
std::optional<text::Decimal> Quotient(const text::Decimal& numerator, const text::Decimal& denominator);
/// To fifteen significant digits. The exponent is at most 999 either way.
std::optional<text::Decimal> Power(const text::Decimal& base, int exponent);

}  // namespace jitu::ingest
