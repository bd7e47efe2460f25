#include "ingest/statements/scope.h"

#include <algorithm>
#include <set>

#include "ingest/statements/aligned_groups.h"
#include "ingest/statements/item_words.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

constexpr std::size_t kHead = 12;               ///< bytes, four characters: by them names are looked up
constexpr std::size_t kMostAlike = 64;          ///< names that begin alike; more are not told apart
constexpr std::size_t kWindow = 300;            ///< bytes at the beginning of a sentence
constexpr std::size_t kLongestSentence = 1500;  ///< bytes of it that are searched
constexpr std::size_t kShortestInPlace = 15;    ///< bytes of a thing that is told without the place it is in

const std::string kSeveral;  ///< items have one amount

constexpr std::string_view kTails[] = {"支出", "经费", "资金", "费用"};

/// What a text begins with, as far as names are looked up by it; empty where it is too short to tell.
std::string HeadOf(std::string_view text) {
  constexpr std::size_t kLooked = 48;  ///< bytes of the text, the last characters of whose key may still change
  if (text.size() <= kLooked) return {};
  std::size_t enough = 0;  // where nothing in front is left out
  while (enough < 2 * kHead) enough = NextOffset(text, enough);
  std::string key = text::NameKey(text.substr(0, enough));
  if (key.size() < 2 * kHead) key = text::NameKey(text.substr(0, kLooked));
  key.resize(key.size() < 2 * kHead ? 0 : kHead);
  return key;
}

/// A name's key without the words that one mention has and another leaves out.
std::string ItemKey(std::string_view name) {
  std::string key = text::NameKey(name);
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view tail : kTails) {
      if (key.size() > tail.size() + 6 && key.ends_with(tail)) {
        key.resize(key.size() - tail.size());
        cut = true;
      }
    }
  }
  return key;
}

/// 市儿童福利院特教楼建设 -> 市儿童福利院特教楼: the thing, without what was done with it; empty where little is left.
std::string_view ThingOf(std::string_view key) {
  constexpr std::size_t kShortestThing = 12;  ///< bytes
  constexpr std::string_view kDone[] = {"建设", "改造", "运营", "维修", "修缮", "更新", "购置", "采购", "养护",
                                        "管护", "提升", "整治", "治理", "工程", "项目", "配套", "运行", "维护"};
  std::size_t cut = key.size();
  for (const std::string_view word : kDone) cut = std::min(cut, key.find(word, kShortestThing));
  return cut < key.size() ? key.substr(0, cut) : std::string_view();
}

/// 某县某电子商务有限公司|县级物流配送中心项目: in front of the work stands who got the money for it.
bool IsBehindRecipient(std::string_view key, std::size_t cut) {
  constexpr std::size_t kShortestWork = 18;  ///< bytes
  const std::string_view recipient = key.substr(0, cut);
  return key.size() - cut >= kShortestWork && (recipient.ends_with("公司") || recipient.ends_with("合作社"));
}

/// 石岭镇|白茶加工园区: in front of the thing stands where it is.
bool IsBehindPlace(std::string_view key, std::size_t cut) {
  constexpr std::string_view kPlaces[] = {"县", "市", "区", "镇", "乡", "村", "旗", "街道"};
  const std::string_view place = key.substr(0, cut);
  return std::any_of(std::begin(kPlaces), std::end(kPlaces), [&](auto end) { return place.ends_with(end); });
}

/// 县道大修工程完成罩面8公里, below what is told of another item: a work that has no amount of its own.
bool NamesOtherWork(const Reading& reading, ByteSpan text, const std::string& item) {
  const NameMention* work = reading.NameStartingAt(text.start, "Project");
  return work != nullptr && work->name.find(item) == std::string::npos && item.find(work->name) == std::string::npos;
}

