#include "ingest/resolve/name_form.h"

#include <algorithm>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestCode = 4;
constexpr std::size_t kShortestCore = 2;
constexpr std::size_t kLongestRegion = 12;       // characters of an autonomous prefecture's name
constexpr std::size_t kShortestAfterRegion = 4;  // 安康养老 is a name, 安康颐和养老 one in 安康

bool IsLatinOrDigit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z'); }

std::vector<std::string> CodesOf(std::u32string_view characters) {
  std::vector<std::string> codes;
  for (std::size_t i = 0; i < characters.size();) {
    std::size_t end = i;
    bool letter = false;
    bool digit = false;
    for (; end < characters.size() && IsLatinOrDigit(characters[end]); ++end) {
      (characters[end] <= U'9' ? digit : letter) = true;
    }
    if (letter && digit && end - i >= kShortestCode)
      codes.push_back(text::FromCodePoints(characters.substr(i, end - i)));
    i = std::max(end, i + 1);
  }
  return codes;
}

std::vector<std::u32string> WordsOf(const model::Catalog& catalog, std::string_view list) {
  std::vector<std::u32string> words;
  for (const model::Term& term : catalog.Words(list)) words.push_back(text::ToCodePoints(text::NameKey(term.word)));
  return words;
}

/// Cuts words off the end, again and again, as long as something stays.
void CutEnds(std::u32string& name, const std::vector<std::u32string>& ends) {
  const auto is_end = [&](const std::u32string& end) {
    return !end.empty() && name.size() >= end.size() + kShortestCore && name.ends_with(end);
  };
  for (;;) {
    const auto end = std::find_if(ends.begin(), ends.end(), is_end);
    if (end == ends.end()) return;
    name.resize(name.size() - end->size());
  }
}

/// 昌宁县 of 昌宁县昌龙鸿运牧业: what ends with the word for an administrative area within the first characters.
std::size_t AreaLength(std::u32string_view core) {
  constexpr std::u32string_view kAreas = U"省市县区州旗";
  constexpr std::size_t kLongestPlace = 5;
  std::size_t length = 0;
  for (std::size_t i = 1; i < std::min(core.size(), kLongestPlace); ++i) {
    if (kAreas.find(core[i]) != std::u32string_view::npos && core.size() >= i + 1 + kShortestCore) length = i + 1;
  }
  return length;
}

std::u32string DistinguishingOf(std::u32string_view characters) {
  constexpr std::u32string_view kTellApart = U"0123456789一二三四五六七八九十百东西南北上下左右甲乙丙丁新老大小";
  std::u32string found;
  for (const char32_t c : characters) {
    if (kTellApart.find(c) != std::u32string_view::npos) found += c;
  }
  return found;
}

}  // namespace

NameAnatomy::NameAnatomy(const model::Catalog& catalog)
    : legal_forms_(WordsOf(catalog, "legal_form")),
      project_forms_(WordsOf(catalog, "project_form")),
      trade_words_(WordsOf(catalog, "industry_word")) {
  for (std::u32string& word : WordsOf(catalog, "common_word")) trade_words_.push_back(std::move(word));
  for (const model::Term& term : catalog.Words("region")) {
    regions_.emplace(text::ToCodePoints(text::NameKey(term.word)), term.meaning);
  }
  for (const model::Term& term : catalog.Words("look_alike")) {
    const std::u32string row = text::ToCodePoints(term.word);
    for (const char32_t c : row) look_alikes_.emplace(c, row.front());
  }
}

void NameAnatomy::CutPlace(NameForm& form) const {
  const std::u32string_view core = form.core;
  std::size_t length = AreaLength(core);
  for (std::size_t longer = std::min(core.size(), kLongestRegion); longer > length; --longer) {
    if (core.size() < longer + kShortestAfterRegion || !regions_.contains(std::u32string(core.substr(0, longer)))) {
      continue;
    }
    length = longer;
    break;
  }
  form.place = core.substr(0, length);
  if (const auto region = regions_.find(form.place); region != regions_.end()) form.region = region->second;
  form.core.erase(0, length);
}

NameForm NameAnatomy::FormOf(std::string_view label, std::string_view name) const {
  NameForm form;
  form.label = label;
  form.name = name;
  form.key = text::NameKey(name);
  form.characters = text::ToCodePoints(form.key);
  form.core = form.characters;
  if (label == "Enterprise") {
    CutEnds(form.core, legal_forms_);
    CutPlace(form);
    form.brand = form.core;
    CutEnds(form.brand, trade_words_);
    form.plain = form.brand;
    form.plain.erase(std::unique(form.plain.begin(), form.plain.end()), form.plain.end());
  } else if (label == "Project") {
    CutEnds(form.core, project_forms_);
  }
  form.sound = text::PinyinKey(text::FromCodePoints(form.core));
  form.shape = form.core;
  for (char32_t& c : form.shape) {
    if (const auto alike = look_alikes_.find(c); alike != look_alikes_.end()) c = alike->second;
  }
  form.codes = CodesOf(form.characters);
  form.distinguishing = DistinguishingOf(form.characters);
  return form;
}

}  // namespace jitu::ingest
