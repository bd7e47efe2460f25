/// What lists in the text come to: items below the amount that they part, and parts behind 其中.
#include <algorithm>
#include <map>
#include <set>

#include "ingest/readers/list_mark.h"
#include "ingest/statements/reckoning.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;

constexpr std::string_view kListRule = "list_sum";
constexpr std::string_view kPartRule = "part_sum";
constexpr std::size_t kMarkedText = 60;  ///< bytes that tell a mark

bool IsAmount(const MoneyRead& read) {
  return (read.kind == Kind::kSpending || read.kind == Kind::kTotal) && !read.beside && !read.basis.empty();
}

/// The amount with the words of its clause before it.
ReckonedFigure FigureOf(const Reading& reading, const MoneyRead& read) {
  const Passage& passage = reading.passages[static_cast<std::size_t>(read.passage)];
  std::uint32_t from = passage.clauses[static_cast<std::size_t>(read.clause)].span.start;
  for (const int other : passage.clauses[static_cast<std::size_t>(read.clause)].quantities) {
    const ByteSpan amount = reading.At(other).span;
    if (other < read.quantity && reading.At(other).kind == QuantityKind::kMoney) from = std::max(from, amount.end);
  }
  while (from < reading.At(read.quantity).span.start && IsDelimiter(CodePointAt(reading.text, from))) {
    from = static_cast<std::uint32_t>(NextOffset(reading.text, from));
  }
  return MoneyFigure(reading, read.quantity, from, read.name);
}

/// Lists whose every entry opens with an amount, below the amount of their section.
class ListReader {
 public:
  explicit ListReader(Draft& draft) : draft_(draft), reading_(draft.reading), reads_(draft.money.reads) {
    const auto& sections = reading_.outline.sections;
    for (std::size_t i = 1; i < sections.size(); ++i) children_[sections[i].parent].push_back(static_cast<int>(i));
    NestEntries();
    for (std::size_t i = 0; i < reads_.size(); ++i) {
      of_section_[PassageOf(reads_[i]).section].push_back(i);
      first_of_passage_.emplace(reads_[i].passage, i);
    }
  }

  void Read() {
    for (const auto& [section, children] : children_) {
      std::vector<const MoneyRead*> items;
      for (const int child : children) items.push_back(LeadOfSection(child));
      if (!SectionsRunOn(children)) continue;
      ReadList(section, items, reading_.outline.sections[static_cast<std::size_t>(children.front())].heading.start);
    }
    for (const auto& [above, entries] : entries_) {
      std::vector<const MoneyRead*> items;
      for (const int entry : entries) items.push_back(LeadOfPassage(entry));
      const Passage& first = reading_.passages[static_cast<std::size_t>(entries.front())];
      if (RunsOn(entries)) ReadList(first.section, items, first.span.start, above.second);
    }
  }

 private:
  const Passage& PassageOf(const MoneyRead& read) const {
    return reading_.passages[static_cast<std::size_t>(read.passage)];
  }

  /// The mark of a list's entry, which stands before the passage.
  std::optional<ListMark> MarkOf(const Passage& passage) const {
    const auto& sentences = reading_.outline.sentences;
    const auto at =
        std::lower_bound(sentences.begin(), sentences.end(), passage.span.start,
                         [](const Sentence& sentence, std::uint32_t start) { return sentence.span.start < start; });
    if (at == sentences.end() || at->span.start != passage.span.start || at->mark.empty()) return std::nullopt;
    const std::size_t mark = reading_.text.rfind(at->mark, passage.span.start);
    return mark == std::string_view::npos ? std::nullopt : ParseListMark(reading_.text.substr(mark, kMarkedText));
  }

