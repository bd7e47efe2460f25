#include "ingest/readers/glued_cells.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/rate_proof.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kLongestLine = 600;   ///< bytes
constexpr std::size_t kShortestLabel = 12;  ///< bytes of a box's name: 项目名称
constexpr std::size_t kMostDigits = 40;     ///< that run into each other

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

ByteSpan Span(std::size_t start, std::size_t end) {
  return {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
}

/// 320.00412.50389.16 -> three amounts with two decimals each, and the place where they end.
std::vector<std::size_t> EndsOfAmounts(std::string_view digits) {
  std::vector<std::size_t> ends;
  std::size_t at = 0;
  while (at < digits.size()) {
    const std::size_t point = digits.find('.', at);
    if (point == std::string_view::npos || point == at || point + 2 >= digits.size()) break;
    const std::string_view whole = digits.substr(at, point - at);
    const bool zero_led = whole.size() > 1 && whole[0] == '0';
    if (zero_led || !IsDigit(digits[point + 1]) || !IsDigit(digits[point + 2])) break;
    at = point + 3;
    ends.push_back(at);
  }
  return ends;
}

/// The names that the line consists of from that place on; empty where it does not.
std::vector<ByteSpan> NamesFrom(std::string_view line, std::size_t start, const FormWords& words) {
  std::vector<ByteSpan> cells;
  for (std::size_t at = start; at < line.size();) {
    const std::size_t name = words.NameAtStart(line.substr(at));
    if (name == 0) return {};
    cells.push_back(Span(at, at + name));
    at += name;
  }
  return cells;
}

class LineCutter {
 public:
  LineCutter(std::string_view line, const FormWords& words) : line_(line), words_(words) {}

  std::vector<ByteSpan> Cut() {
    if (line_.size() > kLongestLine || line_.find('|') != std::string_view::npos) return {};
    if (AmountsBetweenBlanks()) return std::move(cells_);
    cells_.clear();
    if (Amounts()) return std::move(cells_);
    cells_.clear();
    if (Indicator()) return std::move(cells_);
    cells_.clear();
    if (Boxes()) return std::move(cells_);
    return {};
  }

 private:
  std::string_view From(std::size_t at) const { return line_.substr(at); }

  /// 主管部门某局实施单位某局某大队: names of boxes with their values.
  bool Boxes() {
    std::size_t at = 0;
    while (at < line_.size()) {
      const std::size_t name = words_.NameAtStart(From(at));
      if (name < kShortestLabel || words_.LabelOf(line_.substr(at, name)).empty() || at + name >= line_.size()) {
        return false;
      }
      const bool aims =
          words_.LabelOf(line_.substr(at, name)) == "goal" || words_.LabelOf(line_.substr(at, name)) == "result";
      if (aims) return false;
      const std::size_t value = at + name;
      std::size_t end = value;
      while (end < line_.size()) {
        end += text::At(line_, end).bytes;
        const std::size_t next = words_.NameAtStart(From(end));
        if (next != 0 && !words_.LabelOf(line_.substr(end, next)).empty()) break;
      }
      cells_.push_back(Span(at, value));
      cells_.push_back(Span(value, end));
      at = end;
    }
    return !cells_.empty();
  }

  /// 数量指标建成智慧安防小区≥20个22个1010: the name and two values with their units; points follow.
  bool Indicator() {
    std::size_t at = 0;
    for (std::size_t name = words_.ClassAtStart(line_); name != 0; name = words_.ClassAtStart(From(at))) {
      cells_.push_back(Span(at, at + name));
      at += name;
    }
    std::size_t value = at;
    while (value < line_.size() && ComparisonAt(From(value)) == 0 && !IsDigit(line_[value])) {
      value += text::At(line_, value).bytes;
    }
    if (value < at + 6 || value >= line_.size() || value > at + 90) return false;
    cells_.push_back(Span(at, value));
    const std::size_t target = ValueEnd(value);
    if (target == 0) return false;
    cells_.push_back(Span(value, target));
    const std::size_t actual = ValueEnd(target);
    if (actual == 0) return false;
    cells_.push_back(Span(target, actual));
    return Points(actual);
  }

  /// The end of a number with its unit, where another figure or the end follows; 0 if there is no unit.
  std::size_t ValueEnd(std::size_t at) const {
    constexpr std::size_t kLongestUnit = 18;
    std::size_t end = at + ComparisonAt(From(at));
    const std::size_t number = NumberAt(From(end));
    if (number == 0 || number > 12) return 0;
    end += number;
    const std::size_t unit = end;
    while (end < line_.size() && !IsDigit(line_[end]) && ComparisonAt(From(end)) == 0) {
      end += text::At(line_, end).bytes;
    }
    const bool blank = line_.substr(unit, end - unit).find_first_not_of(' ') == std::string_view::npos;
    return blank || end - unit > kLongestUnit ? 0 : end;
  }

  /// 1010, 54.5设备到货晚: the points given and got, and what is said about them.
  bool Points(std::size_t at) {
    const std::size_t size = NumberAt(From(at));
    if (size == 0) return at == line_.size();
    if (size > 8) return false;
    const std::size_t cut = CutPoints(line_.substr(at, size));
    if (cut == 0) return false;
    cells_.push_back(Span(at, at + cut));
    cells_.push_back(Span(at + cut, at + size));
    if (at + size < line_.size()) cells_.push_back(Span(at + size, line_.size()));
    return true;
  }

  /// 年度资金总额 240 252 251.16 99.67%: only the names of the columns ran into each other.
  bool AmountsBetweenBlanks() {
    constexpr std::size_t kFewest = 3;
    const std::size_t label = line_.find(' ');
    if (label == std::string_view::npos || line_.find_first_of("0123456789") < label) return false;
    cells_.push_back(Span(0, label));
    for (std::size_t at = label; at < line_.size();) {
      if (line_[at] == ' ') {
        ++at;
        continue;
      }
      const std::size_t end = std::min(line_.find(' ', at), line_.size());
      const std::size_t number = NumberAt(From(at));
      const bool rate = at + number + 1 == end && line_[at + number] == '%';
      if (number == 0 || (at + number != end && !rate)) return false;
      cells_.push_back(Span(at, end));
      at = end;
    }
    return cells_.size() > kFewest;
  }

  /// 年度资金总额320.00412.50389.161094.34%9.4: three amounts, points, the rate and the points got.
  bool Amounts() {
    std::size_t start = 0;
    while (start < line_.size() && !IsDigit(line_[start])) start += text::At(line_, start).bytes;
    const std::size_t percent = line_.find('%', start);
    if (start < 6 || percent == std::string_view::npos || percent - start > kMostDigits) return false;
    if (AmountsWithoutPoints(start, percent)) return true;
    const std::string_view digits = line_.substr(start, percent - start);
    if (digits.find_first_not_of("0123456789.,") != std::string_view::npos) return false;
    cells_.push_back(Span(0, start));
    std::vector<std::size_t> ends = EndsOfAmounts(digits);
    std::string_view rate;
    if (ends.size() >= 3) {
      ends.resize(3);
      const std::string_view rest = digits.substr(ends[2]);
      for (std::size_t points = 1; points <= 2 && points < rest.size(); ++points) {
        const std::string_view given = rest.substr(points);
        const std::string_view budget = digits.substr(ends[0], ends[1] - ends[0]);
        const std::string_view spent = digits.substr(ends[1], ends[2] - ends[1]);
        if (IsPoints(rest.substr(0, points)) && IsPlainNumber(given) && Agrees(budget, spent, Value(given)))
          rate = given;
      }
    } else if (const auto cut = CutByRate(digits)) {
      ends = cut->ends;
      rate = digits.substr(cut->rate);
    }
    if (rate.empty()) return false;
    std::size_t before = start;
    for (const std::size_t end : ends) {
      cells_.push_back(Span(before, start + end));
      before = start + end;
    }
    const std::size_t rate_at = percent - rate.size();
    if (rate_at > before) cells_.push_back(Span(before, rate_at));
    cells_.push_back(Span(rate_at, percent + 1));
    if (const std::size_t got = NumberAt(From(percent + 1)); got != 0) {
      cells_.push_back(Span(percent + 1, percent + 1 + got));
    }
    return true;
  }

  /// 其中:财政拨款320.00320.00320.00—100%—: a dash in place of the points.
  bool AmountsWithoutPoints(std::size_t start, std::size_t percent) {
    constexpr std::string_view kDash = "—";
    const std::size_t dash = line_.find(kDash, start);
    if (dash == std::string_view::npos || dash > percent) return false;
    const std::string_view digits = line_.substr(start, dash - start);
    const std::size_t rate = dash + kDash.size();
    const std::vector<std::size_t> ends = EndsOfAmounts(digits);
    if (ends.size() != 3 || ends[2] != digits.size() || !IsPlainNumber(line_.substr(rate, percent - rate)))
      return false;
    cells_.push_back(Span(0, start));
    std::size_t before = start;
    for (const std::size_t end : ends) {
      cells_.push_back(Span(before, start + end));
      before = start + end;
    }
    cells_.push_back(Span(dash, rate));
    cells_.push_back(Span(rate, percent + 1));
    if (percent + 1 < line_.size()) cells_.push_back(Span(percent + 1, line_.size()));
    return true;
  }

  std::string_view line_;
  const FormWords& words_;
  std::vector<ByteSpan> cells_;
};

}  // namespace

