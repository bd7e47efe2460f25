#include <charconv>

#include "schema/text/numerals.h"

namespace jitu::text {
namespace {

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 18 digits are below
constexpr int kMaxScale = 18;

Decimal Canonical(Decimal decimal) {
  if (decimal.digits == 0) return {};
  while (decimal.scale > 0 && decimal.digits % 10 == 0) {
    decimal.digits /= 10;
    --decimal.scale;
  }
  return decimal;
}

}  // namespace

std::string Decimal::ToString() const {
  const Decimal canonical = Canonical(*this);
  const bool negative = canonical.digits < 0;
  const std::uint64_t size =
      negative ? 0 - static_cast<std::uint64_t>(canonical.digits) : static_cast<std::uint64_t>(canonical.digits);
  std::string text = std::to_string(size);
  if (canonical.scale > 0) {
    const std::size_t places = static_cast<unsigned char>(canonical.scale);
    if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
    text.insert(text.size() - places, 1, '.');
  }
  return negative ? "-" + text : text;
}

double Decimal::ToDouble() const {
  const std::string text = ToString();
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::optional<Decimal> Decimal::Shifted(int power) const {
  Decimal shifted = Canonical(*this);
  if (shifted.digits == 0) return shifted;
  int places = shifted.scale - power;
  if (places < -kMaxScale || places > 2 * kMaxScale) return std::nullopt;
  for (; places < 0; ++places) {
    if (shifted.digits >= kLimit / 10 || shifted.digits <= -kLimit / 10) return std::nullopt;
    shifted.digits *= 10;
  }
  for (; places > 0 && shifted.digits % 10 == 0; --places) shifted.digits /= 10;
  if (places > kMaxScale) return std::nullopt;
  shifted.scale = static_cast<std::int8_t>(places);
  return shifted;
}

std::optional<Decimal> Decimal::Parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  std::string_view whole = text.substr(0, point);
  std::string_view places = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (whole.empty() || (point != std::string_view::npos && places.empty())) return std::nullopt;
  while (places.ends_with('0')) places.remove_suffix(1);
  if (places.size() > static_cast<std::size_t>(kMaxScale)) return std::nullopt;
  std::int64_t digits = 0;
  for (const std::string_view part : {whole, places}) {
    for (const char c : part) {
      if (c < '0' || c > '9') return std::nullopt;
      if (digits >= kLimit / 10) return std::nullopt;
      digits = digits * 10 + (c - '0');
    }
  }
  return Decimal{negative ? -digits : digits, static_cast<std::int8_t>(places.size())};
}

bool operator==(const Decimal& a, const Decimal& b) {
  const Decimal x = Canonical(a);
  const Decimal y = Canonical(b);
  return x.digits == y.digits && x.scale == y.scale;
}

}  // namespace jitu::text
