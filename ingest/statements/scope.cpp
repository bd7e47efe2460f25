#include "ingest/statements/scope.h"

#include <algorithm>

#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

constexpr std::string_view kTails[] = {"支出", "经费", "资金", "费用"};

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

}  // namespace

ItemScopes::ItemScopes(const Draft& draft) {
  for (const SpendingFact& spending : draft.facts.spending) {
    const std::string key = ItemKey(spending.name);
    const bool known = std::any_of(items_.begin(), items_.end(), [&](const Known& item) { return item.key == key; });
    if (!known && key.size() >= 6) items_.push_back({key, spending.name, !spending.part_of.empty()});
  }
  std::stable_sort(items_.begin(), items_.end(),
                   [](const Known& a, const Known& b) { return a.key.size() > b.key.size(); });
  ReadPassages(draft);
}

const ItemScope* ItemScopes::ItemOf(int passage) const {
  const ItemScope& scope = scopes_[static_cast<std::size_t>(passage)];
  return scope.item.empty() ? nullptr : &scope;
}

const std::string* ItemScopes::Match(std::string_view text, bool prefix) const {
  const std::string key = ItemKey(text.substr(0, std::min<std::size_t>(text.size(), 300)));
  for (const Known& item : items_) {
    if (item.key == key) return &item.name;
  }
  if (!prefix) return nullptr;
  for (const Known& item : items_) {
    if (item.key.size() >= 12 && key.starts_with(item.key)) return &item.name;
  }
  // 酿造废水资源化利用项目建成… of the item 某酒业酿造废水资源化利用项目: the end of one item's name and of no other.
  constexpr std::size_t kShortestEnd = 12;
  const Known* ended = nullptr;
  for (const Known& item : items_) {
    std::size_t cut = NextOffset(item.key, 0);
    while (cut + kShortestEnd <= item.key.size() && !key.starts_with(std::string_view(item.key).substr(cut))) {
      cut = NextOffset(item.key, cut);
    }
    if (cut + kShortestEnd > item.key.size()) continue;
    const std::size_t end = item.key.size() - cut;
    if (end != key.size() && (end <= kShortestEnd || end * 2 < item.key.size())) continue;
    if (ended != nullptr) return nullptr;
    ended = &item;
  }
  if (ended != nullptr) return &ended->name;
  // 老旧小区改造 over the item 老旧小区改造补助资金, where no other item begins so.
  constexpr std::size_t kShortestKey = 15;
  const std::string* longer = nullptr;
  for (const Known& item : items_) {
    if (key.size() < kShortestKey || !item.key.starts_with(key)) continue;
    if (longer != nullptr) return nullptr;
    longer = &item.name;
  }
  return longer;
}

const std::string* ItemScopes::NamedIn(std::string_view text) const {
  constexpr std::size_t kShortestName = 15;  ///< bytes: shorter ones are words of the language
  const std::string said = text::NameKey(text);
  const std::string* last = nullptr;
  std::size_t place = 0;
  for (const Known& item : items_) {
    if (item.key.size() < kShortestName) continue;
    const std::size_t at = said.rfind(item.key);
    if (at == std::string::npos || (last != nullptr && at + item.key.size() <= place)) continue;
    last = &item.name;
    place = at + item.key.size();
  }
  return last;
}

bool ItemScopes::NamesOther(std::string_view text, const std::string& item) const {
  constexpr std::size_t kShortestName = 18;  ///< bytes
  const std::string key = text::NameKey(text.substr(0, std::min<std::size_t>(text.size(), 300)));
  const auto other = std::find_if(items_.begin(), items_.end(), [&](const Known& known) {
    return known.key.size() >= kShortestName && key.starts_with(known.key);
  });
  return other != items_.end() && other->name != item && !other->part;
}

bool ItemScopes::IsPart(const std::string& name) const {
  return std::any_of(items_.begin(), items_.end(), [&](const Known& item) { return item.name == name && item.part; });
}

void ItemScopes::ReadPassages(const Draft& draft) {
  const Reading& reading = draft.reading;
  scopes_.resize(reading.passages.size());
  std::string form;
  std::size_t named = 0;
  ItemScope open;
  int block = -1;
  int section = -1;
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
    const bool new_place = passage.section != section || (passage.block != block && passage.marked) || passage.heading;
    const bool new_item = passage.marked && !passage.ordinal_word && passage.block != block;
    if (new_place || new_item) open = ItemScope{};
    const bool carries = open.confidence >= 0.95 && passage.kind == SectionKind::kItemResults;
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
    const bool by_words =
        open.rule == "sentence_begins_with_item" || (!told && NamesOther(reading.In(passage.span), open.item));
    if ((open.item.empty() || by_words) && !passage.clauses.empty()) {
      const bool labelled = passage.clauses.size() > 1 && IsResultLabel(reading.In(passage.clauses[0].span));
      const std::string_view text = reading.In({passage.clauses[labelled ? 1 : 0].span.start, passage.span.end});
      if (const std::string* item = Match(text, true)) {
        const ItemScope begins{*item, "sentence_begins_with_item", 0.88};
        (IsPart(*item) && !passage.marked ? scopes_[i] : open) = begins;
      }
    }
    if (open.item.empty() && scopes_[i].item.empty()) {
      const std::string above = SectionItem(reading, passage.section);
      const std::string* item = above.empty() ? nullptr : Match(above, true);
      if (item != nullptr) scopes_[i] = {*item, "section_of_item", 0.9};
    }
    if (!open.item.empty()) scopes_[i] = open;
    if (scopes_[i].item.empty() && !form.empty() && passage.in_table && passage.kind == SectionKind::kResults) {
      if (const std::string* item = Match(form, false)) scopes_[i] = {*item, "form_of_item", 0.85};
    }
  }
}

}  // namespace jitu::ingest
