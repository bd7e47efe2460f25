#include "ingest/statements/done_words.h"

#include <algorithm>

#include "schema/text/find.h"

namespace jitu::ingest {

bool SaysDone(const Reading& reading, std::string_view text, std::string_view done) {
  for (std::size_t at = text.find(done); at != std::string_view::npos; at = text.find(done, at + done.size())) {
    if (reading.words.outcome_verb.PrefixOf(text.substr(at + done.size())) != 0) return true;
  }
  return false;
}

bool SaysDoneInAll(const Reading& reading, std::string_view text) {
  constexpr std::string_view kAll = "共";
  const std::size_t all = text.find(kAll);
  if (all == std::string_view::npos) return false;
  const std::string_view before = text.substr(0, all);
  return !text::Has(before, "计划") && !text::Has(before, "目标") &&
         reading.words.outcome_verb.PrefixOf(text.substr(all + kAll.size())) != 0;
}

bool SaysWasDone(const Reading& reading, std::string_view text) {
  constexpr std::string_view kWas = "了", kDid = "进行";
  for (std::size_t at = text.find(kWas); at != std::string_view::npos; at = text.find(kWas, at + kWas.size())) {
    const std::string_view before = text.substr(0, at);
    if (before.ends_with(kDid) || reading.words.outcome_verb.SuffixOf(before) != 0) return true;
  }
  return false;
}

bool IsCountedInAll(const Reading& reading, const Clause& clause, const Quantity& quantity) {
  constexpr std::uint32_t kNear = 150;  ///< bytes
  const std::uint32_t end = quantity.span.start;
  const std::string_view text = reading.In({std::max(clause.span.start, end > kNear ? end - kNear : 0), end});
  constexpr std::string_view kAll[] = {"全年共", "全市共", "全县共", "全区共", "共计", "累计"};
  return std::any_of(std::begin(kAll), std::end(kAll), [&](std::string_view all) { return text::Has(text, all); });
}

}  // namespace jitu::ingest
