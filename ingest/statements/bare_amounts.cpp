#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/money_reader.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {

using Kind = MoneyRead::Kind;
using Other = AmountPhrase::Other;

namespace {

constexpr std::string_view kUse = "told_use";  ///< the rule: 资金用于…

}  // namespace

void MoneyReader::ReadBare(const Passage& passage, const Clause& clause, std::size_t at, const AmountPhrase& phrase,
                           MoneyRead& read) {
  read.kind = Kind::kFigure;
  const std::string_view left = reading_.In(TrimBlanks(reading_.text, phrase.left));
  if (reading_.words.value_role.Contains(left) && now_.last_in_passage >= 0) {
    const bool figure = now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)].kind == Kind::kFigure;
    read.basis = "actual";
    if (!figure && reading_.words.value_role.MeaningOf(left) == "actual") ReadFromContext(passage, clause, read);
    return;
  }
  if (left.empty() && IsOfSection(passage, read)) return;
  if (TellsInput(reading_, phrase.left) && now_.last_in_passage < 0 && !now_.lead.ItemOf(passage).empty()) {
    read.basis = "actual";
    return ReadFromContext(passage, clause, read);
  }
  if (IsOnlySource(passage, clause, phrase)) {
    read.basis = "budget";
    return ReadFromContext(passage, clause, read);
  }
  if (IsMoneyForProject(passage, clause, phrase, read) && ReadNameBehind(passage, clause, read, false)) return;
  const bool bare = left.empty() || left.ends_with("将") || left == "另有" || left == "其余" ||
                    reading_.words.part_lead.Contains(left) || IsPolicyNumber(reading_, phrase.left);
  if (bare && (IsPolicyNumber(reading_, phrase.left) || phrase.name.empty() || left.ends_with("将")) &&
      !phrase.generic && !phrase.pronoun && ReadNameBehind(passage, clause, read, false))
    return;
  if (left.empty() && LabelledAmount(passage, clause, read)) return;
  if (IsLabelledEntry(passage, clause, read)) return;
  const bool unnamed = phrase.pronoun || (phrase.name.empty() && !left.empty());  // 资助金额, 金额合计
  if (std::string counted = unnamed ? CountedLead(reading_, passage) : std::string(); !counted.empty()) {
    read.kind = Kind::kSpending;
    read.rule = "counted_item";
    read.name = std::move(counted);
    const std::string_view lead = reading_.In(passage.clauses.front().span);
    const WordSet::Hit verb = reading_.words.amount_verb.Last(lead);
    read.basis = verb ? std::string(reading_.words.amount_verb.MeaningOf(lead.substr(verb.start, verb.length)))
                      : DefaultBasis(reading_, passage);
    read.own_name = true;
    return FillSpending(passage, clause, read);
  }
  if (IsWorthOfPart(passage, clause, left, read)) return;
  // X项目,栽植核桃668亩,建设资金100.2万元: the money of what the sentence began with.
  if (phrase.pronoun && now_.last_in_passage < 0 && clause.depth == 0 && left.ends_with("资金")) {
    if (std::string project = LeadingProject(reading_, passage); !project.empty()) {
      read.kind = Kind::kSpending;
      read.rule = "funds_of_leading_item";
      read.confidence = 0.85;
      read.basis = DefaultBasis(reading_, passage);
      read.name = std::move(project);
      return FillSpending(passage, clause, read);
    }
  }
  if (ArrivesInFull(passage, clause, read)) return;
  if (const MoneyRead* allotted = now_.PaidOut(reading_.In(phrase.name), read.quantity); allotted != nullptr) {
    read.kind = Kind::kSpending;
    read.rule = "all_paid";
    read.basis = "actual";
    read.name = allotted->name;
    read.fund = allotted->fund;
    return;
  }
  if (phrase.sums_up && now_.NoItemYet() && !title_item_.empty() && !phrase.generic) {
    read.basis = LabelledBasis(reading_, passage);
    if (read.basis.empty()) read.basis = DefaultBasis(reading_, passage);
    return ReadDocumentItem(passage, clause, read);  // 专项资金总计85.98万元
  }
  if (&clause == &passage.clauses.front() && PaysUnderItem(passage, phrase, read)) return;
  if (PaysItem(passage, clause, phrase, read)) return;
  if (now_.NoItemYet() && IsAllotted(reading_, phrase, reading_.At(read.quantity).span.end, title_item_)) {
    read.basis = "budget";
    return ReadDocumentItem(passage, clause, read);
  }
  const bool told_source =
      phrase.source && (now_.FindSame(reading_.NameAt(phrase.name), read.quantity) != nullptr || IsBesideItems(clause));
  if (IsBatch(passage, clause, phrase, read)) return;
  if (phrase.name.empty() || (phrase.generic && !told_source) || phrase.pronoun) {
    if (phrase.name.empty() || phrase.generic) read.kind = Kind::kNone;
    return;
  }
  if (!IsItemName(reading_, phrase.name)) return;
  std::string name = reading_.NameAt(WithoutHolding(reading_, clause, phrase.name));
  // 将基药补助资金428.6万元分解下达到各单位: the verb stands behind.
  const ByteSpan after = BehindAmount(reading_, passage, clause, reading_.At(read.quantity).span.end);
  if (std::string basis = BasisBehind(reading_, reading_.In(TrimBlanks(reading_.text, after)));
      !basis.empty() && EndsAsItem(reading_, phrase.name)) {
    read.kind = Kind::kSpending;
    read.rule = "item_amount_verb";
    read.basis = std::move(basis);
    read.name = name;
    read.own_name = true;
    return FillSpending(passage, clause, read);
  }
  const bool titled = (!title_item_.empty() && text::NameKey(name) == text::NameKey(title_item_)) ||
                      name == reading_.SectionOf(passage).title;
  if (titled && reading_.At(read.quantity).span.end == clause.span.end) {
    read.kind = Kind::kSpending;
    read.rule = "item_of_title";
    read.basis = DefaultBasis(reading_, passage);
    read.name = name;
    read.own_name = true;
    return FillSpending(passage, clause, read);
  }
  const int parent = now_.ParentOf(clause);
  const std::uint32_t amount_end = reading_.At(read.quantity).span.end;
  const char32_t next = CodePointAt(reading_.text, amount_end);
  const bool noted = next == U'(' && AfterClosing(reading_.text, amount_end) == clause.span.end;
  const bool at_end = amount_end == clause.span.end || noted || next == U'、' || next == U'和' || next == U'及' ||
                      CountsList(reading_, {amount_end, clause.span.end});
  const bool opens = &clause == &passage.clauses.front() && at == FirstMoney(reading_, clause);
  if (const MoneyRead* sibling = ListedBeside(passage, clause, at);
      sibling != nullptr && at_end &&
      (EndsAsItem(reading_, phrase.name) || sibling->rule == kUse || sibling->rule == kRecipients ||
       (sibling->rule == "listed_item" && IsListOfNames(clause, phrase.name)))) {
    read.rule = sibling->rule == kUse || sibling->rule == kRecipients ? sibling->rule : "listed_beside_item";
    read.basis = sibling->basis;
  } else if (at_end && TellsUse(left) &&
             (CountMoney(reading_, clause) >= 2
                  ? EndsAsItem(reading_, phrase.name)
                  : opens && clause.span.end == passage.span.end && !IsSentence(reading_.In(phrase.name)))) {
    read.rule = kUse;
    read.basis =
        parent >= 0 ? now_.money.reads[static_cast<std::size_t>(parent)].basis : DefaultBasis(reading_, passage);
    read.confidence = 0.85;
  } else if (parent >= 0 && now_.money.reads[static_cast<std::size_t>(parent)].kind != Kind::kFigure && at_end) {
    read.rule = "listed_part";
    read.basis = now_.money.reads[static_cast<std::size_t>(parent)].basis;
  } else if (!now_.parts_basis.empty() && clause.depth == 0 && at_end &&
             (EndsAsItem(reading_, phrase.name) || left.starts_with("用于") || IsRecipient(reading_, phrase.name) ||
              IsListOfNames(clause, phrase.name) || GoesOnWithPart(passage, clause, phrase.name))) {
    read.rule = "listed_part";  // of a sum that has no name of its own
    read.basis = now_.parts_basis;
  } else if (opens && at_end && !passage.marked && EndsAsItem(reading_, phrase.name) &&
             !IsSentence(reading_.In(phrase.name)) &&
             !PurposeBehind(reading_, passage, clause, amount_end, true).empty()) {
    read.rule = "item_with_use";  // X类项目24万元,统筹用于…
    read.basis = DefaultBasis(reading_, passage);
    read.confidence = 0.85;
  } else if (const MoneyRead* before = now_.ToldBefore(passage, name, read.quantity); before != nullptr) {
    read.rule = "restated_item";
    read.basis = before->basis;
    read.restated = true;
    name = before->name;
  } else if (opens && at_end && passage.marked && IsListEntry(passage, phrase) && phrase.name.start == Lead(clause)) {
    read.rule = "listed_item";
    read.basis = now_.BasisOfList(passage);
    read.guessed = read.basis.empty();
    if (read.guessed) read.basis = DefaultBasis(reading_, passage);
  } else if (at_end && EndsAsItem(reading_, phrase.name) && !IsOnSources(reading_, passage) &&
             (passage.kind == SectionKind::kBudget ||
              (passage.kind == SectionKind::kGoals &&
               (CountMoney(reading_, clause) >= 2 || IsAllotment(reading_, passage, phrase.name))))) {
    read.rule = "item_amount";
    read.basis = DefaultBasis(reading_, passage);
    read.confidence = 0.85;
  } else {
    return;
  }
  read.kind = Kind::kSpending;
  read.name = name;
  read.own_name = true;
  FillSpending(passage, clause, read);
}

