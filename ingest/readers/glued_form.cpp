#include "ingest/readers/glued_form.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/glued_cells.h"
#include "ingest/readers/glued_row.h"
#include "ingest/readers/rate_proof.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

using text::Has;

/// 1、 in front of what a page holds; 0 if there is none.
std::size_t PageMark(std::string_view line) {
  constexpr std::string_view kMark = "、";
  std::size_t end = 0;
  while (end < line.size() && IsDigit(line[end])) ++end;
  return end > 0 && end <= 3 && line.substr(end).starts_with(kMark) ? end + kMark.size() : 0;
}

class FormCutter {
 public:
  FormCutter(std::string_view line, const FormWords& words, GluedForms& forms)
      : line_(line), words_(words), forms_(forms), indicators_(forms.begun), header_(forms.begun) {}

  std::vector<ByteSpan> Cut() {
    text_ = at_ = PageMark(line_);
    while (at_ < line_.size()) {
      if (line_[at_] == ' ') {
        ++at_;
      } else if (indicators_ && From(at_).starts_with(kNote)) {
        EndForm();
      } else if (!Names() && !Row() && (LedByPoints() || !Figures())) {
        at_ += text::At(line_, at_).bytes;
      }
    }
    Flush(line_.size());
    return header_ ? std::move(cells_) : std::vector<ByteSpan>();
  }

 private:
  static constexpr std::string_view kNote = "注:";

  std::string_view From(std::size_t at) const { return line_.substr(at); }

