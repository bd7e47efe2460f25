#include "ingest/names/names.h"

#include <algorithm>

#include "ingest/names/finder.h"
#include "schema/text/find.h"

namespace jitu::ingest {
namespace {

/// The rules, by what they look for. A new one is a function in finder.h and a line here.
constexpr NameRule kRules[] = {
    FindPolicyTitles,    FindDocumentNumbers,  FindKnownEntities,   FindFirmsBySuffix,  FindNumberedWorks,
    FindFirmsByIndustry, FindEnumeratedFirms,  FindFirmsInBrackets, FindProjectFields,  FindNamedSections,
    FindProjectHeadings, FindProjectsBySuffix, FindQuotedProjects,  FindBuiltProjects,  FindBuiltByFirm,
    FindFirmsInProjects, FindProductCodes,     FindModelFields,     FindQuotedProducts, FindEvents,
    FindQuotedEvents,    FindHonours,          FindUnits,
};

constexpr std::size_t kMostRepeatedNames = 400;
constexpr double kShortFormConfidence = 0.7;  ///< of a short name that the report itself does not explain

bool Better(const Candidate& a, const Candidate& b) {
  if (a.span.length() != b.span.length()) return a.span.length() > b.span.length();
  if (a.full_name.empty() != b.full_name.empty()) return !a.full_name.empty();
  return a.confidence > b.confidence;
}

/// Of the wholes, by start, the one that begins last at or before the place; nullptr if none does.
const ByteSpan* WholeAt(const std::vector<ByteSpan>& wholes, std::uint32_t place) {
  const auto after = std::upper_bound(wholes.begin(), wholes.end(), place,
                                      [](std::uint32_t at, ByteSpan whole) { return at < whole.start; });
  return after == wholes.begin() ? nullptr : &*std::prev(after);
}

/// 全国森林康养林场 after 获评, 职工技能竞赛 of 职工技能竞赛服务项目: what begins inside an honour is neither a firm
/// nor a project, and what an event's suffix alone found inside a project or a firm is a part of its name.
std::vector<Candidate> WithoutParts(std::vector<Candidate> found) {
  std::vector<ByteSpan> honours, holders;
  for (const Candidate& candidate : found) {
    if (candidate.label == "Honour") honours.push_back(candidate.span);
    if (candidate.label == "Project" || candidate.label == "Enterprise") holders.push_back(candidate.span);
  }
  for (std::vector<ByteSpan>* wholes : {&honours, &holders}) {
    std::sort(wholes->begin(), wholes->end(), [](ByteSpan a, ByteSpan b) { return a.start < b.start; });
  }
  std::erase_if(found, [&](const Candidate& candidate) {
    const bool holder = candidate.label == "Project" || candidate.label == "Enterprise";
    const bool event = candidate.label == "Event" && candidate.rule == "event_suffix";
    if (!holder && !event) return false;
    const ByteSpan* whole = WholeAt(holder ? honours : holders, candidate.span.start);
    return whole != nullptr && (holder ? candidate.span.start < whole->end : whole->Contains(candidate.span));
  });
  return found;
}

/// Names of one kind that overlap: the longer stays. Names inside a policy's title are part of the title.
std::vector<Candidate> WithoutOverlaps(std::vector<Candidate> found) {
  std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
    return a.span.start != b.span.start ? a.span.start < b.span.start : Better(a, b);
  });
  std::vector<Candidate> kept;
  std::vector<std::size_t> open;  // indexes into kept of names that may still overlap
  for (Candidate& candidate : found) {
    open.erase(std::remove_if(open.begin(), open.end(),
                              [&](std::size_t i) { return kept[i].span.end <= candidate.span.start; }),
               open.end());
    bool drop = false;
    for (const std::size_t i : open) {
      const Candidate& other = kept[i];
      const bool same = other.label == candidate.label || (other.label == "Unit" && candidate.label == "Enterprise") ||
                        (other.label == "Enterprise" && candidate.label == "Unit");
      if (other.label == "Policy" || other.label == "Product" || same) drop = true;
      if (same && other.span.start == candidate.span.start && Better(candidate, other)) drop = true;
    }
    if (drop) {
      continue;
    }
    open.push_back(kept.size());
    kept.push_back(std::move(candidate));
  }
  return kept;
}

