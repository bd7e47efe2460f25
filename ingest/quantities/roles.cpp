#include "ingest/quantities/roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kLongestClause = 120;  ///< bytes searched for what a threshold qualifies
constexpr std::uint32_t kLongestName = 150;    ///< bytes between quotation marks that make a name

class RoleSetter {
 public:
  RoleSetter(std::string_view text, const QuantityRecogniser::Tables& tables, std::vector<Quantity>& quantities)
      : text_(text), tables_(tables), quantities_(quantities) {}

  void Set() {
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < quantities_.size(); ++i) {
      FollowMarks(at, quantities_[i].span.start);
      at = quantities_[i].span.start;
      Quantity& quantity = quantities_[i];
      if (quantity.role != Quantity::Role::kValue) continue;
      if (i > 0)
        GiveMoney(quantities_[i - 1], quantity);
      else
        GiveMoney(Quantity{}, quantity);
      if (InsideName(quantity) || IsName(quantity))
        quantity.role = Quantity::Role::kNamePart;
      else if (IsThreshold(i))
        quantity.role = Quantity::Role::kThreshold;
    }
  }

 private:
  char32_t Next(std::uint32_t at) const { return CharacterAt(text_, at); }
  char32_t Previous(std::uint32_t at) const { return CharacterBefore(text_, at); }

  /// Keeps where the innermost quotation or title that is open here will close.
  void FollowMarks(std::uint32_t from, std::uint32_t to) {
    for (std::uint32_t i = from; i < to; ++i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (byte != 0xE2 && byte != 0xE3) continue;
      if (text_.substr(i, 3) == "《") title_end_ = Closing(i + 3, "》", 2 * kLongestName);
      if (text_.substr(i, 3) == "“") {
        quote_start_ = i + 3;
        quote_end_ = Closing(quote_start_, "”", kLongestName);
      }
    }
  }

  std::uint32_t Closing(std::uint32_t from, std::string_view mark, std::uint32_t most) const {
    const std::size_t found = text_.substr(from, most).find(mark);
    return found == std::string_view::npos ? 0 : from + static_cast<std::uint32_t>(found);
  }

  /// In the title of a paper, or in a quotation that says more than the quantity and no sentence.
  bool InsideName(const Quantity& quantity) const {
    if (quantity.span.start < title_end_) return true;
    if (quantity.span.start >= quote_end_) return false;
    const std::string_view quote = text_.substr(quote_start_, quote_end_ - quote_start_);
    return quote.find(',') == std::string_view::npos && quote.find("。") == std::string_view::npos;
  }

  bool IsName(const Quantity& quantity) const {
    if (quantity.kind == QuantityKind::kOrdinal) return true;
    if (quantity.kind == QuantityKind::kDate) return IsDayName(quantity);
    if (IsCode(quantity) || IsMark(quantity)) return true;
    return IsPlaceName(quantity) || IsPlainNumber(quantity);
  }

  /// 8.10“利奇马”, 6•26 are days that name something.
  bool IsDayName(const Quantity& quantity) const { return !quantity.year && Next(quantity.span.end) == U'“'; }

  /// 1. 2、 (3) ④ in front of what they number: at the start of a line or a sentence.
  bool IsMark(const Quantity& quantity) const {
    if (quantity.kind != QuantityKind::kNumber || quantity.number.length() > 2) return false;
    const std::uint32_t end = quantity.span.end;
    const bool bracketed =
        quantity.span.start > 0 && text_[quantity.span.start - 1] == '(' && end < text_.size() && text_[end] == ')';
    if (bracketed) return true;
    const bool marked = end < text_.size() && (text_[end] == '.' || text_[end] == ')' || text_.substr(end, 3) == "、");
    if (!marked || (text_[end] == '.' && end + 1 == text_.size())) return false;
    const char32_t before = Previous(quantity.span.start);
    return before == 0 || before == '\n' || before == ';' || before == U'。' || before == ':' || before == '.' ||
           before == ' ';
  }

  /// AES100, SA60L, 5G, 直8A, 2110502, 0731-22334455.
  bool IsCode(const Quantity& quantity) const {
    const ByteSpan number = quantity.number;
    const std::string_view digits = text_.substr(number.start, number.length());
    if (digits.empty() || !IsDigit(digits[0])) return false;
    const char before = number.start > 0 ? text_[number.start - 1] : ' ';
    const bool hyphen =
        before == '-' && number.start > 1 && (IsLetter(text_[number.start - 2]) || IsDigit(text_[number.start - 2]));
    if (IsLetter(before) || hyphen || before == '_') return true;
    const char after = quantity.span.end < text_.size() ? text_[quantity.span.end] : ' ';
    if (quantity.unit.empty() &&
        (IsLetter(after) || after == '_' || (after == '-' && FollowsCode(quantity.span.end)))) {
      return true;
    }
    const bool plain = digits.find_first_not_of("0123456789") == std::string_view::npos;
    if (!plain) return false;
    if (digits.size() > 1 && digits[0] == '0') return true;
    return digits.size() >= 7 && quantity.unit.empty();
  }

  bool FollowsCode(std::uint32_t hyphen) const {
    return hyphen + 1 < text_.size() && (IsDigit(text_[hyphen + 1]) || IsLetter(text_[hyphen + 1]));
  }

  /// 608所, 331厂: a large bare number before an organisation's word that begins a phrase; 建成卫生室608所 counts.
  bool IsPlaceName(const Quantity& quantity) const {
    const bool bare = quantity.unit.empty() && quantity.kind == QuantityKind::kNumber;
    if (bare && tables_.name_cues.StartingAt(text_, SkipBlanks(text_, quantity.number.end)).entry != nullptr)
      return true;
    constexpr std::array<std::string_view, 8> kHouses{"所", "厂", "院", "队", "团", "师", "营", "连"};
    const bool house = std::find(kHouses.begin(), kHouses.end(), quantity.unit) != kHouses.end();
    if (!house || quantity.number.length() < 3 || !IsDigit(text_[quantity.number.start])) return false;
    if (text_.substr(quantity.number.start, quantity.number.length()).find(',') != std::string_view::npos) return false;
    const char32_t before = Previous(quantity.span.start);
    constexpr std::array<char32_t, 10> kJoints{U'和', U'与', U'及', U'由', U'原', U'的', U'在', U'为', U'对', U'向'};
    return !text::IsHan(before) || std::find(kJoints.begin(), kJoints.end(), before) != kJoints.end();
  }

  /// A number without unit in front of a noun is a code's or a name's (208社会保障); so is a bare Chinese numeral.
  bool IsPlainNumber(const Quantity& quantity) const {
    if (quantity.kind != QuantityKind::kNumber || !quantity.unit.empty()) return false;
    const std::string_view digits = text_.substr(quantity.number.start, quantity.number.length());
    if (!IsDigit(digits[0]) && digits[0] != '.') return true;
    if (!text::IsHan(Next(quantity.span.end))) return Next(quantity.span.end) == U'“';
    return digits.size() >= 3 && digits.find_first_not_of("0123456789") == std::string_view::npos;
  }

  /// 5千万以上项目8个, 60岁以上老人12人, 500万元以上的项目: what a counted noun must reach.
  bool IsThreshold(std::size_t i) const {
    const Quantity& quantity = quantities_[i];
    const bool bounded = quantity.bound == Bound::kAtLeast || quantity.bound == Bound::kAtMost;
    const bool behind = bounded && EndsWithBound(quantity);
    if (!behind && quantity.kind != QuantityKind::kRange) return false;
    const std::uint32_t after = SkipBlanks(text_, quantity.span.end);
    if (text_.substr(after, 3) == "的" || text_.substr(after, 6) == "部分") return true;
    const char32_t next = Next(after);
    if (!text::IsHan(next) && next != U'“' && next != '(') return false;
    return i + 1 < quantities_.size() && InClause(after, quantities_[i + 1].span.start);
  }

  bool EndsWithBound(const Quantity& quantity) const {
    const std::string_view said = text_.substr(quantity.span.start, quantity.span.length());
    constexpr std::array<std::string_view, 5> kBehind{"以上", "以下", "以内", "之内", "之下"};
    return std::any_of(kBehind.begin(), kBehind.end(), [&](std::string_view word) {
      return said.size() >= word.size() && said.substr(said.size() - word.size()) == word;
    });
  }

  bool InClause(std::uint32_t from, std::uint32_t to) const {
    if (to < from || to - from > kLongestClause) return false;
    const std::string_view between = text_.substr(from, to - from);
    constexpr std::array<std::string_view, 6> kEnds{",", ";", "。", ":", "\n", "、"};
    return std::none_of(kEnds.begin(), kEnds.end(),
                        [&](std::string_view end) { return between.find(end) != std::string_view::npos; });
  }

  /// 捐款50万 and, beside an amount in 元, 20万、 or 三块: 元 is left out.
  void GiveMoney(const Quantity& before, Quantity& quantity) const {
    const bool bare = quantity.kind == QuantityKind::kNumber && quantity.unit.empty() && quantity.value;
    const char32_t last = Previous(quantity.span.end);
    const bool spoken = quantity.unit == "块" && last == U'块';
    if (!spoken && (!bare || (last != U'万' && last != U'亿'))) return;
    const char32_t next = Next(SkipBlanks(text_, quantity.span.end));
    if (text::IsHan(next) && next != U'用' && next != U'其' && next != U'并') return;
    const bool beside = before.kind == QuantityKind::kMoney && before.span.end <= quantity.span.start &&
                        InSentence(before.span.end, quantity.span.start);
    if (!beside && (spoken || !tables_.IsMoneyCueBefore(text_, quantity.span.start))) return;
    quantity.kind = QuantityKind::kMoney;
    quantity.unit = "yuan";
  }

  bool InSentence(std::uint32_t from, std::uint32_t to) const {
    if (to - from > kLongestClause) return false;
    const std::string_view between = text_.substr(from, to - from);
    return between.find("。") == std::string_view::npos && between.find('\n') == std::string_view::npos;
  }

  std::string_view text_;
  const QuantityRecogniser::Tables& tables_;
  std::vector<Quantity>& quantities_;
  std::uint32_t title_end_ = 0;
  std::uint32_t quote_start_ = 0;
  std::uint32_t quote_end_ = 0;
};

}  // namespace

void SetRoles(std::string_view text, const QuantityRecogniser::Tables& tables, std::vector<Quantity>& quantities) {
  RoleSetter(text, tables, quantities).Set();
}

}  // namespace jitu::ingest
