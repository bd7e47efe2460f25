/// Which spending stands behind which outcome: only where the report itself puts the one to the other.
#include <algorithm>

#include "ingest/statements/rules.h"
#include "ingest/statements/scope.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

struct Link {
  std::string item;
  std::string_view rule;
  double confidence = 0;
};

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
                      before->clause == sibling->clause + 1;
  if (listed) link.item = draft.money.reads[static_cast<std::size_t>(before->parent)].name;
  if (sibling != nullptr && before->parent < 0 && sibling->parent < 0 && before->clause == sibling->clause + 1) return {};
  if (IsPurpose(draft.reading.In(outcome.span))) {
    link.rule = "purpose";
    link.confidence = 0.95;
  }
  return link;
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

/// A part of the item that the outcome names: 适老化改造 -> 忠州福利院适老化改造, 农村互助养老点 -> 农村互助养老点建设.
std::string NamedPart(const Draft& draft, const std::string& item, std::string_view outcome) {
  const std::string text = text::NameKey(outcome.substr(0, std::min<std::size_t>(outcome.size(), 240)));
  std::string best;
  std::size_t most = 0;
  for (const SpendingFact& part : draft.facts.spending) {
    if (part.part_of != item) continue;
    const std::string key = text::NameKey(part.name).substr(0, 150);
    const std::size_t front = LongestEdge(key, text, true);
    const std::size_t back = LongestEdge(key, text, false);
    const bool named = (front >= 15 && front * 4 >= key.size() * 3) || (back >= 15 && back * 2 >= key.size());
    if (!named || std::max(front, back) <= most) continue;
    most = std::max(front, back);
    best = part.name;
  }
  return best;
}

void Add(Draft& draft, const OutcomeSpan& outcome, const Link& link) {
  const auto amount = AmountOf(draft.facts, link.item);
  if (!amount) return;
  auto& supports = draft.facts.supports;
  const bool said = std::any_of(supports.begin(), supports.end(), [&](const SupportFact& other) {
    return other.outcome == outcome.outcome && other.spending == link.item;
  });
  if (said) return;
  SupportFact fact;
  fact.spending = link.item;
  fact.amount_fen = *amount;
  fact.outcome = outcome.outcome;
  fact.mode = "stated";
  fact.evidence = draft.reading.MakeEvidence(draft.reading.passages[static_cast<std::size_t>(outcome.passage)], link.rule,
                                             link.confidence);
  supports.push_back(std::move(fact));
}

}  // namespace

void AddSupports(Draft& draft) {
  const ItemScopes scopes(draft);
  for (const OutcomeSpan& outcome : draft.outcome_spans) {
    Link link = SameSentence(draft, outcome);
    if (link.item.empty()) {
      const ItemScope* scope = scopes.ItemOf(outcome.passage);
      if (scope == nullptr) continue;
      link = {scope->item, scope->rule, scope->confidence};
    }
    const std::string part = NamedPart(draft, link.item, draft.reading.In(outcome.span));
    if (!part.empty()) link = {part, "part_named_in_outcome", 0.85};
    Add(draft, outcome, link);
  }
}

}  // namespace jitu::ingest
