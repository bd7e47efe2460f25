#include "ingest/statements/money_context.h"

#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/total_phrase.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {

using Kind = MoneyRead::Kind;

namespace {

/// 具体安排:A 512万元,B 98万元: the kind of the amounts behind the colon, "same" where they are of the kind that the
/// whole is (资金主要用于:); empty where the words announce none.
std::string AnnouncedBasis(const Reading& reading, const Passage& passage, const Clause& clause) {
  constexpr std::size_t kLongest = 36;  ///< bytes
  const std::size_t next = static_cast<std::size_t>(&clause - passage.clauses.data()) + 1;
  const std::string_view text = reading.In(clause.span);
  if (!clause.quantities.empty() || text.size() > kLongest || next >= passage.clauses.size() ||
      passage.clauses[next].before != U':') {
    return {};
  }
  const auto has = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
  if (!has("具体") && !has("如下") && !has("主要")) return {};
  if (has("安排") || has("分配") || has("下达")) return "budget";
  if (has("支出") || has("使用") || has("拨付") || has("支付")) return "actual";
  return text.ends_with("用于") || text.ends_with("资金用途") ? "same" : "";
}

/// 下达我局资金(略)万元,其中:A 7万元: what the last verb before a list says of its amounts, where the sum itself is not
/// told or was taken out.
std::string BasisSaidBefore(const Reading& reading, const Passage& passage, const Clause& list) {
  if (&list == &passage.clauses.front()) return {};
  const std::string_view text = reading.In((&list - 1)->span);
  const WordSet::Hit verb = reading.words.amount_verb.Last(text);
  return verb ? std::string(reading.words.amount_verb.MeaningOf(text.substr(verb.start, verb.length))) : std::string();
}

/// The clause ends with a sum of public money: 资金总计85.98万元.
bool SumsMoney(const Reading& reading, const Clause& clause) {
  if (clause.quantities.empty()) return false;
  const Quantity& last = reading.At(clause.quantities.back());
  if (last.kind != QuantityKind::kMoney || last.span.end != clause.span.end) return false;
  const std::string_view left = reading.In({clause.span.start, last.span.start});
  if (IsOthersMoney(left) || reading.words.amount_other.OccursIn(left)) return false;
  constexpr std::string_view kSums[] = {"资金", "经费", "支出", "预算"};
  return std::any_of(std::begin(kSums), std::end(kSums),
                     [&](std::string_view sum) { return left.find(sum) != std::string_view::npos; });
}

/// The item whose name ends where the bracket opens that begins with this clause; empty if none does.
std::string NamedBefore(const Reading& reading, const Passage& passage, const Clause& bracket) {
  if (&bracket == &passage.clauses.front()) return {};
  const Clause& front = *(&bracket - 1);
  const auto open = static_cast<std::uint32_t>(PreviousOffset(reading.text, bracket.span.start));
  if (front.depth + 1 != bracket.depth || TrimBlanks(reading.text, {front.span.start, open}).end != front.span.end)
    return {};
  ByteSpan name = front.span;
  for (const std::string_view between : {"、", "和", "及", "与"}) {
    const std::size_t at = reading.In(name).rfind(between);
    if (at == std::string_view::npos) continue;
    const ByteSpan last{name.start + static_cast<std::uint32_t>(at + between.size()), name.end};
    if (last.length() >= 12 && (between == "、" || front.before == U')')) name = last;
  }
  name = CleanItemName(reading, name);
  const std::string_view text = reading.In(name);
  const bool item = IsItemName(reading, name) && reading.words.item_noun.SuffixOf(text) != 0 &&
                    !HoldsFigure(reading, name) && !reading.words.item_pronoun.Contains(text) &&
                    !IsGenericItem(reading, text) && !IsOwnUnit(reading, text) && !IsSentence(text);
  return item && text.size() >= 12 ? reading.NameAt(name) : std::string();
}

/// The names end in the same words: 省级彩票公益金, 省级福彩公益金.
bool EndAlike(std::string_view one, std::string_view other) {
  constexpr std::size_t kSharedEnd = 9;  ///< bytes
  return one.size() >= kSharedEnd && one.substr(0, 3) == other.substr(0, 3) &&
         other.ends_with(one.substr(one.size() - kSharedEnd));
}

}  // namespace

void MoneyContext::StartPassage(const Passage& passage) {
  if (lead.Enter(passage)) block_top = -1;
  others_money = false;
  basis_before.clear();
  if (!passage.goes_on || passage.marked) parts_basis.clear();
  announced = announced && !parts_basis.empty();
  const bool chain = passage.goes_on && !passage.marked;
  if (!passage.goes_on) list_of_ = -1;
  parts_of = list_of_;
  if (!chain) {
    last_in_passage = -1;
    last_of_depth_.fill(-1);
  }
  if (chain && !LeadingProject(reading_, passage).empty()) last_in_passage = -1;
  bracket_of_.fill(-1);
  before_bracket_.fill({});
  if (passage.block != block_ || passage.heading) {
    block_top = passage.section == section_ && !passage.marked ? block_top : -1;
    block_ = passage.block;
  }
  if (passage.section != section_) {
    section_ = passage.section;
    section_top = -1;
    section_named = false;
  }
}