  /// (一) … 1. … 2. … (二): an entry with a mark of another kind stands under the entry before, until its kind comes
  /// again.
  void NestEntries() {
    struct Open {
      MarkKind kind;
      int passage;
    };
    std::vector<Open> open;
    int section = -1;
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) {
      const Passage& passage = reading_.passages[i];
      if (passage.section != section) open.clear();
      section = passage.section;
      if (!passage.marked || passage.heading || passage.ordinal_word || passage.in_table) continue;
      const auto mark = MarkOf(passage);
      if (!mark || mark->ordinal == 0) continue;
      const auto same = std::find_if(open.begin(), open.end(), [&](const Open& one) { return one.kind == mark->kind; });
      open.erase(same, open.end());
      const int above = open.empty() ? -1 : open.back().passage;
      entries_[{section, above}].push_back(static_cast<int>(i));
      ordinals_[static_cast<int>(i)] = mark->ordinal;
      open.push_back({mark->kind, static_cast<int>(i)});
    }
  }

  /// 1, 2, 3: none is lost.
  bool RunsOn(const std::vector<int>& entries) const {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (ordinals_.at(entries[i]) != static_cast<int>(i) + 1) return false;
    }
    return true;
  }

  /// 1. 3. 4.: the heading of an entry was lost, and with it what it opens with. Marks that do not count are no gap.
  bool SectionsRunOn(const std::vector<int>& children) const {
    std::size_t before = 0;
    for (const int child : children) {
      const auto mark = ParseListMark(reading_.outline.sections[static_cast<std::size_t>(child)].mark + "一");
      const std::size_t ordinal = mark ? static_cast<std::size_t>(std::max(mark->ordinal, 0)) : 0;
      if (ordinal > before + 1 && before != 0) return false;
      before = ordinal;
    }
    return true;
  }

  /// The amount that an entry opens with: in its first clause, of an item that is part of no other.
  const MoneyRead* LeadOfPassage(int passage) const {
    const auto first = first_of_passage_.find(passage);
    if (first == first_of_passage_.end()) return nullptr;
    const MoneyRead& read = reads_[first->second];
    return IsAmount(read) && read.kind == Kind::kSpending && read.clause == 0 ? &read : nullptr;
  }

  const MoneyRead* LeadOfSection(int section) const {
    const auto own = of_section_.find(section);
    if (own == of_section_.end()) return nullptr;
    const MoneyRead& read = reads_[own->second.front()];
    const Section& of = reading_.outline.sections[static_cast<std::size_t>(section)];
    const bool opens = PassageOf(read).heading || PassageOf(read).span.start <= of.heading.end + 6;
    return opens ? LeadOfPassage(read.passage) : nullptr;
  }

  /// `above`: the entry under which the list stands; -1: the section itself.
  void ReadList(int section, const std::vector<const MoneyRead*>& items, std::uint32_t start, int above = -1) {
    if (items.size() < 2) return;
    std::vector<ReckonedFigure> terms;
    for (const MoneyRead* item : items) {
      if (item == nullptr || item->restated || item->basis != items.front()->basis) return;
      terms.push_back(FigureOf(reading_, *item));
    }
    const MoneyRead* whole = WholeOf(section, above, start, items.front()->basis, terms);
    if (whole == nullptr) return;
    const ReckonedFigure figure = FigureOf(reading_, *whole);
    if (!Closes(figure, terms) && (!IsNear(figure, terms) || IsSelection(*whole, start))) return;
    AddSum(draft_, whole->name, {}, "yuan", figure, terms, true, kListRule);
  }

  /// The amount above the list that it comes to, else the last of its kind.
  const MoneyRead* WholeOf(int section, int above, std::uint32_t start, const std::string& basis,
                           const std::vector<ReckonedFigure>& terms) const {
    const auto own = of_section_.find(section);
    if (own == of_section_.end()) return nullptr;
    const MoneyRead* last = nullptr;
    for (const std::size_t at : own->second) {
      const MoneyRead& read = reads_[at];
      if (reading_.At(read.quantity).span.start >= start) break;
      if (!IsAmount(read) || read.passage < above) continue;
      if (Closes(FigureOf(reading_, read), terms)) return &read;
      if (read.basis == basis && read.parent < 0) last = &read;
    }
    return last;
  }

  /// 主要用于以下项目: what is listed is not all.
  bool IsSelection(const MoneyRead& whole, std::uint32_t start) const {
    const std::uint32_t from = PassageOf(whole).span.start;
    return reading_.words.not_all.OccursIn(reading_.In({from, std::max(from, start)}));
  }

  Draft& draft_;
  const Reading& reading_;
  const std::vector<MoneyRead>& reads_;
  std::map<int, std::vector<int>> children_;                 ///< sections by parent
  std::map<std::pair<int, int>, std::vector<int>> entries_;  ///< marked passages by section and entry above
  std::map<int, int> ordinals_;                              ///< of marked passages
  std::map<int, std::vector<std::size_t>> of_section_;       ///< amounts by section
  std::map<int, std::size_t> first_of_passage_;              ///< amounts
};

