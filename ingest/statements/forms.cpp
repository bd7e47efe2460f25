/// What the tables of self-evaluation forms say: indicators with target and result, and the project's money.
#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/readers/cell_columns.h"
#include "ingest/readers/list_mark.h"
#include "ingest/readers/rate_proof.h"
#include "ingest/statements/amount_phrase.h"
#include "ingest/statements/form_amounts.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/rules.h"
#include "ingest/statements/table_rows.h"
#include "ingest/statements/total_phrase.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using text::Has;

std::string_view BoundName(Bound bound) {
  return bound == Bound::kAtLeast  ? "at_least"
         : bound == Bound::kAtMost ? "at_most"
         : bound == Bound::kAbout  ? "about"
                                   : "exact";
}

/// ≥ | 60 | 套: the bound of a target whose sign stands in a cell of its own, else that in the figure.
std::string_view TargetBound(std::string_view sign, Bound bound) {
  constexpr std::string_view kAtLeast[] = {"≥", ">", ">=", "不低于", "不少于", "大于等于", "大于"};
  constexpr std::string_view kAtMost[] = {"≤", "<", "<=", "不高于", "不超过", "小于等于", "小于"};
  if (std::find(std::begin(kAtLeast), std::end(kAtLeast), sign) != std::end(kAtLeast)) return "at_least";
  if (std::find(std::begin(kAtMost), std::end(kAtMost), sign) != std::end(kAtMost)) return "at_most";
  return BoundName(bound);
}

/// 指标1:数字化扫描页数, 指标1数字化扫描页数 -> 数字化扫描页数.
ByteSpan WithoutNumber(const Reading& reading, ByteSpan name) {
  constexpr std::string_view kMark = "指标";
  const std::string_view text = reading.In(name);
  if (!text.starts_with(kMark)) return name;
  std::size_t at = kMark.size();
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  if (at == kMark.size() || at >= text.size()) return name;
  const std::size_t mark = text[at] == ':' || text[at] == '.' ? 1 : text.substr(at).starts_with("、") ? 3 : 0;
  constexpr std::size_t kMostBareDigits = 2;  // 指标1完工率; of 指标1500米 nobody knows
  if (mark == 0 && at > kMark.size() + kMostBareDigits) return name;
  return TrimBlanks(reading.text, {name.start + static_cast<std::uint32_t>(at + mark), name.end});
}

/// The unit of a row's figures that have none of their own, and the power of ten that is written with it (万元: 4).
struct RowUnit {
  std::string name;
  int power = 0;
};

constexpr std::uint32_t kLongestIndicator = 180;  ///< bytes; more are cells that ran into each other

void AddIndicator(Draft& draft, const Table::Cell& name, const Table::Cell* cell, std::string_view role,
                  const RowUnit& row_unit, std::string_view sign = {}) {
  const Reading& reading = draft.reading;
  const Quantity* figure = FigureIn(reading, cell);
  if (figure == nullptr) return;
  const bool own_unit = !figure->unit.empty();
  const auto value = own_unit ? figure->value : figure->value->Shifted(row_unit.power);
  if (!value) return;
  ObservationFact fact;
  fact.indicator = reading.NameAt(WithoutNumber(reading, name.span));
  fact.value = value->ToString();
  fact.unit = own_unit ? figure->unit : row_unit.name;
  if (fact.unit.empty()) return;
  fact.role = role;
  fact.bound = role == "actual" ? "exact" : TargetBound(sign, figure->bound);
  fact.fiscal_year = reading.fiscal_year;
  fact.raw = reading.NameAt(cell->span);
  if (fact.unit == "yuan") fact.amount_fen = FenOfYuan(*value);
  fact.evidence = reading.MakeEvidence({name.span.start, cell->span.end}, reading.SectionAt(name.span.start),
                                       "form_indicator", 0.97);
  draft.facts.observations.push_back(std::move(fact));
}