/// A later candidate that begins inside a shorter, weaker one of the same kind and outlasts it is lost in one pass by
/// start; so weaker ones that are contained in, or cut by, a longer one go first.
std::vector<Candidate> WithoutContained(std::vector<Candidate> found) {
  std::stable_sort(found.begin(), found.end(), Better);
  std::vector<Candidate> kept;
  std::vector<std::vector<ByteSpan>> buckets;  // by 256 bytes of the text
  const auto bucket_of = [](std::uint32_t at) { return static_cast<std::size_t>(at) / 256; };
  std::vector<std::vector<std::size_t>> places;
  for (Candidate& candidate : found) {
    const std::size_t first = bucket_of(candidate.span.start);
    const std::size_t last = bucket_of(candidate.span.end);
    if (places.size() <= last) places.resize(last + 1);
    bool drop = false;
    for (std::size_t bucket = first; bucket <= last && !drop; ++bucket) {
      for (const std::size_t i : places[bucket]) {
        drop = drop || (kept[i].label == candidate.label && kept[i].span.Overlaps(candidate.span));
      }
    }
    if (drop) continue;
    for (std::size_t bucket = first; bucket <= last; ++bucket) places[bucket].push_back(kept.size());
    kept.push_back(std::move(candidate));
  }
  return kept;
}

struct Repeated {
  std::string written;
  std::string_view label;
  std::string full;
  double confidence = 1;
};

/// Names found somewhere, to be found everywhere: as they are, as the report abbreviates them, and firms without
/// suffix.
std::vector<Repeated> RepeatedNames(const NameContext& context, const std::vector<Candidate>& found) {
  std::vector<Repeated> names;
  const auto add = [&names](Repeated name) {
    const auto same = [&](const Repeated& other) { return other.written == name.written && other.label == name.label; };
    if (names.size() < kMostRepeatedNames && std::none_of(names.begin(), names.end(), same)) {
      names.push_back(std::move(name));
    }
  };
  for (const Candidate& candidate : found) {
    if (!candidate.full_name.empty())
      add({std::string(In(context.text, candidate.span)), candidate.label, candidate.full_name, candidate.confidence});
  }
  for (const Candidate& candidate : found) {
    if (candidate.label == "Policy" || candidate.label == "Honour") continue;
    const std::string written(In(context.text, candidate.span));
    if (written.size() >= 9) add({written, candidate.label, candidate.full_name, candidate.confidence});
  }
  for (const Candidate& candidate : found) {
    if (candidate.label != "Enterprise") continue;
    for (const std::string_view form : ShortFormsOf(context, In(context.text, candidate.span))) {
      add({std::string(form), "Enterprise", context.document.NameAt(candidate.span), kShortFormConfidence});
    }
  }
  return names;
}

void FindRepeated(const NameContext& context, const std::vector<Repeated>& names, std::vector<Candidate>& found) {
  for (const Repeated& name : names) {
    for (const Line& line : context.lines) {
      const std::string_view text = In(context.text, line.span);
      for (std::size_t at = text::Find(text, name.written); at != std::string_view::npos;
           at = text::Find(text, name.written, at + name.written.size())) {
        const std::uint32_t start = line.span.start + static_cast<std::uint32_t>(at);
        const ByteSpan span{start, start + static_cast<std::uint32_t>(name.written.size())};
        found.push_back({span, name.label, "repeated", name.confidence, {}, name.full});
      }
    }
  }
}

int SentenceAt(const Outline& outline, std::uint32_t place) {
  const auto& all = outline.sentences;
  const auto after = std::upper_bound(all.begin(), all.end(), place, [](std::uint32_t at, const Sentence& sentence) {
    return at < sentence.span.start;
  });
  if (after == all.begin()) return -1;
  const auto before = std::prev(after);
  return place < before->span.end ? static_cast<int>(before - all.begin()) : -1;
}

NameMention ToMention(const NameContext& context, const Candidate& candidate) {
  NameMention mention;
  mention.span = candidate.span;
  mention.label = candidate.label;
  mention.name = candidate.name.empty() ? context.document.NameAt(candidate.span) : candidate.name;
  mention.full_name = candidate.full_name == mention.name ? std::string() : candidate.full_name;
  mention.rule = candidate.rule;
  mention.confidence = candidate.confidence;
  mention.sentence = SentenceAt(context.outline, candidate.span.start);
  return mention;
}

}  // namespace

NameFinder::NameFinder(const model::Catalog& catalog)
    : catalog_(catalog), words_(std::make_unique<const NameWords>(catalog)) {}

NameFinder::~NameFinder() = default;

Names NameFinder::Find(const Document& document, const Outline& outline, const Quantities& quantities) const {
  const NameContext context(document, outline, quantities, catalog_, *words_);
  std::vector<Candidate> found;
  for (const NameRule rule : kRules) rule(context, found);
  found = WithoutContained(WithoutParts(std::move(found)));
  Names names;
  names.abbreviations = FindAbbreviations(context, found);
  FindSlips(context, found, names.abbreviations);
  FindRepeated(context, RepeatedNames(context, found), found);
  found = WithoutOverlaps(WithoutContained(WithoutParts(std::move(found))));
  FindLongerNames(context, found);
  for (const Candidate& candidate : found) names.mentions.push_back(ToMention(context, candidate));
  FindReportingUnit(context, names);
  return names;
}

}  // namespace jitu::ingest
