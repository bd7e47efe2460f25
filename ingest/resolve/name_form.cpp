#include "ingest/resolve/name_form.h"

#include <algorithm>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShortestCode = 4;
constexpr std::size_t kShortestCore = 2;

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

std::u32string CoreOf(std::u32string_view characters, const model::Catalog& catalog) {
  std::u32string core(characters);
  for (bool cut = true; cut;) {
    cut = false;
    for (const model::Term& term : catalog.Words("legal_form")) {
      const std::u32string suffix = text::ToCodePoints(text::NameKey(term.word));
      if (suffix.empty() || core.size() < suffix.size() + kShortestCore || !core.ends_with(suffix)) continue;
      core.resize(core.size() - suffix.size());
      cut = true;
      break;
    }
  }
  return core;
}

/// 昌宁县 of 昌宁县昌龙鸿运牧业: what ends with the word for an administrative area within the first characters.
std::size_t PlaceLength(std::u32string_view core) {
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

NameForm FormOf(std::string_view label, std::string_view name, const model::Catalog& catalog) {
  NameForm form;
  form.label = label;
  form.name = name;
  form.key = text::NameKey(name);
  form.characters = text::ToCodePoints(form.key);
  form.core = form.characters;
  if (label == "Enterprise") {
    form.core = CoreOf(form.characters, catalog);
    const std::size_t place = PlaceLength(form.core);
    form.place = form.core.substr(0, place);
    form.core.erase(0, place);
  }
  form.sound = text::PinyinKey(text::FromCodePoints(form.core));
  form.codes = CodesOf(form.characters);
  form.distinguishing = DistinguishingOf(form.characters);
  return form;
}

}  // namespace jitu::ingest
