#include "ingest/statements/reckoning.h"

#include <algorithm>
#include <limits>

namespace jitu::ingest {
namespace {

constexpr double kConfidence = 0.95;
constexpr std::int64_t kNearestParts = 10;  ///< a tenth

/// Both at the finer scale.
struct Aligned {
  std::int64_t one = 0, other = 0;
  std::int8_t scale = 0;
};

std::optional<std::int64_t> AtScale(const text::Decimal& value, std::int8_t scale) {
  std::int64_t digits = value.digits;
  for (std::int8_t at = value.scale; at < scale; ++at) {
    if (__builtin_mul_overflow(digits, std::int64_t{10}, &digits)) return std::nullopt;
  }
  return digits;
}

std::optional<Aligned> Align(const text::Decimal& one, const text::Decimal& other) {
  const std::int8_t scale = std::max(one.scale, other.scale);
  const auto a = AtScale(one, scale);
  const auto b = AtScale(other, scale);
  if (!a || !b) return std::nullopt;
  return Aligned{*a, *b, scale};
}

/// What may be lost in rounding.
text::Decimal RoundingOf(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms) {
  constexpr text::Decimal kRounding{5, 2};
  int power = whole.power;
  bool decimals = whole.value.scale > 0;
  for (const ReckonedFigure& term : terms) {
    power = std::max(power, term.power);
    decimals = decimals || term.value.scale > 0;
  }
  if (whole.fen) return kRounding.Shifted(power).value_or(kRounding);
  return decimals ? kRounding : text::Decimal{0, 0};
}

}  // namespace

ReckonedFigure MoneyFigure(const Reading& reading, int quantity, std::uint32_t from, std::string name) {
  const Quantity& amount = reading.At(quantity);
  const std::string_view written = reading.In(amount.span);
  const bool hundred_million = written.find("亿") != std::string_view::npos;
  const int power = hundred_million ? 8 : written.find("万") != std::string_view::npos ? 4 : 0;
  const std::uint32_t start = std::min(from, amount.span.start);
  return {std::move(name), amount.value.value_or(text::Decimal{}), amount.Fen(), {start, amount.span.end}, power};
}

std::optional<text::Decimal> SumOf(const std::vector<ReckonedFigure>& terms) {
  text::Decimal sum;
  for (const ReckonedFigure& term : terms) {
    const auto aligned = Align(sum, term.value);
    if (!aligned || __builtin_add_overflow(aligned->one, aligned->other, &sum.digits)) return std::nullopt;
    sum.scale = aligned->scale;
  }
  return sum;
}

std::optional<text::Decimal> ApartOf(const text::Decimal& one, const text::Decimal& other) {
  const auto aligned = Align(one, other);
  std::int64_t apart = 0;
  if (!aligned || __builtin_sub_overflow(aligned->one, aligned->other, &apart)) return std::nullopt;
  if (apart == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return text::Decimal{apart < 0 ? -apart : apart, aligned->scale};
}

int Compare(const text::Decimal& one, const text::Decimal& other) {
  const auto aligned = Align(one, other);
  if (!aligned) return one.ToDouble() < other.ToDouble() ? -1 : 1;
  return aligned->one < aligned->other ? -1 : aligned->one > aligned->other ? 1 : 0;
}

bool Closes(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms) {
  const auto sum = SumOf(terms);
  const auto apart = sum ? ApartOf(*sum, whole.value) : std::nullopt;
  return apart && Compare(*apart, RoundingOf(whole, terms)) <= 0;
}

bool IsNear(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms) {
  const auto sum = SumOf(terms);
  const auto apart = sum ? ApartOf(*sum, whole.value) : std::nullopt;
  return apart && apart->ToDouble() * kNearestParts <= whole.value.ToDouble();
}

text::Decimal RateRounding(const text::Decimal& rate) {
  return rate.scale == 0 ? text::Decimal{1, 0} : text::Decimal{1, 1};
}

ReckoningFact::Term MakeTerm(const Reading& reading, const ReckonedFigure& figure, std::string_view role,
                             std::string_view rule) {
  return {figure.name, std::string(role), figure.value.ToString(), figure.fen,
          reading.MakeEvidence(figure.shown, reading.SectionAt(figure.shown.start), rule, kConfidence)};
}

void AddSum(Draft& draft, std::string_view what, std::string_view column, std::string_view unit,
            const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms, bool exact, std::string_view rule) {
  ReckoningFact fact;
  fact.kind = "sum";
  fact.what = what;
  fact.column = column;
  fact.unit = unit;
  fact.value = whole.value.ToString();
  fact.amount_fen = whole.fen;
  fact.rounding = RoundingOf(whole, terms).ToString();
  fact.exact = exact;
  for (const ReckonedFigure& term : terms) fact.terms.push_back(MakeTerm(draft.reading, term, {}, rule));
  fact.evidence = MakeTerm(draft.reading, whole, {}, rule).evidence;
  draft.facts.reckonings.push_back(std::move(fact));
}

void AddReckonings(Draft& draft) {
  AddColumnSums(draft);
  AddFormReckonings(draft);
  AddListSums(draft);
  AddRates(draft);
}

}  // namespace jitu::ingest
