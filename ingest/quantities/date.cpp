#include "ingest/quantities/date.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ingest/quantities/numeral.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

bool IsYear(int year) { return year >= 1000 && year <= 2999; }
bool IsMonth(int month) { return month >= 1 && month <= 12; }
bool IsDay(int day) { return day >= 1 && day <= 31; }

/// A small whole number, Arabic or Chinese.
struct Small {
  int value = -1;
  std::uint32_t end = 0;
  std::uint32_t digits = 0;
  bool arabic = false;
};

std::optional<Small> ReadArabic(std::string_view text, std::uint32_t at, std::uint32_t most) {
  Small small{0, at, 0, true};
  while (small.end < text.size() && IsDigit(text[small.end])) {
    if (++small.digits > most) return std::nullopt;
    small.value = small.value * 10 + (text[small.end++] - '0');
  }
  if (small.digits == 0) return std::nullopt;
  return small;
}

/// 十二, 三十, 二十五: up to ninety-nine, digits and 十 only.
std::optional<Small> ReadHan(std::string_view text, std::uint32_t at) {
  Small small{0, at, 0, false};
  int tens = -1;
  int ones = -1;
  while (small.end < text.size()) {
    const text::CodePoint point = text::At(text, small.end);
    const int digit = HanDigit(point.value);
    if (point.value == U'十' && tens < 0) {
      tens = ones < 0 ? 1 : ones;
      ones = -1;
    } else if (digit >= 1 && ones < 0 && point.value != U'两') {
      ones = digit;
    } else {
      break;
    }
    small.end += point.bytes;
    ++small.digits;
  }
  if (small.digits == 0) return std::nullopt;
  small.value = std::max(tens, 0) * 10 + std::max(ones, 0);
  return small;
}

std::optional<Small> ReadSmall(std::string_view text, std::uint32_t at) {
  if (at < text.size() && IsDigit(text[at])) return ReadArabic(text, at, 2);
  return ReadHan(text, at);
}

/// 二〇二二, 三六七: three or four digits read one by one; and 两千 before 年.
std::optional<Small> ReadHanYear(std::string_view text, std::uint32_t at) {
  Small small{0, at, 0, false};
  while (small.end < text.size() && small.digits < 5) {
    const text::CodePoint point = text::At(text, small.end);
    const int digit = point.value == U'○' || point.value == U'O' ? 0 : HanDigit(point.value);
    if (digit < 0 || point.value == U'两') break;
    small.value = small.value * 10 + digit;
    small.end += point.bytes;
    ++small.digits;
  }
  if (small.digits == 3 || small.digits == 4) return small;
  if (!IsAt(text, at, "两千年") && !IsAt(text, at, "二千年")) return std::nullopt;
  return Small{2000, at + 6, 4, false};
}

class DateReader {
 public:
  DateReader(std::string_view text, std::uint32_t at) : text_(text), at_(at) { date_.span = {at, at}; }

  std::optional<DateFound> Read() {
    if (at_ >= text_.size()) return std::nullopt;
    if (IsDigit(text_[at_])) {
      if (ReadYearFirst() || ReadHiddenYear() || ReadSeparated() || ReadShortYear() || ReadMonthFirst() ||
          ReadDayOnly())
        return date_;
      return std::nullopt;
    }
    if (ReadHanYearFirst() || ReadMonthFirst()) return date_;
    return std::nullopt;
  }

 private:
  void EndAt(std::uint32_t end) { date_.span.end = end; }

  /// 2022年…, 2023—2025年, 2016到2018年.
  bool ReadYearFirst() {
    const auto year = ReadArabic(text_, at_, 4);
    if (!year || year->digits < 4 || !IsYear(year->value)) return false;
    date_.year = year->value;
    if (ReadLastYear(year->end)) return true;
    const std::uint32_t mark = SkipBlanks(text_, year->end);
    if (!IsAt(text_, mark, "年")) return false;
    AfterYear(mark + 3);
    return true;
  }

