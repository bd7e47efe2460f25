#include "ingest/resolve/outcomes.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "schema/text/normalise.h"
#include "schema/text/utf8.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kShingle = 6;          // characters in common that make a pair worth a look
constexpr std::size_t kCommonText = 8;       // and that join it,
constexpr std::size_t kSecondStretch = 2;    // or so many with another stretch of so many
constexpr std::size_t kLargestBlock = 64;    // outcomes that share one thing; more means that it tells nothing
constexpr std::size_t kLongestText = 400;    // characters of an outcome that are compared
constexpr double kOverlapWithText = 0.30;    // bigrams of the shorter found in the longer, beside common text
constexpr double kOverlapWithEntity = 0.45;  // beside a shared named thing
constexpr double kOverlapWithFigure = 0.15;  // beside a shared named thing and a shared figure
constexpr double kOverlapWithRare =
    0.20;  // of pairs without digits, beside a shared figure of so many digits that chance hardly gives it
constexpr std::size_t kRareDigits = 4;
constexpr std::u32string_view kAfterNames = U"年厂所号届期路线级";  // what follows a number that is part of a name
constexpr char32_t kGap = U'\n';                                    // stands for a stretch that counts for nothing

struct OutcomeForm {
  std::u32string text;                  ///< name key, stock phrases replaced by kGap
  std::vector<std::u32string> grams;    ///< pairs of characters, sorted, each once
  std::vector<std::u32string> words;    ///< those of them that hold no part of a number
  std::vector<std::u32string> figures;  ///< 22.33公, 1078.81万: at least three digits, with what follows; sorted
};

bool IsFigure(char32_t c) { return (c >= U'0' && c <= U'9') || c == U'.' || c == U','; }

/// Numbers that hardly two outcomes have by chance. Years, editions and numbers that are names (401厂) are not among
/// them.
std::vector<std::u32string> FiguresOf(std::u32string_view text) {
  std::set<std::u32string> figures;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    std::u32string digits;
    for (; end < text.size() && IsFigure(text[end]); ++end) {
      if (text[end] != U',') digits += text[end];
    }
    const bool name = end < text.size() && kAfterNames.find(text[end]) != std::u32string_view::npos;
    const auto count = std::count_if(digits.begin(), digits.end(), [](char32_t c) { return c != U'.'; });
    const char32_t measure = end < text.size() && text[end] == U'名' ? U'人' : end < text.size() ? text[end] : U'\0';
    if (count >= 3 && !name && end < text.size()) figures.insert(digits + measure);
    i = std::max(end, i + 1);
  }
  return {figures.begin(), figures.end()};
}

/// 2023年度 stands in every report of the year.
void LeaveOutYears(std::u32string& text) {
  constexpr std::u32string_view kYear = U"年", kOfYear = U"年度";
  const auto is_digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
  for (std::size_t i = 0; i + 4 < text.size(); ++i) {
    const bool year = (i == 0 || !is_digit(text[i - 1])) && std::all_of(&text[i], &text[i + 4], is_digit);
    if (!year || text.compare(i + 4, kYear.size(), kYear) != 0) continue;
    const bool of_year = text.compare(i + 4, kOfYear.size(), kOfYear) == 0;
    text.replace(i, 4 + (of_year ? kOfYear : kYear).size(), 1, kGap);
  }
}

OutcomeForm FormOf(const std::string& text, const std::vector<std::u32string>& phrases) {
  OutcomeForm form;
  form.figures = FiguresOf(text::ToCodePoints(text::ForReadingOnly(text)));
  form.text = text::ToCodePoints(text::NameKey(text));
  if (form.text.size() > kLongestText) form.text.resize(kLongestText);
  LeaveOutYears(form.text);
  for (const std::u32string& phrase : phrases) {
    for (std::size_t at = form.text.find(phrase); at != std::u32string::npos; at = form.text.find(phrase, at + 1)) {
      form.text.replace(at, phrase.size(), 1, kGap);
    }
  }
  std::set<std::u32string> grams;
  for (std::size_t i = 0; i + 1 < form.text.size(); ++i) {
    if (form.text[i] != kGap && form.text[i + 1] != kGap) grams.insert(form.text.substr(i, 2));
  }
  form.grams.assign(grams.begin(), grams.end());
  std::copy_if(grams.begin(), grams.end(), std::back_inserter(form.words),
               [](const std::u32string& gram) { return std::none_of(gram.begin(), gram.end(), IsFigure); });
  return form;
}