std::vector<ByteSpan> GluedHeader(std::string_view line, const FormWords& words) {
  constexpr std::size_t kFewest = 3;
  constexpr std::size_t kLongestCorner = 36;  ///< bytes: 项目资金(万元) above the names of rows, 绩效指标 over levels
  constexpr std::size_t kShortest = 36;  ///< bytes of three names
  if (line.size() > kLongestLine || line.size() < kShortest) return {};
  if (line.find_first_of("0123456789,;:| ") != std::string_view::npos) return {};
  for (std::size_t start = 0; start < line.size() && start <= kLongestCorner; start += text::At(line, start).bytes) {
    std::vector<ByteSpan> cells = NamesFrom(line, start, words);
    if (cells.size() >= kFewest && line.substr(cells[0].start, cells[0].length()) != "指标") return cells;
  }
  return {};
}

std::vector<ByteSpan> GluedCells(std::string_view line, const FormWords& words) {
  return LineCutter(line, words).Cut();
}

std::vector<ByteSpan> GluedAims(std::string_view line) {
  constexpr std::string_view kFirst = "1.";
  constexpr std::string_view kStop = "。";
  if (line.starts_with(kFirst)) {
    const std::size_t again = line.find(std::string(kStop) + std::string(kFirst));
    if (again == std::string_view::npos) return {};
    return {Span(0, again + kStop.size()), Span(again + kStop.size(), line.size())};
  }
  const std::size_t blank = line.find(std::string(kStop) + " ");
  if (blank != std::string_view::npos && line.find(std::string(kStop) + " ", blank + 1) == std::string_view::npos) {
    return {Span(0, blank + kStop.size()), Span(blank + kStop.size() + 1, line.size())};
  }
  const std::size_t stop = line.find(kStop);
  const bool two = stop != std::string_view::npos && line.find(kStop, stop + 3) + kStop.size() == line.size();
  return two ? std::vector<ByteSpan>{Span(0, stop + kStop.size()), Span(stop + kStop.size(), line.size())}
             : std::vector<ByteSpan>();
}

}  // namespace jitu::ingest
