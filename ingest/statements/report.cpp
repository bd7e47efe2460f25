/// Whose report it is, and the names it speaks of.
#include <algorithm>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

constexpr std::uint32_t kLongestQuote = 900;  ///< bytes; of a longer line only the name itself is quoted
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

namespace {

/// 一、项目概况: where a text begins with its first section it has no title.
bool IsNumberedHeading(std::string_view line) {
  const auto mark = ParseListMark(line);
  return mark && mark->kind == MarkKind::kHan;
}

}  // namespace

void AddReport(Draft& draft) {
  const Reading& reading = draft.reading;
  ReportFacts& facts = draft.facts;
  facts.path = reading.document.path;
  facts.sha256 = reading.document.sha256;
  facts.unit = reading.names.reporting_unit;
  facts.unit_aliases = reading.names.reporting_unit_aliases;
  facts.fiscal_year = reading.fiscal_year;
  if (!reading.outline.sections.empty()) {
    const ByteSpan title = reading.outline.sections[0].heading;
    if (!IsNumberedHeading(reading.In(title))) facts.title = reading.NameAt(title);
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
