/// Days and spans of time that a line tells in words: 明天, 上周一, 去年10月, 康熙三年, 上2个月, 从6月1日到30日.
/// Reports name their dates, so only `jitu quantities` asks for this.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/quantities/quantity.h"
#include "schema/base/span.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

struct TimeTold {
  ByteSpan span;
  std::string value;         ///< ISO 8601, X for each digit that is not told: 2017-04, XXXX-01-10, 2017-W14
  std::string lower, upper;  ///< the first and last day, month or year of a period; else empty
};

/// Thread-safe. Linear in the text.
class Calendar {
 public:
  /// Without `today` what is told from today on (明天) keeps its digits open.
  explicit Calendar(const model::Catalog& catalog, std::optional<std::chrono::sys_days> today = std::nullopt);
  ~Calendar();
  Calendar(const Calendar&) = delete;
  Calendar& operator=(const Calendar&) = delete;

  /// What is told beyond the dates of `found`, which it may hold within; in order and apart.
  std::vector<TimeTold> Read(std::string_view text, const std::vector<Quantity>& found) const;

  struct Words;  ///< calendar_words.h

 private:
  std::unique_ptr<const Words> words_;
  std::optional<std::chrono::sys_days> today_;
};

/// 2018-02-10; nothing where it is no day.
std::optional<std::chrono::sys_days> ParseDay(std::string_view iso);

}  // namespace jitu::ingest