bool MoneyReader::IsMoneyForProject(const Passage& passage, const Clause& clause, const AmountPhrase& phrase,
                                    MoneyRead& read) const {
  constexpr std::string_view kBond = "债";
  const std::string_view money = reading_.In(phrase.name);
  const bool bond = money.ends_with(kBond);
  if (!bond && reading_.words.fund_noun.SuffixOf(money) == 0) return false;
  const ByteSpan use = PurposeBehind(reading_, passage, clause, reading_.At(read.quantity).span.end, false);
  if (!IsProject(reading_.In(TrimBlanks(reading_.text, use)))) return false;
  read.basis = bond ? "budget" : DefaultBasis(reading_, passage);
  return true;
}

bool MoneyReader::IsOfSection(const Passage& passage, MoneyRead& read) {
  if (known_.empty()) return false;
  const auto fen = reading_.At(read.quantity).Fen();
  const std::string item = text::NameKey(SectionItem(reading_, passage.section));
  if (item.empty() || !fen) return false;
  for (const SpendingFact& spending : known_) {
    if (spending.amount_fen != *fen || text::NameKey(spending.name) != item) continue;
    read.kind = Kind::kSpending;
    read.name = spending.name;
    read.basis = spending.basis;
    read.rule = "amount_of_section_item";
    read.confidence = 0.95;
    return true;
  }
  return false;
}

