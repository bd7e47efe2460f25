/// Which spending stands behind which outcome: only where the report itself puts the one to the other.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "ingest/statements/item_words.h"
#include "ingest/statements/own_words.h"
#include "ingest/statements/rules.h"
#include "ingest/statements/scope.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

struct Link {
  std::string item;
  std::string_view rule;
  double confidence = 0;
  std::string also = {};  ///< another item that the same is told of; mostly none
};

/// 两笔资金合在一起救助儿童312名: of both items told before.
bool IsOfBoth(std::string_view text) {
  return text.starts_with("两笔") || text.starts_with("两项资金") || text.starts_with("两者");
}

bool IsPurpose(std::string_view text) {
  for (const std::string_view word : {"主要用于", "用于", "主要支持", "支付", "保障", "专项用于", "解决"}) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

/// The item whose amount stands before the outcome in the same sentence.
Link SameSentence(const Draft& draft, const OutcomeSpan& outcome) {
  const auto [first, last] = draft.money.OfPassage(outcome.passage);
  const MoneyRead* before = nullptr;
  const MoneyRead* sibling = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    const MoneyRead& read = draft.money.reads[i];
    if (draft.reading.At(read.quantity).span.end > outcome.span.start) break;
    if (read.kind == MoneyRead::Kind::kTotal) {
      before = nullptr;
      sibling = nullptr;
      continue;
    }
    if (read.kind != MoneyRead::Kind::kSpending) continue;
    if (before != nullptr && before->name != read.name) sibling = before;
    before = &read;
  }
  if (before == nullptr) return {};
  Link link{before->name, "same_sentence", 0.9};
  const bool listed = sibling != nullptr && before->parent >= 0 && sibling->parent == before->parent &&
                      before->clause <= sibling->clause + 1;
  if (sibling != nullptr && IsOfBoth(draft.reading.In(outcome.span))) {
    link.also = sibling->name;
    return link;
  }
  if (listed) link.item = draft.money.reads[static_cast<std::size_t>(before->parent)].name;
  if (sibling != nullptr && before->parent < 0 && sibling->parent < 0 && before->clause == sibling->clause + 1)
    return {};
  if (IsPurpose(draft.reading.In(outcome.span))) {
    link.rule = "purpose";
    link.confidence = 0.95;
  }
  return link;
}

/// 完成免疫118万头,疫苗采购支出286万元: in a form's cell, the one item whose amount stands behind the outcome.
Link SpentBehind(const Draft& draft, const OutcomeSpan& outcome) {
  if (!draft.reading.passages[static_cast<std::size_t>(outcome.passage)].in_table) return {};
  const auto [first, last] = draft.money.OfPassage(outcome.passage);
  const MoneyRead* item = nullptr;
  for (std::size_t i = first; i < last; ++i) {
    const MoneyRead& read = draft.money.reads[i];
    if (read.kind != MoneyRead::Kind::kSpending) continue;
    if (item != nullptr && item->name != read.name) return {};
    item = &read;
  }
  if (item == nullptr || !item->own_name || draft.reading.At(item->quantity).span.start < outcome.span.end) return {};
  return {item->name, "same_sentence", 0.85};
}

/// The bytes of the longest beginning, or end, of `name` that stands in `text`.
std::size_t LongestEdge(const std::string& name, const std::string& text, bool beginning) {
  std::size_t cut = beginning ? name.size() : 0;
  while (beginning ? cut > 0 : cut < name.size()) {
    const std::string edge = beginning ? name.substr(0, cut) : name.substr(cut);
    if (text.find(edge) != std::string::npos) return edge.size();
    cut = beginning ? PreviousOffset(name, cut) : NextOffset(name, cut);
  }
  return 0;
}

/// What is asked of the spending facts again and again.
struct Spent {
  explicit Spent(const ReportFacts& facts) {
    constexpr std::array<std::string_view, 4> kByWeight{"actual", "final_budget", "arrived", "budget"};
    for (const std::string_view basis : kByWeight) {
      for (const SpendingFact& spending : facts.spending) {
        if (spending.basis == basis) amounts.emplace(spending.name, spending.amount_fen);
      }
    }
    for (const SpendingFact& spending : facts.spending) {
      if (spending.part_of.empty()) continue;
      whole_of.emplace(spending.name, spending.part_of);
      std::vector<const SpendingFact*>& parts = parts_of[spending.part_of];
      if (parts.size() < kMostParts) parts.push_back(&spending);
    }
  }