  void Push(std::size_t start, std::size_t end) {
    while (start < end && line_[start] == ' ') ++start;
    while (end > start && line_[end - 1] == ' ') --end;
    if (start < end) cells_.push_back({static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
  }

  /// What was passed over since the last cell is one.
  void Flush(std::size_t end) {
    if (end > text_) values_ = 0;
    const std::vector<ByteSpan> aims = aims_ ? GluedAims(line_.substr(text_, end - text_)) : std::vector<ByteSpan>();
    for (const ByteSpan aim : aims) Push(text_ + aim.start, text_ + aim.end);
    if (aims.empty()) Push(text_, end);
    text_ = end;
    aims_ = false;
  }

  void Take(std::size_t end) {
    Push(at_, end);
    at_ = text_ = end;
  }

  /// Names one behind the other from here. Behind three of columns one may stand that is known by its end alone, or
  /// not at all, if others that are known follow.
  std::vector<ByteSpan> Run() const {
    constexpr std::size_t kMostNames = 16;
    constexpr std::size_t kFewestKnown = 3;
    std::vector<ByteSpan> run;
    for (std::size_t at = at_; run.size() < kMostNames;) {
      while (at < line_.size() && line_[at] == ' ') ++at;
      std::size_t name = words_.NameAtStart(From(at));
      if (name == 0 && run.size() >= kFewestKnown) name = words_.HeaderAtStart(From(at));
      if (name == 0 && run.size() >= kFewestKnown) name = Unknown(at);
      if (name == 0) return run;
      run.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name)});
      at += name;
    }
    return run;
  }

  /// The bytes of a name that is not known between names of columns; 0 if there is none.
  std::size_t Unknown(std::size_t at) const {
    constexpr std::size_t kLongest = 18;
    constexpr std::string_view kInText = "0123456789,;:|()%";
    for (std::size_t end = at; end < line_.size() && end - at <= kLongest; end += text::At(line_, end).bytes) {
      if (kInText.find(line_[end]) != std::string_view::npos || words_.ClassAtStart(From(end)) != 0) return 0;
      const ColumnKind next = ColumnNamed(words_.HeaderOf(line_.substr(end, words_.NameAtStart(From(end)))));
      const bool column = next != ColumnKind::kUnknown && next != ColumnKind::kLabel;
      if (end > at && column) return end - at;
    }
    return 0;
  }

  /// What stands behind the names is no part of the form.
  void EndForm() {
    Flush(at_);
    at_ = line_.size();
    forms_ = {};
  }

  /// 资金情况(万元) in front of another name.
  bool Block() {
    const std::size_t block = words_.BlockAtStart(From(at_));
    if (block == 0) return false;
    std::size_t next = at_ + block;
    while (next < line_.size() && line_[next] == ' ') ++next;
    if (words_.NameAtStart(From(next)) == 0 && words_.ClassAtStart(From(next)) == 0) return false;
    Flush(at_);
    at_ = text_ = next;
    return true;
  }

  bool IsAim(std::string_view name) const {
    const std::string_view column = words_.HeaderOf(name);
    const std::string_view box = words_.LabelOf(name);
    return column == "goal" || column == "result" || box == "goal" || box == "result";
  }

  /// A class of indicators, names of columns in a row, or the name of a box in front of the columns.
  bool Names() {
    constexpr std::size_t kShortestRun = 36;  ///< bytes of three names
    constexpr std::size_t kFewestColumns = 3;
    constexpr std::size_t kShortestBox = 12;  ///< bytes: 项目名称
    if (Block()) return true;
    const std::size_t indicator_class = words_.ClassAtStart(From(at_));
    if (FormWords::Plain(line_.substr(at_, indicator_class)).ends_with("指标")) {
      Flush(at_);
      Take(at_ + indicator_class);
      values_ = 0;
      return true;
    }
    std::vector<ByteSpan> run = line_[at_] == '(' ? std::vector<ByteSpan>() : Run();
    if (run.empty()) return false;
    const auto leading = [&](auto holds) {
      const auto end = std::find_if_not(run.begin(), run.end(), [&](ByteSpan name) { return holds(In(name)); });
      return static_cast<std::size_t>(end - run.begin());
    };
    const std::size_t aims = leading([&](std::string_view name) { return IsAim(name); });
    const std::size_t named = leading([&](std::string_view name) {
      return !words_.HeaderOf(name).empty() || (words_.LabelOf(name).empty() && !words_.IsBlock(name));
    });
    std::size_t parted = 0;  // by blanks: those of a table whose cells these part
    for (std::size_t i = 1; i < named; ++i) parted += run[i].start > run[i - 1].end ? 1U : 0U;
    const bool columns =
        named >= kFewestColumns && parted * 2 < named && run[named - 1].end - run[0].start >= kShortestRun;
    const bool box = !indicators_ && run[0].length() >= kShortestBox && !words_.LabelOf(In(run[0])).empty() &&
                     aims == 0 && !EndsProject(In(run[0]));
    if (!columns && aims < 2 && !box) return false;
    run.resize(columns ? named : aims >= 2 ? aims : 1);
    while (columns && run.size() > kFewestColumns && IsLabelOfRows(run.back())) run.pop_back();
    Flush(at_);
    for (const ByteSpan name : run) Push(name.start, name.end);
    at_ = text_ = run.back().end;
    values_ = 0;
    aims_ = !columns && run.size() >= 2;
    header_ = header_ || columns;
    indicators_ = indicators_ || columns;
    if (columns) forms_.figures = FiguresOf(run);
    return true;
  }

  /// 项目 behind other names opens the first row's text.
  bool IsLabelOfRows(ByteSpan name) const { return ColumnNamed(words_.HeaderOf(In(name))) == ColumnKind::kLabel; }

  std::vector<ColumnKind> FiguresOf(const std::vector<ByteSpan>& names) const {
    std::vector<ColumnKind> kinds;
    for (const ByteSpan name : names) kinds.push_back(ColumnNamed(words_.HeaderOf(In(name))));
    return FigureColumns(kinds);
  }

  std::string_view In(ByteSpan span) const { return line_.substr(span.start, span.length()); }

  /// 项目名称某泵站项目实施单位: the first word of the next box's name is the last of this one's value.
  bool EndsProject(std::string_view box) const {
    constexpr std::string_view kProject = "项目";
    return at_ > text_ && !cells_.empty() && words_.LabelOf(In(cells_.back())) == "project" &&
           box.starts_with(kProject) && !words_.LabelOf(box.substr(kProject.size())).empty();
  }

  /// 10≥266米≥266米10 under 分值 | 年度指标值 | 全年实际值 | 得分.
  bool Row() {
    const bool inside = at_ > text_ && IsDigit(line_[at_]) && (IsDigit(line_[at_ - 1]) || line_[at_ - 1] == '.');
    if (inside || at_ == text_ || (!IsDigit(line_[at_]) && ComparisonAt(From(at_)) == 0)) return false;
    const GluedRow row = CutRow(From(at_), forms_.figures);
    if (row.ends.empty()) return false;
    Flush(at_);
    const std::size_t start = at_;
    for (const std::size_t end : row.ends) {
      if (row.led && end == row.ends[0]) {
        at_ = text_ = start + end;
      } else {
        Take(start + end);
      }
    }
    return true;
  }

  /// Points run into the target behind them: what its figure is the columns alone say.
  bool LedByPoints() const { return !forms_.figures.empty() && forms_.figures[0] == ColumnKind::kWeight; }

  bool Figures() {
    constexpr double kHighestRate = 1000;  ///< percent
    const bool starts = IsDigit(line_[at_]) ? at_ == text_ || (!IsDigit(line_[at_ - 1]) && line_[at_ - 1] != '.')
                                            : ComparisonAt(From(at_)) != 0;
    if (!starts) return false;
    if (values_ == 2 && at_ == text_ && IsDigit(line_[at_])) return Points();
    const std::size_t end = FigureEnd(at_);
    if (end == 0) return false;
    const std::size_t number = at_ + ComparisonAt(From(at_));
    const bool percent = line_[end - 1] == '%';
    const std::string_view digits = line_.substr(number, end - 1 - number);
    if (percent && (!IsPlainNumber(digits) || Value(digits) > kHighestRate)) return Amounts(end);
    const std::size_t again = FigureEnd(end);
    const bool twice = again != 0 && UnitOf(at_, end) == UnitOf(end, again);
    if (!percent && !twice) return false;
    Flush(at_);
    Take(end);
    if (twice && !percent) Take(again);
    values_ += twice && !percent ? 2U : 1U;
    return true;
  }

  /// 109.6 behind target and result.
  bool Points() {
    values_ = 0;
    const std::size_t size = NumberAt(From(at_));
    const std::size_t cut = CutPoints(line_.substr(at_, size));
    const std::size_t end = at_ + size;
    if (cut != 0) Take(at_ + cut);
    Take(end);
    return true;
  }

  /// The end of a number with the unit that goes to the next figure; 0 if there is none.
  std::size_t FigureEnd(std::size_t at) const {
    constexpr std::size_t kLongestUnit = 12;  ///< bytes
    std::size_t end = at + ComparisonAt(From(at));
    const std::size_t number = NumberAt(From(end));
    if (number == 0) return 0;
    end += number;
    if (end < line_.size() && line_[end] == '%') return end + 1;
    const std::size_t unit = end;
    // The second of two: as long a unit as the first had.
    const std::size_t known = at > at_ ? UnitOf(at_, at).size() : 0;
    while (end < line_.size() && end - unit < kLongestUnit && !IsDigit(line_[end]) && line_[end] != ' ' &&
           ComparisonAt(From(end)) == 0 && (known == 0 || end - unit < known)) {
      end += text::At(line_, end).bytes;
    }
    return end == unit ? 0 : end;
  }

  std::string_view UnitOf(std::size_t start, std::size_t end) const {
    const std::string_view figure = line_.substr(start, end - start);
    const std::size_t digit = figure.find_last_of("0123456789");
    return digit == std::string_view::npos ? std::string_view() : figure.substr(digit + 1);
  }

  /// 年度资金总额194.9194.9100%: what the rate proves.
  bool Amounts(std::size_t end) {
    const std::vector<ByteSpan> cells = GluedCells(line_.substr(text_, end - text_), words_);
    if (cells.empty()) return false;
    for (const ByteSpan cell : cells) Push(text_ + cell.start, text_ + cell.end);
    at_ = text_ = end;
    if (const std::size_t points = NumberAt(From(end)); points != 0) Take(end + points);
    return true;
  }

  std::string_view line_;
  const FormWords& words_;
  GluedForms& forms_;
  std::vector<ByteSpan> cells_;
  std::size_t at_ = 0;
  std::size_t text_ = 0;     ///< where what is no cell yet begins
  std::size_t values_ = 0;   ///< cells with figures just taken, without other text between
  bool aims_ = false;        ///< names of aims and results were just taken
  bool indicators_ = false;  ///< names of columns in a row were found; boxes stand above them
  bool header_ = false;      ///< they were, here or in a line before
};

}  // namespace

std::vector<ByteSpan> GluedForm(std::string_view line, const FormWords& words, GluedForms& forms) {
  const bool begun = forms.begun && PageMark(line) != 0;
  const bool indicators = Has(line, "二级") && Has(line, "三级");
  const bool amounts = Has(line, "预算数") && Has(line, "执行数");
  std::vector<ByteSpan> cells;
  if (!begun) forms = {};
  if ((begun || indicators || amounts) && !Has(line, "|")) cells = FormCutter(line, words, forms).Cut();
  forms.begun = !cells.empty();
  return cells;
}

}  // namespace jitu::ingest
