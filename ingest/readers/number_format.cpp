#include "ingest/readers/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

namespace jitu::ingest {
namespace {

constexpr int kMostDecimals = 15;

std::string Fixed(double value, int decimals) {
  std::array<char, 400> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, decimals);
  return end.ec == std::errc() ? std::string(buffer.data(), end.ptr) : std::string();
}

/// As many digits as a double holds for sure, without those that only binary fractions make.
std::string General(double value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15);
  std::string text(buffer.data(), end.ptr);
  if (text.find('e') == std::string::npos || std::fabs(value) >= 1e21) return text;
  text = Fixed(value, std::fabs(value) >= 1 ? 0 : 15);
  if (text.find('.') != std::string::npos) text.erase(text.find_last_not_of('0') + 1);
  if (!text.empty() && text.back() == '.') text.pop_back();
  return text;
}

std::string Grouped(const std::string& digits) {
  const std::size_t point = std::min(digits.find('.'), digits.size());
  std::string grouped;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) grouped += ',';
    grouped += digits[i];
  }
  return grouped + digits.substr(point);
}

/// What one section of a code says.
struct Code {
  std::string before, after;  ///< literals around the digits
  int decimals = 0;
  int optional_decimals = 0;  ///< of these, how many go where they are zeros
  bool digits = false, grouped = false, date = false, text = false, scientific = false;
  int percents = 0;
  int thousands = 0;  ///< commas behind the digits: shown in thousands
  bool year = false, month = false, day = false, hour = false, han = false;
};

Code ReadCode(std::string_view section) {
  Code code;
  bool point = false;
  int commas = 0;
  const auto literal = [&](std::string_view text) { (code.digits ? code.after : code.before) += text; };
  for (std::size_t i = 0; i < section.size(); ++i) {
    const char c = section[i];
    switch (c) {
      case '"': {
        const std::size_t end = std::min(section.find('"', i + 1), section.size());
        const std::string_view quoted = section.substr(i + 1, end - i - 1);
        code.han =
            code.han || quoted.find("年") != std::string_view::npos || quoted.find("月") != std::string_view::npos;
        literal(quoted);
        i = end;
        break;
      }
      case '[':
        i = std::min(section.find(']', i), section.size());
        break;
      case '\\':
        if (i + 1 < section.size()) literal(section.substr(++i, 1));
        break;
      case '_':
      case '*':
        ++i;
        break;
      case '0':
      case '#':
      case '?':
        if (commas > 0 && !point) code.grouped = true;
        commas = 0;
        if (point) ++code.decimals;
        if (point) code.optional_decimals = c == '0' ? 0 : code.optional_decimals + 1;
        code.digits = true;
        break;
      case '.':
        point = true;
        break;
      case ',':
        ++commas;
        break;
      case '%':
        ++code.percents;
        literal("%");
        break;
      case '@':
        code.text = true;
        break;
      case 'E':
      case 'e':
        code.scientific = code.digits;
        code.year = code.year || !code.digits;
        break;
      case 'y':
      case 'Y':
        code.date = code.year = true;
        break;
      case 'm':
      case 'M':
        code.date = code.month = true;
        break;
      case 'd':
      case 'D':
        code.date = code.day = true;
        break;
      case 'h':
      case 'H':
      case 's':
      case 'S':
        code.date = code.hour = true;
        break;
      default:
        code.han = code.han || static_cast<unsigned char>(c) >= 0x80;
        literal(section.substr(i, 1));
    }
  }
  code.thousands = code.digits ? commas : 0;
  code.decimals = std::min(code.decimals, kMostDecimals);
  return code;
}

/// The civil date of a day number since 1970-01-01 (Howard Hinnant's algorithm).
void Civil(std::int64_t days, std::int64_t& year, unsigned& month, unsigned& day) {
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const auto of_era = static_cast<unsigned>(days - era * 146097);
  const unsigned year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const unsigned day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const unsigned part = (5 * day_of_year + 2) / 153;
  day = day_of_year - (153 * part + 2) / 5 + 1;
  month = part < 10 ? part + 3 : part - 9;
  year = static_cast<std::int64_t>(year_of_era) + era * 400 + (month <= 2 ? 1 : 0);
}

