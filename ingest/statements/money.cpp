#include "ingest/statements/money.h"

#include <algorithm>

#include "ingest/statements/account_items.h"
#include "ingest/statements/adding_lists.h"
#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/money_lists.h"
#include "ingest/statements/money_reader.h"
#include "schema/text/find.h"

namespace jitu::ingest {

using Kind = MoneyRead::Kind;
using Other = AmountPhrase::Other;

MoneyReader::MoneyReader(const Reading& reading, const std::vector<SpendingFact>& known)
    : reading_(reading), known_(known), form_item_(FormItem(reading)), title_item_(TitleItem(reading)), now_(reading) {}

Money MoneyReader::Read() {
  for (std::size_t i = 0; i < reading_.passages.size(); ++i) ReadPassage(static_cast<int>(i));
  ReadWholeCosts();
  return std::move(now_.money);
}

const Passage& MoneyReader::PassageAt(int index) const { return reading_.passages[static_cast<std::size_t>(index)]; }

void MoneyReader::ReadPassage(int index) {
  const Passage& passage = PassageAt(index);
  now_.StartPassage(passage);
  if (IsSilent(passage.kind)) return;
  for (std::size_t c = 0; c < passage.clauses.size(); ++c) {
    const Clause& clause = passage.clauses[c];
    now_.OpenParts(passage, clause);
    for (std::size_t q = 0; q < clause.quantities.size(); ++q) {
      const Quantity& quantity = reading_.At(clause.quantities[q]);
      if (quantity.kind != QuantityKind::kMoney || quantity.role != Quantity::Role::kValue) continue;
      MoneyRead read;
      read.passage = index;
      read.clause = static_cast<int>(c);
      read.quantity = clause.quantities[q];
      Classify(passage, clause, q, read);
      now_.LearnBasis(read);
      now_.Remember(passage, read);
      now_.basis_before = read.basis;
      now_.others_money =
          read.kind == Kind::kNone && IsOthersMoney(reading_.In({clause.span.start, quantity.span.start}));
      if (read.kind == Kind::kTotal && IsBothWays(reading_.In({clause.span.start, quantity.span.start}))) {
        read.name = "支出";
        now_.Remember(passage, read);
      }
      ReadAllSpent(passage, c, read);
      if (read.kind == Kind::kSpending && read.basis != "actual" && SaysAllPaid(reading_, passage, c)) {
        read.basis = "actual";
        read.rule = "all_paid";
        now_.Remember(passage, read);
      }
    }
    now_.EndClause(clause);
  }
}

void MoneyReader::ReadAllSpent(const Passage& passage, std::size_t clause, MoneyRead total) {
  if (total.kind != Kind::kTotal || total.fund.empty() || clause + 1 >= passage.clauses.size()) return;
  const Clause& next = passage.clauses[clause + 1];
  const std::string_view words = reading_.In(next.span);
  const std::string_view all = words.starts_with("全部用于") ? "全部用于" : "用于";
  if (!words.starts_with(all) || !next.quantities.empty()) return;
  const ByteSpan name =
      CleanItemName(reading_, {next.span.start + static_cast<std::uint32_t>(all.size()), next.span.end});
  if (!IsItemName(reading_, name) || !EndsAsItem(reading_, name)) return;
  total.kind = Kind::kSpending;
  total.name = reading_.NameAt(name);
  total.rule = "all_spent_on";
  now_.Remember(passage, total);
}

void MoneyReader::Classify(const Passage& passage, const Clause& clause, std::size_t at, MoneyRead& read) {
  const AmountPhrase phrase = ReadAmountPhrase(reading_, clause, at);
  read.year = YearBefore(reading_, passage, clause, phrase);
  if (IsPlanned(reading_, passage, phrase, read.year)) return;
  if (IsComparedBudget(phrase)) {
    read.basis = "budget";
    ReadFromContext(passage, clause, read);
    read.beside = true;
    return;
  }
  if (phrase.other == Other::kNever) return NoteWholeCost(passage, clause, phrase, read);
  if (phrase.other == Other::kResult) {
    read.kind = Kind::kFigure;
    return;
  }
  if (const std::string_view other = OtherSide(phrase); !other.empty()) {
    AmountPhrase total = phrase;
    total.total = other;
    total.basis = "actual";
    return ReadTotal(passage, clause, total, read);
  }
  if (phrase.total == "项目支出" && now_.ParentOf(clause) < 0 && IsProjectsOwn(reading_, passage, phrase)) {
    read.basis = "actual";
    return ReadFromContext(passage, clause, read);
  }
  if (IsOutturnOfItem(passage, phrase)) {
    read.basis = "actual";
    return ReadFromContext(passage, clause, read);
  }
  if (phrase.total == "预算资金" && !IsWholeUnitReport(reading_) && CountsProjects(reading_, passage, clause)) return;
  if (!phrase.total.empty()) return ReadTotal(passage, clause, phrase, read);
  if (!phrase.basis.empty()) return ReadWithBasis(passage, clause, phrase, read);
  ReadBare(passage, clause, at, phrase, read);
}

bool MoneyReader::IsOutturnOfItem(const Passage& passage, const AmountPhrase& phrase) const {
  if (!IsBareOutturn(reading_, phrase)) return false;
  if (now_.last_in_passage < 0) return !now_.lead.ItemOf(passage).empty();
  const MoneyRead& before = now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)];
  return before.kind == Kind::kSpending && before.basis != "actual";
}