/// “3·18”森林火灾发生后…, 石桥旧址被列为… behind a sentence that begins with an item: it begins with something else,
/// not with what was done (全年发放…, 新增…).
bool HasOwnSubject(const Reading& reading, const Passage& passage, ByteSpan text) {
  if (passage.goes_on || passage.marked || passage.clauses.empty()) return false;
  const ByteSpan told = DropLead(reading, text, reading.words.indicator_lead);
  const std::string_view words = reading.In(told);
  const bool quoted = CodePointAt(reading.text, told.start) == U'“';
  const bool named = reading.NameStartingAt(told.start, "") != nullptr;
  return (quoted || named) && reading.words.outcome_verb.PrefixOf(words) == 0;
}

/// 示范区奖补方面:… is told of what the label names; empty if the passage has none.
std::string_view LabelOf(const Reading& reading, const Passage& passage) {
  constexpr std::string_view kAspect = "方面";
  std::string_view label = reading.In(passage.clauses.front().span);
  if (label.ends_with(kAspect)) label.remove_suffix(kAspect.size());
  return passage.clauses.size() > 1 && passage.clauses[1].before == U':' ? label : std::string_view();
}

/// 其他工作, a line of its own that says no more: what stands below it is not told of what stands above.
bool IsTitleLine(const Reading& reading, const Passage& passage) {
  constexpr std::size_t kLongestTitle = 24;  ///< bytes
  const std::string_view text = reading.In(passage.span);
  const bool plain = passage.clauses.size() == 1 && passage.clauses.front().quantities.empty() && !passage.in_table;
  const char32_t before = CodePointBefore(reading.text, passage.span.start);
  const char32_t behind = CodePointAt(reading.text, passage.span.end);
  return plain && text.size() <= kLongestTitle && before == U'\n' && behind == U'\n';
}

/// 投入42万元,培训356人次: the sentence begins with money of its own.
bool OpensWithMoney(const Reading& reading, const Passage& passage) {
  if (passage.clauses.empty()) return false;
  const std::vector<int>& quantities = passage.clauses.front().quantities;
  return std::any_of(quantities.begin(), quantities.end(),
                     [&](int quantity) { return reading.At(quantity).kind == QuantityKind::kMoney; });
}

/// 整治裸房236栋: a clause begins with what was done, counted.
bool BeginsWithWork(const Reading& reading, const Passage& passage) {
  return std::any_of(passage.clauses.begin(), passage.clauses.end(), [&](const Clause& clause) {
    const ByteSpan told = DropLead(reading, clause.span, reading.words.indicator_lead);
    return !clause.quantities.empty() && reading.words.outcome_verb.PrefixOf(reading.In(told)) != 0;
  });
}

/// An amount that is told to the hundredth, or as precisely, is hardly another's by chance.
bool IsTelling(std::string_view amount) {
  constexpr std::ptrdiff_t kDigits = 3;
  return std::count_if(amount.begin(), amount.end(), [](char c) { return c >= '0' && c <= '9'; }) >= kDigits;
}

/// 120万元用于技能竞赛,举办竞赛12项: what the sentence says the money is for; empty if it does not begin so.
std::string_view PaidFor(const Reading& reading, const Passage& passage) {
  constexpr std::string_view kFor = "用于";
  if (passage.clauses.empty() || passage.clauses.front().quantities.empty()) return {};
  const Quantity& amount = reading.At(passage.clauses.front().quantities.front());
  const ByteSpan behind{amount.span.end, std::max(amount.span.end, passage.clauses.front().span.end)};
  const bool money = amount.kind == QuantityKind::kMoney || amount.kind == QuantityKind::kNumber;  // 120万
  const bool opens = money && amount.span.start == passage.clauses.front().span.start;
  return opens && reading.In(behind).starts_with(kFor) ? reading.In(behind).substr(kFor.size()) : std::string_view();
}

/// 此外, in front of a paragraph: it is told of nothing above it.
bool IsAside(const Reading& reading, const Passage& passage) {
  const std::string_view text = reading.In(passage.span);
  return text.starts_with("此外,") || text.starts_with("另外,");
}

