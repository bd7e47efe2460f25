#include <algorithm>

#include "ingest/statements/rules.h"

namespace jitu::ingest {
namespace {

/// What a name above the unit stands behind: 由X归口管理, 是X直属单位.
bool IsLedIn(std::string_view before) {
  constexpr std::string_view kLeads[] = {"由", "受", "为", "是", "系", "属", "属于"};
  return std::any_of(std::begin(kLeads), std::end(kLeads),
                     [&](std::string_view lead) { return before.ends_with(lead); });
}

bool IsListMark(std::string_view between) {
  constexpr std::string_view kMarks[] = {"、", "和", "及", "与", "以及"};
  return std::find(std::begin(kMarks), std::end(kMarks), between) != std::end(kMarks);
}

class Supervision {
 public:
  explicit Supervision(Draft& draft) : draft_(draft), reading_(draft.reading) {}

  void Read() {
    std::size_t next = 0;  // mentions and passages stand in text order
    const auto& mentions = reading_.names.mentions;
    for (const Passage& passage : reading_.passages) {
      while (next < mentions.size() && mentions[next].span.start < passage.span.start) ++next;
      if (IsSilent(passage.kind)) continue;
      const NameMention* below = nullptr;  // the one before, if it stands below the unit
      for (std::size_t i = next; i < mentions.size() && mentions[i].span.start < passage.span.end; ++i) {
        if (mentions[i].label != "Unit" || mentions[i].span.end > passage.span.end) continue;
        below = ReadOne(passage, mentions[i], below) ? &mentions[i] : nullptr;
      }
    }
    ReadFields();
  }

 private:
  /// True for a body below the reporting unit.
  bool ReadOne(const Passage& passage, const NameMention& mention, const NameMention* below) {
    const std::string_view before = reading_.In({passage.span.start, mention.span.start});
    std::string_view after = reading_.In({mention.span.end, passage.span.end});
    if (after.starts_with("的")) after.remove_prefix(std::string_view("的").size());
    const auto& words = reading_.words;
    const auto means = [&](std::size_t length, std::string_view text, std::string_view meaning) {
      return length != 0 && words.supervision.MeaningOf(text) == meaning;
    };
    const std::size_t led = words.supervision.SuffixOf(before);
    const std::size_t leading = words.supervision.PrefixOf(after);
    if (means(led, before.substr(before.size() - led), "belongs") ||
        (IsLedIn(before) && means(leading, after.substr(0, leading), "by"))) {
      Add(reading_.names.reporting_unit, mention.name, passage);
      return false;
    }
    const bool listed = below != nullptr && IsListMark(reading_.In({below->span.end, mention.span.start}));
    if (!listed && words.subordinate.SuffixOf(before) == 0) return false;
    Add(mention.name, reading_.names.reporting_unit, passage);
    return true;
  }

  /// The field 主管部门 of a form or a cover page.
  void ReadFields() {
    for (std::size_t i = 0; i + 1 < reading_.passages.size(); ++i) {
      std::string_view field = reading_.In(reading_.passages[i].span);
      if (field.ends_with(":")) field.remove_suffix(1);
      if (reading_.words.supervision.MeaningOf(field) != "field") continue;
      const Passage& next = reading_.passages[i + 1];
      const NameMention* over = reading_.NameStartingAt(next.span.start, "Unit");
      if (over == nullptr || over->span.end != next.span.end) continue;
      Add(reading_.names.reporting_unit, over->name, next);
    }
  }

  void Add(const std::string& from, const std::string& to, const Passage& passage) {
    if (from == to) return;
    draft_.facts.relations.push_back({"SUPERVISED_BY", from, to, reading_.MakeEvidence(passage, "supervision", 0.9)});
  }

  Draft& draft_;
  const Reading& reading_;
};

}  // namespace

void AddSupervision(Draft& draft) {
  if (!draft.reading.names.reporting_unit.empty()) Supervision(draft).Read();
}

}  // namespace jitu::ingest
