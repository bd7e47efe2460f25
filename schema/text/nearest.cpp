#include "schema/text/nearest.h"

#include <algorithm>

#include "schema/text/letter_case.h"
#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

constexpr std::size_t kLongestWord = 64;

std::size_t Slips(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({changed, last[j] + 1, current[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, current);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string> Nearest(std::string_view word, const std::vector<std::string>& words) {
  const std::u32string typed = ToCodePoints(ToLower(word));
  if (typed.size() > kLongestWord) return std::nullopt;
  std::size_t fewest = (typed.size() + 2) / 3 + 1;
  std::optional<std::string> nearest;
  for (const std::string& candidate : words) {
    const std::u32string known = ToCodePoints(ToLower(candidate));
    if (known.size() > typed.size() + fewest || typed.size() > known.size() + fewest) continue;
    const std::size_t slips = Slips(typed, known);
    if (slips >= fewest) continue;
    fewest = slips;
    nearest = candidate;
  }
  return nearest;
}

}  // namespace jitu::text