/// 三、儿童福利(126万元) as a line of its own heads what stands below: what is in front of the bracket with the amount;
/// empty if it is another line.
std::string_view LineAbove(const Reading& reading, const Passage& passage) {
  const char32_t behind = CodePointAt(reading.text, passage.span.end);
  if (!passage.marked || passage.in_table || (behind != U'\n' && behind != 0)) return {};
  const std::string_view text = reading.In(passage.span);
  const std::size_t bracket = text.find('(');
  if (bracket == std::string_view::npos || !text.ends_with(')')) return {};
  const int amount = reading.FirstQuantityFrom(passage.span.start + static_cast<std::uint32_t>(bracket));
  const bool money = static_cast<std::size_t>(amount) < reading.quantities.quantities.size() &&
                     reading.At(amount).kind == QuantityKind::kMoney &&
                     reading.At(amount).span.end + 1 == passage.span.end;
  return money ? text.substr(0, bracket) : std::string_view();
}

}  // namespace

ItemScopes::ItemScopes(const Draft& draft) {
  std::set<std::string> known;
  for (const SpendingFact& spending : draft.facts.spending) {
    std::string key = ItemKey(spending.name);
    if (key.size() < 6 || !known.insert(key).second) continue;
    items_.push_back({std::move(key), spending.name, !spending.part_of.empty()});
  }
  std::stable_sort(items_.begin(), items_.end(),
                   [](const Known& a, const Known& b) { return a.key.size() > b.key.size(); });
  for (std::size_t i = 0; i < items_.size(); ++i) {
    const std::string& key = items_[i].key;
    whole_.emplace(key, i);
    if (const std::string_view thing = ThingOf(key); !thing.empty()) {
      for (std::size_t cut = 0; cut + kHead <= thing.size(); cut = NextOffset(thing, cut)) {
        if (cut != 0 && (!IsBehindPlace(key, cut) || thing.size() - cut < kShortestInPlace)) continue;
        std::vector<Thing>& things = beginnings_[std::string(thing.substr(cut, kHead))].things;
        if (things.size() < kMostAlike) things.push_back({i, cut, thing.size()});
      }
    }
    for (std::size_t cut = 0; cut + kHead <= key.size(); cut = NextOffset(key, cut)) {
      Beginning& beginning = beginnings_[key.substr(cut, kHead)];
      std::vector<Place>& places = cut == 0 ? beginning.heads : beginning.tails;
      if (places.size() < kMostAlike) places.push_back({i, cut});
    }
  }
  for (const SpendingFact& spending : draft.facts.spending) {
    const bool dated = spending.fiscal_year && draft.reading.fiscal_year;
    if (dated && *spending.fiscal_year < *draft.reading.fiscal_year) arrears_.insert(spending.name);
    const auto [known_as, is_new] = by_amount_.emplace(spending.amount_fen, &spending.name);
    if (!is_new && *known_as->second != spending.name) known_as->second = &kSeveral;
  }
  ReadPassages(draft);
  ReadSections(draft);
  AlignGroups(draft, scopes_);
}

const std::string* ItemScopes::WithAmountIn(const Draft& draft, std::size_t index) const {
  const Reading& reading = draft.reading;
  const Passage& passage = reading.passages[index];
  const auto [first, last] = draft.money.OfPassage(static_cast<int>(index));
  for (std::size_t r = first; r < last; ++r) {
    if (draft.money.reads[r].kind == MoneyRead::Kind::kSpending) return nullptr;  // it tells of its own
  }
  const std::string* found = nullptr;
  for (const Clause& clause : passage.clauses) {
    for (const int quantity : clause.quantities) {
      if (reading.At(quantity).kind != QuantityKind::kMoney) continue;
      const ByteSpan span = reading.At(quantity).span;
      const bool ends = CodePointAt(reading.text, span.end) == U')' && span.end + 1 >= passage.span.end;
      if (!ends && !IsTelling(reading.In(span))) continue;
      const auto fen = FenOf(reading, quantity);
      const auto item = fen ? by_amount_.find(*fen) : by_amount_.end();
      if (item == by_amount_.end() || arrears_.count(*item->second) != 0) continue;
      if (item->second->empty() || (found != nullptr && *found != *item->second)) return nullptr;
      found = item->second;
    }
  }
  return found;
}

