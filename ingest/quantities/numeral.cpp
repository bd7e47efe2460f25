#include "ingest/quantities/numeral.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

constexpr std::uint32_t kLongestNumeral = 240;  ///< bytes; a longer run of numerals is a list of names

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<std::int64_t> TimesTen(std::int64_t digits) {
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 10;
  if (digits > kMost) return std::nullopt;
  return digits * 10;
}

std::optional<Decimal> Sum(Decimal a, Decimal b) {
  while (a.scale < b.scale) {
    const auto more = TimesTen(a.digits);
    if (!more) return std::nullopt;
    a = {*more, static_cast<std::int8_t>(a.scale + 1)};
  }
  while (b.scale < a.scale) {
    const auto more = TimesTen(b.digits);
    if (!more) return std::nullopt;
    b = {*more, static_cast<std::int8_t>(b.scale + 1)};
  }
  if (a.digits > std::numeric_limits<std::int64_t>::max() - b.digits) return std::nullopt;
  return Decimal{a.digits + b.digits, a.scale};
}

bool IsZero(const Decimal& value) { return value.digits == 0; }

/// Adds up a Chinese numeral from left to right: `total` holds what 万, 亿 and 兆 closed, `section` what 十百千 closed
/// since, `number` the digits since.
class Sums {
 public:
  bool AddNumber(Decimal number) {
    number_ = number;
    has_number_ = true;
    return true;
  }
  bool AddHanDigit(int digit) {
    if (!has_number_) return AddNumber({digit, 0});
    const auto more = TimesTen(number_.digits);
    if (!more) return false;
    number_.digits = *more + digit;
    ++run_;
    return true;
  }
  /// 一二三 read digit by digit, as in 二〇二二.
  bool InDigitRun() const { return has_number_ && run_ > 0; }
  bool HasNumber() const { return has_number_; }
  /// The first of exactly two digits where the second is the next: 二三.
  std::optional<int> Pair() const {
    if (run_ != 1 || number_.scale > 0 || last_power_ != 0) return std::nullopt;
    const auto first = static_cast<int>(number_.digits / 10);
    return first > 0 && number_.digits % 10 == first + 1 ? std::optional<int>(first) : std::nullopt;
  }
  bool IsBareZero() const {
    return has_number_ && IsZero(number_) && IsZero(section_) && last_power_ == 0 && run_ == 0;
  }
  bool Empty() const { return !has_number_ && IsZero(section_) && IsZero(total_) && last_power_ == 0; }

  /// False where the unit cannot stand here: 亿千 (as in 4.36亿千瓦时) is none, 一百零十万 is.
  bool AddPower(int power, bool zero_before) {
    if (power >= 4) return AddBig(power);
    if (!has_number_ && last_power_ != 0 && !zero_before) return false;
    return AddSmall(power);
  }

  /// 四百五 is 450, 九万四 is 94000: a lone digit behind a unit counts the next lower one.
  void FinishTail(bool zero_before) {
    if (!has_number_ || last_power_ == 0 || zero_before || run_ > 0 || number_.digits > 9 || number_.scale > 0) return;
    if (const auto shifted = number_.Shifted(last_power_ - 1)) number_ = *shifted;
  }

  std::optional<Decimal> Value() const {
    auto value = Sum(total_, section_);
    if (value && has_number_) value = Sum(*value, number_);
    return value;
  }
  bool AddFraction(const Decimal& fraction) {
    const auto sum = Sum(has_number_ ? number_ : Decimal{}, fraction);
    if (!sum) return false;
    number_ = *sum;
    has_number_ = true;
    run_ = 0;
    return true;
  }
  int last_power() const { return last_power_; }

 private:
  bool AddSmall(int power) {
    const Decimal factor = has_number_ ? number_ : Decimal{1, 0};
    const auto shifted = factor.Shifted(power);
    if (!shifted) return false;
    const auto sum = Sum(section_, *shifted);
    if (!sum) return false;
    section_ = *sum;
    Close(power);
    return true;
  }