bool MoneyReader::IsBatch(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read) {
  constexpr std::string_view kMoney = "资金";
  constexpr std::string_view kBatch = "批";
  std::string_view name = reading_.In(phrase.name);
  if (name.ends_with(kMoney)) name.remove_suffix(kMoney.size());
  constexpr std::size_t kLongest = 12;  ///< bytes: 第十二批
  const int parent = now_.ParentOf(clause);
  const bool batch = name.ends_with(kBatch) && name.size() <= kLongest && name.size() > kBatch.size();
  if (!batch || parent < 0 || now_.money.reads[static_cast<std::size_t>(parent)].kind != Kind::kSpending) return false;
  read.kind = Kind::kSpending;
  read.rule = "batch";
  read.basis = now_.money.reads[static_cast<std::size_t>(parent)].basis;
  read.name = reading_.NameAt(phrase.name);
  read.own_name = true;
  FillSpending(passage, clause, read);
  return true;
}

bool MoneyReader::IsWorthOfPart(const Passage& passage, const Clause& clause, std::string_view left, MoneyRead& read) {
  constexpr std::string_view kWorth = "价值";
  const int parent = now_.ParentOf(clause);
  if (left != kWorth || parent < 0 || &clause == &passage.clauses.front()) return false;
  read.name = CountedThing(reading_, *(&clause - 1));
  if (read.name.empty()) return false;
  read.kind = Kind::kSpending;
  read.rule = "worth_of_part";
  read.confidence = 0.85;
  read.basis = now_.money.reads[static_cast<std::size_t>(parent)].basis;
  read.own_name = true;
  FillSpending(passage, clause, read);
  return true;
}