  static constexpr std::size_t kMostParts = 200;  ///< of one item that an outcome is compared with
  std::unordered_map<std::string_view, std::int64_t> amounts;
  std::unordered_map<std::string_view, std::string_view> whole_of;
  std::unordered_map<std::string_view, std::vector<const SpendingFact*>> parts_of;
};

/// A part of the item that the outcome names: 适老化改造 -> 忠州福利院适老化改造, 农村互助养老点 -> 农村互助养老点建设.
/// `opens`: only one that it begins with, by its whole name, but for a year.
std::string NamedPart(const Spent& spent, std::string_view item, std::string_view outcome, bool opens) {
  const std::string text = text::NameKey(outcome.substr(0, std::min<std::size_t>(outcome.size(), 240)));
  const std::size_t start = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string best;
  std::size_t most = 0;
  int whole = 0;
  const auto parts = spent.parts_of.find(item);
  if (parts == spent.parts_of.end()) return best;
  for (const SpendingFact* part : parts->second) {
    if (part->name == best) continue;
    const std::string key = text::NameKey(part->name).substr(0, 150);
    const std::size_t front = LongestEdge(key, text, true);
    const std::size_t back = LongestEdge(key, text, false);
    const bool named = (front >= 15 && front * 4 >= key.size() * 3) || (back >= 15 && back * 2 >= key.size());
    if (!named) continue;
    if (opens && text.compare(start, key.size(), key) != 0) continue;
    if (front == key.size() && ++whole > 1) return {};  // it names several parts, so it is of the whole
    if (std::max(front, back) <= most) continue;
    most = std::max(front, back);
    best = part->name;
  }
  return best;
}

/// 适老化改造使床位增加80张,建成互助养老点24个: a sentence that begins with a part of an item may go on with another
/// part; empty if it does not.
std::string OtherPart(const Draft& draft, const Spent& spent, const std::string& item, const OutcomeSpan& outcome) {
  const auto whole = spent.whole_of.find(item);
  return whole == spent.whole_of.end() ? std::string()
                                       : NamedPart(spent, whole->second, draft.reading.In(outcome.span), false);
}

/// A heading or a form puts what stands below to the item that it names, also where it speaks of a part.
bool NamesWhole(std::string_view rule) { return rule == "section_of_item" || rule == "form_of_item"; }

/// 通过实施X, 通过本项目: the sentence itself names what brought the outcome.
Link ThroughItem(const Draft& draft, const OutcomeSpan& outcome, const std::string& only_item) {
  const std::string_view text = draft.reading.In(outcome.span);
  if (!text.starts_with("通过") && !text.starts_with("项目实施") && !text.starts_with("项目的实施")) return {};
  for (const std::string_view word : {"通过本项目", "通过该项目", "通过项目", "项目实施", "项目的实施"}) {
    if (text.starts_with(word) && !only_item.empty()) return {only_item, "through_item", 0.88};
  }
  const std::string said = text::NameKey(text.substr(0, std::min<std::size_t>(text.size(), 150)));
  for (const SpendingFact& spending : draft.facts.spending) {
    const std::string key = text::NameKey(spending.name).substr(0, 150);
    if (LongestEdge(key, said, true) >= 18) return {spending.name, "through_item", 0.85};
  }
  return {};
}

/// 投入油茶产业发展资金,新造油茶林0.62万亩: the item that the sentence names before the outcome, or at its beginning.
Link NamedBefore(const Draft& draft, const OutcomeSpan& outcome) {
  constexpr std::uint32_t kBeginning = 90;  ///< bytes of the outcome
  const Passage& passage = draft.reading.passages[static_cast<std::size_t>(outcome.passage)];
  const std::uint32_t end = std::min(outcome.span.end, outcome.span.start + kBeginning);
  const std::string* item = draft.scopes->NamedIn(draft.reading.In({passage.span.start, end}));
  return item == nullptr ? Link{} : Link{*item, "item_named_before", 0.85};
}

