/// Adds up a Chinese numeral from left to right.
#pragma once

#include <optional>

#include "schema/text/numerals.h"

namespace jitu::ingest {

/// What 万, 亿 and 兆 closed, what 十百千 closed since, and the digits since. What returns bool says whether the thing
/// could stand there; where not, nothing has changed.
class NumeralSum {
 public:
  void SetNumber(text::Decimal number);
  bool AddHanDigit(int digit);
  /// `zero_before`: 零 stands in front, as in 一百零十万. 亿千 (4.36亿千瓦时) is none.
  bool AddPower(int power, bool zero_before);
  /// What stands behind 点.
  bool AddFraction(const text::Decimal& fraction);
  /// 四百五 is 450, 九万四 is 94000: a lone digit behind a unit counts the next lower one.
  void FinishTail(bool zero_before);

  std::optional<text::Decimal> Value() const;

  bool HasNumber() const { return has_number_; }
  /// 一二三 read digit by digit, as in 二〇二二.
  bool InDigitRun() const { return has_number_ && run_ > 0; }
  /// The first of exactly two digits where the second is the next: 二三.
  std::optional<int> Pair() const;
  bool IsBareZero() const;
  bool IsEmpty() const;
  int last_power() const { return last_power_; }

 private:
  bool AddSmall(int power);
  bool AddBig(int power);
  void Close(int power);

  text::Decimal total_, section_, number_;
  bool has_number_ = false;
  int run_ = 0;
  int last_power_ = 0;
  int big_power_ = 0;
};

}  // namespace jitu::ingest
