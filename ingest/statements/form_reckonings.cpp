/// What the rows of a form come to: the sources of its money, its rates of execution, its points.
#include <algorithm>

#include "ingest/statements/form_amounts.h"
#include "ingest/statements/reckoning.h"
#include "ingest/statements/table_rows.h"

namespace jitu::ingest {
namespace {

using Cell = Table::Cell;

constexpr std::string_view kRule = "form_reckoning";
constexpr std::string_view kMoneyColumns[] = {"budget", "final_budget", "arrived", "executed"};

const Cell* LabelOf(const TableRow& row) { return row.At("label") != nullptr ? row.At("label") : row.label; }

bool IsTotalRow(std::string_view label) {
  return label.find("总额") != std::string_view::npos || label.find("总资金") != std::string_view::npos ||
         label.find("总量") != std::string_view::npos;
}

/// 年度资金总额 and the rows below that say where it comes from.
class SourceReader {
 public:
  explicit SourceReader(Draft& draft) : draft_(draft), reading_(draft.reading) {}

  void Take(const TableRow& row) {
    const Cell* label = LabelOf(row);
    const std::string text = label == nullptr ? std::string() : FormWords::Plain(reading_.In(label->span));
    if (open_ && row.header == total_.header && IsSource(text)) {
      sources_.push_back(row);
      return;
    }
    Close();
    open_ = !row.paired && IsTotalRow(text);
    if (open_) total_ = row;
  }

  void Close() {
    if (open_ && sources_.size() >= 2) ReadColumns();
    open_ = false;
    sources_.clear();
  }

 private:
  struct Column {
    std::string_view meaning;
    ReckonedFigure whole;
    std::vector<ReckonedFigure> terms;
    bool closes = false;
  };

  bool IsSource(std::string_view label) const {
    return !IsTotalRow(label) && reading_.words.money_source.OccursIn(label);
  }

  std::optional<ReckonedFigure> FigureAt(const TableRow& row, std::string_view column, int power) const {
    const Cell* label = LabelOf(row);
    const Cell* cell = row.At(column);
    const auto fen = AmountIn(reading_, cell, power);
    if (!fen) return std::nullopt;
    const std::uint32_t from = label->span.start < cell->span.end ? label->span.start : cell->span.start;
    return ReckonedFigure{
        FormWords::Plain(reading_.NameAt(label->span)), text::Decimal{*fen, 2}, fen, {from, cell->span.end}, power};
  }

  void ReadColumns() {
    const auto power = PowerOfYuan(reading_, total_.header);
    if (!power) return;
    std::vector<Column> columns;
    for (const std::string_view meaning : kMoneyColumns) {
      const auto whole = FigureAt(total_, meaning, *power);
      if (!whole) continue;
      Column column{meaning, *whole, {}, false};
      std::size_t filled = 0;
      for (const TableRow& row : sources_) {
        const auto figure = FigureAt(row, meaning, *power);
        if (!figure) continue;
        column.terms.push_back(*figure);
        if (*figure->fen > 0) ++filled;
      }
      if (filled < 2) continue;
      column.closes = Closes(column.whole, column.terms);
      columns.push_back(std::move(column));
    }
    // Where the sources come to the total in one column they are all there, and should in the next.
    const bool all = std::any_of(columns.begin(), columns.end(), [](const Column& column) { return column.closes; });
    for (const Column& column : columns) {
      if (!column.closes && !IsNear(column.whole, column.terms)) continue;
      const Cell* name =
          total_.names.count(column.meaning) == 0 ? nullptr : total_.names.at(std::string(column.meaning));
      AddSum(draft_, column.whole.name, name == nullptr ? std::string() : reading_.NameAt(name->span), "yuan",
             column.whole, column.terms, all, kRule);
    }
  }