/// A number that is no part of a date.
bool Counts(std::u32string_view text) {
  constexpr std::u32string_view kDates = U"年月日";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends = IsFigure(text[i]) && (i + 1 == text.size() || !IsFigure(text[i + 1]));
    if (ends && (i + 1 == text.size() || kDates.find(text[i + 1]) == std::u32string_view::npos)) return true;
  }
  return false;
}

template <class T>
std::size_t CountCommon(const std::vector<T>& a, const std::vector<T>& b) {
  std::vector<T> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size();
}

/// Share of the shorter's character pairs that the longer has too.
double Overlap(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
  const std::size_t least = std::min(a.size(), b.size());
  return least == 0 ? 0 : static_cast<double>(CountCommon(a, b)) / static_cast<double>(least);
}

/// The longest stretch without a gap that stands in both; the first of several.
std::u32string CommonText(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> previous(b.size() + 1), current(b.size() + 1);
  std::size_t longest = 0;
  std::size_t end = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      current[j] = a[i - 1] == b[j - 1] && a[i - 1] != kGap ? previous[j - 1] + 1 : 0;
      if (current[j] > longest) {
        longest = current[j];
        end = i;
      }
    }
    std::swap(previous, current);
  }
  return a.substr(end - longest, longest);
}

class Joiner {
 public:
  Joiner(std::vector<ClaimedOutcome> outcomes, const std::vector<Judgement>& judgements, const model::Catalog& catalog)
      : outcomes_(std::move(outcomes)) {
    std::sort(outcomes_.begin(), outcomes_.end(),
              [](const ClaimedOutcome& a, const ClaimedOutcome& b) { return a.id < b.id; });
    std::vector<std::u32string> phrases;
    for (const model::Term& term : catalog.Words("stock_phrase")) {
      phrases.push_back(text::ToCodePoints(text::NameKey(term.word)));
    }
    for (const ClaimedOutcome& outcome : outcomes_) forms_.push_back(FormOf(outcome.text, phrases));
    if (!judgements.empty()) Judge(judgements);
  }

  std::vector<SameOutcome> Join() const {
    std::vector<SameOutcome> joined;
    for (const auto& [a, b] : PairsWorthALook()) {
      if (judged_.contains({a, b})) continue;
      if (auto same = Compare(a, b)) joined.push_back(std::move(*same));
    }
    for (const auto& [pair, same] : judged_) {
      if (same) joined.push_back({outcomes_[pair.first].id, outcomes_[pair.second].id, 1, "判断 judged to be one"});
    }
    std::sort(joined.begin(), joined.end());
    return joined;
  }

 private:
  using Pair = std::pair<std::uint32_t, std::uint32_t>;

  /// Finds the outcomes whose texts were judged. Of several judgements of one pair `different` wins.
  void Judge(const std::vector<Judgement>& judgements) {
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_text;
    for (std::uint32_t i = 0; i < outcomes_.size(); ++i) by_text[text::NameKey(outcomes_[i].text)].push_back(i);
    for (const Judgement& judgement : judgements) {
      const auto one = by_text.find(text::NameKey(judgement.one));
      const auto other = by_text.find(text::NameKey(judgement.other));
      if (judgement.verdict == Judgement::Verdict::kUnsure || one == by_text.end() || other == by_text.end()) continue;
      const bool same = judgement.verdict == Judgement::Verdict::kSame;
      for (const std::uint32_t a : one->second) {
        for (const std::uint32_t b : other->second) {
          if (a == b) continue;
          const auto [place, fresh] = judged_.emplace(Pair{std::min(a, b), std::max(a, b)}, same);
          if (!fresh) place->second = place->second && same;
        }
      }
    }
  }

  /// What an outcome shares with those it may be equal to, hashed: its entities and every stretch of kShingle
  /// characters. A collision costs a look and joins nobody.
  std::vector<std::uint64_t> KeysOf(std::size_t outcome) const {
    std::set<std::uint64_t> keys;
    for (const NodeId entity : outcomes_[outcome].entities) keys.insert(entity.value);
    for (const std::u32string& figure : forms_[outcome].figures) {
      if (IsRare(figure)) keys.insert(Hash64(text::FromCodePoints(figure)));
    }
    const std::u32string_view text = forms_[outcome].text;
    for (std::size_t at = 0; at + kShingle <= text.size(); ++at) {
      const std::u32string_view shingle = text.substr(at, kShingle);
      if (shingle.find(kGap) == std::u32string_view::npos) keys.insert(Hash64(text::FromCodePoints(shingle)));
    }
    return {keys.begin(), keys.end()};
  }

