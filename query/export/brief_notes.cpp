#include "query/export/brief_notes.h"

#include "query/trace/spending.h"

namespace jitu::query::exporting {
namespace {

/// Of one number: what more there are the tables show.
constexpr std::size_t kMostNotes = 3;

/// The readers part headings by " > ".
std::string WithArrows(std::string section) {
  for (std::size_t at = section.find(" > "); at != std::string::npos; at = section.find(" > ", at)) {
    section.replace(at, 3, " › ");
  }
  return section;
}

std::string PlaceOf(const Content& content, const Evidence& sentence, const graph::Value& page,
                    const graph::Value& cell) {
  std::string place = OneLine(sentence.report);
  if (!sentence.section.empty()) place += " › " + WithArrows(OneLine(sentence.section));
  if (const auto* number = page.AsInteger()) place += " › " + content.Text(Say("第 {} 页", "page {}", *number));
  if (!TextOf(cell).empty()) place += " › " + OneLine(TextOf(cell));
  return place + " › " + content.Text(Say("第 {}–{} 字", "characters {}–{}", sentence.start + 1, sentence.end));
}

}  // namespace

std::vector<std::size_t> BriefNotes::Of(const std::vector<Evidence>& evidence) {
  std::vector<std::size_t> numbers;
  for (const auto& sentence : evidence) {
    if (numbers.size() == kMostNotes) break;
    const auto [found, added] = number_of_.emplace(sentence.passage, sentences_.size() + 1);
    if (added) sentences_.push_back(sentence);
    numbers.push_back(found->second);
  }
  return numbers;
}

Result<std::vector<BriefNote>> BriefNotes::Finish() const {
  std::vector<NodeId> passages, reports;
  for (const auto& sentence : sentences_) {
    passages.push_back(sentence.passage);
    reports.push_back(sentence.report_node);
  }
  JITU_TRY(const auto places, content_.moment().Nodes(SortedUnique(passages), {"page", "cell"}));
  JITU_TRY(const auto files, content_.TextsOf(reports, "path"));
  std::map<NodeId, const FoundNode*> place_of;
  for (const auto& place : places) place_of[place.id] = &place;
  std::vector<BriefNote> notes;
  for (std::size_t i = 0; i < sentences_.size(); ++i) {
    const auto& values = place_of.at(passages[i])->values;
    notes.push_back({OneLine(sentences_[i].quote), PlaceOf(content_, sentences_[i], values[0], values[1]), files[i]});
  }
  return notes;
}

}  // namespace jitu::query::exporting