std::optional<int> PowerOfTen(std::string_view factor) {
  if (factor.empty() || factor[0] != '1') return std::nullopt;
  factor.remove_prefix(1);
  if (factor.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
  return static_cast<int>(factor.size());
}

/// The unit that a cell names, or with which the figure in it is written: 万元, 个, 人次.
RowUnit UnitOf(const Reading& reading, const Table::Cell* cell) {
  if (cell == nullptr) return {};
  const Quantity* figure = FigureIn(reading, cell);
  if (figure != nullptr && figure->unit.empty()) return {};
  const std::string written = FormWords::Plain(reading.In(cell->span));
  const bool money = figure == nullptr || figure->kind == QuantityKind::kMoney;
  constexpr std::pair<std::string_view, int> kMoney[] = {{"万元", 4}, {"亿元", 8}, {"元", 0}};
  for (const auto& [spelling, power] : kMoney) {
    if (money && (figure == nullptr ? written == spelling : written.ends_with(spelling))) return {"yuan", power};
  }
  for (const model::UnitSpelling& unit : reading.catalog.units()) {
    const bool named = figure == nullptr
                           ? unit.spelling == written
                           : unit.canonical == figure->unit && std::string_view(written).ends_with(unit.spelling);
    const auto power = PowerOfTen(unit.factor);
    if (named && power && (figure == nullptr || *power > 0)) return {unit.canonical, *power};
  }
  return figure != nullptr ? RowUnit{figure->unit, 0} : RowUnit{};
}

/// 发放人数(人): the unit that stands in a bracket behind an indicator's name.
RowUnit UnitInName(const Reading& reading, ByteSpan name) {
  const std::string_view text = reading.In(name);
  const std::size_t open = text.rfind('(');
  if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return {};
  const Table::Cell bracket{{name.start + static_cast<std::uint32_t>(open) + 1, name.end - 1}};
  return UnitOf(reading, &bracket);
}

/// 工程完工率 with 100 and 98 under the names of columns: rates of which the form leaves out the sign.
bool IsBareRate(const Reading& reading, ByteSpan name, const Table::Cell* target, const Table::Cell* actual) {
  const std::string_view text = reading.In(name);
  const std::size_t ending = reading.words.rate_name.SuffixOf(text);
  if (ending == 0 || reading.words.rate_name.MeaningOf(text.substr(text.size() - ending)) != "percent") return false;
  const auto is_share = [&](const Table::Cell* cell) {
    const Quantity* figure = FigureIn(reading, cell);
    return figure == nullptr || (figure->value->ToDouble() >= 0 && figure->value->ToDouble() <= 100);
  };
  return is_share(target) && is_share(actual);
}

bool IsTotalRow(std::string_view label) {
  constexpr std::string_view kCompared[] = {"≥", "≤", "%"};  // 年度资金总≥90%: a row that the page's end cut off
  for (const std::string_view sign : kCompared) {
    if (Has(label, sign)) return false;
  }
  for (const std::string_view word :
       {"年度资金总额", "资金总额", "项目资金", "合计", "总额", "项目总资金", "年度资金", "总量", "年度总金额",
        "总金额", "年度财政资金总额", "部门整体支出", "整体支出", "支出总额", "总支出", "支出总计"}) {
    if (Has(label, word)) return !Has(label, "其中") && !Has(label, "财政拨款");
  }
  return false;
}

/// 执行率 as the form gives it.
void AddRate(Draft& draft, const TableRow& row, const std::string& subject) {
  const Reading& reading = draft.reading;
  const Table::Cell* cell = row.At("rate");
  const Table::Cell* column = row.names.count("rate") == 0 ? nullptr : row.names.at("rate");
  if (cell == nullptr) return;
  // A column of 执行率(%) holds bare numbers.
  const bool written = reading.In(cell->span).ends_with('%');
  const bool in_percent = column != nullptr && Has(reading.In(column->span), "%");
  const Table::Cell digits{{cell->span.start, cell->span.end - (written ? 1U : 0U)}};
  const auto value = written || in_percent ? NumberIn(reading, &digits) : std::nullopt;
  if (!value) return;
  ObservationFact fact;
  fact.indicator = column == nullptr ? "执行率" : FormWords::Plain(reading.In(column->span));
  fact.value = value->ToString();
  fact.unit = "percent";
  fact.role = "actual";
  fact.bound = "exact";
  fact.subject = subject;
  fact.fiscal_year = reading.fiscal_year;
  fact.raw = reading.NameAt(cell->span);
  fact.evidence = reading.MakeEvidence(cell->span, reading.SectionAt(cell->span.start), "form_money", 0.95);
  draft.facts.observations.push_back(std::move(fact));
}

/// Of a row without a name: its outturn is that share of its budget which its rate says, so it is a whole row.
bool AgreesWithRate(const Reading& reading, const TableRow& row) {
  constexpr double kRounding = 0.06;  ///< of a percent
  const Table::Cell* rate = row.At("rate");
  if (rate == nullptr || !reading.In(rate->span).ends_with('%')) return false;
  const Table::Cell digits{{rate->span.start, rate->span.end - 1}};
  const auto percent = NumberIn(reading, &digits);
  const auto budget = NumberIn(reading, row.At(row.HasColumn("final_budget") ? "final_budget" : "budget"));
  const auto spent = NumberIn(reading, row.At("executed"));
  if (!percent || !budget || !spent || budget->ToDouble() <= 0) return false;
  return std::abs(100 * spent->ToDouble() / budget->ToDouble() - percent->ToDouble()) <= kRounding;
}

/// 30 | 30 | 10 | 100% below 年初预算数 | 调整预算数 | 全年执行数 | 分值 | 执行率, where an empty cell was dropped:
/// what was to be spent and what was, as the row's own rate proves it. Empty where the columns agree with the rate, or
/// it proves nothing.
std::map<std::string_view, const Table::Cell*> ProvenCells(const Reading& reading, const TableRow& row) {
  const Table::Cell* rate = row.At("rate");
  if (rate == nullptr || !reading.In(rate->span).ends_with('%') || AgreesWithRate(reading, row)) return {};
  std::vector<const Table::Cell*> cells{rate};
  for (const std::string_view meaning : {"budget", "final_budget", "executed", "weight"}) {
    const Table::Cell* cell = row.At(meaning);
    if (cell != nullptr && cell->span.start < rate->span.start) cells.push_back(cell);
  }
  std::sort(cells.begin(), cells.end(),
            [](const Table::Cell* a, const Table::Cell* b) { return a->span.start < b->span.start; });
  std::vector<std::string_view> texts;
  for (const Table::Cell* cell : cells) texts.push_back(reading.In(cell->span));
  const auto proven = ProvenByRate(texts);
  if (!proven) return {};
  return {{"budget", cells[proven->budget]}, {"executed", cells[proven->executed]}};
}

/// What stands under 金额: money that is to be spent in a paper of budgets or below 资金安排表, else what was spent.
std::string_view BasisOfAmount(const Reading& reading, ByteSpan header) {
  constexpr std::uint32_t kTitle = 120;  ///< bytes
  const std::uint32_t start = header.start > kTitle ? header.start - kTitle : 0;
  return IsBudgetPaper(reading) || SpeaksOfPlans(reading.In({start, header.start})) ? "budget" : "actual";
}

void AddMoneyRow(Draft& draft, const TableRow& row, const std::string& item) {
  const Reading& reading = draft.reading;
  struct Column {
    std::string_view meaning, basis;
  };
  const bool first_budget = row.HasColumn("budget");
  const Column columns[] = {{"budget", "budget"},
                            {"final_budget", first_budget ? "final_budget" : "budget"},
                            {"arrived", "arrived"},
                            {"executed", "actual"},
                            {"amount", row.HasColumn("amount") ? BasisOfAmount(reading, row.header) : ""}};
  // The unit of cells out of order may stand behind their names.
  constexpr std::uint32_t kBehind = 400;  ///< bytes
  ByteSpan header = row.header;
  if (row.label == nullptr) {
    header.end = std::min<std::uint32_t>(header.end + kBehind, static_cast<std::uint32_t>(reading.text.size()));
  }
  const Table::Cell* name = row.At("label") != nullptr ? row.At("label") : row.label;
  const ByteSpan label = name == nullptr ? ByteSpan{} : name->span;
  // (万元) 年度资金总额: below the names of columns the unit stands beside the first row's name.
  constexpr std::uint32_t kNext = 20;  ///< bytes
  if (label.start >= header.end && label.start <= header.end + kNext) header.end = label.end;
  const std::optional<int> power = PowerOfYuan(reading, header);
  const std::map<std::string_view, const Table::Cell*> proven = ProvenCells(reading, row);
  for (const Column& column : columns) {
    const auto moved = proven.find(column.meaning);
    const Table::Cell* cell = proven.empty() ? row.At(column.meaning) : moved == proven.end() ? nullptr : moved->second;
    if (const auto fen = AmountIn(reading, cell, power))
      AddAmount(draft, item, *fen, column.basis, cell->span, "form_money", label);
  }
  AddRate(draft, row, item);
}

}  // namespace

