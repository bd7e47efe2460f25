#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "ingest/quantities/date.h"
#include "ingest/quantities/document_number.h"
#include "ingest/quantities/numeral.h"
#include "ingest/quantities/quantity.h"
#include "ingest/quantities/roles.h"
#include "ingest/quantities/tables.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

Bound BoundNamed(std::string_view meaning) {
  if (meaning == "at_least") return Bound::kAtLeast;
  if (meaning == "at_most") return Bound::kAtMost;
  if (meaning == "about") return Bound::kAbout;
  return Bound::kExact;
}

QuantityKind KindOfUnit(std::string_view unit, bool currency) {
  if (unit == "yuan" || currency) return QuantityKind::kMoney;
  if (unit == "percent" || unit == "permille" || unit == "percentage_point") return QuantityKind::kPercent;
  return unit.empty() ? QuantityKind::kNumber : QuantityKind::kMeasure;
}

std::optional<Decimal> Times(const Decimal& value, const Decimal& factor) {
  const bool negative = value.digits < 0;
  const std::int64_t digits = negative ? -value.digits : value.digits;
  if (factor.digits != 0 && digits > INT64_MAX / factor.digits) return std::nullopt;
  const int scale = value.scale + factor.scale;
  if (scale > 18) return std::nullopt;
  return Decimal{(negative ? -digits : digits) * factor.digits, static_cast<std::int8_t>(scale)};
}

/// Characters that may begin a quantity, as a set of the Basic Multilingual Plane.
class Beginnings {
 public:
  Beginnings() {
    for (char32_t c = 0; c < 0x10000; ++c) {
      if (HanDigit(c) >= 0 || HanPower(c) > 0) set_.set(c);
    }
    for (const char32_t c : {U'第', U'负', U'半', U'对', U'○', U'〔', U'【'}) set_.set(c);
  }
  bool Has(char32_t c) const { return c < 0x10000 && set_[c]; }

 private:
  std::bitset<0x10000> set_;
};

bool MayBegin(char32_t c) {
  static const Beginnings beginnings;
  return beginnings.Has(c);
}

class Scanner {
 public:
  Scanner(std::string_view text, const QuantityRecogniser::Tables& tables) : text_(text), tables_(tables) {}

