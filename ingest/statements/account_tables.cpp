/// Tables of the annual accounts: income beside expenditure (收入支出决算总表), and the “三公” table whose columns have
/// names on several lines. Source: 部门决算报表 (财政部), tables 财决公开01, 03 and 07.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/form_amounts.h"
#include "ingest/statements/rules.h"
#include "ingest/statements/table_rows.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

using text::Has;

/// The cells of one row, by column.
using RowCells = std::map<std::uint16_t, const Table::Cell*>;

std::vector<RowCells> CellsByRow(const Table& table) {
  std::vector<RowCells> rows(table.rows);
  for (const Table::Cell& cell : table.cells) {
    if (cell.row < rows.size()) rows[cell.row].emplace(cell.column, &cell);
  }
  return rows;
}

/// A column of names and the column of amounts beside it.
struct Side {
  std::uint16_t name = 0, amount = 0;
  std::string_view basis;
};

/// The sides that a header sets out: 项目 | 决算数 | 项目(按功能分类) | 决算数.
std::vector<Side> SidesOf(const Reading& reading, const FormWords& words, const RowCells& header) {
  std::vector<Side> sides;
  const Table::Cell* name = nullptr;
  for (const auto& [column, cell] : header) {
    const std::string_view meaning = words.HeaderOf(reading.In(cell->span));
    if (meaning == "label") name = cell;
    const bool amount = meaning == "executed" || meaning == "budget" || meaning == "final_budget";
    if (!amount || name == nullptr) continue;
    sides.push_back({name->column, column, meaning == "executed" ? "actual" : "budget"});
    name = nullptr;
  }
  return sides;
}

/// 八、社会保障和就业支出 -> 社会保障和就业支出.
ByteSpan WithoutMark(const Reading& reading, ByteSpan name) {
  const auto mark = ParseListMark(reading.In(name));
  if (!mark || mark->skip >= name.length()) return name;
  return {name.start + mark->skip, name.end};
}

class PairedTable {
 public:
  PairedTable(Draft& draft, std::optional<int> power) : draft_(draft), power_(power) {}

  void ReadRow(const RowCells& row, const std::vector<Side>& sides) {
    for (const Side& side : sides) {
      const auto name = row.find(side.name);
      const auto amount = row.find(side.amount);
      if (name == row.end() || amount == row.end()) continue;
      const auto fen = AmountIn(draft_.reading, amount->second, power_);
      if (!fen) continue;
      ReadEntry(WithoutMark(draft_.reading, name->second->span), side, &side == &sides.front(), *fen,
                amount->second->span);
    }
  }

 private:
  void ReadEntry(ByteSpan label, const Side& side, bool first, std::int64_t fen, ByteSpan cell) {
    constexpr std::string_view kSpent = "支出";
    std::string name = draft_.reading.NameAt(label);
    if (name == "总计") return AddTotal(draft_, first ? "收入" : kSpent, side.basis, fen, cell);
    if (const WordSet& funds = draft_.reading.words.fund;
        first && fen != 0 && name.ends_with("收入") && funds.OccursIn(name)) {
      const WordSet::Hit fund = funds.First(name);
      AddTotal(draft_, "收入", side.basis, fen, cell,
               funds.MeaningOf(std::string_view(name).substr(fund.start, fund.length)));
      return;
    }
    if (Has(name, "合计")) {
      if (Has(name, "收入")) AddTotal(draft_, "收入", side.basis, fen, cell);
      if (Has(name, kSpent)) AddTotal(draft_, kSpent, side.basis, fen, cell);
      return;
    }
    if (fen == 0 || !name.ends_with(kSpent) || name.size() < kSpent.size() + 6) return;
    name.resize(name.size() - kSpent.size());
    if (name == "基本" || name == "项目") return AddTotal(draft_, name + std::string(kSpent), side.basis, fen, cell);
    AddAmount(draft_, name, fen, side.basis, cell, "account_table", label);
  }

  Draft& draft_;
  std::optional<int> power_;
};

/// 本年支出合计 | 基本支出 | 项目支出 above a line 合计: the unit's totals. 人员经费合计 | 598.16: likewise, side by
/// side.
class TotalsTable {
 public:
  explicit TotalsTable(Draft& draft) : draft_(draft) {}

