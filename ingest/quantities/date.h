/// Reads a date at a place in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "schema/base/span.h"

namespace jitu::ingest {

struct DateFound {
  ByteSpan span;
  std::optional<int> year, month, day;
  std::optional<int> last_year;  ///< of 2023—2025年
};

/// 2022年5月20日, 2022年度, 2023—2025年, 2022-04-19, 2025.1.1, 5月20日, 二〇二二年十月, and with what gets lost:
/// 2021年1231日, 2022年922. Nothing where the digits do not tell a day that exists.
std::optional<DateFound> ReadDate(std::string_view text, std::uint32_t at);

}  // namespace jitu::ingest
