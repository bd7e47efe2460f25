#include "schema/text/numerals.h"

#include <vector>

#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 18 digits are below
constexpr std::size_t kMaxNumeral = 40;                     // code points; nothing longer is one numeral

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// ○ is a zero only inside a whole numeral (二○二二).
int DigitOf(char32_t c) { return c == U'○' ? 0 : HanDigit(c); }

std::int64_t TenTo(int power) {
  std::int64_t value = 1;
  while (power-- > 0) value *= 10;
  return value;
}

struct Token {
  enum class Kind { kDigit, kArabic, kUnit } kind;
  std::int64_t value = 0;  ///< of a digit or an Arabic number
  int power = 0;           ///< of a unit
  char32_t written = 0;
};
using Tokens = std::vector<Token>;

/// The text as tokens; nothing if something else stands in it. 廿 and 卅 are two tokens, as 二十 and 三十.
std::optional<Tokens> Tokenise(std::u32string_view text) {
  Tokens tokens;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = text[i];
    if (IsDigit(c)) {
      std::int64_t value = 0;
      for (; i < text.size() && IsDigit(text[i]); ++i) {
        if (value >= kLimit / 10) return std::nullopt;
        value = value * 10 + static_cast<std::int64_t>(text[i] - U'0');
      }
      tokens.push_back({Token::Kind::kArabic, value, 0, c});
      continue;
    }
    ++i;
    if (c == U'廿' || c == U'卅') {
      tokens.push_back({Token::Kind::kDigit, c == U'廿' ? 2 : 3, 0, c});
      tokens.push_back({Token::Kind::kUnit, 0, 1, U'十'});
    } else if (const int digit = DigitOf(c); digit >= 0) {
      tokens.push_back({Token::Kind::kDigit, digit, 0, c});
    } else if (const int power = HanPower(c); power > 0) {
      tokens.push_back({Token::Kind::kUnit, 0, power, c});
    } else {
      return std::nullopt;
    }
  }
  return tokens;
}

/// 二〇二二, 一二三: digits alone, at least two. 两三 is no number but a guess between two.
std::optional<std::int64_t> Positional(const Tokens& tokens) {
  if (tokens.size() < 2 || tokens.size() > 18) return std::nullopt;
  std::int64_t value = 0;
  for (const Token& token : tokens) {
    if (token.kind != Token::Kind::kDigit || token.written == U'两' || token.written == U'兩') return std::nullopt;
    value = value * 10 + token.value;
  }
  return value;
}

/// Reads tokens [begin, end) by their units: 三千五百, 一百零五, 两万五.
class UnitReader {
 public:
  explicit UnitReader(const Tokens& tokens) : tokens_(tokens) {}

  std::optional<std::int64_t> Read() const { return Below(0, tokens_.size(), 8); }

 private:
  /// Splits at the last unit of that power (亿, then 万); what is left is below ten thousand.
  std::optional<std::int64_t> Below(std::size_t begin, std::size_t end, int power) const {
    if (power < 4) return Section(begin, end);
    for (std::size_t i = end; i-- > begin;) {
      if (tokens_[i].power != power) continue;
      const auto head = Below(begin, i, 4);
      const auto rest = Rest(i + 1, end, power);
      if (!head || *head == 0 || !rest || *head >= kLimit / TenTo(power)) return std::nullopt;
      return *head * TenTo(power) + *rest;
    }
    return Below(begin, end, power == 8 ? 4 : 0);
  }

  /// What follows 亿 or 万: nothing, a smaller number, or one bare digit for the next lower place (两万五: 25000).
  std::optional<std::int64_t> Rest(std::size_t begin, std::size_t end, int power) const {
    if (begin == end) return 0;
    if (end - begin == 1) return BareDigit(tokens_[begin], power);
    const auto rest = Below(begin, end, power == 8 ? 4 : 0);
    return rest && *rest < TenTo(power) ? rest : std::nullopt;
  }

  /// An Arabic digit there (3万5) may be a slip or a list; it is not read.
  static std::optional<std::int64_t> BareDigit(const Token& token, int power) {
    if (token.kind != Token::Kind::kDigit || token.value == 0) return std::nullopt;
    return token.value * TenTo(power - 1);
  }