void ItemScopes::ReadSections(const Draft& draft) {
  const std::vector<Passage>& passages = draft.reading.passages;
  for (std::size_t first = 0; first < passages.size();) {
    std::size_t end = first;
    while (end < passages.size() && passages[end].section == passages[first].section) ++end;
    ReadSection(draft, first, end);
    first = end;
  }
}

void ItemScopes::ReadSection(const Draft& draft, std::size_t first, std::size_t end) {
  constexpr std::size_t kMostPassages = 12;  ///< of a section that tells of one item
  const SectionKind kind = draft.reading.passages[first].kind;
  const bool results = kind == SectionKind::kResults || kind == SectionKind::kItemResults ||
                       kind == SectionKind::kOther || kind == SectionKind::kBudget;
  if (!results || end - first > kMostPassages || !draft.reading.passages[first].heading) return;
  const auto read_in = [&](std::size_t i) { return draft.money.OfPassage(static_cast<int>(i)); };
  const std::string* item = nullptr;
  std::size_t at = 0;
  for (std::size_t r = read_in(first).first; r < read_in(end - 1).second; ++r) {
    const MoneyRead& read = draft.money.reads[r];
    if (read.kind == MoneyRead::Kind::kTotal) return;
    if (read.kind != MoneyRead::Kind::kSpending || read.parent >= 0 || arrears_.count(read.name) != 0) continue;
    if (!read.own_name || read.basis != "actual" || (item != nullptr && *item != read.name)) return;
    if (item == nullptr) at = static_cast<std::size_t>(read.passage);
    item = &read.name;
  }
  for (std::size_t i = first; item != nullptr && i < at; ++i) {
    if (scopes_[i].item.empty() && BeginsWithWork(draft.reading, draft.reading.passages[i]))
      scopes_[i] = {*item, "section_tells_of_item", 0.8};
  }
}

const ItemScopes::Beginning& ItemScopes::BeginningOf(std::string_view key) const {
  static const Beginning kNone;
  const auto found = key.size() < kHead ? beginnings_.end() : beginnings_.find(std::string(key.substr(0, kHead)));
  return found == beginnings_.end() ? kNone : found->second;
}

const ItemScope* ItemScopes::ItemOf(int passage) const {
  const ItemScope& scope = scopes_[static_cast<std::size_t>(passage)];
  return scope.item.empty() ? nullptr : &scope;
}

bool ItemScopes::NoneBegins(std::string_view text) const {
  if (items_.empty()) return true;
  const std::string head = HeadOf(text);
  if (head.empty()) return false;
  return beginnings_.count(head) == 0;
}

const std::string* ItemScopes::Match(std::string_view text, bool prefix) const {
  if (NoneBegins(text)) return nullptr;
  const std::string key = ItemKey(text.substr(0, std::min<std::size_t>(text.size(), kWindow)));
  if (const auto same = whole_.find(key); same != whole_.end()) return &items_[same->second].name;
  if (!prefix) return nullptr;
  const auto& [heads, tails, things] = BeginningOf(key);
  for (const Place place : heads) {
    if (key.starts_with(items_[place.item].key)) return &items_[place.item].name;
  }
  // 酿造废水资源化利用项目建成… of the item 某酒业酿造废水资源化利用项目: the end of one item's name and of no other.
  const Known* ended = nullptr;
  for (const Place place : tails) {
    const Known& item = items_[place.item];
    const std::string_view tail = std::string_view(item.key).substr(place.cut);
    if (&item == ended || !key.starts_with(tail)) continue;
    const bool most = tail.size() > kHead && tail.size() * 2 >= item.key.size();
    if (tail.size() != key.size() && !most && !IsBehindRecipient(item.key, place.cut)) continue;
    if (ended != nullptr) return nullptr;
    ended = &item;
  }
  if (ended != nullptr) return &ended->name;
  // 老旧小区改造 over the item 老旧小区改造补助资金, where no other item begins so.
  constexpr std::size_t kShortestKey = 15;
  const std::string* longer = nullptr;
  for (const Place place : heads) {
    if (key.size() < kShortestKey || !items_[place.item].key.starts_with(key)) continue;
    if (longer != nullptr) return nullptr;
    longer = &items_[place.item].name;
  }
  if (longer != nullptr) return longer;
  // 市儿童福利院特教楼主体封顶 of 市儿童福利院特教楼建设, where no other item is of that thing.
  const std::string* made = nullptr;
  for (const Thing thing : things) {
    if (!key.starts_with(std::string_view(items_[thing.item].key).substr(thing.begin, thing.end - thing.begin)))
      continue;
    if (made != nullptr) return nullptr;
    made = &items_[thing.item].name;
  }
  return made;
}

