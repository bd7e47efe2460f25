/// What `jitu quantities` prints.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/quantities/calendar.h"
#include "ingest/quantities/quantity.h"
#include "schema/model/catalog.h"

namespace jitu::ingest {

/// Reads lines of any text. Thread-safe.
class QuantityLines {
 public:
  /// `today` is the day that 明天 and 上个月 are told from. The catalog must outlive this.
  explicit QuantityLines(const model::Catalog& catalog, std::optional<std::chrono::sys_days> today = std::nullopt);

  /// One line as it came (any bytes, without its line end) to one JSON object without a line end (contract, section 3).
  /// Places are code points of the line. A date's value is its ISO form with X for what is not said (XXXX-05-20), a
  /// period's is first/last, with both sides as lower and upper; money has amountFen where it is a whole number of fen.
  std::string Json(std::string_view line, std::uint64_t line_number) const;

 private:
  const model::Catalog& catalog_;
  QuantityRecogniser recogniser_;
  Calendar calendar_;
};

}  // namespace jitu::ingest
