#include "ingest/quantities/fused_number.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "ingest/quantities/measure.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kLongestNumber = 4;  ///< digits of a document's number

std::set<std::int64_t> AmountsOf(const Quantities& found) {
  std::set<std::int64_t> amounts;
  for (const Quantity& quantity : found.quantities) {
    if (const auto fen = quantity.Fen()) amounts.insert(*fen);
  }
  return amounts;
}

/// The amount that begins there, in full: it takes all digits that are left.
std::optional<Quantity> AmountAt(std::string_view text, std::uint32_t at, const QuantityRecogniser::Tables& tables) {
  const auto numeral = IsAt(text, at, "0") ? std::nullopt : ReadNumeral(text, at);
  if (!numeral) return std::nullopt;
  const Measure measure = ReadMeasure(text, *numeral, tables);
  Quantity amount;
  amount.span = {at, measure.end};
  amount.number = numeral->span;
  amount.kind = measure.kind;
  amount.value = measure.value;
  amount.unit = measure.unit;
  amount.bound = measure.bound;
  return amount;
}

/// Cuts the digits that end the document's span; the amount, where exactly one cut gives one that is told elsewhere.
std::optional<Quantity> Cut(std::string_view text, const QuantityRecogniser::Tables& tables,
                            const std::set<std::int64_t>& amounts, DocumentNumber& document) {
  std::uint32_t digits = document.span.end;
  while (digits > document.span.start && IsDigit(text[digits - 1])) --digits;
  const char32_t before = CharacterBefore(text, BackOverBlanks(text, digits));
  if (before == U'〔' || before == U'【' || before == U'[') digits += 4;  // the bracket behind the year is lost
  std::optional<Quantity> only;
  for (std::uint32_t length = 1; length <= kLongestNumber && digits + length < document.span.end; ++length) {
    auto amount = AmountAt(text, digits + length, tables);
    const auto fen = amount ? amount->Fen() : std::nullopt;
    if (!fen || amounts.count(*fen) == 0) continue;
    if (only) return std::nullopt;
    only = std::move(amount);
  }
  if (!only) return std::nullopt;
  document.number = std::string(text.substr(digits, only->span.start - digits));
  document.canonical.insert(document.canonical.rfind("号"), document.number);
  document.span.end = only->span.start;
  return only;
}

}  // namespace

void CutFusedNumbers(std::string_view text, const QuantityRecogniser::Tables& tables, Quantities& found) {
  const auto is_fused = [](const DocumentNumber& document) { return document.number.empty(); };
  if (std::none_of(found.document_numbers.begin(), found.document_numbers.end(), is_fused)) return;
  const std::set<std::int64_t> amounts = AmountsOf(found);
  std::vector<Quantity> quantities;
  auto document = found.document_numbers.begin();
  for (Quantity& quantity : found.quantities) {
    quantities.push_back(std::move(quantity));
    if (quantities.back().role != Quantity::Role::kDocumentNumber) continue;
    while (document->span.start < quantities.back().span.start) ++document;
    if (!is_fused(*document)) continue;
    if (auto amount = Cut(text, tables, amounts, *document)) {
      quantities.back().span.end = quantities.back().number.end = document->span.end;
      quantities.push_back(std::move(*amount));
    }
  }
  found.quantities = std::move(quantities);
}

}  // namespace jitu::ingest
