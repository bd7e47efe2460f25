#include "ingest/readers/flowed_text.h"

#include <cstddef>
#include <string_view>
#include <vector>

#include "ingest/readers/list_mark.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortest = 450;    ///< bytes of a line that may hold a page
constexpr std::size_t kPrintedLine = 45;  ///< bytes of text, about fifteen characters: fewer is a cell or a heading
constexpr std::size_t kFewestLines = 4;

/// Chinese characters and their punctuation, which have no blank beside them in print.
bool IsWide(char32_t point) { return point >= 0x2E80 || point == U'“' || point == U'”' || point == U'—'; }

bool IsNarrowPause(char32_t point) {
  return point == ',' || point == ';' || point == ':' || point == ')' || point == '(' || point == '!' || point == '?';
}

class Line {
 public:
  explicit Line(std::string_view text) : text_(text) {
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
      if (IsEnd(at)) ends_.push_back(at);
    }
  }

  /// Most of the text stands in pieces as long as lines of print; others are headings and ends of paragraphs, and few.
  bool IsFlowed() const {
    std::size_t lines = 0;
    std::size_t cells = 0;
    std::size_t bytes = 0;
    std::size_t start = 0;
    for (const std::size_t end : ends_) {
      const std::string_view piece = text_.substr(start, end - start);
      if (piece.size() >= kPrintedLine) {
        ++lines;
        bytes += piece.size();
      } else if (!ParseListMark(piece) && !piece.ends_with("。") && !piece.ends_with(".")) {
        ++cells;
      }
      start = end + 1;
    }
    return lines >= kFewestLines && bytes * 2 >= text_.size() && cells * 2 <= lines;
  }

  const std::vector<std::size_t>& ends() const { return ends_; }

 private:
  bool IsEnd(std::size_t at) const {
    if (at == 0 || at + 1 >= text_.size() || text_[at + 1] == ' ') return false;
    const char32_t before = text::Before(text_, at).value;
    const char32_t behind = text::At(text_, at + 1).value;
    if (!IsWide(before) && !IsNarrowPause(before)) return false;
    if (IsWide(behind) || behind == '(') return true;
    if (behind < '0' || behind > '9') return false;
    return ParseListMark(text_.substr(at + 1, 40)).has_value() || EndsHeading(at);
  }

  /// (四)部门整体支出情况 2021 年…: a heading in front of a year.
  bool EndsHeading(std::size_t at) const {
    constexpr std::size_t kLongest = 75;
    if (!text_.substr(at + 1).starts_with("20") || text_.substr(at + 5, 5).find("年") > 1) return false;
    const std::size_t start = ends_.empty() ? 0 : ends_.back() + 1;
    const std::string_view piece = text_.substr(start, at - start);
    const auto mark = ParseListMark(piece);
    if (!mark || (mark->kind != MarkKind::kHan && mark->kind != MarkKind::kHanBracket)) return false;
    return piece.size() <= kLongest && piece.size() >= mark->skip + 12 &&
           piece.find_first_of(",;:", mark->skip) == std::string_view::npos &&
           piece.find("，") == std::string_view::npos;
  }

  std::string_view text_;
  std::vector<std::size_t> ends_;  ///< of printed lines: places of blanks
};

}  // namespace

void PartFlowedLines(std::string& text) {
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::string_view line = std::string_view(text).substr(start, end - start);
    const bool may = line.size() >= kShortest && line.find_first_of("|\t") == std::string_view::npos;
    if (may) {
      const Line flowed(line);
      if (flowed.IsFlowed()) {
        for (const std::size_t at : flowed.ends()) text[start + at] = '\n';
      }
    }
    start = end + 1;
  }
}

}  // namespace jitu::ingest
