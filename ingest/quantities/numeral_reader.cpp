#include "ingest/quantities/numeral_reader.h"

#include <algorithm>
#include <cstddef>

#include "ingest/quantities/numeral_sum.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

constexpr std::uint32_t kLongestNumeral = 240;  ///< bytes; a longer run of numerals is a list of names

class NumeralReader {
 public:
  NumeralReader(std::string_view text, std::uint32_t at, BlankParts blank)
      : text_(text.substr(0, LimitOf(text, at))), at_(at), blank_(blank) {
    numeral_.span.start = at;
  }

  std::optional<Numeral> Read() {
    ReadSign();
    if (!ReadTokens()) return std::nullopt;
    sum_.FinishTail(zero_before_);
    if (!ReadHanFraction()) return std::nullopt;
    if (!low_digit_ && numeral_.chinese) {
      if (const auto pair = sum_.Pair()) {
        numeral_.low = Decimal{*pair, 0};
        sum_.SetNumber({*pair + 1, 0});
      }
    }
    const auto value = sum_.Value();
    if (!value) return std::nullopt;
    numeral_.value = *value;
    if (low_digit_) numeral_.low = Decimal{value->digits / (*low_digit_ + 1) * *low_digit_, value->scale};
    numeral_.span.end = end_;
    return numeral_;
  }

 private:
  static std::size_t LimitOf(std::string_view text, std::uint32_t at) {
    return std::min<std::size_t>(text.size(), at + kLongestNumeral);
  }

  text::CodePoint Next(std::uint32_t at) const { return at < text_.size() ? text::At(text_, at) : text::CodePoint{}; }
  std::uint32_t SkipBlanks(std::uint32_t at) const { return ingest::SkipBlanks(text_, at); }

  void ReadSign() {
    const text::CodePoint sign = Next(at_);
    if (sign.value != U'负' && sign.value != '-' && sign.value != '+') return;
    numeral_.negative = sign.value != '+';
    at_ = SkipBlanks(at_ + sign.bytes);
  }

  bool ReadTokens() {
    std::uint32_t at = at_;
    bool any = false;
    while (true) {
      const std::uint32_t next = any ? SkipBlanks(at) : at;
      const std::uint32_t after = ReadToken(next, next > at);
      if (after == 0) break;
      at = end_ = after;
      any = true;
    }
    return any && (sum_.HasNumber() || sum_.last_power() > 0);
  }

  /// One digit, number, unit or word of inexactness; its end, or 0 where the numeral is over.
  std::uint32_t ReadToken(std::uint32_t at, bool after_blank) {
    const text::CodePoint point = Next(at);
    if (point.bytes == 0) return 0;
    if (point.value < 0x80) return ReadArabic(at, after_blank);
    if (const int power = HanPower(point.value); power > 0) return ReadPower(at, point, power);
    if (const int digit = HanDigit(point.value); digit >= 0) return ReadHanDigit(at, point, digit, after_blank);
    if (point.value == U'余' || point.value == U'多' || point.value == U'几') return ReadOpen(at, point);
    return 0;
  }

  std::uint32_t ReadPower(std::uint32_t at, text::CodePoint point, int power) {
    if (sum_.IsBareZero() && power < 4) sum_ = NumeralSum();
    if (sum_.IsEmpty() && (power >= 4 || Next(at + point.bytes).value == U'分')) return 0;
    if (BeginsUnit(at, point.value, Next(at + point.bytes).value)) return 0;
    if (sum_.InDigitRun() && numeral_.chinese && !TakePair()) return 0;
    const bool first = sum_.IsEmpty();
    if (!sum_.AddPower(power, zero_before_)) return 0;
    if (first) numeral_.chinese = true;
    numeral_.scaled = true;
    zero_before_ = false;
    return at + point.bytes;
  }

  /// 二三十: two digits that follow each other in front of a unit mean from the one to the other.
  bool TakePair() {
    const auto pair = sum_.Pair();
    if (!pair || sum_.last_power() != 0) return false;
    low_digit_ = *pair;
    sum_ = NumeralSum();
    sum_.SetNumber({*pair + 1, 0});
    return true;
  }

  /// 千米, 千瓦, 兆瓦, 百分比: the 千 belongs to the unit.
  bool BeginsUnit(std::uint32_t at, char32_t power, char32_t next) const {
    constexpr std::u32string_view kThousands = U"米克瓦伏卡帕焦赫";
    constexpr std::u32string_view kMillions = U"瓦赫帕比字";
    if (next == 0) return false;
    if (power == U'百') return IsAt(text_, at, "百分比") || IsAt(text_, at, "百分点");
    if (power == U'千') return kThousands.find(next) != std::u32string_view::npos;
    return power == U'兆' && kMillions.find(next) != std::u32string_view::npos;
  }

