/// Rates of execution in the text, beside the amounts that they are made of.
#include <algorithm>

#include "ingest/statements/reckoning.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::string_view kRule = "rate_beside_amounts";

/// 支出 is measured by 预算资金.
bool SameItem(const MoneyRead& one, const MoneyRead& other) {
  if (one.kind != other.kind) return false;
  const bool totals = one.kind == Kind::kTotal && (one.name == "预算资金" || other.name == "预算资金") &&
                      (one.name == "支出" || other.name == "支出");
  return one.name == other.name || totals;
}

ReckonedFigure FigureOf(const Reading& reading, const MoneyRead& read) {
  const Passage& passage = reading.passages[static_cast<std::size_t>(read.passage)];
  const Clause& clause = passage.clauses[static_cast<std::size_t>(read.clause)];
  return MoneyFigure(reading, read.quantity, clause.span.start, read.name);
}

/// A percentage behind 执行率, 完成预算的; nothing where a word makes it a bound or an aim.
bool IsRate(const Reading& reading, const Clause& clause, const Quantity& quantity) {
  if (quantity.kind != QuantityKind::kPercent || quantity.bound != Bound::kExact || !quantity.value) return false;
  std::string_view words = reading.In({clause.span.start, std::max(clause.span.start, quantity.span.start)});
  for (const std::string_view filler : {"达到", "达", "为", "是", "约"}) {
    if (words.ends_with(filler)) words.remove_suffix(filler.size());
  }
  if (reading.words.spending_rate.SuffixOf(words) == 0) return false;
  return words.find("目标") == std::string_view::npos && words.find("上年") == std::string_view::npos;
}

void AddRate(Draft& draft, std::size_t passage, const Clause& clause, const Quantity& rate) {
  const Reading& reading = draft.reading;
  const auto [first, last] = draft.money.OfPassage(static_cast<int>(passage));
  const MoneyRead* actual = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    const MoneyRead& read = draft.money.reads[i];
    const bool before = reading.At(read.quantity).span.end <= rate.span.start;
    if (before && read.basis == "actual" && (read.kind == Kind::kSpending || read.kind == Kind::kTotal)) actual = &read;
  }
  if (actual == nullptr) return;
  ReckoningFact fact;
  fact.kind = "rate";
  fact.what = actual->name;
  fact.column = "执行率";
  fact.unit = "percent";
  fact.value = rate.value->ToString();
  fact.rounding = RateRounding(*rate.value).ToString();
  fact.terms.push_back(MakeTerm(reading, FigureOf(reading, *actual), "actual", kRule));
  for (std::size_t i = first; i < last; ++i) {
    const MoneyRead& read = draft.money.reads[i];
    const bool changed = read.basis == "final_budget" && read.quantity < actual->quantity;  // 年末调整为3012万元
    if (read.basis == "actual" || read.basis.empty() || !(changed || SameItem(read, *actual))) continue;
    const ReckonedFigure figure = FigureOf(reading, read);
    if (figure.fen && *figure.fen > 0) fact.terms.push_back(MakeTerm(reading, figure, "budget", kRule));
  }
  if (fact.terms.size() < 2 || !fact.terms.front().amount_fen) return;
  fact.evidence = reading.MakeEvidence({clause.span.start, std::max(clause.span.end, rate.span.end)},
                                       reading.passages[passage].section, kRule, 0.9);
  draft.facts.reckonings.push_back(std::move(fact));
}

}  // namespace

void AddRates(Draft& draft) {
  const Reading& reading = draft.reading;
  for (std::size_t i = 0; i < reading.passages.size(); ++i) {
    const Passage& passage = reading.passages[i];
    if (IsSilent(passage.kind) || passage.kind == SectionKind::kGoals || passage.in_table) continue;
    for (const Clause& clause : passage.clauses) {
      for (const int quantity : clause.quantities) {
        if (IsRate(reading, clause, reading.At(quantity))) AddRate(draft, i, clause, reading.At(quantity));
      }
    }
  }
}

}  // namespace jitu::ingest