namespace {

/// 其中:基本支出: -> 基本支出; empty where the label names no part of a unit's spending.
std::string_view PartOfSpending(std::string_view label) {
  for (const std::string_view part : {"基本支出", "项目支出", "人员经费", "公用经费"}) {
    if (Has(label, part)) return part;
  }
  return {};
}

/// The form of a whole unit, not of a project: its sums are the unit's totals.
bool IsWholeUnitForm(const Reading& reading) {
  return !reading.outline.sections.empty() && Has(reading.outline.sections[0].title, "整体");
}

/// A row of a list of projects with their amounts: the item's name, without a number in front; empty for sums and
/// sources.
std::string ListedItem(const Reading& reading, const TableRow& row) {
  const Table::Cell* cell = row.At("label");
  if (cell == nullptr) cell = row.label;
  if (cell == nullptr) return {};
  ByteSpan name = CleanItemName(reading, cell->span);
  const bool names_item = EndsAsItem(reading, name) && !reading.words.fund.OccursIn(reading.In(name));
  if (!row.HasColumn("label") && !(IsWholeUnitForm(reading) && names_item)) return {};
  if (const auto mark = ParseListMark(reading.In(name)); mark && mark->skip < name.length()) {
    name = CleanItemName(reading, {name.start + mark->skip, name.end});
  }
  const std::string_view text = reading.In(name);
  constexpr std::size_t kLongestName = 150;
  if (text.size() < 6 || text.size() > kLongestName || IsTotalRow(text) || IsGenericItem(reading, text)) return {};
  const bool sum = text.find("合计") != std::string_view::npos || text.find("总计") != std::string_view::npos ||
                   text == PartOfSpending(text);
  const Table::Cell whole{name};
  return sum || FigureIn(reading, &whole) != nullptr ? std::string() : reading.NameAt(name);
}

/// The form of a project, attached to the report of a whole unit: the field that names the project is just above.
bool IsProjectsForm(const Reading& reading, std::uint32_t place) {
  constexpr std::uint32_t kHeadOfForm = 900;  ///< bytes
  return std::any_of(reading.names.mentions.begin(), reading.names.mentions.end(), [&](const NameMention& mention) {
    return mention.rule == "form_field" && mention.span.end <= place && mention.span.end + kHeadOfForm >= place;
  });
}

/// Rows of a whole unit's form: its total under the columns of budget and outturn; 基本支出 and 项目支出 likewise, or
/// each with its outturn in the next cell (按支出性质分).
void AddUnitTotals(Draft& draft, const Table& table, const TableRow& row) {
  const Reading& reading = draft.reading;
  if (row.label == nullptr) return;
  const std::optional<int> power = PowerOfYuan(reading, row.header);
  const std::string_view label = reading.In(row.label->span);
  const bool total = IsTotalRow(label);
  const std::string_view part = PartOfSpending(label);
  const Table::Cell* planned = row.At("budget") != nullptr ? row.At("budget") : row.At("final_budget");
  const auto budget = AmountIn(reading, planned, power);
  const auto executed = AmountIn(reading, row.At("executed"), power);
  if ((total || !part.empty()) && budget && executed) {
    AddTotal(draft, total ? "预算资金" : part, "budget", *budget, planned->span);
    AddTotal(draft, total ? "支出" : part, "actual", *executed, row.At("executed")->span);
    if (total) AddRate(draft, row, {});
    return;
  }
  for (std::size_t i = 0; i + 1 < table.cells.size(); ++i) {
    const Table::Cell& name = table.cells[i];
    const Table::Cell& value = table.cells[i + 1];
    if (name.row != row.label->row || value.row != name.row) continue;
    const std::string_view what = PartOfSpending(reading.In(name.span));
    const auto fen = AmountIn(reading, &value, power);
    if (!what.empty() && fen) AddTotal(draft, what, "actual", *fen, value.span);
  }
}

}  // namespace

