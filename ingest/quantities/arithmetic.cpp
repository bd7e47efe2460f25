#include "ingest/quantities/arithmetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>

namespace jitu::ingest {
namespace {

using text::Decimal;

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  ///< eighteen digits are below
constexpr int kMostPlaces = 18;

std::int64_t Size(std::int64_t digits) { return digits < 0 ? -digits : digits; }

/// The same value with so many places; nothing where it does not fit.
std::optional<Decimal> WithPlaces(Decimal value, int places) {
  for (; value.scale < places; ++value.scale) {
    if (Size(value.digits) >= kLimit / 10) return std::nullopt;
    value.digits *= 10;
  }
  return value;
}

}  // namespace

std::optional<Decimal> Sum(Decimal a, Decimal b) {
  const int places = std::max<int>(a.scale, b.scale);
  const auto first = WithPlaces(a, places);
  const auto second = WithPlaces(b, places);
  if (!first || !second) return std::nullopt;
  const std::int64_t digits = first->digits + second->digits;
  if (Size(digits) >= kLimit) return std::nullopt;
  return Decimal{digits, first->scale};
}

std::optional<Decimal> Product(const Decimal& a, const Decimal& b) {
  const std::int64_t size = Size(b.digits);
  if (size != 0 && Size(a.digits) >= kLimit / size) return std::nullopt;
  const int places = a.scale + b.scale;
  if (places > kMostPlaces) return std::nullopt;
  return Decimal{a.digits * b.digits, static_cast<std::int8_t>(places)};
}

std::optional<Decimal> Quotient(const Decimal& numerator, const Decimal& denominator) {
  if (denominator.digits <= 0 || numerator.digits < 0) return std::nullopt;
  const int places = std::max<int>(numerator.scale, denominator.scale);
  const auto top = WithPlaces(numerator, places);
  const auto bottom = WithPlaces(denominator, places);
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 20;
  if (!top || !bottom || top->digits > kMost || bottom->digits > kMost) return std::nullopt;
  const std::int64_t divisor = bottom->digits;
  Decimal value{top->digits / divisor, 0};
  std::int64_t rest = top->digits % divisor;
  if (value.digits >= 1'000'000'000) return std::nullopt;
  while (value.scale < 14 && rest != 0 && value.digits < kMost / 10) {
    rest *= 10;
    value = {value.digits * 10 + rest / divisor, static_cast<std::int8_t>(value.scale + 1)};
    rest %= divisor;
  }
  if (rest * 2 >= divisor) ++value.digits;
  return value;
}

std::optional<Decimal> Power(const Decimal& base, int exponent) {
  if (exponent < -999 || exponent > 999) return std::nullopt;
  const double value = std::pow(base.ToDouble(), exponent);
  const double size = std::abs(value);
  if (!std::isfinite(value) || size >= 1e15 || size < 1e-12) return std::nullopt;
  const int places = 14 - static_cast<int>(std::floor(std::log10(size)));
  std::array<char, 64> written{};
  std::snprintf(written.data(), written.size(), "%.*f", places < kMostPlaces ? places : kMostPlaces, value);
  return Decimal::Parse(written.data());
}

}  // namespace jitu::ingest