  std::uint32_t ReadHanDigit(std::uint32_t at, text::CodePoint point, int digit, bool after_blank) {
    const bool mixed = sum_.HasNumber() && !numeral_.chinese;
    if (mixed || (after_blank && sum_.HasNumber())) return 0;
    if (digit == 0 && sum_.last_power() > 0 && !sum_.HasNumber()) {
      // 一千零五: the zero is no digit of a run, it stands for the units left out.
      if (!FollowsZero(at + point.bytes)) return 0;
      zero_before_ = true;
      return at + point.bytes;
    }
    if (sum_.HasNumber() && sum_.last_power() > 0) return 0;
    // 三十两 weighs; 两 ends no number.
    const text::CodePoint next = Next(SkipBlanks(at + point.bytes));
    if (point.value == U'两' && sum_.last_power() > 0 && (next.bytes == 0 || HanPower(next.value) == 0)) return 0;
    if (!sum_.AddHanDigit(digit)) return 0;
    numeral_.chinese = true;
    return at + point.bytes;
  }

  bool FollowsZero(std::uint32_t at) const {
    const text::CodePoint next = Next(SkipBlanks(at));
    return next.bytes > 0 && (HanDigit(next.value) > 0 || HanPower(next.value) > 0 || next.value == U'几' ||
                              (next.value < 0x80 && IsDigit(static_cast<char>(next.value))));
  }

  /// 1000余万, 十多, 三十几亿; 几 alone tells no number.
  std::uint32_t ReadOpen(std::uint32_t at, text::CodePoint point) {
    if (sum_.IsEmpty() || (numeral_.open_above && point.value == U'几')) return 0;
    const text::CodePoint next = Next(SkipBlanks(at + point.bytes));
    const bool before_unit = next.bytes > 0 && HanPower(next.value) >= 4;
    const bool after_unit = sum_.last_power() > 0 && !sum_.HasNumber();
    if (point.value == U'几' ? !after_unit && !zero_before_ : !before_unit) return 0;
    numeral_.open_above = true;
    return at + point.bytes;
  }

  std::uint32_t ReadArabic(std::uint32_t at, bool after_blank) {
    if (sum_.HasNumber() || (after_blank && sum_.last_power() > 0 && !zero_before_)) return 0;
    const auto number = ingest::ReadArabic(text_, at, blank_);
    if (!number) return 0;
    // 5万4千6百 goes on; 3万 5个 and 2万1.5 do not.
    if (sum_.last_power() > 0) {
      const text::CodePoint next = Next(SkipBlanks(number->end));
      const int power = next.bytes > 0 ? HanPower(next.value) : 0;
      if (number->pointed || (!zero_before_ && (power == 0 || power >= sum_.last_power()))) return 0;
    }
    sum_.SetNumber(number->value);
    numeral_.digits = number->whole_digits;
    numeral_.grouped = number->grouped;
    numeral_.leading_zero = text_[at] == '0' && number->whole_digits > 1;
    return number->end;
  }

  /// 十五点七; the digits behind 点 are read one by one, and 二点五万 counts 万.
  bool ReadHanFraction() {
    const std::uint32_t mark = SkipBlanks(end_);
    const text::CodePoint point = Next(mark);
    if (point.value != U'点' || !numeral_.chinese) return true;
    Decimal fraction;
    std::uint32_t at = SkipBlanks(mark + point.bytes);
    std::uint32_t end = 0;
    while (fraction.scale < 15) {
      const text::CodePoint next = Next(at);
      const int digit = next.bytes == 0 ? -1 : HanDigit(next.value);
      if (digit < 0 || next.value == U'两') break;
      fraction = {fraction.digits * 10 + digit, static_cast<std::int8_t>(fraction.scale + 1)};
      at = end = at + next.bytes;
    }
    if (end == 0) return true;
    if (!sum_.AddFraction(fraction)) return false;
    end_ = end;
    ReadPowersBehindFraction();
    return true;
  }

  void ReadPowersBehindFraction() {
    while (true) {
      const text::CodePoint next = Next(SkipBlanks(end_));
      const int power = next.bytes == 0 ? 0 : HanPower(next.value);
      if (power < 4 || !sum_.AddPower(power, false)) return;
      numeral_.scaled = true;
      end_ = SkipBlanks(end_) + next.bytes;
    }
  }

  std::string_view text_;
  std::uint32_t at_;
  BlankParts blank_;
  std::uint32_t end_ = 0;
  NumeralSum sum_;
  Numeral numeral_;
  bool zero_before_ = false;
  std::optional<int> low_digit_;
};

}  // namespace

std::optional<Numeral> ReadPlainNumeral(std::string_view text, std::uint32_t at, BlankParts blank) {
  if (at >= text.size()) return std::nullopt;
  return NumeralReader(text, at, blank).Read();
}

}  // namespace jitu::ingest