  Draft& draft_;
  const Reading& reading_;
  bool open_ = false;
  TableRow total_;
  std::vector<TableRow> sources_;
};

/// 执行率 beside the amounts that it is made of.
void AddRowRate(Draft& draft, const TableRow& row) {
  const Reading& reading = draft.reading;
  const Cell* label = LabelOf(row);
  const Cell* cell = row.At("rate");
  const auto power = PowerOfYuan(reading, row.header);
  if (label == nullptr || cell == nullptr || row.At("executed") == nullptr || !power || row.paired) return;
  const Cell* column = row.names.count("rate") == 0 ? nullptr : row.names.at("rate");
  const std::string name = column == nullptr ? std::string("执行率") : reading.NameAt(column->span);
  const std::string_view written = reading.In(cell->span);
  const bool percent = written.ends_with('%') || name.find('%') != std::string::npos;
  const Cell digits{{cell->span.start, cell->span.end - (written.ends_with('%') ? 1U : 0U)}};
  const auto value = percent ? NumberIn(reading, &digits) : std::nullopt;
  const auto actual = AmountIn(reading, row.At("executed"), power);
  if (!value || !actual) return;
  const auto figure = [&](const Cell* amount, std::int64_t fen) {
    const std::uint32_t from = label->span.start < amount->span.start ? label->span.start : amount->span.start;
    return ReckonedFigure{reading.NameAt(label->span), text::Decimal{fen, 2}, fen, {from, amount->span.end}, *power};
  };
  ReckoningFact fact;
  fact.kind = "rate";
  fact.what = reading.NameAt(label->span);
  fact.column = name;
  fact.unit = "percent";
  fact.value = value->ToString();
  fact.rounding = RateRounding(*value).ToString();
  fact.terms.push_back(MakeTerm(reading, figure(row.At("executed"), *actual), "actual", kRule));
  for (const std::string_view meaning : {"budget", "final_budget", "arrived"}) {
    const Cell* amount = row.At(meaning);
    const auto fen = AmountIn(reading, amount, power);
    if (fen && *fen > 0) fact.terms.push_back(MakeTerm(reading, figure(amount, *fen), "budget", kRule));
  }
  if (fact.terms.size() < 2) return;
  const std::uint32_t from = label->span.start < cell->span.end ? label->span.start : cell->span.start;
  fact.evidence = reading.MakeEvidence({from, cell->span.end}, reading.SectionAt(from), kRule, 0.95);
  draft.facts.reckonings.push_back(std::move(fact));
}

/// The points of a form, row by row, up to the row that adds them up.
class PointsReader {
 public:
  explicit PointsReader(Draft& draft) : draft_(draft), reading_(draft.reading) {}

  void Take(const TableRow& row) {
    if (!row.HasColumn("weight") || !row.HasColumn("score")) return;
    if (IsSumRow(row)) {
      AddSums(row);
      AddRows();
      points_.clear();
      return;
    }
    const Cell* label = LabelOf(row);
    const bool money = row.HasColumn("executed") && label != nullptr;
    if (money && !IsTotalRow(FormWords::Plain(reading_.In(label->span)))) return;  // 其中:财政拨款
    const auto weight = NumberIn(reading_, row.At("weight"));
    const auto score = NumberIn(reading_, row.At("score"));
    if (weight && Compare(*weight, {}) > 0) points_.push_back({row, *weight, score});
  }

  void Close() {
    AddRows();
    points_.clear();
  }

 private:
  struct Point {
    TableRow row;
    text::Decimal weight;
    std::optional<text::Decimal> score;
  };

  static constexpr std::size_t kLeastPoints = 4;

  bool IsSumRow(const TableRow& row) const {
    const auto is_sum = [&](const Cell* cell) {
      if (cell == nullptr) return false;
      const std::string plain = FormWords::Plain(reading_.In(cell->span));
      return reading_.words.sum_row.MeaningOf(plain) == "whole";
    };
    if (is_sum(row.label)) return true;
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) { return is_sum(cell.second); });
  }

  const Cell* NameOf(const TableRow& row) const {
    for (const std::string_view meaning : {"third", "label", "second", "first"}) {
      if (row.At(meaning) != nullptr) return row.At(meaning);
    }
    return row.label;
  }

  ReckonedFigure Figure(const TableRow& row, std::string_view column, const text::Decimal& value) const {
    const Cell* name = NameOf(row);
    const Cell* cell = row.At(column);
    const bool named = name != nullptr && name->span.start < cell->span.start;
    return {name == nullptr ? std::string() : reading_.NameAt(name->span),
            value,
            {},
            {named ? name->span.start : cell->span.start, cell->span.end},
            0};
  }

  /// The weights come to 100, or to what the form gives: every row was read. 10 points are often left to the rate of
  /// execution, which stands elsewhere.
  bool IsComplete(const std::optional<text::Decimal>& stated) const {
    const auto sum = SumOf(Figures("weight"));
    return sum && points_.size() >= kLeastPoints && Compare(*sum, stated.value_or(text::Decimal{100, 0})) == 0;
  }

