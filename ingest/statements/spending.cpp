/// Totals and spending, from the one reading of all amounts.
#include <algorithm>
#include <array>
#include <set>

#include "ingest/statements/rules.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

std::string ParentName(const Money& money, const MoneyRead& read, MoneyRead::Kind kind) {
  if (read.parent < 0) return {};
  const MoneyRead& whole = money.reads[static_cast<std::size_t>(read.parent)];
  return whole.kind == kind ? whole.name : std::string();
}

}  // namespace

std::optional<std::int64_t> FenOfYuan(const text::Decimal& yuan) {
  const auto fen = yuan.Shifted(2);
  if (!fen) return std::nullopt;
  std::int64_t whole = fen->digits;
  for (int i = 0; i < fen->scale; ++i) {
    if (whole % 10 != 0) return std::nullopt;
    whole /= 10;
  }
  return whole;
}

std::optional<std::int64_t> FenOf(const Reading& reading, int quantity) {
  const Quantity& amount = reading.At(quantity);
  if (!amount.value || amount.kind != QuantityKind::kMoney) return std::nullopt;
  return amount.Fen();
}

void AddTotals(Draft& draft) {
  const Reading& reading = draft.reading;
  for (const MoneyRead& read : draft.money.reads) {
    const auto fen = FenOf(reading, read.quantity);
    if (read.kind != MoneyRead::Kind::kTotal || !fen) continue;
    auto& totals = draft.facts.totals;
    const bool said = std::any_of(totals.begin(), totals.end(), [&](const TotalFact& other) {
      return other.what == read.name && other.basis == read.basis && other.fund == read.fund &&
             other.amount_fen == *fen;
    });
    if (said) continue;
    TotalFact total;
    total.what = read.name;
    total.fund = read.fund;
    total.basis = read.basis;
    total.amount_fen = *fen;
    total.raw = reading.NameAt(reading.At(read.quantity).span);
    total.part_of = ParentName(draft.money, read, MoneyRead::Kind::kTotal);
    total.part_exact = read.part_exact;
    total.evidence =
        reading.MakeEvidence(reading.passages[static_cast<std::size_t>(read.passage)], read.rule, read.confidence);
    totals.push_back(std::move(total));
  }
}

void AddSpending(Draft& draft) {
  const Reading& reading = draft.reading;
  std::set<std::string> said;
  for (const SpendingFact& form : draft.facts.spending) {
    said.insert(text::NameKey(form.name) + "\n" + form.basis + "\n" + std::to_string(form.amount_fen));
  }
  for (const MoneyRead& read : draft.money.reads) {
    const auto fen = FenOf(reading, read.quantity);
    if (read.kind != MoneyRead::Kind::kSpending || !fen || read.restated) continue;
    auto& all = draft.facts.spending;
    const std::string key = text::NameKey(read.name) + "\n" + read.basis + "\n" + std::to_string(*fen);
    if (!said.insert(key).second) continue;
    SpendingFact spending;
    spending.name = read.name;
    spending.amount_fen = *fen;
    spending.basis = read.basis;
    spending.fund = read.fund;
    spending.fiscal_year = read.year ? read.year : reading.fiscal_year;
    spending.part_of = ParentName(draft.money, read, MoneyRead::Kind::kSpending);
    spending.part_exact = read.part_exact;
    spending.raw = reading.NameAt(reading.At(read.quantity).span);
    spending.evidence =
        reading.MakeEvidence(reading.passages[static_cast<std::size_t>(read.passage)], read.rule, read.confidence);
    all.push_back(std::move(spending));
  }
}

}  // namespace jitu::ingest
