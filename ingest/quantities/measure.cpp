#include "ingest/quantities/measure.h"

#include <array>
#include <optional>
#include <utility>

#include "ingest/quantities/arithmetic.h"
#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

constexpr std::uint32_t kLongestRate = 40;  ///< bytes of what a price is for: 公里·年

class MeasureReader {
 public:
  MeasureReader(std::string_view text, const Numeral& numeral, const QuantityRecogniser::Tables& tables)
      : text_(text), numeral_(numeral), tables_(tables) {
    measure_.end = numeral.span.end;
    measure_.value = numeral.value;
    if (numeral.open_above) measure_.bound = Bound::kAtLeast;
  }

  Measure Read() {
    const std::uint32_t at = AfterMore(SkipBlanks(text_, measure_.end));
    if (!ReadTenths(at)) ReadUnit(at);
    return std::move(measure_);
  }

 private:
  /// Passes over 余 and 多 in front of a unit: 20多个 has a round number, 多 behind another is the next word's.
  std::uint32_t AfterMore(std::uint32_t at) {
    const bool more = IsAt(text_, at, "余");
    const bool many = IsAt(text_, at, "多") && !numeral_.open_above && IsRound();
    if (!more && !many) return at;
    const std::uint32_t behind = SkipBlanks(text_, at + 3);
    if (!tables_.units.StartingAt(text_, behind)) return at;
    measure_.bound = Bound::kAtLeast;
    return behind;
  }

  bool IsRound() const { return numeral_.scaled || (numeral_.value.scale == 0 && numeral_.value.digits % 10 == 0); }

  /// 20个亿, 3个比特币: what is counted is the money.
  std::uint32_t AfterPieces(std::uint32_t at) {
    if (!IsAt(text_, at, "个")) return at;
    if (tables_.currencies.StartingAt(text_, at + 3).entry != nullptr) return at + 3;
    const auto hundred_millions = IsAt(text_, at, "个亿") ? measure_.value.Shifted(8) : std::nullopt;
    if (!hundred_millions) return at;
    measure_.value = *hundred_millions;
    measure_.end = at + 6;
    return at + 6;
  }

  void ReadUnit(std::uint32_t at) {
    at = AfterPieces(at);
    const Found unit = tables_.units.StartingAt(text_, at);
    if (!unit || !Fits(*unit.entry, at)) {
      if (!numeral_.open_above) measure_.bound = Bound::kExact;
      return;
    }
    const auto [number, end] = WithHalf(*unit.entry, unit.end);
    const auto value = Product(number, unit.entry->factor);
    if (!value) return;
    measure_.value = *value;
    measure_.factor = unit.entry->factor;
    measure_.unit = unit.entry->meaning;
    measure_.end = end;
    measure_.kind = KindOf(unit.entry->meaning, at);
    if (measure_.kind == QuantityKind::kMeasure && unit.entry->word == unit.entry->meaning) ReadAlternatives();
    if (measure_.kind != QuantityKind::kMoney) return;
    if (!ReadRate()) ReadSmallMoney();
  }

  /// 1278台/件/套: things of several kinds counted together. 人/天 is no count of days.
  void ReadAlternatives() {
    while (IsAt(text_, measure_.end, "/")) {
      const Found other = tables_.units.StartingAt(text_, measure_.end + 1);
      const bool counts =
          other && other.entry->word == other.entry->meaning && text::IsHan(CharacterAt(text_, measure_.end + 1));
      if (!counts || tables_.rate_times.StartingAt(text_, measure_.end + 1).entry != nullptr) return;
      measure_.unit += text_.substr(measure_.end, other.end - measure_.end);
      measure_.end = other.end;
    }
  }

  QuantityKind KindOf(std::string_view unit, std::uint32_t at) const {
    if (unit == "yuan" || tables_.currencies.StartingAt(text_, at).entry != nullptr) return QuantityKind::kMoney;
    if (unit == "percent" || unit == "permille" || unit == "percentage_point") return QuantityKind::kPercent;
    return QuantityKind::kMeasure;
  }

  /// A Latin unit stands close to its number; a code (00123) counts nothing.
  bool Fits(const Entry& unit, std::uint32_t at) const {
    if (IsLetter(unit.word[0]) && at > numeral_.span.end + 1) return false;
    const bool measure_word = unit.word == unit.meaning;
    const bool plain = !numeral_.grouped && !numeral_.scaled && numeral_.value.scale == 0;
    return !(measure_word && plain && numeral_.leading_zero && numeral_.digits >= 5);
  }

  /// 九成, 八点五成, 七成六; 六五折. 成 in front of another character is a verb (成立).
  bool ReadTenths(std::uint32_t at) {
    const bool tenths = IsAt(text_, at, "成");
    if (!tenths && !IsAt(text_, at, "折")) return false;
    const char32_t next = CharacterAt(text_, at + 3);
    const bool free =
        !text::IsHan(next) || next == U'以' || next == U'左' || next == U'多' || next == U'的' || HanDigit(next) >= 0;
    if (!free || measure_.value.digits <= 0) return false;
    auto value = measure_.value.Shifted(1);
    // 七二折 is 72 %.
    if (!tenths && measure_.value.scale == 0 && measure_.value.digits > 10) value = measure_.value;
    if (!value || value->ToDouble() > 100 || (!tenths && value->ToDouble() >= 100)) return false;
    measure_.end = at + 3;
    const std::uint32_t tail = SkipBlanks(text_, measure_.end);
    if (const int digit = HanDigit(CharacterAt(text_, tail)); tenths && digit > 0 && value->scale == 0) {
      value->digits += digit;
      measure_.end = tail + 3;
    }
    measure_.value = *value;
    measure_.kind = QuantityKind::kPercent;
    measure_.unit = "percent";
    return true;
  }