void AddFormSpending(Draft& draft) {
  const Reading& reading = draft.reading;
  const auto words = FormWords::Of(reading.catalog);
  AddBoxAmounts(draft);
  for (const Table& table : reading.document.tables) {
    std::uint32_t done = 0;   // the header whose first row of totals was read
    std::uint32_t lists = 0;  // the header above rows of items: their sum is not all that the unit spent
    for (const TableRow& row : RowsOf(reading.text, table, *words, reading.fiscal_year)) {
      const bool by_kind = row.HasColumn("executed") || row.HasColumn("budget") || row.HasColumn("final_budget");
      if (row.paired || by_kind == row.HasColumn("amount")) continue;
      if (const std::string listed = ListedItem(reading, row); !listed.empty()) {
        AddMoneyRow(draft, row, listed);
        lists = row.header.end;
        continue;
      }
      if (!by_kind) continue;
      if (IsWholeUnitForm(reading) && !IsProjectsForm(reading, row.header.start)) {
        const bool sum = lists == row.header.end && row.label != nullptr && IsTotalRow(reading.In(row.label->span));
        if (!sum) AddUnitTotals(draft, table, row);
        continue;
      }
      const bool whole = row.label == nullptr ? AgreesWithRate(reading, row) : IsTotalRow(reading.In(row.label->span));
      if (!whole || row.header.end == done) continue;
      std::string item = ItemAbove(reading, row.label == nullptr ? row.header.start : row.label->span.start);
      if (item.empty()) item = TitleItem(reading);
      if (item.empty()) continue;
      done = row.header.end;
      AddMoneyRow(draft, row, item);
    }
  }
}

