#include "ingest/readers/clean_up.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <unordered_map>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool StartsWith(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

std::size_t SkipBlanks(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

std::size_t SkipDigits(std::string_view text, std::size_t at) {
  while (at < text.size() && IsDigit(text[at])) ++at;
  return at;
}

/// End of a word of printable ASCII.
std::size_t SkipWord(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] > ' ' && text[at] < 0x7F) ++at;
  return at;
}

/// Switches of a Word field: \h \z \o "1-3" \* MERGEFORMAT.
std::size_t SkipSwitches(std::string_view text, std::size_t at) {
  while (true) {
    const std::size_t start = SkipBlanks(text, at);
    if (start + 1 >= text.size() || (text[start] != '\\' && text[start] != '"')) return at;
    at = start + 1;
    if (text[start] == '"') {
      const std::size_t close = text.substr(at, 500).find('"');
      if (close == kNowhere) return at;
      at += close + 1;
      continue;
    }
    at = SkipWord(text, at);
    const std::size_t next = SkipBlanks(text, at);
    if (StartsWith(text.substr(next), "MERGEFORMAT")) at = next + 11;
  }
}

/// Length of the conversion noise that begins exactly here; 0 if there is none.
std::size_t NoiseAt(std::string_view rest) {
  if (StartsWith(rest, "[bookmark:")) {
    const std::size_t close = rest.substr(0, 200).find(']');
    return close == kNowhere ? 0 : close + 1;
  }
  if (StartsWith(rest, "PAGEREF ")) return SkipSwitches(rest, SkipDigits(rest, SkipWord(rest, SkipBlanks(rest, 8))));
  if (StartsWith(rest, "HYPERLINK ")) {
    const std::size_t after = SkipSwitches(rest, 10);
    return after > 10 ? after : SkipWord(rest, SkipBlanks(rest, 10));
  }
  if (StartsWith(rest, "TOC \\")) return SkipSwitches(rest, 3);
  if (StartsWith(rest, "_Toc") && rest.size() > 4 && IsDigit(rest[4])) return SkipDigits(rest, 4);
  // The mark that WPS leaves at the head of what it converts: 2052-11.1.0.11691.
  if (StartsWith(rest, "2052-") && rest.size() > 5 && IsDigit(rest[5])) {
    std::size_t at = 5;
    while (at < rest.size() && (IsDigit(rest[at]) || rest[at] == '.')) ++at;
    return std::count(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(at), '.') >= 2 ? at : 0;
  }
  return PinyinAt(rest);
}

constexpr std::string_view kNoiseStarts = "[(PHT_2";

/// Styles and settings that Word's HTML leaves as text.
bool IsWordSettings(std::string_view line) {
  constexpr std::array<std::string_view, 5> kSigns{"MicrosoftInternetExplorer", "table.Mso", "X-NONE", "mso-style-",
                                                   "/* Style Definitions */"};
  return line.size() < 5000 &&
         std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return line.find(sign) != kNowhere; });
}

/// A line of a table of contents: points that lead to a page number, or a long row of points.
bool IsContentsEntry(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (IsDigit(line[end - 1]) || line[end - 1] == ' ' || line[end - 1] == '-')) --end;
  std::size_t points = 0;
  std::size_t start = end;
  while (start > 0 && line.size() - start < 1000) {
    const text::CodePoint point = text::Before(line, start);
    if (point.value == U'…') points += 3;
    if (point.value == '.' || point.value == U'·') points += 1;
    if (point.value != U'…' && point.value != '.' && point.value != U'·' && point.value != ' ') break;
    start -= point.bytes;
  }
  const bool numbered = line.find_first_of("0123456789", end) != kNowhere;
  return points >= (numbered ? 4u : 10u);
}