  Quantities Scan() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (static_cast<unsigned char>(c) < 0x80) {
        if (!ScanAscii(c)) ++at_;
      } else {
        const text::CodePoint point = CharacterAt(at_);
        if (!MayBegin(point.value) || !ScanHan(point.value)) at_ += point.bytes;
      }
    }
    SetRoles(text_, tables_.name_cues, tables_.money_cues, found_.quantities);
    return std::move(found_);
  }

 private:
  /// text::At, for the shape that nearly every character of a report has.
  text::CodePoint CharacterAt(std::uint32_t at) const {
    const auto byte = [&](std::uint32_t k) { return static_cast<unsigned char>(text_[at + k]); };
    const bool plain = byte(0) >= 0xE1 && byte(0) <= 0xEC && text_.size() - at >= 3;
    if (!plain || (byte(1) & 0xC0) != 0x80 || (byte(2) & 0xC0) != 0x80) return text::At(text_, at);
    return {((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu), 3};
  }
  char32_t Next(std::uint32_t at) const { return at < text_.size() ? CharacterAt(at).value : 0; }
  std::uint32_t SkipBlanks(std::uint32_t at) const {
    while (at < text_.size() && text_[at] == ' ') ++at;
    return at;
  }
  bool IsAt(std::uint32_t at, std::string_view word) const {
    return at <= text_.size() && text_.substr(at, word.size()) == word;
  }

  bool ScanAscii(char c) {
    if (IsDigit(c)) return ScanDigits();
    if (c == '[' || c == '(') return ScanDocumentNumber();
    if ((c == 'h' || c == 'w') && SkipAddress()) return true;
    if (c == '.' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]) && StartsFraction()) {
      return ScanNumber(at_);
    }
    if (c == '-' && at_ + 1 < text_.size() && IsDigit(text_[at_ + 1]) && IsSign(at_)) return ScanNumber(at_);
    return false;
  }

  /// .5 but not ...9.
  bool StartsFraction() const { return at_ == 0 || (!IsDigit(text_[at_ - 1]) && text_[at_ - 1] != '.'); }

  /// Digits in the address of a page count nothing.
  bool SkipAddress() {
    if (!IsAt(at_, "http://") && !IsAt(at_, "https://") && !IsAt(at_, "www.")) return false;
    while (at_ < text_.size() && text_[at_] > ' ' && text_[at_] < 0x7F) ++at_;
    return true;
  }

  /// A minus stands at the start, behind a blank or behind punctuation; between words it is a hyphen.
  bool IsSign(std::uint32_t at) const {
    if (at == 0) return true;
    const char before = text_[at - 1];
    return before == ' ' || before == ',' || before == '(' || before == ':' || before == '|' || before == '\n' ||
           before == '=' || before == ';';
  }

  bool ScanHan(char32_t c) {
    if (c == U'〔' || c == U'【') return ScanDocumentNumber();
    const bool numeral = HanDigit(c) >= 0 || HanPower(c) > 0;
    if (!numeral && c != U'第' && c != U'负' && c != U'半' && c != U'对' && c != U'○') return false;
    if (const Found word = tables_.no_numbers.StartingAt(text_, at_); word.entry != nullptr && SkipsWord(word)) {
      at_ = word.end;
      return true;
    }
    if (EndsNoNumber()) return false;
    if (c == U'第') return ScanOrdinal();
    if (c == U'半' || c == U'对') return ScanHalf(c);
    if (ScanShare()) return true;
    if (numeral && ScanDate()) return true;
    return c != U'○' && ScanNumber(at_);
  }

  /// 五一 and 十一 are days, 五一个 counts; 千万 alone is a figure of speech, 千万元 an amount.
  bool SkipsWord(const Found& word) const {
    if (!IsNumeral(word.entry->word)) return true;
    const char32_t next = Next(SkipBlanks(word.end));
    if (HanDigit(next) >= 0 || HanPower(next) > 0 || next == U'分' || next == U'又' || next == U'点') return false;
    return !tables_.units.StartingAt(text_, SkipBlanks(word.end));
  }

  static bool IsNumeral(std::string_view word) {
    for (std::size_t i = 0; i < word.size();) {
      const text::CodePoint point = text::At(word, i);
      if (HanDigit(point.value) < 0 && HanPower(point.value) == 0) return false;
      i += point.bytes;
    }
    return true;
  }

  /// 统一, 进一步: the word has this numeral behind its first character.
  bool EndsNoNumber() const {
    for (std::uint32_t back = 3; back <= 6 && back <= at_; back += 3) {
      const Found word = tables_.no_numbers.StartingAt(text_, at_ - back);
      if (word.entry != nullptr && word.end > at_ && Free(at_ - back)) return true;
    }
    return false;
  }

  bool ScanDocumentNumber() {
    auto number = ReadDocumentNumber(text_, at_, tables_.lead_ins);
    if (!number) return false;
    // What was taken for a quantity in front belongs to the issuer (一财发).
    auto& quantities = found_.quantities;
    while (!quantities.empty() && quantities.back().span.end > number->span.start) quantities.pop_back();
    Quantity quantity;
    quantity.span = number->span;
    quantity.number = {at_, number->span.end};
    quantity.year = number->year;
    quantity.role = Quantity::Role::kDocumentNumber;
    at_ = number->span.end;
    found_.document_numbers.push_back(std::move(*number));
    Put(std::move(quantity));
    return true;
  }

  bool ScanDigits() {
    if (!FollowsLetter() && ScanDate()) return true;
    if (ScanNumber(at_)) return true;
    while (at_ < text_.size() && IsDigit(text_[at_])) ++at_;
    return true;
  }

  bool FollowsLetter() const {
    return at_ > 0 && (IsLetter(text_[at_ - 1]) || (text_[at_ - 1] == '-' && at_ > 1 && IsLetter(text_[at_ - 2])));
  }

  bool ScanDate() {
    const auto date = ReadDate(text_, at_);
    if (!date) return false;
    Quantity quantity;
    quantity.kind = QuantityKind::kDate;
    quantity.span = quantity.number = date->span;
    quantity.year = date->year;
    quantity.month = date->month;
    quantity.day = date->day;
    if (date->last_year) {
      quantity.lower = Decimal{*date->year, 0};
      quantity.upper = Decimal{*date->last_year, 0};
    }
    at_ = date->span.end;
    Put(std::move(quantity));
    return true;
  }

  /// 第二, 第十三; the word counted (届, 批) stays outside.
  bool ScanOrdinal() {
    const std::uint32_t start = SkipBlanks(at_ + 3);
    const auto numeral = ReadNumeral(text_, start);
    if (!numeral || numeral->negative || numeral->value.scale > 0 || numeral->fraction) return false;
    Quantity quantity;
    quantity.kind = QuantityKind::kOrdinal;
    quantity.span = {at_, numeral->span.end};
    quantity.number = numeral->span;
    quantity.value = numeral->value;
    at_ = numeral->span.end;
    Put(std::move(quantity));
    return true;
  }

  /// 半成, 对折.
  bool ScanHalf(char32_t c) {
    const bool half = c == U'半' && IsAt(at_ + 3, "成") && !text::IsHan(Next(at_ + 6));
    const bool fold = c == U'对' && IsAt(at_ + 3, "折") && at_ >= 3 && IsAt(at_ - 3, "打");
    if (!half && !fold) return false;
    Quantity quantity;
    quantity.kind = QuantityKind::kPercent;
    quantity.span = quantity.number = {at_, at_ + 6};
    quantity.value = Decimal{half ? 5 : 50, 0};
    quantity.unit = "percent";
    at_ += 6;
    Put(std::move(quantity));
    return true;
  }

  /// 百分之十五, 千分之三, 万分之一.
  bool ScanShare() {
    static constexpr std::array<std::pair<std::string_view, int>, 5> kShares{
        {{"百万分", -4}, {"万万分", -6}, {"百分", 0}, {"千分", -1}, {"万分", -2}}};
    std::string blankless = Blankless(at_, 40);
    if (blankless.rfind("佰", 0) == 0) blankless.replace(0, 3, "百");
    const std::uint32_t negative = blankless.rfind("负", 0) == 0 ? 3u : 0u;
    for (const auto& [word, power] : kShares) {
      if (blankless.compare(negative, word.size() + 3, std::string(word) + "之") != 0) continue;
      const std::uint32_t start = SkipBlanks(AfterCharacters(at_, (negative + word.size() + 3) / 3));
      const auto numeral = ReadNumeral(text_, start);
      if (!numeral) return false;
      const auto value = numeral->value.Shifted(power);
      if (!value) return false;
      Quantity quantity;
      quantity.kind = QuantityKind::kPercent;
      quantity.span = {at_, numeral->span.end};
      quantity.number = numeral->span;
      quantity.value = negative != 0 ? Decimal{-value->digits, value->scale} : *value;
      quantity.unit = "percent";
      if (word == "千分") {
        quantity.value = Decimal{negative != 0 ? -numeral->value.digits : numeral->value.digits, numeral->value.scale};
        quantity.unit = "permille";
      }
      at_ = numeral->span.end;
      AddBounds(quantity);
      Put(std::move(quantity));
      return true;
    }
    return false;
  }

  std::string Blankless(std::uint32_t from, std::size_t most) const {
    std::string plain;
    for (std::uint32_t i = from; i < text_.size() && i < from + most; ++i) {
      if (text_[i] != ' ') plain += text_[i];
    }
    return plain;
  }

  /// The place behind so many Chinese characters, blanks not counted.
  std::uint32_t AfterCharacters(std::uint32_t at, std::size_t count) const {
    for (; count > 0; --count) at = SkipBlanks(at) + 3;
    return at;
  }

  bool ScanNumber(std::uint32_t start) {
    const auto numeral = ReadNumeral(text_, start);
    if (!numeral) return false;
    Quantity quantity;
    quantity.span = quantity.number = numeral->span;
    quantity.value = numeral->value;
    if (numeral->open_above) quantity.bound = Bound::kAtLeast;
    at_ = numeral->span.end;
    ReadUnit(quantity, *numeral);
    if (numeral->low)
      TakePair(quantity, *numeral);
    else
      ReadRange(quantity, *numeral);
    AddPrefix(quantity);
    AddBounds(quantity);
    Put(std::move(quantity));
    return true;
  }

  /// 两三个, 二三十家: from two to three of them.
  void TakePair(Quantity& quantity, const Numeral& numeral) const {
    Decimal lower = *numeral.low;
    if (const Found unit = tables_.units.StartingAt(text_, SkipBlanks(numeral.span.end));
        unit && !quantity.unit.empty()) {
      if (const auto value = Times(lower, unit.entry->factor)) lower = *value;
    }
    quantity.kind = QuantityKind::kRange;
    quantity.lower = lower;
    quantity.upper = quantity.value;
    quantity.value.reset();
  }

  /// What is counted or measured, behind 余 or 多 and blanks.
  void ReadUnit(Quantity& quantity, const Numeral& numeral) {
    std::uint32_t at = SkipBlanks(at_);
    const bool more = IsAt(at, "余") || (IsAt(at, "多") && !numeral.open_above);
    if (more && tables_.bounds_after.StartingAt(text_, at)) {
      const std::uint32_t behind = SkipBlanks(at + 3);
      if (tables_.units.StartingAt(text_, behind)) {
        quantity.bound = Bound::kAtLeast;
        at = behind;
      }
    }
    if (ReadTenths(quantity, at)) return;
    const Found unit = tables_.units.StartingAt(text_, at);
    if (!unit || !UnitFits(*unit.entry, at, numeral)) return;
    const auto whole = HalfBehind(quantity, *unit.entry, unit.end);
    const auto value = Times(whole.first, unit.entry->factor);
    if (!value) return;
    quantity.value = value;
    quantity.unit = unit.entry->meaning;
    at_ = quantity.span.end = whole.second;
    quantity.kind = KindOfUnit(quantity.unit, tables_.currencies.StartingAt(text_, at).entry != nullptr);
    if (unit.entry->word == "元") ReadRate(quantity);
    if (quantity.kind == QuantityKind::kMoney && quantity.unit == "yuan") ReadSmallMoney(quantity);
  }

  /// 九成, 八点五成, 七成六; 六五折. 成 in front of another character is a verb (成立).
  bool ReadTenths(Quantity& quantity, std::uint32_t at) {
    const bool tenths = IsAt(at, "成");
    if (!tenths && !IsAt(at, "折")) return false;
    const char32_t next = Next(at + 3);
    const bool free =
        !text::IsHan(next) || next == U'以' || next == U'左' || next == U'多' || next == U'的' || HanDigit(next) >= 0;
    if (!free || quantity.value->digits <= 0) return false;
    auto value = quantity.value->Shifted(1);
    // 七二折 is 72 %.
    if (!tenths && quantity.value->scale == 0 && quantity.value->digits > 10) value = quantity.value;
    if (!value || value->ToDouble() > 100 || (!tenths && value->ToDouble() >= 100)) return false;
    at_ = at + 3;
    const std::uint32_t tail = SkipBlanks(at_);
    if (const int digit = tail < text_.size() ? HanDigit(Next(tail)) : -1; tenths && digit > 0 && value->scale == 0) {
      value->digits += digit;
      at_ = tail + 3;
    }
    quantity.value = value;
    quantity.kind = QuantityKind::kPercent;
    quantity.unit = "percent";
    quantity.span.end = at_;
    return true;
  }

  /// A measure word of one character does not count 2022 or 3.5 of things that begin a longer word by chance.
  bool UnitFits(const Entry& unit, std::uint32_t at, const Numeral& numeral) const {
    const bool measure = unit.word == unit.meaning;
    const bool latin = IsLetter(unit.word[0]);
    if (latin && at > numeral.span.end + 1) return false;
    if (measure && numeral.digits >= 5 && !numeral.grouped && !numeral.scaled && numeral.value.scale == 0 &&
        numeral.leading_zero) {
      return false;
    }
    return true;
  }

  /// 6500元/公里·年, 元/人: a price, no amount. The unit keeps what it is for.
  void ReadRate(Quantity& quantity) {
    if (at_ >= text_.size() || text_[at_] != '/') return;
    std::uint32_t end = at_ + 1;
    while (end < text_.size() && end - at_ < 40) {
      const text::CodePoint point = text::At(text_, end);
      const bool part = text::IsHan(point.value) || point.value == '/' || point.value == U'·' ||
                        (point.value < 0x80 && IsLetter(static_cast<char>(point.value)));
      if (!part || tables_.bounds_after.StartingAt(text_, end).entry != nullptr) break;
      const Found unit = tables_.units.StartingAt(text_, end);
      if (text::IsHan(point.value) && !unit && text_[end - 1] != '/') break;
      end = unit ? unit.end : end + point.bytes;
    }
    if (end == at_ + 1) return;
    quantity.unit = "元" + std::string(text_.substr(at_, end - at_));
    quantity.kind = QuantityKind::kMeasure;
    at_ = quantity.span.end = end;
  }

  /// 50元6角三分.
  void ReadSmallMoney(Quantity& quantity) {
    for (const auto& [word, power] : {std::pair<std::string_view, int>{"角", -1}, {"分", -2}}) {
      const auto more = ReadNumeral(text_, SkipBlanks(at_));
      if (!more || more->value.scale > 0 || more->value.digits > 9 || !IsAt(more->span.end, word)) continue;
      const auto shifted = more->value.Shifted(power);
      if (!shifted || quantity.value->digits < 0) return;
      const auto whole = quantity.value->Shifted(2);
      const auto part = shifted->Shifted(2);
      if (!whole || !part || whole->scale > 0) return;
      quantity.value = Decimal{whole->digits + part->digits, 2};
      at_ = quantity.span.end = more->span.end + static_cast<std::uint32_t>(word.size());
    }
  }

  /// 两米半, 十五斤半: the number with its half, and where it ends.
  std::pair<Decimal, std::uint32_t> HalfBehind(const Quantity& quantity, const Entry& unit, std::uint32_t end) const {
    const Decimal plain = *quantity.value;
    const bool half = IsAt(end, "半") && !text::IsHan(Next(end + 3)) && unit.meaning != "yuan";
    if (!half || plain.scale > 0 || plain.digits > 1000000) return {plain, end};
    return {Decimal{plain.digits * 10 + 5, 1}, end + 3};
  }

  /// 2-12个月, 20~100个, 5%至8%, 3到5年.
  void ReadRange(Quantity& quantity, const Numeral& first) {
    const std::uint32_t second_at = AfterRangeMark(quantity, first);
    if (second_at == 0) return;
    const auto second = ReadNumeral(text_, second_at);
    if (!second || second->negative || second->leading_zero || second->digits >= 7) return;
    Quantity upper;
    upper.span = upper.number = second->span;
    upper.value = second->value;
    const std::uint32_t kept = at_;
    at_ = second->span.end;
    ReadUnit(upper, *second);
    const bool fits = quantity.unit.empty() || quantity.unit == upper.unit;
    Decimal lower = *quantity.value;
    if (fits && quantity.unit.empty()) {
      lower = Rescaled(quantity, first, upper, *second);
    }
    if (!fits || lower.ToDouble() >= upper.value->ToDouble()) {
      at_ = kept;
      return;
    }
    quantity.kind = QuantityKind::kRange;
    quantity.lower = lower;
    quantity.upper = upper.value;
    quantity.value.reset();
    quantity.unit = upper.unit;
    if (IsAt(at_, "之间")) at_ += 6;
    quantity.span.end = at_;
    quantity.number.end = second->span.end;
  }

  /// 2-3万元 begins at 20000: the lower side shares the scale and unit of the upper.
  Decimal Rescaled(const Quantity& quantity, const Numeral& first, const Quantity& upper, const Numeral& second) const {
    Decimal lower = *quantity.value;
    if (!first.scaled && second.scaled && !first.chinese) {
      const char32_t last = text::Before(text_, second.span.end).value;
      if (const auto shifted = lower.Shifted(HanPower(last)); shifted && HanPower(last) >= 4) lower = *shifted;
    }
    const Found unit = tables_.units.StartingAt(text_, SkipBlanks(second.span.end));
    if (unit && !upper.unit.empty()) {
      if (const auto value = Times(lower, unit.entry->factor)) lower = *value;
    }
    return lower;
  }

  std::uint32_t AfterRangeMark(const Quantity& quantity, const Numeral& first) const {
    if (first.negative || first.leading_zero || first.digits >= 7 || quantity.bound != Bound::kExact) return 0;
    const std::uint32_t mark = SkipBlanks(at_);
    static constexpr std::array<std::string_view, 6> kMarks{"——", "—", "-", "~", "至", "到"};
    for (const std::string_view word : kMarks) {
      if (!IsAt(mark, word)) continue;
      const std::uint32_t next = SkipBlanks(mark + static_cast<std::uint32_t>(word.size()));
      if (next >= text_.size()) return 0;
      const char32_t c = Next(next);
      const bool arabic = c < 0x80 && IsDigit(static_cast<char>(c));
      return arabic || HanDigit(c) > 0 || HanPower(c) > 0 ? next : 0;
    }
    return AfterBetween(mark);
  }

  /// 10000与20000之间.
  std::uint32_t AfterBetween(std::uint32_t mark) const {
    if (!IsAt(mark, "与") && !IsAt(mark, "和")) return 0;
    const std::uint32_t next = SkipBlanks(mark + 3);
    const auto second = ReadNumeral(text_, next);
    if (!second) return 0;
    return text_.substr(second->span.end, 30).find("之间") < 16 ? next : 0;
  }

  /// ￥300, 人民币50元.
  void AddPrefix(Quantity& quantity) {
    std::uint32_t start = quantity.span.start;
    while (start > 0 && text_[start - 1] == ' ') --start;
    const auto ends = [&](std::string_view word) {
      return start >= word.size() && text_.substr(start - word.size(), word.size()) == word;
    };
    if (quantity.kind == QuantityKind::kNumber && (ends("¥") || ends("￥"))) {
      quantity.kind = QuantityKind::kMoney;
      quantity.unit = "yuan";
      quantity.span.start = start - (ends("¥") ? 2u : 3u);
    } else if (quantity.kind == QuantityKind::kNumber && ends("$")) {
      quantity.kind = QuantityKind::kMoney;
      quantity.unit = "$";
      quantity.span.start = start - 1;
    } else if (quantity.kind == QuantityKind::kMoney && ends("人民币") && Free(start - 9)) {
      quantity.span.start = start - 9;
    }
  }

  /// Whether no quantity found before reaches past this place.
  bool Free(std::uint32_t place) const {
    return found_.quantities.empty() || found_.quantities.back().span.end <= place;
  }

  void AddBounds(Quantity& quantity) {
    AddBoundBehind(quantity);
    AddBoundBefore(quantity);
  }

  void AddBoundBehind(Quantity& quantity) {
    const std::uint32_t at = SkipBlanks(at_);
    const Found bound = tables_.bounds_after.StartingAt(text_, at);
    if (!bound) return;
    // 余 and 多 behind a unit mean a little more of it only where nothing follows (三公里多).
    const bool little = bound.entry->word == "多" || bound.entry->word == "余";
    if (little && text::IsHan(Next(at + 3))) return;
    quantity.bound = BoundNamed(bound.entry->meaning);
    at_ = quantity.span.end = bound.end;
  }

  void AddBoundBefore(Quantity& quantity) {
    std::uint32_t end = quantity.span.start;
    while (end > 0 && text_[end - 1] == ' ') --end;
    const Entry* bound = tables_.bounds_before.EndingAt(text_, end);
    if (bound == nullptr && end >= 3 && text_.substr(end - 3, 3) == "了") {
      bound = tables_.bounds_before.EndingAt(text_, end - 3);
      end -= 3;
    }
    if (bound == nullptr || bound->meaning.empty()) return;
    const std::uint32_t start = end - static_cast<std::uint32_t>(bound->word.size());
    if (!Free(start)) return;
    if (quantity.bound == Bound::kExact) quantity.bound = BoundNamed(bound->meaning);
    quantity.span.start = start;
  }

  void Put(Quantity&& quantity) { found_.quantities.push_back(std::move(quantity)); }

  std::string_view text_;
  const QuantityRecogniser::Tables& tables_;
  std::uint32_t at_ = 0;
  Quantities found_;
};

}  // namespace

Quantities QuantityRecogniser::Recognise(std::string_view text) const { return Scanner(text, *tables_).Scan(); }

}  // namespace jitu::ingest