/// Parts that 其中 names, those of each kind of amount together.
class PartReader {
 public:
  explicit PartReader(Draft& draft) : draft_(draft), reading_(draft.reading), reads_(draft.money.reads) {}

  void Read() {
    std::map<int, std::vector<const MoneyRead*>> listed;
    for (const MoneyRead& read : reads_) {
      if (read.listed_under >= 0 && IsAmount(read)) listed[read.listed_under].push_back(&read);
    }
    for (const auto& [whole, parts] : listed) ReadParts(static_cast<std::size_t>(whole), parts);
  }

 private:
  struct Side {
    const MoneyRead* whole = nullptr;
    std::vector<ReckonedFigure> terms;
    bool closes = false;
  };

  /// The amount of that basis told with the whole: 预算1,066万元,执行928万元,其中:…
  const MoneyRead* Beside(std::size_t whole, const std::string& basis) const {
    const MoneyRead& told = reads_[whole];
    for (std::size_t i = whole + 1; i-- > 0;) {
      const MoneyRead& read = reads_[i];
      if (read.passage + 1 < told.passage) break;
      if (IsAmount(read) && read.basis == basis && read.name == told.name && read.kind == told.kind) return &read;
    }
    return nullptr;
  }

  void ReadParts(std::size_t whole, const std::vector<const MoneyRead*>& parts) {
    std::map<std::string, Side> sides;
    std::map<std::string, std::map<std::string, bool>> named;
    for (const MoneyRead* part : parts) {
      if (!named[part->basis].emplace(text::NameKey(part->name), true).second) continue;
      sides[part->basis].terms.push_back(FigureOf(reading_, *part));
    }
    bool all = false;
    for (auto& [basis, side] : sides) {
      side.whole = Beside(whole, basis);
      if (side.whole == nullptr || side.terms.size() < 2) continue;
      const ReckonedFigure figure = FigureOf(reading_, *side.whole);
      side.closes = EndsWhereItCloses(figure, side.terms);
      all = all || side.closes || ComeNearlyTo(figure, side.terms);
    }
    if (all) LetGoBeyond(whole, sides);
    for (const auto& [basis, side] : sides) {
      const bool kept = side.whole != nullptr && side.terms.size() >= 2;
      const bool told = kept && parts.front()->part_exact && reads_[whole].kind == Kind::kSpending;
      if (!kept || told) continue;  // parts that must close are part of the item in the graph
      const ReckonedFigure figure = FigureOf(reading_, *side.whole);
      if (side.closes || IsNear(figure, side.terms))
        AddSum(draft_, side.whole->name, {}, "yuan", figure, side.terms, all, kPartRule);
    }
  }

  /// Parts that come within a twentieth of the whole from below are meant to be all of it.
  static bool ComeNearlyTo(const ReckonedFigure& whole, const std::vector<ReckonedFigure>& terms) {
    const auto sum = SumOf(terms);
    return sum && Compare(*sum, whole.value) < 0 && sum->ToDouble() * 20 >= whole.value.ToDouble() * 19;
  }