std::optional<std::string> Date(double value, const Code& code, bool from_1904) {
  if (!code.year && !code.month) return std::nullopt;  // a time of day
  if (value < 1 || value > 2'958'465) return std::nullopt;
  const auto serial = static_cast<std::int64_t>(value);
  std::int64_t year = 0;
  unsigned month = 0;
  unsigned day = 0;
  Civil(serial - (from_1904 ? 24107 : 25569), year, month, day);
  const auto two = [](unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::string text = code.year ? std::to_string(year) : std::string();
  if (code.han) {
    if (code.year) text += "年";
    if (code.month) text += std::to_string(month) + "月";
    if (code.day) text += std::to_string(day) + "日";
    return text;
  }
  if (code.month) text += (text.empty() ? "" : "-") + two(month);
  if (code.day) text += "-" + two(day);
  return text;
}

std::string_view SectionFor(double value, std::string_view code) {
  const std::size_t first = code.find(';');
  if (first == std::string_view::npos) return code;
  const std::string_view rest = code.substr(first + 1);
  const std::size_t second = std::min(rest.find(';'), rest.size());
  if (value < 0) return rest.substr(0, second);
  if (value == 0 && second < rest.size()) {
    const std::string_view zero = rest.substr(second + 1);
    return zero.substr(0, std::min(zero.find(';'), zero.size()));
  }
  return code.substr(0, first);
}

}  // namespace

std::string_view BuiltInFormat(int id) {
  switch (id) {
    case 1:
      return "0";
    case 2:
      return "0.00";
    case 3:
    case 37:
    case 38:
    case 41:
      return "#,##0";
    case 4:
    case 39:
    case 40:
    case 43:
    case 44:
      return "#,##0.00";
    case 9:
      return "0%";
    case 10:
      return "0.00%";
    case 14:
    case 15:
    case 16:
    case 22:
      return "yyyy-mm-dd";
    case 17:
      return "yyyy-mm";
    case 27:
    case 36:
    case 50:
    case 57:
      return "yyyy\"年\"m\"月\"";
    case 31:
    case 58:
      return "yyyy\"年\"m\"月\"d\"日\"";
    default:
      return {};
  }
}

std::string ShownNumber(std::string_view value, std::string_view code, bool from_1904) {
  double number = 0;
  const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
  if (read.ec != std::errc() || read.ptr != value.data() + value.size() || !std::isfinite(number)) {
    return std::string(value);
  }
  const std::string_view section = SectionFor(number, code);
  const bool own_sign = section.data() != code.data() && number < 0;
  const Code shape = ReadCode(section);
  if (shape.date && !shape.digits) {
    if (auto date = Date(number, shape, from_1904)) return *std::move(date);
    return General(number);
  }
  if (!shape.digits && !code.empty() && !shape.text && section.find("General") == std::string_view::npos) {
    return shape.before + shape.after;  // a section of literals: a dash for zero
  }
  if (!shape.digits || shape.scientific) return General(number);
  number = std::fabs(number) * std::pow(100.0, shape.percents) / std::pow(1000.0, shape.thousands);
  // 0.125 is shown as 0.13: away from zero, which the binary form of 1.005 must not hinder.
  std::string digits = Fixed(number * (1 + 1e-15), shape.decimals);
  for (int i = 0; i < shape.optional_decimals && digits.back() == '0'; ++i) digits.pop_back();
  if (!digits.empty() && digits.back() == '.') digits.pop_back();
  if (shape.grouped) digits = Grouped(digits);
  const bool negative = value.front() == '-' && !own_sign && digits.find_first_of("123456789") != std::string::npos;
  return (negative ? "-" : "") + shape.before + digits + shape.after;
}

}  // namespace jitu::ingest