  /// 20xx年12月: a year that was taken out, as in reports that are offered as models.
  bool ReadHiddenYear() {
    constexpr std::array<std::string_view, 4> kHidden{"20xx年", "20XX年", "20××年", "20**年"};
    const auto* hidden =
        std::find_if(kHidden.begin(), kHidden.end(), [&](std::string_view word) { return IsAt(text_, at_, word); });
    if (hidden == kHidden.end()) return false;
    AfterYear(at_ + static_cast<std::uint32_t>(hidden->size()));
    return true;
  }

  bool ReadLastYear(std::uint32_t at) {
    std::uint32_t mark = SkipBlanks(text_, at);
    constexpr std::array<std::string_view, 6> kTo{"——", "—", "-", "~", "至", "到"};
    const auto* to =
        std::find_if(kTo.begin(), kTo.end(), [&](std::string_view word) { return IsAt(text_, mark, word); });
    if (to == kTo.end()) return false;
    mark = SkipBlanks(text_, mark + static_cast<std::uint32_t>(to->size()));
    const auto last = ReadArabic(text_, mark, 4);
    if (!last || last->digits < 4 || !IsYear(last->value) || last->value <= *date_.year) return false;
    const std::uint32_t end = SkipBlanks(text_, last->end);
    const bool written = IsAt(text_, end, "年");
    // 2016到2018 without 年 tells years only between brackets or by 到 and 至.
    const bool spoken = *to == "到" || *to == "至";
    const bool bracketed = at_ > 0 && text_[at_ - 1] == '(' && IsAt(text_, last->end, ")");
    if (!written && !bracketed && !spoken) return false;
    // 2023-2025年12月 ends in a month; the years alone are told then too.
    date_.last_year = last->value;
    EndAt(written ? AfterYearWord(end + 3) : last->end);
    return true;
  }

  std::uint32_t AfterYearWord(std::uint32_t at) const { return IsAt(text_, at, "度") ? at + 3 : at; }

  void AfterYear(std::uint32_t at) {
    EndAt(AfterYearWord(at));
    if (date_.span.end != at) return;
    if (ReadMonthDay(SkipBlanks(text_, at))) return;
    ReadDamaged(SkipBlanks(text_, at));
  }

  bool ReadMonthDay(std::uint32_t at) {
    const auto month = ReadSmall(text_, at);
    if (!month || !IsMonth(month->value)) return false;
    const std::uint32_t mark = SkipBlanks(text_, month->end);
    if (!IsAt(text_, mark, "月")) return false;
    date_.month = month->value;
    EndAt(mark + 3);
    if (IsAt(text_, mark + 3, "份")) {
      EndAt(mark + 6);
      return true;
    }
    ReadDay(SkipBlanks(text_, mark + 3));
    return true;
  }

  void ReadDay(std::uint32_t at) {
    const bool lunar = IsAt(text_, at, "初");
    const auto day = ReadSmall(text_, lunar ? at + 3 : at);
    if (!day || !IsDay(day->value)) return;
    const std::uint32_t mark = SkipBlanks(text_, day->end);
    const bool written = IsAt(text_, mark, "日") || IsAt(text_, mark, "号");
    if (!written && (day->arabic || (!lunar && !EndsPhrase(day->end)))) return;
    date_.day = day->value;
    EndAt(written ? mark + 3 : day->end);
  }

  bool EndsPhrase(std::uint32_t at) const {
    if (at >= text_.size()) return true;
    return !text::IsHan(text::At(text_, at).value) && !IsDigit(text_[at]);
  }

  /// 2021年1231日 and 2022年922: 月, or 月 and 日, are lost. The last two digits are the day.
  void ReadDamaged(std::uint32_t at) {
    const auto run = ReadArabic(text_, at, 4);
    if (!run || run->digits < 3) return;
    const int month = run->value / 100;
    const int day = run->value % 100;
    if (!IsMonth(month) || !IsDay(day)) return;
    const std::uint32_t mark = SkipBlanks(text_, run->end);
    const bool written = IsAt(text_, mark, "日");
    if (!written && !EndsDate(run->end)) return;
    date_.month = month;
    date_.day = day;
    EndAt(written ? mark + 3 : run->end);
  }

