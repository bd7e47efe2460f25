/// Whose report it is, of which year, and the names it speaks of.
#include <algorithm>
#include <map>

#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kLongestQuote = 900;  ///< bytes; of a longer line only the name itself is quoted
constexpr int kFirstYear = 1990;
constexpr int kLastYear = 2100;

std::optional<int> FirstYearIn(const Reading& reading, ByteSpan span) {
  const auto& all = reading.quantities.quantities;
  for (int i = reading.FirstQuantityFrom(span.start); static_cast<std::size_t>(i) < all.size(); ++i) {
    const Quantity& quantity = reading.At(i);
    if (quantity.span.start >= span.end) return std::nullopt;
    if (quantity.kind == QuantityKind::kDate && quantity.year && *quantity.year > kFirstYear &&
        *quantity.year < kLastYear) {
      return quantity.year;
    }
  }
  return std::nullopt;
}

Evidence EvidenceOf(const Reading& reading, const NameMention& mention) {
  if (mention.sentence >= 0) {
    const Sentence& sentence = reading.outline.sentences[static_cast<std::size_t>(mention.sentence)];
    const ByteSpan span = sentence.span.length() > kLongestQuote ? mention.span : sentence.span;
    return reading.MakeEvidence(span, sentence.section, mention.rule, mention.confidence);
  }
  const std::size_t before = reading.text.rfind('\n', mention.span.start);
  const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(reading.text.find('\n', mention.span.end), reading.text.size());
  ByteSpan line{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)};
  if (line.length() > kLongestQuote) line = mention.span;
  return reading.MakeEvidence(TrimBlanks(reading.text, line), reading.SectionAt(mention.span.start), mention.rule,
                              mention.confidence);
}

}  // namespace

std::optional<int> FiscalYearOf(const Reading& reading) {
  if (!reading.outline.sections.empty()) {
    if (const auto year = FirstYearIn(reading, reading.outline.sections[0].heading)) return year;
  }
  // (2022年度) on a line of its own below the title.
  constexpr std::size_t kNearTop = 12;
  for (std::size_t i = 0; i < std::min(kNearTop, reading.document.blocks.size()); ++i) {
    const ByteSpan line = reading.document.blocks[i].span;
    constexpr std::uint32_t kLongestYearLine = 24;
    if (line.length() > kLongestYearLine) continue;
    if (const auto year = FirstYearIn(reading, line); year && reading.In(line).find("月") == std::string_view::npos)
      return year;
  }
  // 2023年度某项目自评表 within the first words of a form that a converter wrote in one line.
  constexpr std::uint32_t kHead = 1200;  ///< bytes
  for (const Quantity& quantity : reading.quantities.quantities) {
    if (quantity.span.start > kHead) break;
    const bool year = quantity.kind == QuantityKind::kDate && quantity.year && *quantity.year > kFirstYear;
    if (year && *quantity.year < kLastYear && reading.text.substr(quantity.span.end).starts_with("度"))
      return quantity.year;
    if (year && *quantity.year < kLastYear && reading.In(quantity.span).ends_with("年度")) return quantity.year;
  }
  // 报告日期:2022年5月20日: such a paper is about the year before.
  constexpr std::size_t kHeadBlocks = 15;
  for (std::size_t i = 0; i < std::min(kHeadBlocks, reading.document.blocks.size()); ++i) {
    const ByteSpan line = reading.document.blocks[i].span;
    const std::string_view text = reading.In(line);
    const bool dated = text.starts_with("报告日期") || text.starts_with("填报日期") || text.starts_with("填表日期") ||
                       text.starts_with("填报时间");
    if (!dated) continue;
    if (const auto year = FirstYearIn(reading, line)) return *year - 1;
  }
  std::map<int, int> named;
  for (const Quantity& quantity : reading.quantities.quantities) {
    if (quantity.kind != QuantityKind::kDate || !quantity.year) continue;
    if (*quantity.year <= kFirstYear || *quantity.year >= kLastYear) continue;
    const std::string_view after = reading.In({quantity.span.end, quantity.span.end + 6});
    const bool whole_year =
        after.starts_with("度") || reading.In(quantity.span).ends_with("年度") || (!quantity.month && !quantity.day);
    named[*quantity.year] += whole_year ? 3 : 1;
  }
  std::optional<int> best;
  for (const auto& [year, count] : named) {
    if (!best || count > named[*best]) best = year;
  }
  return best;
}

void AddReport(Draft& draft) {
  const Reading& reading = draft.reading;
  ReportFacts& facts = draft.facts;
  facts.path = reading.document.path;
  facts.sha256 = reading.document.sha256;
  facts.unit = reading.names.reporting_unit;
  facts.unit_aliases = reading.names.reporting_unit_aliases;
  facts.fiscal_year = reading.fiscal_year;
  if (!reading.outline.sections.empty()) {
    facts.title = reading.NameAt(reading.outline.sections[0].heading);
  }
  ByteSpan span = reading.names.reporting_unit_span;
  if (span.empty() && !reading.outline.sections.empty()) span = reading.outline.sections[0].heading;
  if (!span.empty()) facts.evidence = reading.MakeEvidence(span, reading.SectionAt(span.start), "reporting_unit", 1);
}

void AddMentions(Draft& draft) {
  for (const NameMention& mention : draft.reading.names.mentions) {
    if (mention.label == kItem) continue;
    MentionFact fact;
    fact.kind = mention.label;
    fact.text = draft.reading.NameAt(mention.span);
    fact.name = mention.full_name.empty() ? mention.name : mention.full_name;
    fact.evidence = EvidenceOf(draft.reading, mention);
    draft.facts.mentions.push_back(std::move(fact));
  }
}

void AddRelations(Draft& draft) {
  AddSupervision(draft);
  const Reading& reading = draft.reading;
  for (const Abbreviation& abbreviation : reading.names.abbreviations) {
    const std::size_t before = reading.text.rfind('\n', abbreviation.span.start);
    const std::size_t start = before == std::string_view::npos ? 0 : before + 1;
    const ByteSpan span{std::max(static_cast<std::uint32_t>(start),
                                 abbreviation.span.start > 120 ? abbreviation.span.start - 120u : 0u),
                        abbreviation.span.end};
    draft.facts.relations.push_back(
        {"ALIAS_OF", abbreviation.brief, abbreviation.full,
         reading.MakeEvidence(abbreviation.span, reading.SectionAt(span.start), "abbreviation", 0.95)});
  }
}

}  // namespace jitu::ingest