  bool AddBig(int power) {
    auto current = has_number_ ? Sum(section_, number_) : section_;
    if (!current) return false;
    std::optional<Decimal> closed;
    if (IsZero(*current) && !IsZero(total_)) {
      closed = total_.Shifted(power);
    } else if (power > big_power_) {
      const auto both = Sum(total_, *current);
      if (!both || (IsZero(*both) && !has_number_)) return false;
      closed = both->Shifted(power);
    } else {
      const auto shifted = current->Shifted(power);
      if (!shifted) return false;
      closed = Sum(total_, *shifted);
    }
    if (!closed) return false;
    total_ = *closed;
    section_ = {};
    big_power_ = power;
    Close(power);
    return true;
  }

  void Close(int power) {
    number_ = {};
    has_number_ = false;
    run_ = 0;
    last_power_ = power;
  }

  Decimal total_, section_, number_;
  bool has_number_ = false;
  int run_ = 0;
  int last_power_ = 0;
  int big_power_ = 0;
};

/// Arabic digits with separators, a point and an exponent.
struct Arabic {
  std::uint32_t end = 0;
  Decimal value;
  std::uint32_t whole_digits = 0;
  bool grouped = false;
  bool pointed = false;
};

class Reader {
 public:
  Reader(std::string_view text, std::uint32_t at) : text_(text.substr(0, LimitOf(text, at))), at_(at) {
    numeral_.span.start = at;
  }

  std::optional<Numeral> Read() {
    ReadSign();
    if (!ReadTokens()) return std::nullopt;
    sums_.FinishTail(zero_before_);
    if (!ReadHanFraction()) return std::nullopt;
    if (!low_digit_ && numeral_.chinese) {
      if (const auto pair = sums_.Pair()) {
        numeral_.low = Decimal{*pair, 0};
        sums_.AddNumber({*pair + 1, 0});
      }
    }
    const auto value = sums_.Value();
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
  std::uint32_t SkipBlanks(std::uint32_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }

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
    return any && (sums_.HasNumber() || sums_.last_power() > 0);
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
    if (sums_.IsBareZero() && power < 4) sums_ = Sums();
    if (sums_.Empty() && (power >= 4 || Next(at + point.bytes).value == U'分')) return 0;
    if (BeginsUnit(point.value, Next(at + point.bytes).value)) return 0;
    if (sums_.InDigitRun() && numeral_.chinese && !TakePair()) return 0;
    const bool first = sums_.Empty();
    if (!sums_.AddPower(power, zero_before_)) return 0;
    if (first || power < 3) numeral_.chinese = numeral_.chinese || first;
    numeral_.scaled = true;
    zero_before_ = false;
    return at + point.bytes;
  }

  /// 二三十: two digits that follow each other in front of a unit mean from the one to the other.
  bool TakePair() {
    const auto pair = sums_.Pair();
    if (!pair || sums_.last_power() != 0) return false;
    low_digit_ = *pair;
    sums_ = Sums();
    sums_.AddNumber({*pair + 1, 0});
    return true;
  }

  /// 千米, 千瓦, 兆瓦: the 千 belongs to the unit.
  static bool BeginsUnit(char32_t power, char32_t next) {
    constexpr std::u32string_view kThousands = U"米克瓦伏卡帕焦赫";
    constexpr std::u32string_view kMillions = U"瓦赫帕比字";
    if (next == 0) return false;
    if (power == U'千') return kThousands.find(next) != std::u32string_view::npos;
    return power == U'兆' && kMillions.find(next) != std::u32string_view::npos;
  }

