/// Reads a number in Arabic digits: separators, a point, an exponent.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/text/numerals.h"

namespace jitu::ingest {

struct Arabic {
  std::uint32_t end = 0;
  text::Decimal value;
  std::uint32_t whole_digits = 0;  ///< before the point
  bool grouped = false;
  bool pointed = false;
};

/// Whether a blank may part groups of three digits (GB/T 15835-2011, 5.1.2: 1 400.26); behind a word of money it does,
/// elsewhere it parts two numbers.
enum class BlankParts { kNumbers, kGroups };

/// The number whose first digit, or point, stands at `at`; nothing where it has more than eighteen digits.
std::optional<Arabic> ReadArabic(std::string_view text, std::uint32_t at, BlankParts blank);

}  // namespace jitu::ingest