std::string_view MoneyReader::OtherSide(const AmountPhrase& phrase) const {
  if (now_.last_in_passage < 0 || !phrase.total.empty() || phrase.other != Other::kNo) return {};
  const MoneyRead& before = now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)];
  if (before.kind != Kind::kTotal || (before.name != "收入" && before.name != "支出")) return {};
  return ingest::OtherSide(reading_.In(TrimBlanks(reading_.text, phrase.left)), before.name);
}

bool MoneyReader::IsComparedBudget(const AmountPhrase& phrase) const {
  if (now_.last_in_passage < 0 || now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)].basis != "actual")
    return false;
  std::string_view words = reading_.In(TrimBlanks(reading_.text, phrase.left));
  if (reading_.words.compared_budget.PrefixOf(words) == 0) return false;
  words.remove_prefix(reading_.words.compared_budget.PrefixOf(words));
  return words.empty() || words == "数" || words == "的";
}

void MoneyReader::ReadTotal(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read) {
  if (passage.kind == SectionKind::kProblems) return;
  read.kind = Kind::kTotal;
  read.rule = "unit_total";
  read.name = phrase.total;
  read.basis = phrase.basis;
  read.fund = reading_.FundOf(passage, reading_.At(read.quantity).span.start);
  read.own_name = true;
  const int parent = now_.ParentOf(clause);
  if (parent >= 0 && now_.money.reads[static_cast<std::size_t>(parent)].kind == Kind::kTotal) {
    const MoneyRead& whole = now_.money.reads[static_cast<std::size_t>(parent)];
    read.parent = parent;
    // 年初预算资金2914万元,其中基本支出1128万元: a part is of the kind that its whole is.
    const std::string_view left = reading_.In(phrase.left);
    const bool own_word =
        text::Has(left, "决算") || text::Has(left, "实际") || text::Has(left, "执行") || text::Has(left, "预算");
    if (whole.basis == "budget" && !own_word) read.basis = whole.basis;
    if (whole.name == "人员经费" && read.name == "公用经费" && whole.parent >= 0) {
      read.parent = whole.parent;
      read.part_exact = whole.part_exact;
      return;
    }
    const bool halves = (whole.name == "支出" && (read.name == "基本支出" || read.name == "项目支出")) ||
                        (whole.name == "基本支出" && (read.name == "人员经费" || read.name == "公用经费"));
    read.part_exact = halves;
    if (!halves && (read.name == "基本支出" || read.name == "项目支出") && whole.parent >= 0) {
      read.parent = whole.parent;
      read.part_exact = now_.money.reads[static_cast<std::size_t>(whole.parent)].name == "支出";
    }
    if (read.name == whole.name) read.kind = Kind::kNone;
    if (read.fund.empty()) read.fund = whole.fund;
  }
}

void MoneyReader::ReadUnitTotal(const Passage& passage, MoneyRead& read) {
  if (read.basis != "budget" && read.basis != "actual") return;
  if (passage.kind == SectionKind::kProblems) return;
  read.kind = Kind::kTotal;
  read.rule = "unit_alone";
  read.confidence = 0.85;
  read.name = read.basis == "budget" ? "预算资金" : "支出";
  read.fund = reading_.FundOf(passage);
  read.own_name = true;
}

std::pair<std::size_t, std::size_t> Money::OfPassage(int passage) const {
  const auto first = std::lower_bound(reads.begin(), reads.end(), passage,
                                      [](const MoneyRead& read, int index) { return read.passage < index; });
  const auto last = std::upper_bound(first, reads.end(), passage,
                                     [](int index, const MoneyRead& read) { return index < read.passage; });
  return {static_cast<std::size_t>(first - reads.begin()), static_cast<std::size_t>(last - reads.begin())};
}

void ReadMoneyInText(Draft& draft) { draft.money = ReadMoney(draft.reading, draft.facts.spending); }

Money ReadMoney(const Reading& reading, const std::vector<SpendingFact>& known) {
  Money money = MoneyReader(reading, known).Read();
  ReadAddingLists(reading, money);
  ReadListedAmounts(reading, money);
  NameByAccountItem(money);
  return money;
}

}  // namespace jitu::ingest
