#include "ingest/readers/page.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kMostRules = 6'000;  ///< of one page; a drawing has more, a table does not
constexpr double kThickestRule = 3;
constexpr double kShortestRule = 5;

void AddRule(const Box& box, Page& page) {
  const bool across = box.height() <= kThickestRule && box.width() >= kShortestRule;
  const bool down = box.width() <= kThickestRule && box.height() >= kShortestRule;
  if ((across || down) && page.rules.size() <= kMostRules) page.rules.push_back(box);
}

Box BoxAround(const Corner& one, const Corner& other) {
  return {std::min(one.first, other.first), std::min(one.second, other.second), std::max(one.first, other.first),
          std::max(one.second, other.second)};
}

}  // namespace

void AddPath(const std::vector<Corner>& corners, bool stroked, Page& page) {
  if (corners.size() < 2) return;
  Box whole = BoxAround(corners[0], corners[0]);
  for (const auto& [x, y] : corners) {
    whole = {std::min(whole.left, x), std::min(whole.top, y), std::max(whole.right, x), std::max(whole.bottom, y)};
  }
  if (!stroked || corners.size() == 2) return AddRule(whole, page);
  for (std::size_t i = 0; i + 1 < corners.size(); ++i) AddRule(BoxAround(corners[i], corners[i + 1]), page);
}

void DropDrawings(Page& page) {
  if (page.rules.size() > kMostRules) page.rules.clear();
}

std::vector<double> NumbersIn(std::string_view text, std::size_t most) {
  std::vector<double> numbers;
  for (std::size_t i = 0; i < text.size() && numbers.size() < most;) {
    double number = 0;
    const auto read = std::from_chars(text.data() + i, text.data() + text.size(), number);
    if (read.ec == std::errc()) {
      numbers.push_back(std::isfinite(number) ? std::clamp(number, -1e6, 1e6) : 0);
      i = static_cast<std::size_t>(read.ptr - text.data());
    } else {
      ++i;
    }
  }
  return numbers;
}

Matrix Matrix::Of(std::string_view numbers) {
  const std::vector<double> m = NumbersIn(numbers, 6);
  return m.size() == 6 ? Matrix{m[0], m[1], m[2], m[3], m[4], m[5]} : Matrix{};
}

double WidthInEms(std::string_view text) {
  double width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const text::CodePoint point = text::At(text, i);
    width += point.value < 0x1100 ? 0.5 : 1;
    i += point.bytes;
  }
  return width;
}

std::size_t CharactersOf(const std::vector<Page>& pages) {
  std::size_t characters = 0;
  for (const Page& page : pages) {
    for (const PageWord& word : page.words) characters += text::CountCodePoints(word.text);
  }
  return characters;
}

}  // namespace jitu::ingest
