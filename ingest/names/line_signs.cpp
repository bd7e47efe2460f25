#include "ingest/names/line_signs.h"

#include <map>
#include <string>

#include "ingest/names/phrase.h"

namespace jitu::ingest {
namespace {

struct SignedList {
  Sign sign;
  std::string_view list;
};

constexpr SignedList kLists[] = {
    {Sign::kFirm, "enterprise_suffix"},
    {Sign::kIndustry, "industry_word"},
    {Sign::kProject, "project_suffix"},
    {Sign::kSelected, "selected_verb"},
    {Sign::kBuilt, "built_by"},
    {Sign::kEvent, "event_suffix"},
    {Sign::kHonour, "honour_verb"},
    {Sign::kUnit, "unit_suffix"},
    {Sign::kBrief, "abbreviation_lead"},
    {Sign::kKnown, "known_entity"},
    {Sign::kPublisher, "publisher_field"},
};

struct SignedWord {
  Sign sign;
  std::string_view word;
};

constexpr SignedWord kWords[] = {
    {Sign::kWorks, "所"},   {Sign::kWorks, "厂"},  {Sign::kModel, "型号"}, {Sign::kNumber, "号"},
    {Sign::kEdition, "届"}, {Sign::kOthers, "等"}, {Sign::kJoint, "联合"}, {Sign::kJoint, "共同"},
    {Sign::kTitle, "《"},   {Sign::kQuote, "“"},
};

std::string_view FirstTwo(std::string_view word) { return word.substr(0, NextOffset(word, NextOffset(word, 0))); }

}  // namespace

LineSigns::LineSigns(const model::Catalog& catalog) {
  std::map<std::string_view, Signs> beginnings;
  for (const SignedList& each : kLists) {
    for (const model::Term& term : catalog.Words(each.list)) beginnings[FirstTwo(term.word)].Add(each.sign);
  }
  for (const SignedWord& each : kWords) beginnings[each.word].Add(each.sign);
  std::vector<std::string_view> words;
  for (const auto& [word, signs] : beginnings) {
    words.push_back(word);
    signs_.push_back(signs);
  }
  index_ = text::WordIndex(words);
}

Signs LineSigns::Of(std::string_view line) const {
  Signs signs;
  for (std::size_t at = 0; at < line.size();) {
    const text::CodePoint point = text::At(line, at);
    at += point.bytes;
    if (point.value >= U'0' && point.value <= U'9') signs.Add(Sign::kDigit);
    if (point.value >= U'A' && point.value <= U'Z') signs.Add(Sign::kCapital);
    if (point.value == U'(') signs.Add(Sign::kBracket);
    if (!index_.MayBegin(point.value)) continue;
    const char32_t next = CodePointAt(line, at);
    for (const auto& candidate : index_.BeginningWith(point.value)) {
      if (candidate.Fits(next)) signs.Add(signs_[candidate.word]);
    }
  }
  return signs;
}

}  // namespace jitu::ingest