  void ReadRow(const RowCells& row, const FormWords& words) {
    const Reading& reading = draft_.reading;
    std::map<std::uint16_t, std::string_view> named;
    bool spent = false;
    bool sum = false;
    for (const auto& [column, cell] : row) {
      const std::string name = FormWords::Plain(reading.In(cell->span));
      spent = spent || words.HeaderOf(name) == "executed";
      sum = sum || name == "合计";
      for (const std::string_view what : {"基本支出", "项目支出"}) {
        if (name == what) named[column] = what;
      }
      ReadBeside(row, column, name, *cell);
    }
    if (spent && named.size() == 2) {
      columns_ = std::move(named);
      power_ = PowerOfYuan(reading, {row.begin()->second->span.start, row.rbegin()->second->span.end});
    } else if (sum) {
      for (const auto& [column, what] : columns_) {
        const auto cell = row.find(column);
        const auto fen = cell == row.end() ? std::nullopt : AmountIn(reading, cell->second, power_);
        if (fen) AddTotal(draft_, what, "actual", *fen, cell->second->span);
      }
      columns_.clear();
    }
  }

 private:
  void ReadBeside(const RowCells& row, std::uint16_t column, const std::string& name, const Table::Cell& cell) {
    for (const std::string_view what : {"人员经费", "公用经费"}) {
      if (name != std::string(what) + "合计") continue;
      const auto next = row.upper_bound(column);
      const auto power = PowerOfYuan(draft_.reading, cell.span);
      const auto fen = next == row.end() ? std::nullopt : AmountIn(draft_.reading, next->second, power);
      if (fen) AddTotal(draft_, what, "actual", *fen, next->second->span);
    }
  }

  Draft& draft_;
  std::map<std::uint16_t, std::string_view> columns_;
  std::optional<int> power_;
};

bool IsThreePublicName(std::string_view cell) {
  for (const std::string_view word : {"因公出国", "公务用车", "公务接待"}) {
    if (Has(cell, word)) return true;
  }
  return false;
}

/// Whether the cells are amounts: not the numbers 1, 2, 3 … of the columns.
bool HoldsAmounts(const Reading& reading, const RowCells& row) {
  bool amounts = false;
  for (const auto& [column, cell] : row) {
    const std::string_view text = reading.In(cell->span);
    if (text.find_first_not_of("0123456789.,-") != std::string_view::npos) return false;
    amounts = amounts || Has(text, ".");
  }
  return amounts;
}

/// The cell of a header line that stands over a column: in it, or the nearest to the left.
const Table::Cell* Over(const RowCells& line, std::uint16_t column) {
  auto after = line.upper_bound(column);
  return after == line.begin() ? nullptr : std::prev(after)->second;
}

/// 合计 | 因公出国(境)费 | 公务用车…(小计, 购置费, 运行费) | 公务接待费 below 预算数 and 决算数.
void ReadThreePublic(Draft& draft, const std::vector<RowCells>& rows, std::size_t first) {
  const Reading& reading = draft.reading;
  const RowCells& names = rows[first];
  const auto power = PowerOfYuan(reading, {names.begin()->second->span.start, names.begin()->second->span.start});
  std::size_t values = first + 1;
  while (values < rows.size() && !HoldsAmounts(reading, rows[values])) ++values;
  if (values >= rows.size() || values > first + 4 || first == 0) return;
  for (const auto& [column, cell] : rows[values]) {
    const Table::Cell* basis = Over(rows[first - 1], column);
    const auto fen = AmountIn(reading, cell, power);
    if (basis == nullptr || !fen || *fen == 0) continue;
    const Table::Cell* name = Over(names, column);
    for (std::size_t line = first + 1; line < values; ++line) {
      const auto below = rows[line].find(column);
      if (below != rows[line].end() && IsThreePublicName(reading.In(below->second->span))) name = below->second;
    }
    if (name == nullptr) continue;
    const std::string_view text = reading.In(name->span);
    const std::string item = Has(text, "合计") ? std::string("“三公”经费") : reading.NameAt(name->span);
    const bool budget = Has(reading.In(basis->span), "预算");
    AddAmount(draft, item, *fen, budget ? "budget" : "actual", cell->span, "account_table");
  }
}

}  // namespace

void AddAccountTables(Draft& draft) {
  const Reading& reading = draft.reading;
  const auto words = FormWords::Of(reading.catalog);
  for (const Table& table : reading.document.tables) {
    const std::vector<RowCells> rows = CellsByRow(table);
    std::vector<Side> sides;
    std::optional<int> power;
    TotalsTable totals(draft);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].empty()) continue;
      totals.ReadRow(rows[i], *words);
      const std::vector<Side> header = SidesOf(reading, *words, rows[i]);
      if (header.size() >= 2) {
        sides = header;
        power = PowerOfYuan(reading, {rows[i].begin()->second->span.start, rows[i].rbegin()->second->span.end});
      } else if (sides.size() >= 2) {
        PairedTable(draft, power).ReadRow(rows[i], sides);
      }
      const auto three = std::count_if(rows[i].begin(), rows[i].end(), [&](const auto& entry) {
        return IsThreePublicName(reading.In(entry.second->span));
      });
      if (three < 3) continue;
      ReadThreePublic(draft, rows, i);
      break;
    }
  }
}

}  // namespace jitu::ingest