const std::string* ItemScopes::NamedIn(std::string_view text) const {
  constexpr std::size_t kShortestName = 15;  ///< bytes: shorter ones are words of the language
  if (items_.empty()) return nullptr;
  const std::string said = text::NameKey(text.substr(text.size() - std::min(text.size(), kLongestSentence)));
  const std::string* last = nullptr;
  std::size_t end = 0;
  for (std::size_t at = 0; at + kHead <= said.size(); at = NextOffset(said, at)) {
    const std::string_view rest = std::string_view(said).substr(at);
    for (const Place place : BeginningOf(rest).heads) {
      const Known& item = items_[place.item];
      if (item.key.size() < kShortestName || at + item.key.size() <= end || !rest.starts_with(item.key)) continue;
      last = &item.name;
      end = at + item.key.size();
      break;
    }
  }
  return last;
}

bool ItemScopes::NamesOther(std::string_view text, const std::string& item) const {
  constexpr std::size_t kShortestName = 18;  ///< bytes
  if (NoneBegins(text)) return false;
  const std::string key = text::NameKey(text.substr(0, std::min<std::size_t>(text.size(), kWindow)));
  for (const Place place : BeginningOf(key).heads) {
    const Known& other = items_[place.item];
    if (other.key.size() >= kShortestName && key.starts_with(other.key)) return other.name != item && !other.part;
  }
  return false;
}

bool ItemScopes::IsPart(const std::string& name) const {
  const auto item = whole_.find(ItemKey(name));
  return item != whole_.end() && items_[item->second].name == name && items_[item->second].part;
}

