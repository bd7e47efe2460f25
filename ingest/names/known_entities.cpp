/// Names that the catalog knows, all looked for in one pass.
#include <algorithm>

#include "ingest/names/finder.h"

namespace jitu::ingest {
namespace {

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::vector<KnownNames::Name> NamesOf(const model::Catalog& catalog) {
  constexpr std::size_t kShortest = 6;  ///< bytes
  std::vector<KnownNames::Name> names;
  const auto add = [&](const model::KnownEntity& entity, std::string_view name) {
    if (name.size() >= kShortest) names.push_back({name, entity.label});
  };
  for (const model::KnownEntity& entity : catalog.known_entities()) {
    add(entity, entity.name);
    for (const std::string& alias : entity.aliases) add(entity, alias);
  }
  return names;
}

text::WordIndex IndexOf(const std::vector<KnownNames::Name>& names) {
  std::vector<std::string_view> words;
  for (const KnownNames::Name& name : names) words.push_back(name.text);
  return text::WordIndex(words);
}

struct Occurrence {
  std::uint32_t name;
  ByteSpan span;
};

}  // namespace

KnownNames::KnownNames(const model::Catalog& catalog) : names(NamesOf(catalog)), index(IndexOf(names)) {}

void FindKnownEntities(const NameContext& context, std::vector<Candidate>& found) {
  const KnownNames& known = context.words.known;
  std::vector<Occurrence> occurrences;
  std::vector<std::uint32_t> free(known.names.size(), 0);  // by name: behind its last occurrence
  for (const Line& line : context.lines) {
    if (!line.MayHold(Sign::kKnown)) continue;
    std::uint32_t next = line.span.start;
    for (std::uint32_t at = next; at < line.span.end; at = next) {
      const char32_t c = CodePointAt(context.text, at);
      next = static_cast<std::uint32_t>(NextOffset(context.text, at));
      if (!known.index.MayBegin(c)) continue;
      const std::string_view rest = In(context.text, {at, line.span.end});
      for (const auto& candidate : known.index.BeginningWith(c)) {
        const std::string_view name = known.names[candidate.word].text;
        if (at < free[candidate.word] || !rest.starts_with(name)) continue;
        free[candidate.word] = at + static_cast<std::uint32_t>(name.size());
        const bool in_number = at > line.span.start && IsDigit(CodePointBefore(context.text, at)) && IsDigit(c);
        if (!in_number) occurrences.push_back({candidate.word, {at, free[candidate.word]}});
      }
    }
  }
  std::stable_sort(occurrences.begin(), occurrences.end(),
                   [](const Occurrence& a, const Occurrence& b) { return a.name < b.name; });
  for (const Occurrence& one : occurrences) {
    found.push_back({one.span, known.names[one.name].label, "known_entity", 0.97, {}, {}});
  }
}

}  // namespace jitu::ingest
