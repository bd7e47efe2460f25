#include "ingest/quantities/document_number.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "ingest/quantities/place.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kLongestIssuer = 36;  ///< bytes: twelve characters

/// Where the bracket opens that ends at `close` and holds one or two Chinese characters; `close` if there is none.
std::uint32_t OpeningBefore(std::string_view text, std::uint32_t close) {
  constexpr int kMostHan = 2;
  std::uint32_t at = close - 1;
  for (int count = 0; count <= kMostHan && at > 0; ++count) {
    const text::CodePoint point = text::Before(text, at);
    if (point.value == U'(') return count > 0 ? at - 1 : close;
    if (!text::IsHan(point.value)) break;
    at -= point.bytes;
  }
  return close;
}

/// 省财政厅云财农: the body that issued it stands in front of its short form, which is what the number begins with.
ByteSpan BehindBody(std::string_view text, ByteSpan issuer) {
  constexpr std::array<std::string_view, 4> kBodies{"厅", "局", "人民政府", "委员会"};
  constexpr std::uint32_t kShortest = 6;  ///< bytes of the short form
  const std::string_view all = text.substr(issuer.start, issuer.length());
  std::uint32_t cut = 0;
  for (const std::string_view body : kBodies) {
    const std::size_t at = all.rfind(body);
    if (at == std::string_view::npos || at == 0) continue;
    const auto behind = static_cast<std::uint32_t>(at + body.size());
    if (behind + kShortest <= all.size()) cut = std::max(cut, behind);
  }
  return {issuer.start + cut, issuer.end};
}

/// The Chinese characters in front of the bracket, without the words that lead in.
ByteSpan IssuerBefore(std::string_view text, std::uint32_t bracket, const WordTable& lead_ins) {
  std::uint32_t end = bracket;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::uint32_t start = end;
  while (start > 0 && end - start < kLongestIssuer) {
    if (start < end && lead_ins.EndingAt(text, start) != nullptr) break;
    const text::CodePoint point = text::Before(text, start);
    if (point.value == U')') {  // 宁财(农)指标
      const std::uint32_t open = OpeningBefore(text, start);
      if (open == start) break;
      start = open;
      continue;
    }
    if (!text::IsHan(point.value) || point.value == U'号') break;
    start -= point.bytes;
  }
  return BehindBody(text, {start, end});
}

std::uint32_t AfterCloser(std::string_view text, std::uint32_t at) {
  constexpr std::array<std::string_view, 4> kClosers{"〕", "】", "]", ")"};
  for (const std::string_view closer : kClosers) {
    if (IsAt(text, at, closer)) return at + static_cast<std::uint32_t>(closer.size());
  }
  return 0;
}

/// 5号楼 and 3号线 are places.
bool IsPlaceNumber(std::string_view text, std::uint32_t at) {
  constexpr std::array<std::string_view, 6> kPlaces{"楼", "线", "机", "厂", "院", "路"};
  return std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) { return IsAt(text, at, place); });
}

}  // namespace

std::optional<DocumentNumber> ReadDocumentNumber(std::string_view text, std::uint32_t bracket,
                                                 const WordTable& lead_ins) {
  const std::uint32_t year_start = SkipBlanks(text, bracket + text::At(text, bracket).bytes);
  const std::uint32_t run_end = SkipDigits(text, year_start);
  const std::string_view run = text.substr(year_start, run_end - year_start);
  if (run.size() < 4 || run.size() > 16 || (run.substr(0, 2) != "19" && run.substr(0, 2) != "20")) return std::nullopt;
  DocumentNumber found;
  found.year = (run[0] - '0') * 1000 + (run[1] - '0') * 100 + (run[2] - '0') * 10 + (run[3] - '0');
  std::uint32_t number_start = year_start + 4;
  bool closed = false;
  if (run.size() == 4) {
    number_start = SkipBlanks(text, run_end);
    if (const std::uint32_t after = AfterCloser(text, number_start); after != 0) {
      closed = true;
      number_start = SkipBlanks(text, after);
    }
    if (IsAt(text, number_start, "第")) number_start = SkipBlanks(text, number_start + 3);
  }
  const std::uint32_t number_end = SkipDigits(text, number_start);
  const std::uint32_t mark = SkipBlanks(text, number_end);
  const bool marked = IsAt(text, mark, "号") && !IsPlaceNumber(text, mark + 3);
  const std::uint32_t digits = number_end - number_start;
  const ByteSpan issuer = IssuerBefore(text, bracket, lead_ins);
  // Round brackets hold years of all kinds: there an issuer, the closing bracket and 号 must all be told.
  const bool round = text[bracket] == '(';
  if (digits == 0 || (issuer.empty() && (round || !marked))) return std::nullopt;
  if (round && (!closed || !marked)) return std::nullopt;
  if (!marked && !closed && issuer.length() < 6) return std::nullopt;
  found.issuer = std::string(text.substr(issuer.start, issuer.length()));
  const bool fused = !marked && digits > 4;
  if (!fused) found.number = std::string(text.substr(number_start, digits));
  found.span = {issuer.start, marked ? mark + 3 : number_end};
  found.canonical = found.issuer + "〔" + std::to_string(found.year) + "〕" + found.number + "号";
  if (digits > 6 && marked) return std::nullopt;
  return found;
}

}  // namespace jitu::ingest