void ItemScopes::ReadPassages(const Draft& draft) {
  const Reading& reading = draft.reading;
  scopes_.resize(reading.passages.size());
  std::string form;
  std::size_t named = 0;
  ItemScope open;
  int block = -1;
  int section = -1;
  int headed = -1;          // the section of `above`
  ItemScope above;          // the item that its heading names
  int aside_from = -1;      // the section in which a line of its own led away from that item
  bool below_line = false;  // an item and its amount in a line of their own stand above
  for (std::size_t i = 0; i < reading.passages.size(); ++i) {
    const Passage& passage = reading.passages[i];
    for (; named < reading.names.mentions.size() && reading.names.mentions[named].span.start <= passage.span.start;
         ++named) {
      if (reading.names.mentions[named].rule == "form_field") form = reading.names.mentions[named].name;
    }
    if (!passage.row_item.empty()) {
      if (const std::string* item = Match(reading.In(passage.row_item), false)) {
        scopes_[i] = {*item, "row_of_item", 0.95};
        continue;
      }
    }
    if (const std::string* paid = Match(PaidFor(reading, passage), false)) {
      scopes_[i] = {*paid, "amount_for_item", 0.95};
      continue;
    }
    const bool aside = passage.block != block && IsAside(reading, passage);
    const bool new_place = passage.section != section || (passage.block != block && passage.marked) || passage.heading;
    const bool new_item = passage.marked && !passage.ordinal_word && passage.block != block;
    if (new_place || new_item) open = ItemScope{};
    const bool carries = !aside && open.confidence >= 0.95 && (passage.kind == SectionKind::kItemResults || below_line);
    if (passage.block != block && !carries) open = ItemScope{};
    block = passage.block;
    section = passage.section;
    const auto [first, last] = draft.money.OfPassage(static_cast<int>(i));
    bool told = false;
    for (std::size_t r = first; r < last && !told; ++r) {
      const MoneyRead& read = draft.money.reads[r];
      if (read.kind != MoneyRead::Kind::kSpending || read.parent >= 0 || !read.own_name) continue;
      if (read.clause != 0 && !(read.clause == 1 && read.rule == "amount_in_bracket")) continue;
      open = {read.name, "item_repeated", passage.kind == SectionKind::kBudget ? 0.9 : 0.97};
      told = true;
    }
    const bool by_words = open.rule == "sentence_begins_with_item" ||
                          (!told && !open.item.empty() && NamesOther(reading.In(passage.span), open.item));
    const std::string* labels = told || passage.clauses.empty() ? nullptr : Match(LabelOf(reading, passage), false);
    if (labels != nullptr) {
      open = {*labels, "item_labels", 0.9};
    } else if ((open.item.empty() || by_words) && !passage.clauses.empty()) {
      const bool labelled = passage.clauses.size() > 1 && IsResultLabel(reading.In(passage.clauses[0].span));
      const ByteSpan text_span =
          DropLead(reading, {passage.clauses[labelled ? 1 : 0].span.start, passage.span.end}, reading.words.item_lead);
      if (const std::string* item = Match(reading.In(text_span), true)) {
        const ItemScope begins{*item, "sentence_begins_with_item", 0.88};
        if (IsPart(*item) && !passage.marked) {
          scopes_[i] = begins;
          continue;
        }
        open = begins;
      } else if (by_words &&
                 (NamesOtherWork(reading, text_span, open.item) || HasOwnSubject(reading, passage, text_span))) {
        open = ItemScope{};
      }
    }
    const std::string* heads = Match(LineAbove(reading, passage), false);
    below_line = heads != nullptr || (below_line && !new_place && !passage.marked);
    if (heads != nullptr) open = {*heads, "item_heads", 0.95};
    if (IsTitleLine(reading, passage) && heads == nullptr && !told) aside_from = passage.section;
    const bool may_tell = passage.kind != SectionKind::kBudget && passage.kind != SectionKind::kProblems &&
                          passage.kind != SectionKind::kGoals && passage.kind != SectionKind::kAbout;
    if (const std::string* paid = open.item.empty() && may_tell ? WithAmountIn(draft, i) : nullptr) {
      scopes_[i] = {*paid, "amount_of_item", 0.85};
      for (std::size_t before = i; before > 0 && reading.passages[before].goes_on; --before) {
        if (!scopes_[before - 1].item.empty() || OpensWithMoney(reading, reading.passages[before - 1])) break;
        scopes_[before - 1] = scopes_[i];
      }
    }
    if (open.item.empty() && scopes_[i].item.empty() && !aside && aside_from != passage.section) {
      if (headed != passage.section) {
        headed = passage.section;
        const std::string name = SectionItem(reading, headed);
        const std::string* item = name.empty() ? nullptr : Match(name, true);
        above = item == nullptr ? ItemScope{} : ItemScope{*item, "section_of_item", 0.9};
      }
      if (!above.item.empty()) scopes_[i] = above;
    }
    if (!open.item.empty()) scopes_[i] = open;
    const bool of_form =
        (passage.in_table && passage.kind == SectionKind::kResults) || IsLabelledResult(reading, passage);
    if (scopes_[i].item.empty() && !form.empty() && of_form) {
      if (const std::string* item = Match(form, false)) scopes_[i] = {*item, "form_of_item", 0.85};
    }
  }
}

void ReadScopes(Draft& draft) { draft.scopes = std::make_shared<const ItemScopes>(draft); }

}  // namespace jitu::ingest