  std::uint32_t ReadHanDigit(std::uint32_t at, text::CodePoint point, int digit, bool after_blank) {
    const bool mixed = sums_.HasNumber() && !numeral_.chinese;
    if (mixed || (after_blank && sums_.HasNumber())) return 0;
    if (digit == 0 && sums_.last_power() > 0 && !sums_.HasNumber()) {
      // 一千零五: the zero is no digit of a run, it stands for the units left out.
      if (!FollowsZero(at + point.bytes)) return 0;
      zero_before_ = true;
      return at + point.bytes;
    }
    if (sums_.HasNumber() && sums_.last_power() > 0) return 0;
    // 三十两 weighs; 两 ends no number.
    const text::CodePoint next = Next(SkipBlanks(at + point.bytes));
    if (point.value == U'两' && sums_.last_power() > 0 && (next.bytes == 0 || HanPower(next.value) == 0)) return 0;
    if (!sums_.AddHanDigit(digit)) return 0;
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
    if (sums_.Empty() || (numeral_.open_above && point.value == U'几')) return 0;
    const text::CodePoint next = Next(SkipBlanks(at + point.bytes));
    const bool before_unit = next.bytes > 0 && HanPower(next.value) >= 4;
    const bool after_unit = sums_.last_power() > 0 && !sums_.HasNumber();
    if (point.value == U'几' ? !after_unit && !zero_before_ : !before_unit) return 0;
    numeral_.open_above = true;
    return at + point.bytes;
  }

  std::uint32_t ReadArabic(std::uint32_t at, bool after_blank) {
    if (sums_.HasNumber() || (after_blank && sums_.last_power() > 0 && !zero_before_)) return 0;
    const auto number = ParseArabic(at);
    if (!number) return 0;
    // 5万4千6百 goes on; 3万 5个 and 2万1.5 do not.
    if (sums_.last_power() > 0) {
      const text::CodePoint next = Next(SkipBlanks(number->end));
      const int power = next.bytes > 0 ? HanPower(next.value) : 0;
      if (number->pointed || (!zero_before_ && (power == 0 || power >= sums_.last_power()))) return 0;
    }
    sums_.AddNumber(number->value);
    numeral_.digits = number->whole_digits;
    numeral_.grouped = number->grouped;
    numeral_.leading_zero = text_[at] == '0' && number->whole_digits > 1;
    return number->end;
  }

  std::optional<Arabic> ParseArabic(std::uint32_t at) const {
    Arabic number;
    std::string plain;
    std::uint32_t i = at;
    while (i < text_.size() && IsDigit(text_[i])) plain.push_back(text_[i++]);
    number.whole_digits = i - at;
    if (number.whole_digits >= 1 && number.whole_digits <= 3) {
      while (IsGroup(i)) {
        for (std::uint32_t k = i + 1; k < i + 4; ++k) plain.push_back(text_[k]);
        i += 4;
        number.grouped = true;
        number.whole_digits += 3;
      }
    }
    if (i + 1 < text_.size() && text_[i] == '.' && IsDigit(text_[i + 1]) && !IsItemOfYear(at, i)) {
      std::uint32_t end = i + 1;
      while (end < text_.size() && IsDigit(text_[end])) ++end;
      // 2022.5.13 and 1.1.2 are no numbers.
      if (end < text_.size() && text_[end] == '.' && end + 1 < text_.size() && IsDigit(text_[end + 1])) {
        if (plain.empty()) return std::nullopt;
      } else {
        if (plain.empty()) plain.push_back('0');
        for (std::uint32_t k = i; k < end; ++k) plain.push_back(text_[k]);
        number.pointed = true;
        i = end;
      }
    }
    if (plain.empty()) return std::nullopt;
    auto value = Decimal::Parse(plain);
    if (!value) return std::nullopt;
    number.end = ReadExponent(i, *value);
    number.value = *value;
    return number;
  }

  /// 1.2022年预算: an item's mark and a year, no decimal.
  bool IsItemOfYear(std::uint32_t start, std::uint32_t point) const {
    if (point - start > 2 || point + 5 > text_.size()) return false;
    if (text_.substr(point + 1, 2) != "20" && text_.substr(point + 1, 2) != "19") return false;
    if (!IsDigit(text_[point + 3]) || !IsDigit(text_[point + 4])) return false;
    const std::uint32_t after = SkipBlanks(point + 5);
    return text_.substr(after, 3) == "年";
  }