bool MoneyReader::PaysUnderItem(const Passage& passage, const AmountPhrase& phrase, MoneyRead& read) {
  const std::size_t verb = reading_.words.paying_verb.PrefixOf(reading_.In(phrase.name));
  const ByteSpan name =
      CleanItemName(reading_, {phrase.name.start + static_cast<std::uint32_t>(verb), phrase.name.end});
  if (verb == 0 || !EndsAsItem(reading_, name) || !IsItemName(reading_, name)) return false;
  const int whole = now_.LastOf(SectionItem(reading_, passage.section));
  if (whole < 0) return false;
  read.kind = Kind::kSpending;
  read.rule = "paid_under_item";
  read.confidence = 0.85;
  read.basis = "actual";
  read.name = reading_.NameAt(name);
  read.own_name = true;
  read.fund = now_.money.reads[static_cast<std::size_t>(whole)].fund;
  if (now_.money.reads[static_cast<std::size_t>(whole)].name != read.name) read.parent = whole;
  return true;
}

bool MoneyReader::PaysItem(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read) {
  const bool result = passage.kind == SectionKind::kResults || passage.kind == SectionKind::kProblems;
  if (result || IsWholeUnitReport(reading_)) return false;
  const WordSet::Hit verb = reading_.words.paying_verb.Last(reading_.In(phrase.name));
  const ByteSpan name = CleanItemName(
      reading_, {phrase.name.start + static_cast<std::uint32_t>(verb.start + verb.length), phrase.name.end});
  const std::string_view text = reading_.In(name);
  constexpr std::string_view kMoney = "金";  // 救助金, 补贴资金
  const bool paid = reading_.words.fund_noun.SuffixOf(text) != 0 || text.ends_with(kMoney);
  if (reading_.words.item_pronoun.Contains(text)) return false;
  if (!verb || !paid || !IsItemName(reading_, name) || HoldsFigure(reading_, name)) return false;
  constexpr std::size_t kBare = 12;  ///< bytes: 补贴资金, which names no item
  read.basis = "actual";
  if (text.size() <= kBare && (now_.last_in_passage >= 0 || !title_item_.empty())) {
    ReadFromContext(passage, clause, read, true);
    return read.kind == Kind::kSpending;
  }
  read.kind = Kind::kSpending;
  read.rule = "paid_out";
  read.confidence = 0.85;
  read.name = reading_.NameAt(name);
  read.own_name = true;
  FillSpending(passage, clause, read);
  return true;
}

bool MoneyReader::ArrivesInFull(const Passage& passage, const Clause& clause, MoneyRead& read) {
  const ByteSpan behind{reading_.At(read.quantity).span.end, clause.span.end};
  if (BasisBehind(reading_, reading_.In(TrimBlanks(reading_.text, behind))) != "arrived") return false;
  read.basis = "arrived";
  ReadFromContext(passage, clause, read, true);
  return read.kind == Kind::kSpending;
}

bool MoneyReader::LabelledAmount(const Passage& passage, const Clause& clause, MoneyRead& read) {
  std::string_view label;
  if (&clause == &passage.clauses.front()) {
    label = reading_.SectionOf(passage).title;
    const bool opens = reading_.SectionOf(passage).body.start + 3 >= passage.span.start;
    if (!opens) return false;
  } else if (clause.before == U':') {
    label = reading_.In((&clause - 1)->span);
  }
  if (label == "收入" || label == "基本支出" || label == "项目支出" ||
      (label == "支出" && IsWholeUnitReport(reading_))) {
    AmountPhrase total;
    total.total = label;
    total.basis = "actual";
    ReadTotal(passage, clause, total, read);
    return true;
  }
  const bool kind = reading_.words.amount_basis.Contains(label);
  if (!kind && !(label.ends_with("预算") && reading_.words.item_pronoun.Contains(label))) return false;
  read.basis = kind ? reading_.words.amount_basis.MeaningOf(label) : std::string_view("budget");
  ReadFromContext(passage, clause, read);
  return read.kind == Kind::kSpending || read.kind == Kind::kTotal;
}