namespace {

/// 指标1:机柜数量(≥77台): an indicator of a paper of aims, its target in the bracket behind its name.
void AddBracketTarget(Draft& draft, ByteSpan line) {
  const std::string_view text = draft.reading.In(line);
  const std::size_t open = text.rfind('(');
  if (line.length() > kLongestIndicator || !IsNumberedIndicator(text) || !text.ends_with(')')) return;
  if (open == std::string_view::npos || ComparisonAt(text.substr(open + 1)) == 0) return;
  const auto bracket = line.start + static_cast<std::uint32_t>(open);
  const Table::Cell name{{line.start, bracket}};
  const Table::Cell target{{bracket + 1, line.end - 1}};
  AddIndicator(draft, name, &target, "target", UnitOf(draft.reading, &target));
}

}  // namespace

void AddFormObservations(Draft& draft) {
  const Reading& reading = draft.reading;
  for (const Block& block : reading.document.blocks) AddBracketTarget(draft, block.span);
  const auto words = FormWords::Of(reading.catalog);
  for (const Table& table : reading.document.tables) {
    for (const TableRow& row : RowsOf(reading.text, table, *words, reading.fiscal_year)) {
      const Table::Cell* name = row.At("third");
      if (name == nullptr || name->span.length() > kLongestIndicator) continue;
      const Table::Cell* target = row.At("target");
      if (target == nullptr) target = row.At("goal");
      const Table::Cell* actual = row.At("actual");
      RowUnit unit;
      for (const Table::Cell* cell : {row.At("unit"), target, actual}) {
        if (unit.name.empty()) unit = UnitOf(reading, cell);
      }
      if (unit.name.empty()) unit = UnitInName(reading, name->span);
      if (unit.name.empty() && IsBareRate(reading, name->span, target, actual)) unit.name = "percent";
      const Table::Cell* nature = row.At("nature");
      const std::string_view sign = nature == nullptr ? std::string_view() : reading.In(nature->span);
      AddIndicator(draft, *name, target, "target", unit, sign);
      AddIndicator(draft, *name, actual, "actual", unit);
    }
  }
}

}  // namespace jitu::ingest