  /// A comma and exactly three digits.
  bool IsGroup(std::uint32_t at) const {
    if (at + 4 > text_.size() || text_[at] != ',') return false;
    if (!IsDigit(text_[at + 1]) || !IsDigit(text_[at + 2]) || !IsDigit(text_[at + 3])) return false;
    return at + 4 == text_.size() || !IsDigit(text_[at + 4]);
  }

  /// 12.3e+14, 40k.
  std::uint32_t ReadExponent(std::uint32_t at, Decimal& value) const {
    if (at >= text_.size()) return at;
    const auto is_letter = [&](std::uint32_t i) {
      return i < text_.size() && ((text_[i] >= 'a' && text_[i] <= 'z') || (text_[i] >= 'A' && text_[i] <= 'Z'));
    };
    if (text_[at] == 'k' && !is_letter(at + 1)) {
      if (const auto shifted = value.Shifted(3)) {
        value = *shifted;
        return at + 1;
      }
    }
    if (text_[at] != 'e' && text_[at] != 'E') return at;
    std::uint32_t i = at + 1;
    const bool minus = i < text_.size() && text_[i] == '-';
    if (i < text_.size() && (text_[i] == '+' || text_[i] == '-')) ++i;
    int power = 0;
    const std::uint32_t first = i;
    while (i < text_.size() && IsDigit(text_[i]) && i - first < 3) power = power * 10 + (text_[i++] - '0');
    if (i == first || (i < text_.size() && IsDigit(text_[i])) || is_letter(i)) return at;
    const auto shifted = value.Shifted(minus ? -power : power);
    if (!shifted) return at;
    value = *shifted;
    return i;
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
    if (!sums_.AddFraction(fraction)) return false;
    end_ = end;
    ReadPowersBehindFraction();
    return true;
  }

