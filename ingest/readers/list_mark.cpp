#include "ingest/readers/list_mark.h"

#include <algorithm>
#include <array>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kPause = "、";

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::uint32_t Size(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

bool StartsWith(std::string_view text, std::string_view start) {
  return !text.empty() && text.front() == start.front() && text.starts_with(start);
}

int HanDigit(std::string_view text) {
  constexpr std::u32string_view kDigits = U"一二三四五六七八九十";
  const std::size_t digit = text.empty() ? kDigits.npos : kDigits.find(text::At(text, 0).value);
  return digit == kDigits.npos ? 0 : static_cast<int>(digit) + 1;
}

struct Ordinal {
  int value = 0;
  std::uint32_t bytes = 0;  ///< 0: there is no ordinal
};

/// 一 to 九十九.
Ordinal HanOrdinal(std::string_view text) {
  Ordinal ordinal;
  int tens = -1;
  int ones = 0;
  while (ordinal.bytes < 9) {
    const int digit = HanDigit(text.substr(ordinal.bytes));
    if (digit == 0) break;
    if (digit == 10) {
      if (tens >= 0) return {};
      tens = ones == 0 ? 1 : ones;
      ones = 0;
    } else {
      if (ones != 0) return {};
      ones = digit;
    }
    ordinal.bytes += 3;
  }
  ordinal.value = std::max(tens, 0) * 10 + ones;
  return ordinal;
}

Ordinal ArabicOrdinal(std::string_view text) {
  Ordinal ordinal;
  while (ordinal.bytes < text.size() && IsDigit(text[ordinal.bytes])) {
    if (ordinal.bytes == 2) return {};
    ordinal.value = ordinal.value * 10 + (text[ordinal.bytes] - '0');
    ++ordinal.bytes;
  }
  return ordinal;
}

ListMark Finished(std::string_view line, MarkKind kind, int ordinal, std::uint32_t bytes) {
  std::uint32_t skip = bytes;
  while (skip < line.size() && line[skip] == ' ') ++skip;
  return ListMark{kind, ordinal, bytes, skip};
}

std::uint32_t SkipBlanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// 一、二级指标 names two levels and is no mark; 二、一般公共预算 is one.
bool IsPairOfOrdinals(std::string_view after_pause, int first) {
  const Ordinal second = HanOrdinal(after_pause);
  if (second.bytes == 0 || second.value != first + 1) return false;
  constexpr std::array<std::string_view, 17> kCounted{"级", "季", "类", "期", "产", "线", "批", "年", "月",
                                                      "号", "档", "等", "环", "楼", "层", "、", "次"};
  const std::string_view rest = after_pause.substr(second.bytes);
  return std::any_of(kCounted.begin(), kCounted.end(), [&](std::string_view word) { return StartsWith(rest, word); });
}

std::optional<ListMark> ParsePart(std::string_view line) {
  constexpr std::array<std::string_view, 4> kParts{"部分", "章", "节", "篇"};
  constexpr std::array<std::string_view, 9> kNumbered{"项目卡片", "子项目", "项目", "附件", "附表",
                                                      "专项资金", "专项",   "任务", "案例"};
  if (StartsWith(line, "第")) {
    std::string_view rest = line.substr(3);
    Ordinal ordinal = HanOrdinal(rest);
    if (ordinal.bytes == 0) ordinal = ArabicOrdinal(rest);
    if (ordinal.bytes == 0) return std::nullopt;
    rest = rest.substr(ordinal.bytes);
    for (const std::string_view part : kParts) {
      if (!StartsWith(rest, part)) continue;
      std::uint32_t bytes = 3 + ordinal.bytes + Size(part);
      if (StartsWith(line.substr(bytes), kPause)) bytes += Size(kPause);
      if (StartsWith(line.substr(bytes), ":")) bytes += 1;
      return Finished(line, MarkKind::kPart, ordinal.value, bytes);
    }
    return std::nullopt;
  }
  // 附:2022年防火经费支出明细(万元): what is added behind the report.
  constexpr std::string_view kAdded = "附:";
  constexpr std::size_t kLongestTitle = 120;
  constexpr std::array<std::string_view, 5> kLists{"明细", "明细表", "清单", "(万元)", "(元)"};
  const bool lists =
      StartsWith(line, kAdded) && line.size() <= kLongestTitle &&
      std::any_of(kLists.begin(), kLists.end(), [&](std::string_view end) { return line.ends_with(end); });
  if (lists) return Finished(line, MarkKind::kPart, 0, Size(kAdded));
  constexpr std::string_view kOpen = "【";  // 【项目一】某某建设项目
  constexpr std::string_view kClose = "】";
  const std::uint32_t start = StartsWith(line, kOpen) ? Size(kOpen) : 0;
  for (const std::string_view word : kNumbered) {
    if (!StartsWith(line.substr(start), word)) continue;
    const std::string_view rest = line.substr(start + word.size());
    Ordinal ordinal = HanOrdinal(rest);
    if (ordinal.bytes == 0) ordinal = ArabicOrdinal(rest);
    if (ordinal.bytes == 0) return std::nullopt;
    const std::string_view behind = rest.substr(ordinal.bytes);
    if (start != 0) {
      if (!StartsWith(behind, kClose)) return std::nullopt;
      return Finished(line, MarkKind::kPart, ordinal.value, start + Size(word) + ordinal.bytes + Size(kClose));
    }
    // 项目一 某某建设项目: a blank in place of the colon, before a name and nothing else.
    constexpr std::size_t kLongestName = 90;
    const bool name = StartsWith(behind, " ") && behind.size() >= 13 && behind.size() <= kLongestName &&
                      behind.find_first_of(",;:|", 1) == std::string_view::npos &&
                      behind.find("。") == std::string_view::npos;
    if (!name && !StartsWith(behind, ":")) return std::nullopt;
    return Finished(line, MarkKind::kPart, ordinal.value, Size(word) + ordinal.bytes + 1);
  }
  return std::nullopt;
}

std::optional<ListMark> ParseHan(std::string_view line) {
  const bool bracket = StartsWith(line, "(");
  const std::uint32_t start = bracket ? SkipBlanks(line, 1) : 0;
  const Ordinal ordinal = HanOrdinal(line.substr(start));
  if (ordinal.bytes == 0) return std::nullopt;
  const std::uint32_t end = SkipBlanks(line, start + ordinal.bytes);
  const std::string_view rest = line.substr(end);
  if (StartsWith(rest, ")")) return Finished(line, MarkKind::kHanBracket, ordinal.value, end + 1);
  if (bracket) return std::nullopt;
  if (StartsWith(rest, kPause) && !IsPairOfOrdinals(rest.substr(kPause.size()), ordinal.value)) {
    return Finished(line, MarkKind::kHan, ordinal.value, end + Size(kPause));
  }
  if (StartsWith(rest, ".")) return Finished(line, MarkKind::kHan, ordinal.value, end + 1);
  // 一 资金概况: a blank in place of the pause, before a short heading and nothing else.
  constexpr std::size_t kShortHeading = 45;
  const bool short_heading = end > ordinal.bytes && rest.size() >= 12 && rest.size() <= kShortHeading;
  if (!bracket && short_heading && rest.find_first_of(" ,:;|0123456789") == std::string_view::npos &&
      text::IsHan(text::At(rest, 0).value) && rest.find("。") == std::string_view::npos) {
    return Finished(line, MarkKind::kHan, ordinal.value, end);
  }
  if (end == ordinal.bytes && StartsWith(rest, "是")) return Finished(line, MarkKind::kWord, ordinal.value, end + 3);
  return std::nullopt;
}

/// 1.2022年: the digits after the point are a year, so the first number is a mark; 1.5万元 has none.
bool IsYearAfterPoint(std::string_view rest) {
  std::size_t digits = 0;
  while (digits < rest.size() && IsDigit(rest[digits])) ++digits;
  if (digits != 4 || (rest[0] != '1' && rest[0] != '2')) return false;
  const std::string_view after = rest.substr(SkipBlanks(rest, 4));
  return StartsWith(after, "年") || StartsWith(after, "-") || StartsWith(after, "—") || StartsWith(after, "–");
}

std::optional<ListMark> ParseNumber(std::string_view line) {
  const bool bracket = StartsWith(line, "(");
  const std::uint32_t start = bracket ? SkipBlanks(line, 1) : 0;
  const Ordinal ordinal = ArabicOrdinal(line.substr(start));
  if (ordinal.bytes == 0) return std::nullopt;
  const std::uint32_t end = SkipBlanks(line, start + ordinal.bytes);
  const std::string_view rest = line.substr(end);
  if (StartsWith(rest, ")")) return Finished(line, MarkKind::kNumberBracket, ordinal.value, end + 1);
  if (bracket) return std::nullopt;
  if (StartsWith(rest, kPause)) {
    // 1、2号楼 is a list of numbers; 1、2022年 is an item.
    const std::string_view after = rest.substr(kPause.size());
    if (!after.empty() && IsDigit(after[0]) && ArabicOrdinal(after).value == ordinal.value + 1) return std::nullopt;
    return Finished(line, MarkKind::kNumber, ordinal.value, end + Size(kPause));
  }
  if (StartsWith(rest, ".") && end == ordinal.bytes) {
    const std::string_view after = rest.substr(1);
    if (after.empty() || (IsDigit(after[0]) && !IsYearAfterPoint(after)) || after[0] == '.') return std::nullopt;
    return Finished(line, MarkKind::kNumber, ordinal.value, end + 1);
  }
  return std::nullopt;
}

std::optional<ListMark> ParseWord(std::string_view line) {
  struct Word {
    std::string_view text;
    int ordinal;
  };
  constexpr std::array<Word, 10> kWords{{{"首先,", 1},
                                         {"其次,", 2},
                                         {"再次,", 3},
                                         {"最后,", 4},
                                         {"其一,", 1},
                                         {"其二,", 2},
                                         {"其三,", 3},
                                         {"第一,", 1},
                                         {"第二,", 2},
                                         {"第三,", 3}}};
  for (const Word& word : kWords) {
    if (StartsWith(line, word.text)) return Finished(line, MarkKind::kWord, word.ordinal, Size(word.text));
  }
  return std::nullopt;
}

/// ①-⑳ (U+2460), ❶-❿ (U+2776), ➀-➉ (U+2780).
std::optional<ListMark> ParseSymbol(std::string_view line) {
  const text::CodePoint point = text::At(line, 0);
  const auto in = [&](char32_t from, int count) {
    return point.value >= from && point.value < from + static_cast<char32_t>(count);
  };
  const auto circled = [&](char32_t from) {
    return Finished(line, MarkKind::kCircled, static_cast<int>(point.value - from) + 1, point.bytes);
  };
  if (in(0x2460, 20)) return circled(0x2460);
  if (in(0x2776, 10)) return circled(0x2776);
  if (in(0x2780, 10)) return circled(0x2780);
  constexpr std::string_view kDashes = "——";
  if (StartsWith(line, kDashes)) return Finished(line, MarkKind::kBullet, 0, Size(kDashes));
  constexpr std::array<char32_t, 14> kBullets{U'●', U'○', U'◆', U'◇', U'■', U'□', U'▲',
                                              U'★', U'☆', U'•', U'▪', U'※', U'➢', U'\uF06C'};
  if (std::find(kBullets.begin(), kBullets.end(), point.value) != kBullets.end()) {
    return Finished(line, MarkKind::kBullet, 0, point.bytes);
  }
  return std::nullopt;
}

}  // namespace

std::optional<ListMark> ParseListMark(std::string_view line) {
  constexpr std::u32string_view kHanMarks = U"一二三四五六七八九十第项附专任案首其再最";
  if (line.empty()) return std::nullopt;
  const char first = line[0];
  if (IsDigit(first)) return ParseNumber(line);
  if (first == '(') {
    if (auto mark = ParseHan(line)) return mark;
    return ParseNumber(line);
  }
  if (static_cast<unsigned char>(first) < 0x80) return std::nullopt;
  const char32_t character = text::At(line, 0).value;
  if (text::IsHan(character) && kHanMarks.find(character) == std::u32string_view::npos) return std::nullopt;
  if (StartsWith(line, kPause) && line.size() > kPause.size()) {
    return Finished(line, MarkKind::kLost, 0, Size(kPause));
  }
  if (auto mark = ParseHan(line)) return mark;
  if (auto mark = ParsePart(line)) return mark;
  if (auto mark = ParseWord(line)) return mark;
  return ParseSymbol(line);
}

}  // namespace jitu::ingest