bool MoneyReader::IsLabelledEntry(const Passage& passage, const Clause& clause, MoneyRead& read) {
  const auto& all = reading_.passages;
  const bool beside = (&passage != &all.front() && IsLabelAndAmount(reading_, *(&passage - 1))) ||
                      (&passage != &all.back() && IsLabelAndAmount(reading_, *(&passage + 1)));
  if (!beside || !IsLabelAndAmount(reading_, passage) || passage.kind == SectionKind::kProblems) return false;
  const ByteSpan name = CleanItemName(reading_, passage.clauses.front().span);
  const std::string_view text = reading_.In(name);
  const bool item = IsItemName(reading_, name) && text.size() >= 9 && !IsGenericItem(reading_, text) &&
                    !reading_.words.item_pronoun.Contains(text) && !IsSentence(text) && !HoldsFigure(reading_, name) &&
                    reading_.words.total.SuffixOf(text) == 0 && reading_.words.amount_basis.SuffixOf(text) == 0 &&
                    reading_.words.amount_other.SuffixOf(text) == 0 && !reading_.words.value_role.Contains(text) &&
                    reading_.words.outcome_verb.PrefixOf(text) == 0;
  if (!item) return false;
  read.kind = Kind::kSpending;
  read.rule = "labelled_entry";
  read.confidence = 0.85;
  read.basis = now_.section_top >= 0 ? now_.money.reads[static_cast<std::size_t>(now_.section_top)].basis
                                     : DefaultBasis(reading_, passage);
  read.name = reading_.NameAt(name);
  read.own_name = true;
  FillSpending(passage, clause, read);
  return true;
}

const MoneyRead* MoneyReader::ListedBeside(const Passage& passage, const Clause& clause, std::size_t at) const {
  if (now_.money.reads.empty()) return nullptr;
  const MoneyRead& before = now_.money.reads.back();
  if (at == 0) return GoesOnWithRecipient(passage, clause) && before.rule == kRecipients ? &before : nullptr;
  if (before.quantity != clause.quantities[at - 1] || before.kind != Kind::kSpending || !before.own_name)
    return nullptr;
  const char32_t between = CodePointAt(reading_.text, reading_.At(before.quantity).span.end);
  return between == U'、' || between == U'和' || between == U'及' ? &before : nullptr;
}

bool MoneyReader::IsBesideItems(const Clause& clause) const {
  const int parent = now_.ParentOf(clause);
  if (parent < 0 || now_.money.reads.empty()) return false;
  const MoneyRead& before = now_.money.reads.back();
  return before.kind == Kind::kSpending && before.listed_under == parent && !BeginsWithLevel(before.name);
}

bool MoneyReader::IsListOfNames(const Clause& clause, ByteSpan name) const {
  const std::string_view text = reading_.In(name);
  return (now_.announced || CountMoney(reading_, clause) >= 2) && !IsSentence(text) &&
         reading_.words.outcome_verb.PrefixOf(text) == 0;
}

bool MoneyReader::GoesOnWithPart(const Passage& passage, const Clause& clause, ByteSpan name) const {
  if (now_.money.reads.empty() || &clause == &passage.clauses.front() || clause.before != U',') return false;
  const MoneyRead& before = now_.money.reads.back();
  const auto previous = static_cast<int>(&clause - passage.clauses.data()) - 1;
  const bool beside = before.rule == "listed_part" &&
                      before.passage == static_cast<int>(&passage - reading_.passages.data()) &&
                      before.clause == previous && reading_.At(before.quantity).span.end == (&clause - 1)->span.end;
  const std::string_view text = reading_.In(name);
  return beside && !IsSentence(text) && reading_.words.outcome_verb.PrefixOf(text) == 0;
}

std::uint32_t MoneyReader::Lead(const Clause& clause) const { return CleanItemName(reading_, clause.span).start; }

bool MoneyReader::IsListEntry(const Passage& passage, const AmountPhrase& phrase) const {
  if (passage.kind == SectionKind::kGoals) return passage.clauses.size() <= 3 && EndsAsItem(reading_, phrase.name);
  return passage.kind == SectionKind::kBudget || passage.kind == SectionKind::kItemResults ||
         passage.kind == SectionKind::kOther || passage.kind == SectionKind::kTitle ||
         now_.lead.IsAmongAmounts(passage);
}

}  // namespace jitu::ingest