  std::vector<ReckonedFigure> Figures(std::string_view column) const {
    std::vector<ReckonedFigure> figures;
    for (const Point& point : points_) {
      if (column == "weight") figures.push_back(Figure(point.row, column, point.weight));
      if (column == "score" && point.score) figures.push_back(Figure(point.row, column, *point.score));
    }
    return figures;
  }

  void AddSums(const TableRow& row) {
    const auto weight = NumberIn(reading_, row.At("weight"));
    const auto score = NumberIn(reading_, row.At("score"));
    const auto scores = Figures("score");
    const auto weights = SumOf(Figures("weight"));
    // A sum of the weights alone, which has slipped below the scores.
    if (!weight && score && weights && Compare(*score, *weights) == 0) return;
    if (score && IsComplete(weight) && scores.size() == points_.size()) {
      const ReckonedFigure whole = Figure(row, "score", *score);
      if (Closes(whole, scores) || IsNear(whole, scores))
        AddSum(draft_, whole.name, "得分", "分", whole, scores, true, kRule);
    }
  }

  void AddRows() {
    const auto told = static_cast<std::size_t>(std::count_if(
        points_.begin(), points_.end(), [](const Point& point) { return point.row.At("actual") != nullptr; }));
    const auto weights = SumOf(Figures("weight"));
    const auto scores = SumOf(Figures("score"));
    if (!weights || !scores || Compare(*scores, *weights) > 0) return;  // scores of another scale
    const bool whole = weights && Compare(*weights, {80, 0}) >= 0 && Compare(*weights, {120, 0}) <= 0;
    if (!whole || points_.size() < kLeastPoints) return;
    for (const Point& point : points_) {
      if (!point.score) continue;
      const int compared = Compare(*point.score, point.weight);
      const bool rated = point.row.At("third") != nullptr && point.row.HasColumn("actual");
      const bool blank = IsBlank(point.row);
      if (compared > 0) AddScore("score", point);
      if (compared == 0 && rated && blank && told * 2 >= points_.size()) AddScore("score_without_result", point);
    }
    AddWeights(*weights);
  }

  /// No result: its box is empty, or is missing where no other box can have taken its place.
  bool IsBlank(const TableRow& row) const {
    const Cell* result = row.At("actual");
    if (result != nullptr) return reading_.In(result->span).empty();
    return row.At("target") != nullptr && !row.HasColumn("nature") && !row.HasColumn("unit");
  }

  /// Points that do not come to 100, the ten of the rate of execution among them or not.
  void AddWeights(const text::Decimal& weights) {
    for (const std::int64_t full : {100, 90}) {
      if (Compare(weights, {full, 0}) == 0) return;
    }
    const std::vector<ReckonedFigure> terms = Figures("weight");
    ReckoningFact fact;
    fact.kind = "weights";
    fact.what = "分值";
    fact.unit = "分";
    fact.value = "100";
    fact.rounding = "0";
    for (const ReckonedFigure& term : terms) fact.terms.push_back(MakeTerm(reading_, term, "weight", kRule));
    fact.evidence = fact.terms.front().evidence;
    draft_.facts.reckonings.push_back(std::move(fact));
  }

  void AddScore(std::string_view kind, const Point& point) {
    ReckoningFact fact;
    const ReckonedFigure score = Figure(point.row, "score", *point.score);
    fact.kind = kind;
    fact.what = score.name;
    fact.unit = "分";
    fact.value = score.value.ToString();
    fact.rounding = "0";
    fact.terms.push_back(MakeTerm(reading_, Figure(point.row, "weight", point.weight), "weight", kRule));
    fact.evidence = MakeTerm(reading_, score, {}, kRule).evidence;
    draft_.facts.reckonings.push_back(std::move(fact));
  }

  Draft& draft_;
  const Reading& reading_;
  std::vector<Point> points_;
};

}  // namespace

void AddFormReckonings(Draft& draft) {
  const auto words = FormWords::Of(draft.reading.catalog);
  SourceReader sources(draft);
  PointsReader points(draft);
  for (const Table& table : draft.reading.document.tables) {
    for (const TableRow& row : RowsOf(draft.reading.text, table, *words, draft.reading.fiscal_year)) {
      sources.Take(row);
      AddRowRate(draft, row);
      points.Take(row);
    }
    sources.Close();
  }
  points.Close();
}

}  // namespace jitu::ingest
