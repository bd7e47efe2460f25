#include "ingest/statements/form_amounts.h"

#include <algorithm>

#include "ingest/readers/list_mark.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

/// The first value in a cell; nullptr if there is none.
const Quantity* ValueIn(const Reading& reading, ByteSpan cell) {
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(cell.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& quantity = reading.At(i);
    if (quantity.span.end > cell.end) return nullptr;
    if (quantity.value && quantity.kind != QuantityKind::kDate && quantity.kind != QuantityKind::kOrdinal)
      return &quantity;
  }
  return nullptr;
}

/// The power of ten of yuan that a text names last: 单位:万元, (元).
std::optional<int> NamedPower(std::string_view text) {
  constexpr std::string_view kYuan = "元";
  for (std::size_t at = text::FindLast(text, kYuan); at != std::string_view::npos;
       at = text::FindLast(text.substr(0, at), kYuan)) {
    const std::string_view before = text.substr(0, at);
    if (before.ends_with("万")) return 4;
    if (before.ends_with("亿")) return 8;
    if (before.ends_with("单位:")) return 0;
    if (before.ends_with("(") && text.substr(at + kYuan.size()).starts_with(")")) return 0;
  }
  return std::nullopt;
}

/// What stands above a table's header, from the last numbered heading on: a unit above that is another table's.
std::string_view BelowHeading(std::string_view above) {
  for (std::size_t line = above.rfind('\n'); line != std::string_view::npos && line > 0;
       line = above.rfind('\n', line - 1)) {
    const auto mark = ParseListMark(above.substr(line + 1));
    if (mark && (mark->kind == MarkKind::kHan || mark->kind == MarkKind::kPart)) return above.substr(line + 1);
  }
  return above;
}

/// One thousand million yuan: more than a project's form gives, unless the text says so too.
constexpr std::int64_t kDoubtedFen = 100'000'000'000;

/// The amount stands in the text with its unit, in full or rounded to the unit.
bool IsToldElsewhere(const Reading& reading, std::int64_t fen) {
  const auto& all = reading.quantities.quantities;
  return std::any_of(all.begin(), all.end(), [&](const Quantity& quantity) {
    return quantity.kind == QuantityKind::kMoney && quantity.Fen() == fen;
  });
}

bool IsBareNumber(const Reading& reading, const Table::Cell& cell) {
  const std::string_view text = reading.In(cell.span);
  return !text.empty() && text.find_first_not_of("0123456789.,") == std::string_view::npos;
}

}  // namespace

const Quantity* FigureIn(const Reading& reading, const Table::Cell* cell) {
  if (cell == nullptr) return nullptr;
  const Quantity* value = ValueIn(reading, cell->span);
  if (value == nullptr) return nullptr;
  const bool whole = value->span.start <= cell->span.start + 6 && value->span.end + 12 >= cell->span.end;
  return whole ? value : nullptr;
}

std::optional<int> PowerOfYuan(const Reading& reading, ByteSpan header) {
  constexpr std::uint32_t kJustAbove = 400;  ///< bytes
  constexpr std::uint32_t kFarAbove = 6000;
  constexpr std::size_t kUnitLine = 16;
  if (const auto power = NamedPower(reading.In(header))) return power;
  const std::uint32_t start = header.start > kJustAbove ? header.start - kJustAbove : 0;
  if (const auto power = NamedPower(BelowHeading(reading.In({start, header.start})))) return power;
  // 单位:万元 at the head of the form.
  const std::string_view above = reading.In({header.start > kFarAbove ? header.start - kFarAbove : 0, header.start});
  const std::size_t unit = text::FindLast(above, "单位:");
  return unit == std::string_view::npos ? std::nullopt : NamedPower(above.substr(unit, kUnitLine));
}

std::optional<text::Decimal> NumberIn(const Reading& reading, const Table::Cell* cell) {
  if (cell == nullptr) return std::nullopt;
  if (IsBareNumber(reading, *cell)) {
    std::string digits;
    for (const char c : reading.In(cell->span)) {
      if (c != ',') digits += c;
    }
    return text::Decimal::Parse(digits);
  }
  const Quantity* figure = FigureIn(reading, cell);
  return figure == nullptr ? std::nullopt : figure->value;
}

std::optional<std::int64_t> AmountIn(const Reading& reading, const Table::Cell* cell, std::optional<int> power) {
  // Digits alone are read as they stand: in 8.58.5100% no quantity ends where the cell does.
  const bool bare = cell != nullptr && IsBareNumber(reading, *cell);
  if (const Quantity* figure = bare ? nullptr : FigureIn(reading, cell); figure != nullptr) {
    if (figure->kind == QuantityKind::kMoney) return figure->Fen();
    if (figure->kind != QuantityKind::kNumber) return std::nullopt;
  }
  const auto number = NumberIn(reading, cell);
  if (!number || !power) return std::nullopt;
  // 829.3万 under a header in 万元: the unit is the cell's own.
  constexpr std::string_view kTenThousand = "万";
  const bool own_unit = *power == 4 && reading.In(cell->span).ends_with(kTenThousand);
  const auto yuan = number->Shifted(own_unit ? 0 : *power);
  const auto fen = yuan ? FenOfYuan(*yuan) : std::nullopt;
  if (!fen || *power == 0 || *fen < kDoubtedFen || IsToldElsewhere(reading, *fen)) return fen;
  // A header that says 万元 over cells in 元: the text has to say so too, else the amount is refused.
  const auto as_written = FenOfYuan(*number);
  return as_written && IsToldElsewhere(reading, *as_written) ? as_written : std::nullopt;
}

void AddAmount(Draft& draft, const std::string& item, std::int64_t fen, std::string_view basis, ByteSpan cell,
               std::string_view rule, ByteSpan label) {
  const Reading& reading = draft.reading;
  auto& all = draft.facts.spending;
  const std::string key = text::NameKey(item);
  const bool said = std::any_of(all.begin(), all.end(), [&](const SpendingFact& other) {
    return other.basis == basis && other.amount_fen == fen && text::NameKey(other.name) == key;
  });
  if (said) return;
  SpendingFact fact;
  fact.name = item;
  fact.amount_fen = fen;
  fact.basis = basis;
  fact.fiscal_year = reading.fiscal_year;
  fact.raw = reading.NameAt(cell);
  const ByteSpan shown = !label.empty() && label.start < cell.end ? ByteSpan{label.start, cell.end} : cell;
  fact.evidence = reading.MakeEvidence(shown, reading.SectionAt(shown.start), rule, 0.95);
  all.push_back(std::move(fact));
}

void AddTotal(Draft& draft, std::string_view what, std::string_view basis, std::int64_t fen, ByteSpan cell,
              std::string_view fund) {
  auto& totals = draft.facts.totals;
  const bool said = std::any_of(totals.begin(), totals.end(), [&](const TotalFact& other) {
    return other.what == what && other.basis == basis && other.amount_fen == fen;
  });
  if (said) return;
  TotalFact total;
  total.what = what;
  total.basis = basis;
  total.fund = fund;
  total.amount_fen = fen;
  total.raw = draft.reading.NameAt(cell);
  total.evidence = draft.reading.MakeEvidence(cell, draft.reading.SectionAt(cell.start), "form_total", 0.95);
  totals.push_back(std::move(total));
}

}  // namespace jitu::ingest