void MoneyContext::OpenParts(const Passage& passage, const Clause& clause) {
  const std::string_view text = reading_.In(clause.span);
  if (clause.depth > 0) {
    const auto depth = static_cast<std::size_t>(clause.depth);
    if (clause.before != U'(' || depth >= bracket_of_.size()) return;
    bracket_of_[depth] = last_of_depth_[depth - 1];
    before_bracket_[depth] = NamedBefore(reading_, passage, clause);
    return;
  }
  if (const std::size_t opening = PartsLead(reading_, clause.span); opening != 0) {
    parts_of = -1;
    parts_exact = false;
    parts_basis = text.substr(0, opening).find("预算") == std::string_view::npos ? "actual" : "budget";
    announced = true;
    return;
  }
  if (const std::string basis = AnnouncedBasis(reading_, passage, clause); !basis.empty()) {
    const int whole = last_in_passage >= 0 ? last_in_passage : LastTop();
    const MoneyRead* top = whole < 0 ? nullptr : &money.reads[static_cast<std::size_t>(whole)];
    const bool known = top != nullptr && top->kind == Kind::kSpending && (basis == "same" || top->basis == basis);
    parts_of = known ? whole : -1;
    parts_exact = false;
    parts_basis = known || basis == "same" ? std::string() : basis;
    announced = !parts_basis.empty();
    return;
  }
  const WordSet& leads = reading_.words.part_lead;
  std::size_t length = leads.PrefixOf(text);
  if (length == 0) {
    const WordSet::Hit hit = leads.First(text);
    const bool main_ones = hit && text.substr(0, hit.start).ends_with("主要");
    const bool open = hit && !main_ones && (hit.start + hit.length == text.size());
    if (open) length = hit.length;
  }
  const bool told = last_in_passage >= 0 || !basis_before.empty();
  const bool list = length == 0 && clause.before == U':' && told && parts_of < 0 && !passage.marked;
  const bool spread = length == 0 && !list && (told || block_top >= 0) &&
                      reading_.words.part_spread.PrefixOf(text) != 0 && CountMoney(reading_, clause) >= 2;
  if (length == 0 && !list && !spread) return;
  const std::string_view word = length == 0 ? std::string_view() : text.substr(0, length);
  parts_exact = list || leads.MeaningOf(word) == "exact";
  const bool told_here = last_in_passage >= 0 && money.reads[static_cast<std::size_t>(last_in_passage)].passage ==
                                                     static_cast<int>(&passage - reading_.passages.data());
  // 第一批B,支持b1;第二批C,支持c1: of the list's whole, not of what the entry before told last.
  const int last = spread && !told_here && list_of_ >= 0 ? list_of_ : last_in_passage;
  parts_of = others_money ? -1 : last >= 0 ? last : LastTop();
  if (parts_of >= 0 && money.reads[static_cast<std::size_t>(parts_of)].kind == Kind::kFigure) parts_of = -1;
  if (list_of_ < 0) list_of_ = parts_of;
  const bool spent = word.find("支出") != std::string_view::npos;
  parts_basis = parts_of >= 0 || others_money ? std::string() : spent ? std::string("actual") : basis_before;
  if (parts_of < 0 && !told && parts_basis.empty()) parts_basis = BasisSaidBefore(reading_, passage, clause);
  // 专项资金总计85.98万元,其中A 22万元: of a sum that names no item.
  const bool summed = parts_of < 0 && !others_money && parts_basis.empty() && clause.before == U',' && !word.empty() &&
                      SumsMoney(reading_, *(&clause - 1));
  if (summed) parts_basis = DefaultBasis(reading_, passage);
  // 将资金分解为:A 980万元、B 320万元: of a whole that was told in another section.
  const bool alone = parts_of < 0 && !others_money && parts_basis.empty() && !word.empty();
  constexpr std::ptrdiff_t kFewest = 3;  ///< amounts of a list that nothing but its lead announces
  if (alone && (clause.quantities.empty() ? text::Has(text, "资金") : CountMoney(reading_, clause) >= kFewest))
    parts_basis = DefaultBasis(reading_, passage);
}

void MoneyContext::EndClause(const Clause& clause) {
  if (last_in_passage >= 0 && reading_.In(clause.span).ends_with("元中")) {
    parts_of = last_in_passage;
    parts_exact = false;
  }
  const auto depth = static_cast<std::size_t>(clause.depth);
  if (depth < last_of_depth_.size()) last_of_depth_[depth] = last_in_passage;
}

int MoneyContext::ParentOf(const Clause& clause) const {
  const auto depth = static_cast<std::size_t>(clause.depth);
  return depth == 0 ? parts_of : depth < bracket_of_.size() ? bracket_of_[depth] : -1;
}

