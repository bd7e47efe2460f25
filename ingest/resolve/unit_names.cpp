#include "ingest/resolve/unit_names.h"

#include <algorithm>
#include <vector>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::u32string_view kAreas = U"省市区县州旗盟";
constexpr std::size_t kShortestArea = 3;   // characters of an area, with the word for it
constexpr std::size_t kShortestOwn = 2;    // characters behind the area
constexpr std::size_t kLongestAreas = 16;  // characters of all areas that a name begins with
constexpr std::size_t kEndOfFullName = 3;  // 残联 of 残疾人联合会 ends with one of the last characters

bool IsArea(char32_t c) { return kAreas.find(c) != std::u32string_view::npos; }

/// Where each area ends that the name begins with: 3 and 6 of 徐宁市泉桥区教育局. 市场, 城市 and 社区 end none: too
/// short.
std::vector<std::size_t> AreaEnds(std::u32string_view name) {
  std::vector<std::size_t> ends;
  std::size_t start = 0;
  for (std::size_t i = 0; i < std::min(name.size(), kLongestAreas); ++i) {
    if (!IsArea(name[i]) || i + 1 - start < kShortestArea || i + 1 + kShortestOwn > name.size()) continue;
    ends.push_back(start = i + 1);
  }
  return ends;
}

std::u32string KeyOf(std::string_view name) { return text::ToCodePoints(text::NameKey(name)); }

}  // namespace

std::string WithinArea(std::string_view name, std::string_view speaker) {
  constexpr std::u32string_view kNoAreas[] = {U"市场", U"市政", U"区域", U"县域", U"市容"};
  const std::u32string brief = KeyOf(name);
  if (brief.size() < 1 + kShortestOwn || !IsArea(brief.front())) return std::string(name);
  for (const std::u32string_view word : kNoAreas) {
    if (brief.starts_with(word)) return std::string(name);
  }
  const std::u32string own = KeyOf(speaker);
  for (const std::size_t end : AreaEnds(own)) {
    if (own[end - 1] == brief.front()) return text::FromCodePoints(own.substr(0, end) + brief.substr(1));
  }
  return std::string(name);
}

std::u32string AreaOf(std::string_view name) {
  const std::u32string key = KeyOf(name);
  const std::vector<std::size_t> ends = AreaEnds(key);
  if (ends.empty()) return {};
  const std::size_t start = ends.size() > 1 ? ends[ends.size() - 2] : 0;
  return key.substr(start, ends.back() - start);
}

bool IsShortWithinArea(std::string_view brief, std::string_view full) {
  const std::u32string few = KeyOf(brief);
  const std::u32string many = KeyOf(full);
  const std::vector<std::size_t> few_ends = AreaEnds(few);
  const std::vector<std::size_t> many_ends = AreaEnds(many);
  if (few_ends.empty() || many_ends.empty() || AreaOf(brief) != AreaOf(full)) return false;
  const std::u32string_view one = std::u32string_view(few).substr(few_ends.back());
  const std::u32string_view other = std::u32string_view(many).substr(many_ends.back());
  if (one.size() >= other.size() || one.size() < kShortestOwn || one.front() != other.front()) return false;
  const std::u32string_view end = other.substr(other.size() - std::min(other.size(), kEndOfFullName));
  if (end.find(one.back()) == std::u32string_view::npos) return false;
  std::size_t at = 0;
  for (const char32_t c : one) {
    at = other.find(c, at);
    if (at++ == std::u32string_view::npos) return false;
  }
  return true;
}

}  // namespace jitu::ingest