/// The item of a report that speaks of one item and its parts, and says in its title that it is about a project or a
/// fund.
std::string OnlyItem(const Draft& draft) {
  const std::string& title = draft.facts.title;
  const bool project = title.find("项目") != std::string::npos || title.find("专项") != std::string::npos ||
                       title.find("资金") != std::string::npos || title.find("补贴") != std::string::npos;
  if (!project || title.find("整体") != std::string::npos || title.find("决算") != std::string::npos) return {};
  std::string item;
  std::string named;  // in the title, in full
  bool parts = false;
  bool several = false;
  constexpr std::size_t kShortestName = 18;  ///< bytes
  const std::string title_key = text::NameKey(title.substr(0, std::min<std::size_t>(title.size(), 600)));
  for (const SpendingFact& spending : draft.facts.spending) {
    if (!spending.part_of.empty()) {
      parts = true;
      continue;
    }
    several = several || (!item.empty() && spending.name != item);
    item = spending.name;
    if (item.size() >= kShortestName && item.size() > named.size() &&
        title_key.find(text::NameKey(item)) != std::string::npos) {
      named = item;
    }
  }
  // The same money under the names of its sources.
  const bool sources =
      std::all_of(draft.facts.spending.begin(), draft.facts.spending.end(), [&](const SpendingFact& spending) {
        return !spending.part_of.empty() || spending.name == named || spending.name.ends_with("资金") ||
               spending.name.ends_with("基金") || spending.name.ends_with("公益金");
      });
  if (several) return sources ? named : std::string();
  const bool titled =
      !item.empty() && title.find(item.substr(0, std::min<std::size_t>(item.size(), 18))) != std::string::npos;
  return parts && !titled ? std::string() : item;
}

bool TellsResults(const Draft& draft, const OutcomeSpan& outcome) {
  const Passage& passage = draft.reading.passages[static_cast<std::size_t>(outcome.passage)];
  return passage.kind == SectionKind::kResults || passage.kind == SectionKind::kItemResults ||
         IsLabelledResult(draft.reading, passage);
}

/// 入选, 获评: also where what was won has no name.
bool IsHonoured(const Reading& reading, ByteSpan span) {
  const std::string_view text = reading.In(span);
  const WordSet& verbs = reading.words.honour_verb;
  for (WordSet::Hit hit = verbs.First(text); hit; hit = verbs.First(text, hit.start + hit.length)) {
    if (!verbs.MeaningOf(text.substr(hit.start, hit.length)).empty()) return true;
  }
  return false;
}

/// 我局获评先进单位, 某镇入选名单 in the report of that town's government: won by the whole unit, of which no item may
/// claim more than another.
bool IsWonByUnit(const Draft& draft, const OutcomeSpan& outcome) {
  constexpr std::string_view kOwn[] = {"我", "本", "全"};
  constexpr std::size_t kLongestOwn = 12;  ///< bytes: 本单位
  const Reading& reading = draft.reading;
  if (!HoldsHonour(reading, outcome.span) && !IsHonoured(reading, outcome.span)) return false;
  const std::string_view text = reading.In(outcome.span);
  std::string_view subject = text.substr(0, reading.words.honour_verb.First(text).start);
  for (const std::string_view lead : {"此外,", "同时,"}) {
    if (subject.starts_with(lead)) subject.remove_prefix(lead.size());
  }
  for (const std::string_view by : {"被", "经", "由", "连续", "先后", "再次", "成功", "还"}) {
    subject = subject.substr(0, subject.find(by));
  }
  const bool own = subject.size() <= kLongestOwn &&
                   std::any_of(std::begin(kOwn), std::end(kOwn), [&](auto word) { return subject.starts_with(word); });
  return own || (!subject.empty() && draft.facts.unit.find(subject) != std::string::npos);
}

/// Something was done or made: counted, or told without a figure. An honour, a rate or a sum of money may have come of
/// many things.
bool TellsWork(const Draft& draft, const OutcomeSpan& outcome) {
  const Reading& reading = draft.reading;
  if (HoldsHonour(reading, outcome.span) || IsHonoured(reading, outcome.span)) return false;
  bool figure = false;
  const auto& all = reading.quantities.quantities;
  for (auto i = static_cast<std::size_t>(reading.FirstQuantityFrom(outcome.span.start)); i < all.size(); ++i) {
    if (all[i].span.start >= outcome.span.end) break;
    if (all[i].role != Quantity::Role::kValue) continue;
    if (all[i].kind == QuantityKind::kMeasure) return true;
    figure = figure || all[i].kind == QuantityKind::kMoney || all[i].kind == QuantityKind::kPercent;
  }
  return !figure;
}

/// In a report of one item and its parts: what is told of the part that the outcome names.
Link OnlyItemOrPart(const Draft& draft, const OwnWords& own_words, const std::string& only_item,
                    const OutcomeSpan& outcome) {
  if (only_item.empty() || !TellsResults(draft, outcome)) return {};
  std::string part = TellsWork(draft, outcome) ? own_words.PartOf(only_item, draft.reading.In(outcome.span)) : "";
  return part.empty() ? Link{only_item, "report_of_one_item", 0.8} : Link{std::move(part), "part_of_one_item", 0.8};
}