  bool EndsDate(std::uint32_t at) const {
    constexpr std::array<std::string_view, 7> kEnds{"至", "起", ",", ")", "。", "\n", "止"};
    return at >= text_.size() ||
           std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return IsAt(text_, at, end); });
  }

  /// 2022-04-19, 2025.1.1, 2020/1/2, 2010 01 29, and day first: 3-7-07, 05/05/89.
  bool ReadSeparated() {
    std::array<Small, 3> parts;
    std::uint32_t at = at_;
    char separator = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) {
        if (at >= text_.size()) return false;
        const char c = text_[at];
        if (i == 1) separator = c;
        if (c != separator || (c != '-' && c != '.' && c != '/' && c != ' ')) return false;
        ++at;
      }
      const auto part = ReadArabic(text_, at, 4);
      if (!part) return false;
      parts[i] = *part;
      at = part->end;
    }
    if (at < text_.size() && (IsDigit(text_[at]) || text_[at] == separator) && separator != ' ') return false;
    if (!TakeParts(parts, separator)) return false;
    EndAt(at);
    return true;
  }

  bool TakeParts(const std::array<Small, 3>& parts, char separator) {
    const auto take = [&](int year, const Small& month, const Small& day) {
      if (month.digits > 2 || day.digits > 2 || !IsMonth(month.value) || !IsDay(day.value)) return false;
      date_.year = year;
      date_.month = month.value;
      date_.day = day.value;
      return true;
    };
    const auto two_digits = [](int year) { return year < 50 ? 2000 + year : 1900 + year; };
    const bool blank = separator == ' ';
    if (parts[0].digits == 4 && IsYear(parts[0].value) && (!blank || (parts[1].digits == 2 && parts[2].digits == 2))) {
      return take(parts[0].value, parts[1], parts[2]);
    }
    if (separator == '.' || blank || parts[0].digits > 2) return false;
    if (parts[2].digits == 4 && IsYear(parts[2].value)) return take(parts[2].value, parts[1], parts[0]);
    if (parts[2].digits == 2) return take(two_digits(parts[2].value), parts[1], parts[0]);
    return parts[0].digits == 2 && take(two_digits(parts[0].value), parts[1], parts[2]);
  }

  /// 07年, 789年 tell years; 12年 tells how long.
  bool ReadShortYear() {
    const auto year = ReadArabic(text_, at_, 3);
    if (!year || year->digits < 2) return false;
    const std::uint32_t mark = SkipBlanks(text_, year->end);
    if (!IsAt(text_, mark, "年") || text_[at_] != '0' || year->digits != 2) return false;
    date_.year = 2000 + year->value;
    AfterYear(mark + 3);
    return true;
  }

  bool ReadMonthFirst() {
    date_.year.reset();
    return ReadMonthDay(at_);
  }

  /// 29日, but 30日内 tells how long.
  bool ReadDayOnly() {
    const auto day = ReadArabic(text_, at_, 2);
    if (!day || !IsDay(day->value)) return false;
    const std::uint32_t mark = SkipBlanks(text_, day->end);
    if (!IsAt(text_, mark, "日")) return false;
    constexpr std::array<std::string_view, 8> kLasting{"内", "后", "均", "游", "以", "元", "圆", "本"};
    if (std::any_of(kLasting.begin(), kLasting.end(),
                    [&](std::string_view word) { return IsAt(text_, mark + 3, word); })) {
      return false;
    }
    date_.day = day->value;
    EndAt(mark + 3);
    return true;
  }

  bool ReadHanYearFirst() {
    const auto year = ReadHanYear(text_, at_);
    if (!year) return false;
    const std::uint32_t mark = SkipBlanks(text_, year->end);
    if (!IsAt(text_, mark, "年")) return false;
    date_.year = year->value;
    AfterYear(mark + 3);
    return true;
  }

  std::string_view text_;
  std::uint32_t at_;
  DateFound date_;
};

}  // namespace

std::optional<DateFound> ReadDate(std::string_view text, std::uint32_t at) { return DateReader(text, at).Read(); }

}  // namespace jitu::ingest