  std::optional<std::int64_t> Section(std::size_t begin, std::size_t end) const {
    if (begin == end) return std::nullopt;
    std::int64_t value = 0;
    int last_power = 4;
    bool after_zero = begin > 0;
    for (std::size_t i = begin; i < end;) {
      const Token& token = tokens_[i];
      const bool has_unit = i + 1 < end && tokens_[i + 1].kind == Token::Kind::kUnit;
      if (token.kind == Token::Kind::kDigit && token.value == 0) {
        if (has_unit || (i + 1 == end && end - begin > 1)) return std::nullopt;
        after_zero = true;
        ++i;
        continue;
      }
      if (token.kind == Token::Kind::kUnit) {  // 十五 stands for 一十五; 百 and 千 need their digit
        if (token.power != 1 || last_power <= 1) return std::nullopt;
        value += 10;
        last_power = 1;
        after_zero = false;
        ++i;
        continue;
      }
      if (has_unit) {
        const int power = tokens_[i + 1].power;
        if (power >= last_power || token.value > 9 || token.value == 0) return std::nullopt;
        value += token.value * TenTo(power);
        last_power = power;
        after_zero = false;
        i += 2;
        continue;
      }
      return i + 1 == end ? Last(token, value, last_power, after_zero, begin == i) : std::nullopt;
    }
    return value;
  }

  /// The last number of a section, without a unit: 三千五 is 3500, 三千零五 3005, 5 alone is itself.
  static std::optional<std::int64_t> Last(const Token& token, std::int64_t value, int last_power, bool after_zero,
                                          bool alone) {
    if (token.kind == Token::Kind::kArabic) {
      return alone && token.value < 10000 ? std::optional(token.value) : std::nullopt;
    }
    const bool lower_place = !alone && !after_zero && last_power < 4;
    return value + token.value * (lower_place ? TenTo(last_power - 1) : 1);
  }

  const Tokens& tokens_;
};

/// Power of ten of units that only multiply: 千万 7, 万亿 12; -1 for an order nobody writes (万千, 亿亿).
int MultiplierOf(std::u32string_view units) {
  int power = 0;
  int last = 0;
  for (const char32_t c : units) {
    const int next = HanPower(c);
    if (next == 0 || next <= last || (next < 4 && last != 0)) return -1;
    power += next;
    last = next;
  }
  return power;
}

std::optional<Decimal> Whole(std::u32string_view text) {
  const auto tokens = Tokenise(text);
  if (!tokens || tokens->empty()) return std::nullopt;
  std::optional<std::int64_t> value = Positional(*tokens);
  if (!value) value = UnitReader(*tokens).Read();
  if (!value || *value >= kLimit) return std::nullopt;
  return Decimal{*value, 0};
}

/// 3千, 1.5万, 3.25亿: an Arabic number and units that multiply it.
std::optional<Decimal> ArabicTimesUnits(std::u32string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && (IsDigit(text[digits]) || text[digits] == U'.')) ++digits;
  if (digits == 0) return std::nullopt;
  const int power = MultiplierOf(text.substr(digits));
  const auto number = Decimal::Parse(FromCodePoints(text.substr(0, digits)));
  return power >= 0 && number ? number->Shifted(power) : std::nullopt;
}

/// 二点五, 十二点三五, 零点五, 一点二万.
std::optional<Decimal> ChineseDecimal(std::u32string_view text) {
  const std::size_t point = text.find(U'点');
  if (point == std::u32string_view::npos || point == 0) return std::nullopt;
  std::size_t end = point + 1;
  std::string decimals;
  for (; end < text.size() && DigitOf(text[end]) >= 0; ++end) decimals += static_cast<char>('0' + DigitOf(text[end]));
  const int power = MultiplierOf(text.substr(end));
  const auto whole = Whole(text.substr(0, point));
  if (decimals.empty() || power < 0 || !whole) return std::nullopt;
  const auto number = Decimal::Parse(whole->ToString() + "." + decimals);
  return number ? number->Shifted(power) : std::nullopt;
}

}  // namespace

int HanDigit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
    case U'貳':
    case U'两':
    case U'兩':
      return 2;
    case U'三':
    case U'叁':
    case U'參':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
    case U'陸':
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
    case U'萬':
      return 4;
    case U'亿':
    case U'億':
      return 8;
    case U'兆':
      return 12;
    default:
      return 0;
  }
}

std::optional<Decimal> ParseNumeral(std::string_view text) {
  if (text.size() > kMaxNumeral * 4) return std::nullopt;
  const std::u32string code_points = ToCodePoints(text);
  if (code_points.empty() || code_points.size() > kMaxNumeral) return std::nullopt;
  if (auto number = ArabicTimesUnits(code_points)) return number;
  if (auto number = ChineseDecimal(code_points)) return number;
  return Whole(code_points);
}

std::optional<int> ParseOrdinal(std::string_view text) {
  const auto number = ParseNumeral(text);
  if (!number || number->scale != 0 || number->digits <= 0 || number->digits > 9999) return std::nullopt;
  const std::u32string written = ToCodePoints(text);
  const bool arabic = IsDigit(written[0]) && IsDigit(written.back());
  const bool counting = written.size() == 1 || written.find(U'十') != std::u32string::npos;
  if (!arabic && (!counting || number->digits > 99)) return std::nullopt;
  return static_cast<int>(number->digits);
}

}  // namespace jitu::text