/// 康复楼于9月启用, of the item 康复楼改造: nothing but the thing itself says of which item it is told.
Link SharedThing(const Draft& draft, const OwnWords& own_words, const OutcomeSpan& outcome) {
  const SectionKind kind = draft.reading.passages[static_cast<std::size_t>(outcome.passage)].kind;
  const bool results =
      kind == SectionKind::kResults || kind == SectionKind::kItemResults || kind == SectionKind::kOther;
  if (!results || !TellsWork(draft, outcome)) return {};
  const std::string_view text = draft.reading.In(outcome.span);
  std::string item = own_words.ItemOf(text);
  if (item.empty()) item = own_words.InOtherOrder(text);
  return item.empty() ? Link{} : Link{std::move(item), "shared_thing", 0.75};
}

/// An outcome that was tied to an item by the thing that it names.
struct Told {
  int passage = -1;
  std::uint32_t end = 0;
  std::string item;
};

/// 改造集贸市场9个,新增经营面积1.86万平方米: what was added by what the clause before tells of.
Link GoesOn(const Draft& draft, Told& before, const OutcomeSpan& outcome) {
  constexpr std::uint32_t kComma = 3;  ///< bytes of what parts two clauses, at most
  const bool next = outcome.passage == before.passage && outcome.span.start <= before.end + kComma;
  if (!next || !draft.reading.In(outcome.span).starts_with("新增")) return {};
  before.end = outcome.span.end;
  return TellsWork(draft, outcome) ? Link{before.item, "goes_on_with_thing", 0.75} : Link{};
}

/// Where the support of an outcome by an item stands among the facts.
using Said = std::map<std::pair<int, std::string>, std::size_t>;

/// Of an outcome that is told twice the sentence counts that ties it to the item most surely.
void Add(Draft& draft, const Spent& spent, const OutcomeSpan& outcome, const Link& link, Said& said) {
  const auto amount = spent.amounts.find(link.item);
  if (amount == spent.amounts.end()) return;
  std::vector<SupportFact>& supports = draft.facts.supports;
  const auto [at, is_new] = said.emplace(std::pair(outcome.outcome, link.item), supports.size());
  if (!is_new && supports[at->second].evidence.confidence >= link.confidence) return;
  SupportFact fact;
  fact.spending = link.item;
  fact.amount_fen = amount->second;
  fact.outcome = outcome.outcome;
  fact.mode = "stated";
  fact.evidence = draft.reading.MakeEvidence(draft.reading.passages[static_cast<std::size_t>(outcome.passage)],
                                             link.rule, link.confidence);
  if (is_new)
    supports.push_back(std::move(fact));
  else
    supports[at->second] = std::move(fact);
}

}  // namespace

void AddSupports(Draft& draft) {
  const Spent spent(draft.facts);
  const OwnWords own_words(draft.facts.spending, draft.reading.words.item_common);
  const std::string only_item = OnlyItem(draft);
  Said said;
  Told before;
  for (const OutcomeSpan& outcome : draft.outcome_spans) {
    Link link = SameSentence(draft, outcome);
    if (link.item.empty()) link = SpentBehind(draft, outcome);
    if (link.item.empty() && IsWonByUnit(draft, outcome)) continue;
    if (link.item.empty()) {
      const ItemScope* scope = draft.scopes->ItemOf(outcome.passage);
      if (scope != nullptr) link = {scope->item, scope->rule, scope->confidence};
      if (scope == nullptr) link = ThroughItem(draft, outcome, only_item);
      if (link.item.empty()) link = NamedBefore(draft, outcome);
      if (link.item.empty()) link = SharedThing(draft, own_words, outcome);
      if (link.item.empty()) link = GoesOn(draft, before, outcome);
      if (link.item.empty()) link = OnlyItemOrPart(draft, own_words, only_item, outcome);
      if (link.item.empty()) continue;
    }
    std::string part;
    if (link.rule == "sentence_begins_with_item") {
      if (const std::string* own = draft.scopes->Match(draft.reading.In(outcome.span), true)) link.item = *own;
      part = OtherPart(draft, spent, link.item, outcome);
    } else {
      part = NamedPart(spent, link.item, draft.reading.In(outcome.span), NamesWhole(link.rule));
    }
    if (!part.empty()) link = {part, "part_named_in_outcome", 0.85};
    if (link.rule == "shared_thing") before = {outcome.passage, outcome.span.end, link.item};
    Add(draft, spent, outcome, link, said);
    if (!link.also.empty()) Add(draft, spent, outcome, {link.also, link.rule, link.confidence, {}}, said);
  }
}

}  // namespace jitu::ingest
