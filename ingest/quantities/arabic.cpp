#include "ingest/quantities/arabic.h"

#include <string>

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

using text::Decimal;

class ArabicReader {
 public:
  ArabicReader(std::string_view text, std::uint32_t at, BlankParts blank) : text_(text), at_(at), blank_(blank) {}

  std::optional<Arabic> Read() {
    end_ = SkipDigits(text_, at_);
    plain_ = text_.substr(at_, end_ - at_);
    if (!plain_.empty() && plain_.size() <= 3) ReadGroups();
    number_.whole_digits = static_cast<std::uint32_t>(plain_.size());
    if (!ReadPoint() || plain_.empty()) return std::nullopt;
    const auto value = Decimal::Parse(plain_);
    if (!value) return std::nullopt;
    number_.value = *value;
    number_.end = ReadExponent(end_);
    return number_;
  }

 private:
  void ReadGroups() {
    for (std::uint32_t digits = GroupAt(end_); digits != 0; digits = GroupAt(end_)) {
      plain_ += text_.substr(digits, 3);
      end_ = digits + 3;
      number_.grouped = true;
    }
  }

  /// Where the three digits of a group begin that stands here with its separator; 0 if none does.
  std::uint32_t GroupAt(std::uint32_t at) const {
    const bool comma = IsAt(text_, at, ",");
    const std::uint32_t digits = SkipBlanks(text_, comma ? at + 1 : at);
    const bool blank = digits > at + (comma ? 1 : 0);
    if ((!comma && (!blank || blank_ == BlankParts::kNumbers)) || digits > at + 2) return 0;
    const std::uint32_t end = SkipDigits(text_, digits);
    if (end - digits != 3 || (blank && !BehindIsAmount(end))) return 0;
    return digits;
  }

  /// 36, 620.5万元: what a blank parted is one number only as an amount.
  bool BehindIsAmount(std::uint32_t at) const {
    if (IsAt(text_, at, ".") && IsDigitAt(text_, at + 1)) at = SkipDigits(text_, at + 1);
    at = SkipBlanks(text_, at);
    return IsAt(text_, at, "万") || IsAt(text_, at, "亿") || IsAt(text_, at, "元");
  }

  /// False where the digits are no number: .1.2.
  bool ReadPoint() {
    if (!IsAt(text_, end_, ".") || !IsDigitAt(text_, end_ + 1) || IsItemOfYear()) return true;
    const std::uint32_t end = SkipDigits(text_, end_ + 1);
    // 2022.5.13 and 1.1.2 are no numbers.
    if (IsAt(text_, end, ".") && IsDigitAt(text_, end + 1)) return !plain_.empty();
    if (plain_.empty()) plain_ = "0";
    plain_ += text_.substr(end_, end - end_);
    number_.pointed = true;
    end_ = end;
    return true;
  }

  /// 1.2022年预算: an item's mark and a year, no decimal.
  bool IsItemOfYear() const {
    const std::uint32_t year = end_ + 1;
    if (end_ - at_ > 2 || SkipDigits(text_, year) < year + 4) return false;
    if (!IsAt(text_, year, "20") && !IsAt(text_, year, "19")) return false;
    return IsAt(text_, SkipBlanks(text_, year + 4), "年");
  }

  /// 12.3e+14, 40k.
  std::uint32_t ReadExponent(std::uint32_t at) {
    if (IsAt(text_, at, "k") && !IsLetterAt(text_, at + 1)) return Shift(3) ? at + 1 : at;
    if (!IsAt(text_, at, "e") && !IsAt(text_, at, "E")) return at;
    const bool minus = IsAt(text_, at + 1, "-");
    const std::uint32_t first = minus || IsAt(text_, at + 1, "+") ? at + 2 : at + 1;
    const std::uint32_t end = SkipDigits(text_, first);
    if (end == first || end - first > 3 || IsLetterAt(text_, end)) return at;
    int power = 0;
    for (std::uint32_t i = first; i < end; ++i) power = power * 10 + (text_[i] - '0');
    return Shift(minus ? -power : power) ? end : at;
  }

  bool Shift(int power) {
    const auto shifted = number_.value.Shifted(power);
    if (shifted) number_.value = *shifted;
    return shifted.has_value();
  }

  std::string_view text_;
  std::uint32_t at_;
  BlankParts blank_;
  std::uint32_t end_ = 0;
  std::string plain_;
  Arabic number_;
};

}  // namespace

std::optional<Arabic> ReadArabic(std::string_view text, std::uint32_t at, BlankParts blank) {
  return ArabicReader(text, at, blank).Read();
}

}  // namespace jitu::ingest