/// The number of the page that a line of its own tells: - 3 -, —3—, 第3页, 第3页 共9页, 3/9, Page 3 of 9. 0: none.
/// `bare` is set for a number without anything around it, which may as well be a cell of a table.
int PageNumber(std::string_view line, bool& bare) {
  bare = false;
  if (line.size() > 40) return 0;
  std::string plain;
  for (std::size_t i = 0; i < line.size();) {
    const text::CodePoint point = text::At(line, i);
    const bool dash = point.value == '-' || point.value == 0x2014 || point.value == 0x2013 || point.value == 0x2500;
    if (dash) plain += '-';
    if (!dash && point.value != ' ') plain.append(line.substr(i, point.bytes));
    i += point.bytes;
  }
  const std::string_view text = plain;
  const auto number_at = [&](std::size_t at) {
    const std::size_t end = SkipDigits(text, at);
    return end == at || end - at > 4 ? 0 : std::stoi(plain.substr(at, end - at));
  };
  std::size_t start = 0;
  std::string_view tail;
  if (StartsWith(text, "-")) {
    start = text.find_first_not_of('-');
    if (start == kNowhere) return 0;
    tail = text.substr(SkipDigits(text, start));
    return !tail.empty() && tail.find_first_not_of('-') == kNowhere ? number_at(start) : 0;
  }
  if (StartsWith(text, "第")) {
    tail = text.substr(SkipDigits(text, 3));
    return StartsWith(tail, "页") && (tail.size() == 3 || tail.find("共") != kNowhere) ? number_at(3) : 0;
  }
  if (StartsWith(text, "Page")) return number_at(4);
  tail = text.substr(SkipDigits(text, 0));
  if (tail.empty()) {
    bare = true;
    return number_at(0);
  }
  return tail[0] == '/' && SkipDigits(tail, 1) == tail.size() && tail.size() > 1 ? number_at(0) : 0;
}

struct RawLine {
  ByteSpan span;
  bool page = false;  ///< a form feed stands before it
};

bool IsProse(ByteSpan line) { return line.length() >= 45; }

class Cleaner {
 public:
  Cleaner(std::string_view reading, const std::vector<std::uint32_t>& pages, const std::vector<bool>& is_cell)
      : reading_(reading), pages_(pages), is_cell_(is_cell) {}

  CleanText Clean() {
    SplitLines();
    MarkPageNumbers();
    MarkRepeatedEdges();
    return Collected();
  }

 private:
  std::string_view TextOf(ByteSpan span) const { return reading_.substr(span.start, span.length()); }
  bool IsCell(std::size_t line) const { return line < is_cell_.size() && is_cell_[line]; }

  void SplitLines() {
    std::size_t start = 0;
    std::size_t page = 0;
    while (start < reading_.size()) {
      std::size_t end = reading_.find('\n', start);
      if (end == kNowhere) end = reading_.size();
      ByteSpan span{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
      CutNoise(span);
      RawLine line{Trimmed(span), false};
      while (page < pages_.size() && pages_[page] < end) {
        line.page = true;
        ++page;
      }
      raw_.push_back(line);
      start = end + 1;
    }
    noise_.assign(raw_.size(), 0);
  }

  void CutNoise(ByteSpan& line) {
    const std::string_view text = TextOf(line);
    for (std::size_t i = 0; i < text.size();) {
      const bool ascii = static_cast<unsigned char>(text[i]) < 0x80;
      const bool may = ascii && kNoiseStarts.find(text[i]) != kNowhere;
      const std::size_t noise = may ? NoiseAt(text.substr(i)) : 0;
      if (noise == 0) {
        ++i;
        continue;
      }
      cuts_.push_back({line.start + static_cast<std::uint32_t>(i), line.start + static_cast<std::uint32_t>(i + noise)});
      i += noise;
    }
  }

  /// Without blanks and cuts at either end.
  ByteSpan Trimmed(ByteSpan span) const {
    auto first = std::lower_bound(cuts_.begin(), cuts_.end(), span.start,
                                  [](ByteSpan cut, std::uint32_t place) { return cut.start < place; });
    while (span.start < span.end) {
      if (first != cuts_.end() && first->start == span.start) {
        span.start = std::min(first->end, span.end);
        ++first;
      } else if (reading_[span.start] == ' ') {
        ++span.start;
      } else {
        break;
      }
    }
    auto last = cuts_.end();
    while (span.start < span.end) {
      if (last != cuts_.begin() && (last - 1)->end == span.end) {
        --last;
        span.end = std::max(last->start, span.start);
      } else if (reading_[span.end - 1] == ' ') {
        --span.end;
      } else {
        break;
      }
    }
    return span;
  }

  std::size_t Neighbour(std::size_t line, int step) const {
    std::size_t at = line;
    while (true) {
      if (step < 0 && at == 0) return kNowhere;
      at = step < 0 ? at - 1 : at + 1;
      if (at >= raw_.size()) return kNowhere;
      if (!raw_[at].span.empty()) return at;
    }
  }

  /// Page numbers that say so are noise; bare numbers only where they count up between lines of prose.
  void MarkPageNumbers() {
    std::vector<std::pair<std::size_t, int>> bare_lines;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      if (raw_[i].span.empty() || raw_[i].span.length() > 40 || IsCell(i)) continue;
      bool bare = false;
      const int number = PageNumber(TextOf(raw_[i].span), bare);
      if (number == 0) continue;
      if (!bare) {
        noise_[i] = kPage;
        continue;
      }
      const std::size_t before = Neighbour(i, -1);
      const std::size_t after = Neighbour(i, 1);
      const bool between = (before == kNowhere || IsProse(raw_[before].span)) &&
                           (after == kNowhere || IsProse(raw_[after].span) || raw_[after].page);
      if (between) bare_lines.emplace_back(i, number);
    }
    for (std::size_t i = 0; i + 1 < bare_lines.size(); ++i) {
      if (bare_lines[i + 1].second != bare_lines[i].second + 1) continue;
      noise_[bare_lines[i].first] = kPage;
      noise_[bare_lines[i + 1].first] = kPage;
    }
  }

