#include "query/lookup/name_match.h"

#include <algorithm>
#include <vector>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

constexpr std::size_t kLongest = 80;      // characters of a name that are compared
constexpr std::size_t kWholeName = 4;     // typed letter by letter, they mean who bears them, not who sounds alike
constexpr std::size_t kShortestCore = 2;  // that stay when words are cut off a name's end

// Scores of each way, most telling first. Within a way the share of the name that was typed decides.
constexpr double kSameCore = 0.97;
constexpr double kSameSound = 0.9;
constexpr double kContained = 0.7, kContainedSpan = 0.2;
constexpr double kContainedWhole = 0.91, kContainedWholeSpan = 0.05;  // of kWholeName characters or more
constexpr double kSoundContained = 0.62, kSoundContainedSpan = 0.2;
constexpr double kInOrder = 0.55, kInOrderSpan = 0.3;
constexpr double kSlip = 0.5, kSlipSpan = 0.4;
constexpr double kInitials = 0.6;
constexpr double kSlipInside = 0.35, kSlipInsideSpan = 0.2;
constexpr double kNameInsideAsked = 0.4, kNameInsideAskedSpan = 0.4;

double Share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

bool IsLatin(const std::u32string& key) {
  return std::all_of(key.begin(), key.end(), [](char32_t c) { return c < 128; });
}

/// How many stretches of `name` it takes to write `part` in order; 0 if it cannot be written. Greedy from the left,
/// each stretch as long as possible.
std::size_t StretchesInOrder(const std::u32string& part, const std::u32string& name) {
  std::size_t stretches = 0, at = 0;
  bool running = false;
  for (const char32_t c : part) {
    if (running && at < name.size() && name[at] == c) {
      ++at;
      continue;
    }
    at = name.find(c, at);
    if (at == std::u32string::npos) return 0;
    ++stretches;
    ++at;
    running = true;
  }
  return stretches;
}

/// Edits that lead from `asked` to `name`, or, if `inside`, to some stretch of `name` (Levenshtein; Sellers).
std::size_t Edits(const std::u32string& asked, const std::u32string& name, bool inside) {
  std::vector<std::size_t> previous(name.size() + 1), current(name.size() + 1);
  for (std::size_t j = 0; j <= name.size(); ++j) previous[j] = inside ? 0 : j;
  for (std::size_t i = 1; i <= asked.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= name.size(); ++j) {
      const std::size_t change = previous[j - 1] + (asked[i - 1] == name[j - 1] ? 0 : 1);
      current[j] = std::min({change, previous[j] + 1, current[j - 1] + 1});
    }
    std::swap(previous, current);
  }
  return inside ? *std::min_element(previous.begin(), previous.end()) : previous.back();
}

void Offer(NameMatch& best, double score, Message how) {
  if (score > best.score) best = {score, std::move(how)};
}

void OfferWholes(const NameForms& asked, const NameForms& name, NameMatch& best) {
  if (asked.key == name.key) return Offer(best, 1, Say("名称相同", "same name"));
  if (asked.core == name.core && asked.core.size() > kShortestCore) {
    Offer(best, kSameCore, Say("除组织形式外名称相同", "same name without the kind of company or project"));
  }
  if (asked.sound == name.sound && asked.sound.size() > 1) {
    const bool typed_sound = IsLatin(asked.key);
    return Offer(
        best, kSameSound + (typed_sound ? 0.05 : 0),
        typed_sound ? Say("拼音相同", "same pinyin") : Say("读音相同，用字不同", "sounds the same, other characters"));
  }
  if (IsLatin(asked.key) && asked.sound.size() > 2 && asked.sound == name.initials) {
    Offer(best, kInitials + 0.2, Say("拼音首字母相同", "same initials of the pinyin"));
  }
}

