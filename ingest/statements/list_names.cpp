#include "ingest/statements/list_names.h"

#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"

namespace jitu::ingest {

bool ListNames::Fits(ByteSpan name) const {
  const std::string_view text = reading_.In(name);
  return text.size() >= kShortest && text.size() <= kLongest && !IsGenericItem(reading_, text);
}

ByteSpan ListNames::Trimmed(ByteSpan name) const {
  const std::size_t bracket = reading_.In(name).find('(');
  if (bracket != std::string_view::npos && reading_.In(name).ends_with(')'))
    name.end = name.start + static_cast<std::uint32_t>(bracket);
  const auto quantity = static_cast<std::size_t>(reading_.FirstQuantityFrom(name.start));
  if (quantity < reading_.quantities.quantities.size()) {
    const ByteSpan counted = reading_.quantities.quantities[quantity].span;
    const bool quoted = CodePointBefore(reading_.text, counted.start) == U'“';  // “两癌”救助
    const char32_t before = CodePointBefore(reading_.text, counted.start);
    const bool code = counted.start == name.start + 1 && before >= U'A' && before <= U'Z';  // A101.哨所维护
    if (counted.start > name.start && counted.start < name.end && !quoted && !code) name.end = counted.start;
  }
  name = CleanItemName(reading_, name);
  for (const std::string_view verb : {"涉及", "包括", "包含", "用于", "支持", "对"}) {
    if (reading_.In(name).starts_with(verb)) name.start += static_cast<std::uint32_t>(verb.size());
  }
  if (const std::size_t owner = reading_.In(name).find("实施的"); owner != std::string_view::npos) {
    name.start += static_cast<std::uint32_t>(owner) + 9;
  }
  return TrimBlanks(reading_.text, name);
}

ByteSpan ListNames::WithoutFund(ByteSpan name) const {
  constexpr std::string_view kUses = "使用";
  const std::size_t uses = reading_.In(name).find(kUses);
  if (uses == std::string_view::npos || uses < kShortest) return name;
  const auto cut = static_cast<std::uint32_t>(uses);
  const ByteSpan fund{name.start + cut + static_cast<std::uint32_t>(kUses.size()), name.end};
  return EndsAsItem(reading_, fund) ? ByteSpan{name.start, name.start + cut} : name;
}

ByteSpan ListNames::Beside(const MoneyRead& read) const {
  const Passage& passage = reading_.passages[static_cast<std::size_t>(read.passage)];
  const Clause& clause = passage.clauses[static_cast<std::size_t>(read.clause)];
  const auto place = std::find(clause.quantities.begin(), clause.quantities.end(), read.quantity);
  const AmountPhrase phrase =
      ReadAmountPhrase(reading_, clause, static_cast<std::size_t>(place - clause.quantities.begin()));
  const bool paper = reading_.NameStartingAt(phrase.name.start, "Policy") != nullptr;
  const bool others = IsOthersMoney(reading_.In(phrase.left));  // 企业自筹240万元: a source, as are those beside it
  if (phrase.pronoun || paper || others || phrase.other == AmountPhrase::Other::kNever) return {};
  const bool counts = phrase.name.empty() || HoldsFigure(reading_, phrase.name);
  if (counts && clause.before == U':' && place == clause.quantities.end() - 1) {
    return Trimmed(passage.clauses[static_cast<std::size_t>(read.clause) - 1].span);
  }
  return phrase.generic ? ByteSpan{} : Trimmed(WithoutFund(phrase.name));
}

void ListNames::Give(MoneyRead& read, ByteSpan name, const std::string& basis, std::string_view rule,
                     double confidence) const {
  read.kind = MoneyRead::Kind::kSpending;
  read.name = reading_.NameAt(name);
  read.basis = basis;
  read.fund = reading_.FundOf(reading_.passages[static_cast<std::size_t>(read.passage)]);
  read.own_name = true;
  read.rule = rule;
  read.confidence = confidence;
}

}  // namespace jitu::ingest
