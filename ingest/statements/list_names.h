/// The names of a list's entries.
#pragma once

#include <string>
#include <string_view>

#include "ingest/statements/money.h"

namespace jitu::ingest {

class ListNames {
 public:
  static constexpr std::size_t kShortest = 6;   ///< bytes: two characters
  static constexpr std::size_t kLongest = 120;  ///< bytes

  explicit ListNames(const Reading& reading) : reading_(reading) {}

  /// Neither too short nor too long, and more than a source or a period.
  bool Fits(ByteSpan name) const;
  /// 涉及食品安全监管(政策任务M112) -> 食品安全监管; 知识产权运用三项政策任务 -> 知识产权运用.
  ByteSpan Trimmed(ByteSpan name) const;
  /// The words beside an amount that say what it is of: in front of it, or the label in front of those
  /// (奖励:86家412万元). Empty where they name a source, a paper or nothing.
  ByteSpan Beside(const MoneyRead& read) const;
  /// Makes the amount spending of that name.
  void Give(MoneyRead& read, ByteSpan name, const std::string& basis, std::string_view rule, double confidence) const;

 private:
  /// 器具适配使用福利彩票公益金180万元: what the fund was used for.
  ByteSpan WithoutFund(ByteSpan name) const;

  const Reading& reading_;
};

}  // namespace jitu::ingest