const std::string& MoneyContext::ItemBeforeBracket(const Clause& clause) const {
  const auto depth = static_cast<std::size_t>(clause.depth);
  return before_bracket_[depth < before_bracket_.size() ? depth : 0];
}

const MoneyRead* MoneyContext::FindSame(const std::string& name, int quantity) const {
  const auto fen = reading_.At(quantity).Fen();
  constexpr std::size_t kShortName = 12;  ///< bytes: 活动经费 of 苗年文化周活动经费
  const std::string key = text::NameKey(name);
  const MoneyRead* found = nullptr;
  if (!fen) return found;
  const auto same = by_fen_.find(*fen);
  if (same == by_fen_.end()) return found;
  for (const int index : same->second) {
    const MoneyRead& read = money.reads[static_cast<std::size_t>(index)];
    const std::string said = text::NameKey(read.name);
    const bool shorter = key.size() >= kShortName && said.ends_with(key);
    const bool longer = said.size() >= kShortName && key.ends_with(said);
    if (said == key || shorter || longer) found = &read;
  }
  return found;
}

const MoneyRead* MoneyContext::FindAlike(const std::string& name, int quantity) const {
  const MoneyRead* read = OnlyOfAmount(quantity);
  return read != nullptr && EndAlike(text::NameKey(name), text::NameKey(read->name)) ? read : nullptr;
}

const MoneyRead* MoneyContext::OnlyOfAmount(int quantity) const {
  const auto fen = reading_.At(quantity).Fen();
  const auto same = fen ? by_fen_.find(*fen) : by_fen_.end();
  if (same == by_fen_.end() || same->second.size() != 1) return nullptr;
  const MoneyRead& read = money.reads[static_cast<std::size_t>(same->second.front())];
  return read.own_name ? &read : nullptr;
}

const MoneyRead* MoneyContext::ToldBefore(const Passage& passage, const std::string& name, int quantity) const {
  const MoneyRead* same = FindSame(name, quantity);
  return same == nullptr && passage.marked ? FindAlike(name, quantity) : same;
}

const MoneyRead* MoneyContext::PaidOut(std::string_view words, int quantity) const {
  constexpr std::size_t kLongest = 24;  ///< bytes: 发放补助资金, and no item of its own
  const bool paid = words.starts_with("发放") || words.starts_with("兑付");
  const MoneyRead* allotted = paid && words.size() <= kLongest ? OnlyOfAmount(quantity) : nullptr;
  return allotted != nullptr && allotted->basis != "actual" ? allotted : nullptr;
}

int MoneyContext::LastOf(const std::string& item) const {
  const auto found = last_of_item_.find(item);
  return found == last_of_item_.end() ? -1 : found->second;
}

std::string MoneyContext::BasisOfList(const Passage& passage) const {
  const auto& sections = reading_.outline.sections;
  for (int at = passage.section; at >= 0; at = sections[static_cast<std::size_t>(at)].parent) {
    const auto heading = restated_above_.find(at);
    if (heading != restated_above_.end()) return heading->second;
  }
  return {};
}

void MoneyContext::LearnBasis(const MoneyRead& read) {
  if (money.reads.empty() || read.kind != Kind::kSpending || read.guessed) return;
  MoneyRead& entry = money.reads.back();
  const auto fen = reading_.At(read.quantity).Fen();
  if (!entry.guessed || entry.passage + 1 != read.passage || !fen || reading_.At(entry.quantity).Fen() != fen) return;
  entry.basis = read.basis;
  restated_above_[reading_.passages[static_cast<std::size_t>(entry.passage)].section] = read.basis;
}

void MoneyContext::Remember(const Passage& passage, const MoneyRead& read) {
  const int index = static_cast<int>(money.reads.size());
  money.reads.push_back(read);
  if (read.kind == Kind::kNone) return;
  if (const auto fen = reading_.At(read.quantity).Fen();
      fen && read.kind == Kind::kSpending && by_fen_[*fen].size() < 50) {
    by_fen_[*fen].push_back(index);
  }
  if (read.beside) return;
  if (passage.marked && read.restated) restated_above_[passage.section] = read.basis;
  last_in_passage = index;
  if (read.kind == Kind::kFigure) return;
  if (read.kind == Kind::kSpending) last_of_item_[read.name] = index;
  const bool part = read.parent >= 0 || (parts_of < 0 && !parts_basis.empty());  // of a whole that has a name, or none
  const bool top = !part && (read.kind == Kind::kTotal || read.kind == Kind::kSpending);
  if (read.kind == Kind::kSpending && read.own_name) section_named = true;
  // “三公”经费, 机关运行经费: sums over all a unit does, of which no sentence below speaks.
  if (!top || (read.kind == Kind::kSpending && reading_.words.total.SuffixOf(read.name) != 0)) return;
  block_top = index;
  section_top = index;
  block_ = passage.block;
  if (read.kind == Kind::kSpending && known_items_.insert(read.name).second) money.items.push_back(read.name);
}

}  // namespace jitu::ingest