  /// 两米半, 十五斤半: the number with its half, and where it ends.
  std::pair<Decimal, std::uint32_t> WithHalf(const Entry& unit, std::uint32_t end) const {
    const Decimal plain = measure_.value;
    const bool half = IsAt(text_, end, "半") && !text::IsHan(CharacterAt(text_, end + 3)) && unit.meaning != "yuan";
    if (!half || plain.scale > 0 || plain.digits > 1000000) return {plain, end};
    return {Decimal{plain.digits * 10 + 5, 1}, end + 3};
  }

  /// 6500元/公里·年, 1000元每生, 每亩1600元: a price, no amount. The unit keeps what it is for.
  bool ReadRate() {
    if (measure_.unit != "yuan") return false;
    const std::uint32_t end = RateEnd();
    const std::string for_what = end != 0 ? std::string(text_.substr(measure_.end, end - measure_.end)) : RateBefore();
    if (for_what.empty()) return false;
    measure_.unit = "元" + Slashed(for_what);
    measure_.kind = QuantityKind::kMeasure;
    if (end != 0) measure_.end = end;
    return true;
  }

  /// 每人每月 as /人/月.
  static std::string Slashed(std::string_view for_what) {
    std::string slashed;
    for (std::size_t at = 0; at < for_what.size();) {
      const bool each = for_what.substr(at, 3) == "每";
      if (!each || !slashed.ends_with('/')) slashed += each ? '/' : for_what[at];
      at += each ? 3 : 1;
    }
    return slashed;
  }

  /// Where what follows / or 每 ends; 0 if this is no price.
  std::uint32_t RateEnd() const {
    const std::uint32_t start = measure_.end;
    if (IsAt(text_, start, "每")) {
      const Found unit = tables_.units.StartingAt(text_, start + 3);
      return unit ? unit.end : 0;
    }
    if (!IsAt(text_, start, "/")) return 0;
    std::uint32_t end = start + 1;
    while (end < text_.size() && end - start < kLongestRate) {
      const text::CodePoint point = text::At(text_, end);
      const bool part = text::IsHan(point.value) || point.value == '/' || point.value == U'·' ||
                        (point.value < 0x80 && IsLetter(static_cast<char>(point.value)));
      if (!part || tables_.bounds_after.StartingAt(text_, end).entry != nullptr) break;
      const Found unit = tables_.units.StartingAt(text_, end);
      if (text::IsHan(point.value) && !unit && text_[end - 1] != '/') break;
      end = unit ? unit.end : end + point.bytes;
    }
    return end == start + 1 ? 0 : end;
  }

  /// 每亩, 每人每月, 每户补助 in front of the number; empty if none stands there. 每年500万元 is an amount.
  std::string RateBefore() const {
    std::uint32_t end = BackOverBlanks(text_, numeral_.span.start);
    if (const Entry* verb = tables_.rate_verbs.EndingAt(text_, end))
      end -= static_cast<std::uint32_t>(verb->word.size());
    const std::uint32_t from = end > kLongestRate ? end - kLongestRate : 0;
    std::size_t each = text_.substr(from, end - from).rfind("每");
    std::string for_what;
    for (int parts = 0; each != std::string_view::npos && parts < 3; ++parts) {
      const auto start = from + static_cast<std::uint32_t>(each);
      const Found unit = tables_.units.StartingAt(text_, start + 3);
      if (!unit || unit.end != end) break;
      for_what.insert(0, text_.substr(start, end - start));
      end = start;
      each = text_.substr(from, end - from).rfind("每");
    }
    const bool only_time =
        for_what.rfind("每") == 0 && tables_.rate_times.StartingAt(for_what, 3).end == for_what.size();
    return only_time ? std::string() : for_what;
  }

  /// 50元6角三分, 两美元又三美分.
  void ReadSmallMoney() {
    for (int parts = 0; parts < 2; ++parts) {
      std::uint32_t at = SkipBlanks(text_, measure_.end);
      if (IsAt(text_, at, "又")) at += 3;
      const auto number = ReadNumeral(text_, at);
      if (!number || number->value.scale > 0 || number->value.digits < 0 || number->value.digits > 99) return;
      const Found part = tables_.currency_parts.StartingAt(text_, SkipBlanks(text_, number->span.end));
      if (!part || part.entry->meaning != measure_.unit || measure_.value.digits < 0) return;
      const auto small = Product(number->value, part.entry->factor);
      const auto sum = small ? Sum(measure_.value, *small) : std::nullopt;
      if (!sum) return;
      measure_.value = *sum;
      measure_.end = part.end;
    }
  }

  std::string_view text_;
  const Numeral& numeral_;
  const QuantityRecogniser::Tables& tables_;
  Measure measure_;
};

}  // namespace

Measure ReadMeasure(std::string_view text, const Numeral& numeral, const QuantityRecogniser::Tables& tables) {
  return MeasureReader(text, numeral, tables).Read();
}

}  // namespace jitu::ingest
