/// Policies: titles in 《》 and document numbers.
#include "ingest/names/finder.h"
#include "schema/text/find.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {

void FindPolicyTitles(const NameContext& context, std::vector<Candidate>& found) {
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kTitle)) continue;
    std::size_t at = line.span.start;
    while (at < line.span.end) {
      if (CodePointAt(context.text, at) != U'《') {
        at = NextOffset(context.text, at);
        continue;
      }
      const std::size_t after = AfterClosing(context.text, at);
      const std::size_t inside = NextOffset(context.text, at);
      if (after == std::string_view::npos || after > line.span.end || after - inside < 9) {
        at = inside;
        continue;
      }
      const ByteSpan span{static_cast<std::uint32_t>(inside),
                          static_cast<std::uint32_t>(PreviousOffset(context.text, after))};
      found.push_back({span, "Policy", "title_in_brackets", 0.95, {}, {}});
      at = after;
    }
  }
}

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

/// Where the run of digits begins that ends at `end`.
std::size_t DigitsBefore(std::string_view text, std::size_t end) {
  while (end > 0 && IsDigit(text[end - 1])) --end;
  return end;
}

/// The short form of an issuer that ends at `end`: 河财资环. Empty where the characters do not end like one.
ByteSpan IssuerBefore(const NameContext& context, std::size_t line_start, std::size_t end) {
  constexpr std::u32string_view kLast = U"社农建资环教行综预绩发办函规字文企指采金经外评监审管水林工贸";
  constexpr std::u32string_view kWithin = U"财政发办函委府教卫民建";
  constexpr std::size_t kMostBytes = 24, kLeastBytes = 9;
  if (kLast.find(CodePointBefore(context.text, end)) == std::u32string_view::npos) return {};
  std::size_t start = end;
  while (start > line_start && end - start < kMostBytes && text::IsHan(CodePointBefore(context.text, start))) {
    const std::string_view before = context.text.substr(line_start, start - line_start);
    if (end != start && context.words.boundary.SuffixOf(before) != 0) break;
    if (end != start && (before.ends_with("以") || before.ends_with("据") || before.ends_with("和"))) break;
    start = PreviousOffset(context.text, start);
  }
  const std::u32string issuer = text::ToCodePoints(context.text.substr(start, end - start));
  const bool said = issuer.find_first_of(kWithin) != std::u32string::npos;
  return said && end - start >= kLeastBytes
             ? ByteSpan{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)}
             : ByteSpan{};
}

/// 河财资环2023年96号, 鲁财社202214号: numbers whose brackets were lost. The year is 19xx or 20xx, the number 1 to 3
/// digits.
void FindNumbersWithoutBracket(const NameContext& context, const Line& line, std::vector<Candidate>& found) {
  constexpr std::string_view kMark = "号", kYearWord = "年";
  constexpr std::size_t kYear = 4, kMostDigits = 3;
  const std::string_view text = In(context.text, line.span);
  for (std::size_t at = text::Find(text, kMark); at != std::string_view::npos;
       at = text::Find(text, kMark, at + kMark.size())) {
    std::size_t number = DigitsBefore(text, at);
    std::size_t year = number;
    if (text.substr(0, number).ends_with(kYearWord)) {
      year = DigitsBefore(text, number - kYearWord.size());
      if (number - kYearWord.size() - year != kYear) continue;
    } else if (at - number > kYear) {
      number += kYear;
    } else {
      continue;
    }
    const bool shaped = at > number && at - number <= kMostDigits &&
                        (text.substr(year).starts_with("19") || text.substr(year).starts_with("20"));
    if (!shaped) continue;
    const ByteSpan issuer = IssuerBefore(context, line.span.start, line.span.start + year);
    if (issuer.empty()) continue;
    const std::string name = std::string(In(context.text, issuer)) + "〔" + std::string(text.substr(year, kYear)) +
                             "〕" + std::string(text.substr(number, at - number)) + "号";
    const auto end = static_cast<std::uint32_t>(line.span.start + at + kMark.size());
    found.push_back({{issuer.start, end}, "Policy", "number_without_bracket", 0.8, name, {}});
  }
}

}  // namespace

void FindDocumentNumbers(const NameContext& context, std::vector<Candidate>& found) {
  for (const DocumentNumber& number : context.quantities.document_numbers) {
    found.push_back({number.span, "Policy", "document_number", 0.95, number.canonical, {}});
  }
  for (const Line& line : context.lines) {
    if (line.MayHold(Sign::kNumber)) FindNumbersWithoutBracket(context, line, found);
  }
}

}  // namespace jitu::ingest