  /// A short line that stands three times or more beside the end of a page is a running header or footer.
  void MarkRepeatedEdges() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> edges;
    const auto note = [&](std::size_t line) {
      if (line == kNowhere || noise_[line] != 0 || raw_[line].span.length() > 120 || IsCell(line)) return;
      auto& places = edges[TextOf(raw_[line].span)];
      if (places.empty() || places.back() != line) places.push_back(line);
    };
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      if (noise_[i] != kPage && !raw_[i].page) continue;
      note(Neighbour(i, -1));
      if (noise_[i] != kPage) note(raw_[i].span.empty() ? Neighbour(i, 1) : i);
      if (noise_[i] == kPage) note(Neighbour(i, 1));
    }
    for (const auto& [text, places] : edges) {
      if (places.size() < 3) continue;
      for (const std::size_t line : places) noise_[line] = kPage;
    }
  }

  CleanText Collected() {
    CleanText clean;
    clean.cuts = std::move(cuts_);
    bool blank = false;
    bool page = false;
    bool blank_before_page = false;
    for (std::size_t i = 0; i < raw_.size(); ++i) {
      page = page || raw_[i].page;
      if (noise_[i] == kPage) {
        page = true;
        blank = blank_before_page;
        continue;
      }
      const std::string_view text = TextOf(raw_[i].span);
      if (text.empty() || (!IsCell(i) && (IsContentsEntry(text) || IsWordSettings(text)))) {
        blank = true;
        continue;
      }
      clean.lines.push_back({raw_[i].span, blank && !page, page, static_cast<std::uint32_t>(i)});
      blank = page = blank_before_page = false;
    }
    return clean;
  }

  static constexpr char kPage = 1;

  std::string_view reading_;
  const std::vector<std::uint32_t>& pages_;
  const std::vector<bool>& is_cell_;
  std::vector<RawLine> raw_;
  std::vector<char> noise_;
  std::vector<ByteSpan> cuts_;
};

}  // namespace

std::size_t PinyinAt(std::string_view rest) {
  constexpr std::size_t kLongestSyllable = 6;
  if (!StartsWith(rest, "(")) return 0;
  bool toned = false;
  std::size_t at = 1;
  for (std::size_t letters = 0; letters <= kLongestSyllable && at < rest.size(); ++letters) {
    if (rest[at] == ')') return toned ? at + 1 : 0;
    const text::CodePoint point = text::At(rest, at);
    const bool plain = point.value >= 'a' && point.value <= 'z';
    const bool marked = point.value >= 0xE0 && point.value <= 0x1DC;
    if (!plain && !marked) return 0;
    toned = toned || marked;
    at += point.bytes;
  }
  return 0;
}

CleanText CleanUp(std::string_view reading, const std::vector<std::uint32_t>& pages, const std::vector<bool>& is_cell) {
  return Cleaner(reading, pages, is_cell).Clean();
}

}  // namespace jitu::ingest
