#include "schema/text/fold_table.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schema/text/han_tables.h"
#include "schema/text/utf8.h"

namespace jitu::text {
namespace {

struct Fold {
  char32_t from;
  std::u32string_view to;
};

/// Where reports' habits and Unicode's compatibility forms differ. By `from`.
constexpr Fold kOwnFolds[] = {
    {U'\t', U" "},      {U'\v', U"\n"},    {U'\f', U"\n"},    {U'\u0085', U"\n"}, {U'\u02DC', U"~"}, {U'\u2010', U"-"},
    {U'\u2011', U"-"},  {U'\u2012', U"-"}, {U'\u2013', U"-"}, {U'\u2015', U"—"},  {U'\u2026', U"…"}, {U'\u2028', U"\n"},
    {U'\u2029', U"\n"}, {U'\u2044', U"/"}, {U'\u2212', U"-"}, {U'\u2215', U"/"},  {U'\u2236', U":"}, {U'\u223C', U"~"},
    {U'\u22EF', U"…"},  {U'\u2266', U"≤"}, {U'\u2267', U"≥"}, {U'\u2550', U"="},  {U'\u2800', U" "}, {U'\u2A7D', U"≤"},
    {U'\u2A7E', U"≥"},  {U'\u300C', U"“"}, {U'\u300D', U"”"}, {U'\u300E', U"‘"},  {U'\u300F', U"’"}, {U'\u301C', U"~"},
    {U'\u301D', U"“"},  {U'\u301E', U"”"}, {U'\uFE30', U":"}, {U'\uFF5E', U"~"},
};

/// Radicals that PDF files give for characters and that have no compatibility mapping (EquivalentUnifiedIdeograph.txt).
constexpr Fold kRadicals[] = {
    {U'⺠', U"民"}, {U'⻁', U"虎"}, {U'⻄', U"西"}, {U'⻅', U"见"}, {U'⻆', U"角"}, {U'⻉', U"贝"}, {U'⻋', U"车"},
    {U'⻓', U"长"}, {U'⻔', U"门"}, {U'⻘', U"青"}, {U'⻙', U"韦"}, {U'⻚', U"页"}, {U'⻛', U"风"}, {U'⻜', U"飞"},
    {U'⻝', U"食"}, {U'⻢', U"马"}, {U'⻣', U"骨"}, {U'⻤', U"鬼"}, {U'⻥', U"鱼"}, {U'⻦', U"鸟"}, {U'⻧', U"卤"},
    {U'⻨', U"麦"}, {U'⻩', U"黄"}, {U'⻬', U"齐"}, {U'⻮', U"齿"}, {U'⻰', U"龙"},
};

std::optional<std::u32string> OwnFold(char32_t c) {
  for (const Fold& fold : kOwnFolds) {
    if (fold.from == c) return std::u32string(fold.to);
  }
  for (const Fold& fold : kRadicals) {
    if (fold.from == c) return std::u32string(fold.to);
  }
  return std::nullopt;
}

bool Vanishes(char32_t c) {
  const auto code_point = static_cast<UChar32>(c);
  const int category = u_charType(code_point);
  return category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
         u_hasBinaryProperty(code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

/// ①, ½, ㋀, ² and ㊀ say more than the bare digit they would become, which would run into digits beside them.
bool LosesItsMark(char32_t c, const std::u32string& folded) {
  const bool full_width = c >= U'０' && c <= U'９';
  const bool with_full_stop = c >= U'⒈' && c <= U'⒛';
  const bool mathematical = c >= 0x1D7CE && c <= 0x1D7FF;
  const bool circled = c >= U'㊀' && c <= U'㊰';
  if (circled) return true;
  return folded[0] >= U'0' && folded[0] <= U'9' && !full_width && !with_full_stop && !mathematical;
}

std::u32string Compatible(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status) != 0) return {c};
  const icu::UnicodeString folded = nfkc->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  if (U_FAILURE(status) != 0 || folded.isEmpty()) return {c};
  std::u32string code_points;
  for (int i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    code_points += static_cast<char32_t>(folded.char32At(i));
  }
  return LosesItsMark(c, code_points) ? std::u32string{c} : code_points;
}

std::u32string Folded(char32_t c) {
  if (c == U'\n' || (c >= 0x20 && c < 0x7F)) return {c};
  if (auto own = OwnFold(c)) return *own;
  if (u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) return U" ";
  if (Vanishes(c)) return {};
  std::u32string folded;
  for (const char32_t part : Compatible(c)) {
    if (const auto own = OwnFold(part)) {
      folded += *own;
    } else {
      folded += u_charType(static_cast<UChar32>(part)) == U_SPACE_SEPARATOR ? U' ' : SimplifiedOf(part);
    }
  }
  return folded;
}

}  // namespace

namespace {

/// The first character from here on that has a simple form.
const HanPair* SimplifiedFrom(char32_t code_point) {
  return std::lower_bound(kSimplified, kSimplified + kSimplifiedCount, code_point,
                          [](const HanPair& pair, char32_t wanted) { return pair.from < wanted; });
}

}  // namespace

char32_t SimplifiedOf(char32_t code_point) {
  if (code_point < kFirstHan || code_point > kLastHan) return code_point;
  const HanPair* found = SimplifiedFrom(code_point);
  return found != kSimplified + kSimplifiedCount && found->from == code_point ? found->to : code_point;
}

std::string_view SyllableOf(char32_t code_point) {
  if (code_point < kFirstHan || code_point > kLastHan) return code_point == U'〇' ? "ling" : "";
  return kSyllables[kSyllableOf[code_point - kFirstHan]];
}

const FoldTable& FoldTable::Instance() {
  static const FoldTable table;
  return table;
}

const FoldTable::Page& FoldTable::MakePage(std::uint32_t number) const {
  auto page = std::make_unique<Page>();
  const char32_t first = static_cast<char32_t>(number) << 8;
  const auto replace = [&](char32_t c, std::u32string_view by) {
    if (by == std::u32string_view(&c, 1)) return;
    const std::string bytes = FromCodePoints(by);
    page->entries[c & 0xFF] = {Kind::kReplace, static_cast<std::uint8_t>(bytes.size()),
                               static_cast<std::uint16_t>(page->pool.size())};
    page->pool += bytes;
  };
  const bool han = first >= 0x4E00 && first <= kLastHan;
  if (han) {  // nothing but simple forms becomes of these, and they are most pages
    for (const HanPair* pair = SimplifiedFrom(first); pair != SimplifiedFrom(first + 256); ++pair) {
      replace(pair->from, {&pair->to, 1});
    }
  }
  for (char32_t c = first; !han && c < first + 256; ++c) {
    if (c == U'\r' || c == U'²' || c == U'³') {
      page->entries[c & 0xFF].kind = c == U'\r' ? Kind::kCarriageReturn : Kind::kExponent;
    } else if (c < 0xD800 || c > 0xDFFF) {
      replace(c, Folded(c));
    }
  }
  const Page* expected = nullptr;
  if (!pages_[number].compare_exchange_strong(expected, page.get(), std::memory_order_acq_rel)) return *expected;
  return *page.release();
}

}  // namespace jitu::text
