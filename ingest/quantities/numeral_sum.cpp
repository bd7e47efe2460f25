#include "ingest/quantities/numeral_sum.h"

#include "ingest/quantities/arithmetic.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

bool IsZero(const Decimal& value) { return value.digits == 0; }

}  // namespace

void NumeralSum::SetNumber(Decimal number) {
  number_ = number;
  has_number_ = true;
}

bool NumeralSum::AddHanDigit(int digit) {
  if (!has_number_) {
    SetNumber({digit, 0});
    return true;
  }
  const auto tens = number_.Shifted(1);
  const auto longer = tens ? Sum(*tens, {digit, 0}) : std::nullopt;
  if (!longer) return false;
  number_ = *longer;
  ++run_;
  return true;
}

std::optional<int> NumeralSum::Pair() const {
  if (run_ != 1 || number_.scale > 0 || last_power_ != 0) return std::nullopt;
  const auto first = static_cast<int>(number_.digits / 10);
  return first > 0 && number_.digits % 10 == first + 1 ? std::optional<int>(first) : std::nullopt;
}

bool NumeralSum::IsBareZero() const {
  return has_number_ && IsZero(number_) && IsZero(section_) && last_power_ == 0 && run_ == 0;
}

bool NumeralSum::IsEmpty() const { return !has_number_ && IsZero(section_) && IsZero(total_) && last_power_ == 0; }

bool NumeralSum::AddPower(int power, bool zero_before) {
  if (power >= 4) return AddBig(power);
  if (!has_number_ && last_power_ != 0 && !zero_before) return false;
  return AddSmall(power);
}

void NumeralSum::FinishTail(bool zero_before) {
  if (!has_number_ || last_power_ == 0 || zero_before || run_ > 0 || number_.digits > 9 || number_.scale > 0) return;
  if (const auto shifted = number_.Shifted(last_power_ - 1)) number_ = *shifted;
}

std::optional<Decimal> NumeralSum::Value() const {
  auto value = Sum(total_, section_);
  if (value && has_number_) value = Sum(*value, number_);
  return value;
}

bool NumeralSum::AddFraction(const Decimal& fraction) {
  const auto sum = Sum(has_number_ ? number_ : Decimal{}, fraction);
  if (!sum) return false;
  SetNumber(*sum);
  run_ = 0;
  return true;
}

bool NumeralSum::AddSmall(int power) {
  const auto shifted = (has_number_ ? number_ : Decimal{1, 0}).Shifted(power);
  const auto sum = shifted ? Sum(section_, *shifted) : std::nullopt;
  if (!sum) return false;
  section_ = *sum;
  Close(power);
  return true;
}

bool NumeralSum::AddBig(int power) {
  const auto current = has_number_ ? Sum(section_, number_) : section_;
  if (!current) return false;
  std::optional<Decimal> closed;
  if (IsZero(*current) && !IsZero(total_)) {
    closed = total_.Shifted(power);
  } else if (power > big_power_) {
    const auto both = Sum(total_, *current);
    if (!both || (IsZero(*both) && !has_number_)) return false;
    closed = both->Shifted(power);
  } else if (const auto shifted = current->Shifted(power)) {
    closed = Sum(total_, *shifted);
  }
  if (!closed) return false;
  total_ = *closed;
  section_ = {};
  big_power_ = power;
  Close(power);
  return true;
}

void NumeralSum::Close(int power) {
  number_ = {};
  has_number_ = false;
  run_ = 0;
  last_power_ = power;
}

}  // namespace jitu::ingest