  std::vector<Pair> PairsWorthALook() const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> keyed;
    for (std::uint32_t i = 0; i < outcomes_.size(); ++i) {
      for (const std::uint64_t key : KeysOf(i)) keyed.emplace_back(key, i);
    }
    std::sort(keyed.begin(), keyed.end());
    std::vector<Pair> pairs;
    for (std::size_t first = 0; first < keyed.size();) {
      std::size_t end = first;
      while (end < keyed.size() && keyed[end].first == keyed[first].first) ++end;
      for (std::size_t i = first; end - first <= kLargestBlock && i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) pairs.emplace_back(keyed[i].second, keyed[j].second);
      }
      first = end;
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
  }

  std::optional<SameOutcome> Compare(std::size_t a, std::size_t b) const {
    const ClaimedOutcome& one = outcomes_[a];
    const ClaimedOutcome& other = outcomes_[b];
    if (one.year && other.year && *one.year != *other.year) return std::nullopt;
    const double overlap = Overlap(forms_[a].grams, forms_[b].grams);
    const bool same_figure = CountCommon(forms_[a].figures, forms_[b].figures) > 0;
    const bool both_figures = !forms_[a].figures.empty() && !forms_[b].figures.empty();
    if (both_figures && !same_figure && overlap < 0.8) return std::nullopt;
    if (overlap >= kOverlapWithText) {
      const std::u32string common = CommonText(forms_[a].text, forms_[b].text);
      // Of a firm's full name in both it is not the text that they share.
      const bool firm = common.find(U"公司") != std::u32string::npos;
      const bool enough = common.size() >= kCommonText || (common.size() >= kShingle && SharesMore(a, b, common));
      if (enough && overlap >= (firm ? kOverlapWithEntity : kOverlapWithText)) {
        return Same(a, b, 0.6 + 0.4 * overlap, "文字重合 common text: " + text::FromCodePoints(common));
      }
    }
    const bool same_entity = CountCommon(one.entities, other.entities) > 0;
    if (same_entity && overlap >= (same_figure ? kOverlapWithFigure : kOverlapWithEntity)) {
      return Same(a, b, (same_figure ? 0.6 : 0.5) + 0.4 * overlap,
                  same_figure ? "同一事物和数字 same named thing and figure" : "同一事物 same named thing");
    }
    if (Overlap(forms_[a].words, forms_[b].words) >= kOverlapWithRare &&
        SharesRareFigure(forms_[a].figures, forms_[b].figures)) {
      return Same(a, b, 0.5 + 0.4 * overlap, "同一数字 same figure");
    }
    return std::nullopt;
  }

  /// 石桥旧址 ... 对外开放 in both: they name one thing and tell the same of it.
  bool SharesMore(std::size_t a, std::size_t b, const std::u32string& common) const {
    const auto without = [&](std::u32string text) { return text.replace(text.find(common), common.size(), 1, kGap); };
    const std::u32string more = CommonText(without(forms_[a].text), without(forms_[b].text));
    const auto is_words = [](const std::u32string& text) { return std::none_of(text.begin(), text.end(), IsFigure); };
    const bool words = more.size() >= kSecondStretch && is_words(more) && is_words(common);
    return words && !(Counts(forms_[a].text) && Counts(forms_[b].text));  // work of one kind, done here and there
  }

  static bool IsRare(const std::u32string& figure) {
    const auto digits = std::count_if(figure.begin(), figure.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
    const bool round = figure.find(U"00") != std::u32string::npos;
    return digits >= static_cast<std::ptrdiff_t>(kRareDigits) && !round;
  }

  static bool SharesRareFigure(const std::vector<std::u32string>& a, const std::vector<std::u32string>& b) {
    std::vector<std::u32string> common;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return std::any_of(common.begin(), common.end(), IsRare);
  }

  SameOutcome Same(std::size_t a, std::size_t b, double confidence, std::string why) const {
    return {outcomes_[a].id, outcomes_[b].id, std::min(confidence, 0.99), std::move(why)};
  }

  std::vector<ClaimedOutcome> outcomes_;  ///< by id
  std::vector<OutcomeForm> forms_;
  std::map<Pair, bool> judged_;  ///< to be one, or not
};

}  // namespace

std::vector<SameOutcome> JoinOutcomes(const std::vector<ClaimedOutcome>& outcomes,
                                      const std::vector<Judgement>& judgements, const model::Catalog& catalog) {
  return Joiner(outcomes, judgements, catalog).Join();
}

}  // namespace jitu::ingest