void OfferParts(const NameForms& asked, const NameForms& name, NameMatch& best) {
  const double share = std::min(1.0, Share(asked.core.size(), name.core.size()));
  if (asked.key.size() >= 2 && name.key.find(asked.key) != std::u32string::npos) {
    const bool whole = asked.key.size() >= kWholeName && !IsLatin(asked.key);
    return Offer(best, whole ? kContainedWhole + kContainedWholeSpan * share : kContained + kContainedSpan * share,
                 Say("名称中含有所查文字", "the name contains what was asked"));
  }
  if (name.key.size() >= 3 && asked.key.find(name.key) != std::u32string::npos) {
    return Offer(best, kNameInsideAsked + kNameInsideAskedSpan * Share(name.key.size(), asked.key.size()),
                 Say("所查文字中含有该名称", "what was asked contains the name"));
  }
  if (asked.sound.size() >= 6 && name.sound.find(asked.sound) != std::string::npos) {
    Offer(best, kSoundContained + kSoundContainedSpan * Share(asked.sound.size(), name.sound.size()),
          Say("名称中有一段读音相同", "part of the name sounds the same"));
  } else if (IsLatin(asked.key) && asked.sound.size() >= 4 && name.initials.find(asked.sound) != std::string::npos) {
    Offer(best, kInitials * share + 0.1, Say("名称中有一段拼音首字母相同", "part of the name has these initials"));
  }
  if (asked.key.size() >= 3 && asked.key.size() < name.key.size()) {
    if (const std::size_t stretches = StretchesInOrder(asked.key, name.key)) {
      const double pieces = Share(asked.key.size() - stretches + 1, asked.key.size());
      Offer(best, kInOrder + kInOrderSpan * (0.5 * pieces + 0.5 * share),
            Say("所查文字依次见于名称（简称）", "its characters stand in the name in this order (an abbreviation)"));
    }
  }
}

void OfferSlips(const NameForms& asked, const NameForms& name, NameMatch& best) {
  const std::size_t length = std::max(asked.key.size(), name.key.size());
  const std::size_t shorter = std::min(asked.key.size(), name.key.size());
  if (shorter < 3 || IsLatin(asked.key)) return;
  const std::size_t allowed = std::max<std::size_t>(1, shorter / 4);
  if (length - shorter <= allowed) {
    const std::size_t edits = Edits(asked.key, name.key, false);
    if (edits <= allowed && length > 3) {
      Offer(best, kSlip + kSlipSpan * (1 - Share(edits, length)), Say("相差 {} 个字", "{} characters apart", edits));
    }
  }
  if (asked.key.size() >= 4 && name.key.size() > asked.key.size()) {
    const std::size_t edits = Edits(asked.key, name.key, true);
    if (edits <= std::max<std::size_t>(1, asked.key.size() / 4)) {
      Offer(best, kSlipInside + kSlipInsideSpan * Share(asked.key.size(), name.key.size()),
            Say("与名称中的一段相差 {} 个字", "{} characters apart from part of the name", edits));
    }
  }
}

}  // namespace

NameShaper::NameShaper(const model::Catalog& catalog) {
  for (const char* list : {"legal_form", "project_form"}) {
    for (const auto& term : catalog.Words(list)) ends_.push_back(text::ToCodePoints(text::NameKey(term.word)));
  }
  std::stable_sort(ends_.begin(), ends_.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
}

NameForms NameShaper::FormsOf(std::string_view name) const {
  NameForms forms;
  forms.key = text::ToCodePoints(text::NameKey(name));
  if (forms.key.size() > kLongest) forms.key.resize(kLongest);
  forms.core = forms.key;
  for (bool cut = true; cut;) {
    const auto end = std::find_if(ends_.begin(), ends_.end(), [&](const std::u32string& word) {
      return forms.core.size() >= word.size() + kShortestCore && forms.core.ends_with(word);
    });
    cut = end != ends_.end();
    if (cut) forms.core.resize(forms.core.size() - end->size());
  }
  const std::string whole = text::FromCodePoints(forms.key);
  forms.sound = text::PinyinKey(whole);
  forms.initials = text::PinyinInitials(whole);
  return forms;
}

NameMatch MatchName(const NameForms& asked, const NameForms& name) {
  NameMatch best;
  if (asked.key.empty() || name.key.empty()) return best;
  OfferWholes(asked, name, best);
  if (best.score >= kSameSound) return best;
  OfferParts(asked, name, best);
  OfferSlips(asked, name, best);
  return best;
}

}  // namespace jitu::query