  /// What stands behind the end of a list is no part of its whole.
  void LetGoBeyond(std::size_t whole, const std::map<std::string, Side>& sides) {
    std::set<std::string> kept;
    for (const auto& [basis, side] : sides) {
      if (!side.closes) continue;
      for (const ReckonedFigure& term : side.terms) kept.insert(term.name);
    }
    if (kept.empty()) return;
    for (SpendingFact& fact : draft_.facts.spending) {
      if (fact.part_of != reads_[whole].name || kept.count(fact.name) > 0) continue;
      const bool listed = std::any_of(reads_.begin(), reads_.end(), [&](const MoneyRead& read) {
        return read.listed_under == static_cast<int>(whole) && read.name == fact.name;
      });
      if (listed) fact.part_of.clear();
    }
  }

  /// A list ends where its parts come to the whole; what follows stands beside it.
  static bool EndsWhereItCloses(const ReckonedFigure& whole, std::vector<ReckonedFigure>& terms) {
    for (std::size_t count = 2; count <= terms.size(); ++count) {
      const std::vector<ReckonedFigure> first(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(count));
      if (!Closes(whole, first)) continue;
      terms = first;
      return true;
    }
    return false;
  }

  Draft& draft_;
  const Reading& reading_;
  const std::vector<MoneyRead>& reads_;
};

/// 受理案件642件,其中刑事案件112件、民事案件430件、行政案件90件: a count and its parts in one sentence. Parts may
/// overlap or be some of many, so only those that come within a twentieth of the whole are taken for all of it.
void AddCountSums(Draft& draft, const Passage& passage) {
  const Reading& reading = draft.reading;
  const auto is_count = [&](int quantity) {
    const Quantity& count = reading.At(quantity);
    return count.kind == QuantityKind::kMeasure && count.role == Quantity::Role::kValue && count.value &&
           count.bound == Bound::kExact && Compare(*count.value, {}) > 0;
  };
  const auto figure = [&](const Clause& clause, int quantity, std::uint32_t from) {
    const ByteSpan span = reading.At(quantity).span;
    const ByteSpan name = DropLead(reading, {std::max(clause.span.start, from), span.start}, reading.words.part_lead);
    return ReckonedFigure{
        reading.NameAt(name), *reading.At(quantity).value, {}, {std::min(name.start, span.start), span.end}};
  };
  std::optional<ReckonedFigure> before;  // the last count
  std::optional<ReckonedFigure> whole;   // that of which parts are being told
  std::string unit;
  std::vector<ReckonedFigure> parts;
  const auto close = [&] {
    const auto sum = whole && parts.size() >= 3 ? SumOf(parts) : std::nullopt;
    const auto apart = sum ? ApartOf(*sum, whole->value) : std::nullopt;
    if (apart && apart->ToDouble() * 20 <= whole->value.ToDouble())
      AddSum(draft, whole->name, {}, unit, *whole, parts, true, "count_sum");
    whole.reset();
    parts.clear();
  };
  for (const Clause& clause : passage.clauses) {
    const bool opens = reading.words.part_lead.PrefixOf(reading.In(clause.span)) > 0;
    if (opens) close();
    if (opens && before) whole = before;
    std::uint32_t from = clause.span.start;
    for (const int quantity : clause.quantities) {
      if (!is_count(quantity)) continue;
      const ReckonedFigure told = figure(clause, quantity, from);
      from = reading.At(quantity).span.end;
      if (whole && reading.At(quantity).unit == unit) {
        parts.push_back(told);
      } else if (!whole) {
        before = told;
        unit = reading.At(quantity).unit;
      }
    }
  }
  close();
}

}  // namespace

void AddListSums(Draft& draft) {
  ListReader(draft).Read();
  PartReader(draft).Read();
  for (const Passage& passage : draft.reading.passages) {
    if (!IsSilent(passage.kind)) AddCountSums(draft, passage);
  }
}

}  // namespace jitu::ingest
