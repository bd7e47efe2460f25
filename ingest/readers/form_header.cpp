#include "ingest/readers/form_header.h"

#include <algorithm>
#include <optional>
#include <string>

namespace jitu::ingest {
namespace {

bool IsLevel(ColumnKind kind) {
  return kind == ColumnKind::kFirst || kind == ColumnKind::kSecond || kind == ColumnKind::kThird;
}

bool IsAmount(ColumnKind kind) {
  return kind == ColumnKind::kBudget || kind == ColumnKind::kFinalBudget || kind == ColumnKind::kArrived ||
         kind == ColumnKind::kExecuted || kind == ColumnKind::kRate;
}

bool IsValue(ColumnKind kind) {
  return !IsLevel(kind) && kind != ColumnKind::kLabel && kind != ColumnKind::kUnknown && kind != ColumnKind::kReason;
}

class HeaderReader {
 public:
  HeaderReader(const std::vector<std::string_view>& cells, const FormWords& names) : cells_(cells), names_(names) {
    for (const std::string_view cell : cells) meanings_.push_back(names.HeaderOf(cell));
  }

  FormHeader Read() {
    while (header_.end < std::min(cells_.size(), kMostHeaderCells) && Takes(header_.end)) {
      header_.columns.push_back({header_.end, KindOf(header_.end)});
      ++header_.end;
    }
    PutTogether();
    if (!NamesColumns()) return {};
    PutUnder();
    return std::move(header_);
  }

 private:
  bool IsName(std::size_t cell) const { return !meanings_[cell].empty(); }
  ColumnKind KindOf(std::size_t cell) const { return ColumnNamed(meanings_[cell]); }
  bool IsClass(std::size_t cell) const {
    return cell < cells_.size() && (names_.IsClass(cells_[cell]) || names_.IsSubclass(cells_[cell]));
  }

  bool Takes(std::size_t cell) const {
    constexpr std::size_t kFewestBefore = 3;
    if (IsName(cell)) return true;
    if (header_.columns.size() < kFewestBefore || cell + 1 >= cells_.size() || !MayName(cells_[cell])) return false;
    if (Completed(cell)) return true;
    return names_.LabelOf(cells_[cell]).empty() && (IsName(cell + 1) || IsClass(cell + 1));
  }

  bool MayName(std::string_view cell) const {
    constexpr std::size_t kLongest = 36;  ///< bytes
    constexpr std::string_view kInText = "0123456789,:;|";
    return !cell.empty() && cell.size() <= kLongest && cell.find_first_of(kInText) == std::string_view::npos &&
           cell.find("。") == std::string_view::npos && cell.find("、") == std::string_view::npos &&
           !names_.IsClass(cell) && !names_.IsSubclass(cell);
  }

  /// 年度, where 指标值 stands further on.
  bool Completed(std::size_t cell) const {
    for (std::size_t rest = cell + 2; rest < std::min(cells_.size(), kMostHeaderCells); ++rest) {
      if (Together(cell, rest)) return true;
    }
    return false;
  }

  /// What the name means whose halves stand in two cells.
  std::optional<ColumnKind> Together(std::size_t upper, std::size_t lower) const {
    constexpr std::size_t kLongestHalf = 18;  ///< bytes
    if (cells_[upper].size() > kLongestHalf || cells_[lower].size() > kLongestHalf) return std::nullopt;
    const bool both = IsName(upper) && IsName(lower);  // 实际 | 得分 are two columns
    if (both && (cells_[upper] == cells_[lower] || KindOf(upper) != KindOf(lower))) return std::nullopt;
    const std::string name = FormWords::Plain(cells_[upper]) + FormWords::Plain(cells_[lower]);
    const ColumnKind kind = ColumnNamed(names_.HeaderOf(name));
    if (kind == ColumnKind::kUnknown || (IsName(upper) && KindOf(upper) != kind)) return std::nullopt;
    const bool whole = !IsName(lower) || names_.IsKnown(name);  // not by its second half alone
    return whole ? std::optional(kind) : std::nullopt;
  }

  /// 年度 | 实际 | 分值 | 得分 | 指标值 | 完成值: the names at the end go on with names before them, in their order.
  void PutTogether() {
    constexpr std::size_t kMostHalves = 5;
    const std::size_t count = header_.columns.size();
    for (std::size_t halves = std::min(kMostHalves, count / 2); halves > 0; --halves) {
      std::vector<FormHeader::Column> columns(header_.columns.begin(),
                                              header_.columns.end() - static_cast<std::ptrdiff_t>(halves));
      std::size_t lower = count - halves;
      for (FormHeader::Column& column : columns) {
        if (lower == count) break;
        const auto kind = column.cell + 1 < lower ? Together(column.cell, lower) : std::nullopt;
        if (!kind) continue;
        column.kind = *kind;
        ++lower;
      }
      if (lower < count) continue;
      header_.columns = std::move(columns);
      header_.broken = true;
      return;
    }
  }

  bool NamesColumns() const {
    constexpr std::size_t kFewest = 3;
    std::size_t values = 0;
    std::size_t amounts = 0;
    std::size_t others = 0;
    std::size_t levels = 0;
    bool indicators = false;  // values that stand behind a name
    for (const FormHeader::Column& column : header_.columns) {
      ++(IsValue(column.kind) ? values : others);
      if (IsAmount(column.kind)) ++amounts;
      if (IsLevel(column.kind)) ++levels;
      indicators = indicators || column.kind == ColumnKind::kTarget || column.kind == ColumnKind::kActual;
    }
    if (header_.columns.empty() || (indicators && others == 0 && amounts == 0)) return false;
    const ColumnKind first = header_.columns[0].kind;
    const bool pair = header_.columns.size() == 2 && values == 2 && first == ColumnKind::kGoal;
    const bool list = amounts > 0 && others > 0 && first == ColumnKind::kLabel;
    const bool aims = levels >= 2 && indicators;  // 二级指标 | 三级指标 | 指标值
    return pair || (header_.columns.size() >= kFewest && (values >= 2 || list || aims));
  }

  /// Where the name of a level stands behind other names, two rows of names were written one after the other: the
  /// second stands at the left, in place of the name that spans it (年度指标值).
  void PutUnder() {
    const auto level = std::find_if(header_.columns.begin(), header_.columns.end(),
                                    [](const FormHeader::Column& column) { return column.kind == ColumnKind::kFirst; });
    if (level == header_.columns.begin() || level == header_.columns.end()) return;
    std::vector<FormHeader::Column> columns(level, header_.columns.end());
    for (auto upper = header_.columns.begin(); upper != level; ++upper) {
      const bool spans = std::any_of(level, header_.columns.end(),
                                     [&](const FormHeader::Column& column) { return column.kind == upper->kind; });
      if (!spans) columns.push_back(*upper);
    }
    header_.columns = std::move(columns);
  }

  const std::vector<std::string_view>& cells_;
  const FormWords& names_;
  std::vector<std::string_view> meanings_;  ///< of the cells, as names of columns
  FormHeader header_;
};

}  // namespace

FormHeader HeaderAt(const std::vector<std::string_view>& cells, const FormWords& names) {
  return HeaderReader(cells, names).Read();
}

}  // namespace jitu::ingest
