#include "query/functions/durations.h"

#include <cmath>
#include <string_view>

#include "query/language/statement_error.h"

namespace jitu::query {
namespace {

using graph::Duration;
using graph::kNanosPerDay;
using graph::kNanosPerSecond;
using graph::Value;

struct Unit {
  std::string_view name;
  DurationUnit unit;
  std::int64_t factor;  // months, days, seconds, or nanoseconds
};

constexpr Unit kUnits[] = {
    {"years", DurationUnit::kYears, 12},
    {"quarters", DurationUnit::kQuarters, 3},
    {"months", DurationUnit::kMonths, 1},
    {"weeks", DurationUnit::kWeeks, 7},
    {"days", DurationUnit::kDays, 1},
    {"hours", DurationUnit::kHours, 3600},
    {"minutes", DurationUnit::kMinutes, 60},
    {"seconds", DurationUnit::kSeconds, 1},
    {"milliseconds", DurationUnit::kMilliseconds, 1'000'000},
    {"microseconds", DurationUnit::kMicroseconds, 1'000},
    {"nanoseconds", DurationUnit::kNanoseconds, 1},
};

Error TooLong() { return NamedFault("InvalidArgumentValue", Say("时长超出范围", "the duration is out of range")); }

Result<Value> Checked(const std::optional<Duration>& duration) {
  if (!duration) return TooLong();
  return Value(*duration);
}

// The whole part of what was calculated with floats; their last digits are noise.
std::int64_t WholeOf(long double number) {
  const long double nearest = std::round(number);
  return static_cast<std::int64_t>(std::fabs(number - nearest) < 0.3L ? nearest : std::trunc(number));
}

std::optional<Amount> AmountOf(long double number) {
  if (!(std::fabs(number) < 9e18L)) return std::nullopt;
  const long double whole = std::trunc(number);
  return Amount{static_cast<std::int64_t>(whole), static_cast<double>(number - whole)};
}

std::optional<Amount> AmountOf(const Value& value) {
  if (const auto* integer = value.AsInteger()) return Amount{*integer, 0};
  return value.AsFloat() ? AmountOf(static_cast<long double>(*value.AsFloat())) : std::nullopt;
}

template <class Scale>
Result<Value> Scaled(const Duration& a, Scale scale) {
  Amounts amounts;
  const std::pair<DurationUnit, std::int64_t> parts[] = {{DurationUnit::kMonths, a.months},
                                                         {DurationUnit::kDays, a.days},
                                                         {DurationUnit::kSeconds, a.seconds},
                                                         {DurationUnit::kNanoseconds, a.nanoseconds}};
  for (const auto& [unit, number] : parts) {
    const auto amount = AmountOf(scale(static_cast<long double>(number)));
    if (!amount) return TooLong();
    amounts.Add(unit, *amount);
  }
  return Checked(amounts.Sum());
}

}  // namespace

void Amounts::AddWhole(std::int64_t& sum, std::int64_t amount, std::int64_t factor) {
  std::int64_t product = 0;
  overflow_ =
      overflow_ || __builtin_mul_overflow(amount, factor, &product) || __builtin_add_overflow(sum, product, &sum);
}

void Amounts::Add(DurationUnit unit, const Amount& amount) {
  const std::int64_t factor = kUnits[static_cast<std::size_t>(unit)].factor;
  const long double fraction = static_cast<long double>(amount.fraction) * static_cast<long double>(factor);
  if (unit <= DurationUnit::kMonths) {
    AddWhole(whole_.months, amount.whole, factor);
    AddWhole(whole_.months, static_cast<std::int64_t>(fraction), 1);
    months_ += fraction - std::trunc(fraction);
  } else if (unit <= DurationUnit::kDays) {
    AddWhole(whole_.days, amount.whole, factor);
    days_ += fraction;
  } else if (unit <= DurationUnit::kSeconds) {
    AddWhole(whole_.seconds, amount.whole, factor);
    nanoseconds_ += fraction * static_cast<long double>(kNanosPerSecond);
  } else {
    const std::int64_t per_second = kNanosPerSecond / factor;
    AddWhole(whole_.seconds, amount.whole / per_second, 1);
    AddWhole(whole_.nanoseconds, amount.whole % per_second, factor);
    nanoseconds_ += fraction;
  }
}

std::optional<Duration> Amounts::Sum() const {
  Duration sum = whole_;
  const long double whole_months = std::trunc(months_);
  sum.months += static_cast<std::int64_t>(whole_months);
  constexpr auto kDay = static_cast<long double>(kNanosPerDay);
  constexpr auto kMonth = static_cast<long double>(graph::kSecondsPerMonth) * static_cast<long double>(kNanosPerSecond);
  const long double part_of_days = (months_ - whole_months) * kMonth + days_ * kDay;
  if (overflow_ || !(std::fabs(part_of_days) < 9e18L) || !(std::fabs(nanoseconds_) < 9e18L)) return std::nullopt;
  const std::int64_t nanoseconds = WholeOf(part_of_days);
  sum.days += nanoseconds / kNanosPerDay;
  // Each of the terms is below 10^18 in size.
  sum.nanoseconds += nanoseconds % kNanosPerDay + WholeOf(nanoseconds_);
  std::int64_t seconds = sum.nanoseconds / kNanosPerSecond;
  sum.nanoseconds %= kNanosPerSecond;
  if (sum.nanoseconds < 0) {
    sum.nanoseconds += kNanosPerSecond;
    --seconds;
  }
  if (__builtin_add_overflow(sum.seconds, seconds, &sum.seconds) || !IsInRange(sum)) return std::nullopt;
  return sum;
}

Result<Value> DurationOfMap(const graph::Map& map) {
  Amounts amounts;
  for (const auto& [name, value] : map) {
    const Unit* found = nullptr;
    for (const Unit& unit : kUnits) {
      if (unit.name == name) found = &unit;
    }
    const auto amount = AmountOf(value);
    if (found == nullptr || !amount) {
      return NamedFault("InvalidArgumentValue",
                        Say("duration() 的分量 {} 不对：应为 years … nanoseconds 和数",
                            "duration() takes years ... nanoseconds with numbers, not {}", name));
    }
    amounts.Add(found->unit, *amount);
  }
  return Checked(amounts.Sum());
}

Duration Negated(const Duration& a) {
  const std::int64_t borrow = a.nanoseconds > 0 ? 1 : 0;
  return {-a.months, -a.days, -a.seconds - borrow, borrow * kNanosPerSecond - a.nanoseconds};
}

Result<Value> Sum(const Duration& a, const Duration& b) {
  Amounts amounts;
  for (const Duration& part : {a, b}) {
    amounts.Add(DurationUnit::kMonths, {part.months, 0});
    amounts.Add(DurationUnit::kDays, {part.days, 0});
    amounts.Add(DurationUnit::kSeconds, {part.seconds, 0});
    amounts.Add(DurationUnit::kNanoseconds, {part.nanoseconds, 0});
  }
  return Checked(amounts.Sum());
}

Result<Value> Product(const Duration& a, double factor) {
  return Scaled(a, [&](long double number) { return number * static_cast<long double>(factor); });
}

Result<Value> Quotient(const Duration& a, double divisor) {
  return Scaled(a, [&](long double number) { return number / static_cast<long double>(divisor); });
}

}  // namespace jitu::query