  void ReadPowersBehindFraction() {
    while (true) {
      const text::CodePoint next = Next(SkipBlanks(end_));
      const int power = next.bytes == 0 ? 0 : HanPower(next.value);
      if (power < 4 || !sums_.AddPower(power, false)) return;
      numeral_.scaled = true;
      end_ = SkipBlanks(end_) + next.bytes;
    }
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_ = 0;
  Sums sums_;
  Numeral numeral_;
  bool zero_before_ = false;
  std::optional<int> low_digit_;
};

/// Digits of numerator / denominator to fifteen places, rounded half up.
std::optional<Decimal> Quotient(const Decimal& numerator, const Decimal& denominator) {
  if (denominator.digits == 0) return std::nullopt;
  const double exact = numerator.ToDouble() / denominator.ToDouble();
  if (exact >= 1e9) return std::nullopt;
  std::int64_t rest = numerator.digits;
  std::int64_t divisor = denominator.digits;
  for (int i = numerator.scale; i < denominator.scale; ++i) rest *= 10;
  for (int i = denominator.scale; i < numerator.scale; ++i) divisor *= 10;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max() / 20;
  if (divisor > kMost || rest > kMost) return std::nullopt;
  Decimal value{rest / divisor, 0};
  rest %= divisor;
  while (value.scale < 14 && rest != 0 && value.digits < kMost / 10) {
    rest *= 10;
    value = {value.digits * 10 + rest / divisor, static_cast<std::int8_t>(value.scale + 1)};
    rest %= divisor;
  }
  if (rest * 2 >= divisor) ++value.digits;
  return value;
}

std::uint32_t SkipBlanks(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// The end of 分之 with blanks inside; 0 if it does not stand here.
std::uint32_t AfterFractionWord(std::string_view text, std::uint32_t at) {
  at = SkipBlanks(text, at);
  if (text.substr(at, 3) != "分") return 0;
  at = SkipBlanks(text, at + 3);
  if (text.substr(at, 3) != "之") return 0;
  return SkipBlanks(text, at + 3);
}

/// 五分之一, 3又一千分之23.
std::optional<Numeral> WithFraction(std::string_view text, const Numeral& first) {
  Numeral denominator = first;
  std::optional<Decimal> whole;
  std::uint32_t at = first.span.end;
  const std::uint32_t joint = SkipBlanks(text, at);
  if (text.substr(joint, 3) == "又") {
    const auto second = Reader(text, SkipBlanks(text, joint + 3)).Read();
    if (!second) return std::nullopt;
    whole = first.value;
    denominator = *second;
    at = second->span.end;
  }
  const std::uint32_t after = AfterFractionWord(text, at);
  if (after == 0 || after >= text.size()) return std::nullopt;
  const auto numerator = Reader(text, after).Read();
  if (!numerator) return std::nullopt;
  auto value = Quotient(numerator->value, denominator.value);
  if (value && whole) value = Sum(*value, *whole);
  if (!value) return std::nullopt;
  Numeral fraction = first;
  fraction.value = *value;
  fraction.span.end = numerator->span.end;
  fraction.fraction = true;
  fraction.negative = first.negative != numerator->negative;
  return fraction;
}

/// 1/2 and 1 3/5, plain digits only; 2022/5/1 and 元/亩 are none.
std::optional<Numeral> WithSlash(std::string_view text, const Numeral& first) {
  if (first.chinese || first.scaled || first.grouped || first.value.scale > 0 || first.digits > 3) return std::nullopt;
  std::uint32_t at = first.span.end;
  Numeral top = first;
  bool mixed = false;
  if (at + 1 < text.size() && text[at] == ' ' && IsDigit(text[at + 1])) {
    const auto second = Reader(text, at + 1).Read();
    if (!second || second->chinese || second->scaled) return std::nullopt;
    top = *second;
    at = top.span.end;
    mixed = true;
  }
  if (at + 1 >= text.size() || text[at] != '/' || !IsDigit(text[at + 1])) return std::nullopt;
  const auto bottom = Reader(text, at + 1).Read();
  if (!bottom || bottom->chinese || bottom->scaled || bottom->value.scale > 0 || bottom->digits > 3) {
    return std::nullopt;
  }
  const std::uint32_t end = bottom->span.end;
  if (end < text.size() && (text[end] == '/' || text[end] == '-')) return std::nullopt;
  auto value = Quotient(top.value, bottom->value);
  if (value && mixed) value = Sum(*value, first.value);
  if (!value) return std::nullopt;
  Numeral fraction = first;
  fraction.value = *value;
  fraction.span.end = end;
  fraction.fraction = true;
  return fraction;
}

}  // namespace

int HanDigit(char32_t c) {
  if (c < 0x3007) return -1;
  switch (c) {
    case U'零':
    case U'〇':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
    case U'两':
      return 2;
    case U'三':
    case U'叁':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

int HanPower(char32_t c) {
  if (c < 0x3007) return 0;
  switch (c) {
    case U'十':
    case U'拾':
      return 1;
    case U'百':
    case U'佰':
      return 2;
    case U'千':
    case U'仟':
      return 3;
    case U'万':
      return 4;
    case U'亿':
      return 8;
    case U'兆':
      return 12;
    default:
      return 0;
  }
}

std::optional<Numeral> ReadNumeral(std::string_view text, std::uint32_t at) {
  if (at >= text.size()) return std::nullopt;
  auto numeral = Reader(text, at).Read();
  if (!numeral) return std::nullopt;
  if (const auto fraction = WithFraction(text, *numeral))
    numeral = fraction;
  else if (const auto slash = WithSlash(text, *numeral))
    numeral = slash;
  if (numeral->negative) numeral->value.digits = -numeral->value.digits;
  return numeral;
}

}  // namespace jitu::ingest
