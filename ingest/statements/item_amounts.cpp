#include <algorithm>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/money_reader.h"
#include "schema/text/find.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {

using Kind = MoneyRead::Kind;
using Other = AmountPhrase::Other;

namespace {

using text::Has;

}  // namespace

void MoneyReader::ReadWithBasis(const Passage& passage, const Clause& clause, const AmountPhrase& phrase,
                                MoneyRead& read) {
  read.basis = phrase.basis;
  if (IsOfSection(passage, read)) return;
  if (phrase.generic && CountsAll(reading_, phrase.name) && now_.ParentOf(clause) < 0)
    return ReadDocumentItem(passage, clause, read);
  if (phrase.generic && !IsBondsOfHeading(passage, reading_.In(phrase.name)) && !IsOnlySource(passage, clause, phrase))
    return;
  if (phrase.generic) return ReadFromContext(passage, clause, read);
  // 县财政局以某财预〔2022〕11号批复860万元: the paper is not what the money is for.
  const bool paper = reading_.In(phrase.name).ends_with("号");
  if (paper || (phrase.pronoun && Has(reading_.In(phrase.left), "》"))) {
    if (!ReadNameBehind(passage, clause, read, true)) ReadFromContext(passage, clause, read, true);
    return;
  }
  if (!phrase.name.empty() && (IsShortFor(form_item_.empty() ? title_item_ : form_item_, reading_.In(phrase.name)) ||
                               IsShortFor(SectionItem(reading_, passage.section), reading_.In(phrase.name))))
    return ReadFromContext(passage, clause, read);
  if (!phrase.name.empty()) {
    if (IsOwnUnit(reading_, reading_.In(phrase.name)) && IsWholeUnitReport(reading_))
      return ReadUnitTotal(passage, read);
    if (!phrase.behind_verb && IsSpender(phrase.name)) return ReadFromContext(passage, clause, read, true);
    const std::size_t next = static_cast<std::size_t>(&clause - passage.clauses.data()) + 1;
    if (phrase.behind_verb && IsRecipient(reading_, phrase.name) && next < passage.clauses.size() &&
        GoesOnWithRecipient(passage, passage.clauses[next])) {
      read.kind = Kind::kSpending;
      read.rule = kRecipients;
      read.name = reading_.NameAt(phrase.name);
      read.own_name = true;
      return FillSpending(passage, clause, read);
    }
    if (phrase.behind_verb && !EndsAsItem(reading_, phrase.name)) {
      ReadNameBehind(passage, clause, read, true);  // 下达某区144万元,主要用于X项目
      return;
    }
    if (!IsItemName(reading_, phrase.name) || IsWeakIn(passage, phrase)) return;
    read.kind = Kind::kSpending;
    read.rule = phrase.behind_verb ? "verb_item_amount" : "item_basis_amount";
    read.name = reading_.NameAt(phrase.name);
    if (IsForTitleItem(passage, clause, read.quantity, read.name)) read.name = title_item_;
    if (IsSourceOfLead(passage, read.name)) read.name = now_.lead.ItemOf(passage);
    read.own_name = true;
    FillSpending(passage, clause, read);
    return;
  }
  if (ReadNameBehind(passage, clause, read, !phrase.pronoun)) return;
  if (phrase.sums_up && now_.last_in_passage < 0 && IsListed(passage, now_.block_top))
    return ReadDocumentItem(passage, clause, read);
  if (phrase.sums_up && SumsUpSeveral(read)) return ReadSumOfTold(passage, clause, read);
  ReadFromContext(passage, clause, read, phrase.pronoun);
}

bool MoneyReader::IsBondsOfHeading(const Passage& passage, std::string_view money) const {
  const bool first = now_.last_in_passage < 0 && now_.section_top < 0;
  return first && (money.ends_with("债券资金") || money.ends_with("债券")) &&
         !SectionItem(reading_, passage.section).empty();
}

bool MoneyReader::IsSpender(ByteSpan name) const {
  const NameMention* unit = reading_.NameStartingAt(name.start, "Unit");
  if (unit == nullptr || unit->span != name || reading_.outline.sections.empty()) return false;
  return IsOwnUnit(reading_, unit->name) || Has(reading_.outline.sections[0].title, unit->name);
}

bool MoneyReader::IsOnlySource(const Passage& passage, const Clause& clause, const AmountPhrase& phrase) const {
  const auto index = static_cast<int>(&passage - reading_.passages.data());
  const bool first = now_.money.reads.empty() || now_.money.reads.back().passage != index;
  if (!first || clause.depth > 0 || !TellsSource(reading_, phrase)) return false;
  const auto is_item = [&](std::string_view name) {
    return IsProject(name) || reading_.words.fund_noun.SuffixOf(name) != 0;
  };
  const bool of_entry = now_.block_top < 0 && is_item(now_.lead.ItemOf(passage));
  const bool of_heading = now_.section_top < 0 && is_item(SectionItem(reading_, passage.section));
  if (!of_entry && !of_heading) return false;
  if (CountMoney(reading_, clause) > 1) return false;
  for (auto next = static_cast<std::size_t>(&clause - passage.clauses.data()) + 1; next < passage.clauses.size();
       ++next) {
    const Clause& behind = passage.clauses[next];
    if (reading_.words.part_lead.PrefixOf(reading_.In(behind.span)) != 0) return true;
    if (CountMoney(reading_, behind) != 0) return behind.depth > 0;
  }
  return true;
}

bool MoneyReader::IsListed(const Passage& passage, int read) const {
  if (read < 0) return false;
  const Passage& entry = PassageAt(now_.money.reads[static_cast<std::size_t>(read)].passage);
  return entry.marked && entry.block != passage.block;
}

bool MoneyReader::SumsUpSeveral(const MoneyRead& read) const {
  constexpr std::size_t kReach = 40;  ///< amounts
  const auto& reads = now_.money.reads;
  const std::size_t first = reads.size() - std::min(reads.size(), kReach);
  int items = 0;
  std::string_view last;
  for (std::size_t i = reads.size(); i-- > first && reads[i].passage == read.passage && items < 2;) {
    const bool named = reads[i].kind == Kind::kSpending && reads[i].own_name && reads[i].basis == read.basis;
    if (named && reads[i].name != last) ++items;
    if (named) last = reads[i].name;
  }
  return items >= 2;
}

void MoneyReader::ReadSumOfTold(const Passage& passage, const Clause& clause, MoneyRead& read) {
  const MoneyRead& last = now_.money.reads.back();
  if (last.parent < 0) return ReadDocumentItem(passage, clause, read);
  const MoneyRead& whole = now_.money.reads[static_cast<std::size_t>(last.parent)];
  read.kind = whole.kind;
  read.name = whole.name;
  read.fund = whole.fund;
  read.parent = whole.parent;
  read.rule = "sum_of_parts";
  read.confidence = 0.9;
}

void MoneyReader::ReadDocumentItem(const Passage& passage, const Clause& clause, MoneyRead& read) {
  read.name = form_item_.empty() ? title_item_ : form_item_;
  if (read.name.empty()) return;
  read.kind = Kind::kSpending;
  read.rule = "sum_of_document_item";
  read.confidence = 0.9;
  FillSpending(passage, clause, read);
}

bool MoneyReader::IsSourceOfLead(const Passage& passage, std::string_view name) const {
  return name.ends_with("资金") && IsProject(now_.lead.ItemOf(passage));
}

bool MoneyReader::IsForTitleItem(const Passage& passage, const Clause& clause, int quantity,
                                 std::string_view name) const {
  if (title_item_.empty()) return false;
  constexpr std::size_t kShortestName = 18;  ///< bytes
  const std::string title = text::NameKey(title_item_);
  const std::string key = text::NameKey(name);
  if (key.size() >= kShortestName && title.ends_with(key)) return true;
  if (!name.ends_with("资金")) return false;
  const ByteSpan purpose = PurposeBehind(reading_, passage, clause, reading_.At(quantity).span.end, true);
  const std::string used_for = text::NameKey(reading_.In(CleanItemName(reading_, purpose)));
  return used_for.size() >= kShortestName && (title.ends_with(used_for) || used_for.ends_with(title));
}

bool MoneyReader::ReadNameBehind(const Passage& passage, const Clause& clause, MoneyRead& read, bool beyond) {
  ByteSpan behind = PurposeBehind(reading_, passage, clause, reading_.At(read.quantity).span.end, beyond);
  if (behind.empty()) return false;
  behind = WithoutCount(reading_, behind);
  if (const auto year = YearIn(reading_, behind); year && reading_.fiscal_year && *year < *reading_.fiscal_year)
    read.year = year;  // 31.50万元为结清2021年度机顶盒欠款
  behind = CleanItemName(reading_, behind);
  const std::string_view name = reading_.In(behind);
  const bool moved = reading_.In({clause.span.start, reading_.At(read.quantity).span.start}).ends_with("将");
  const bool pays = reading_.words.amount_verb.PrefixOf(name) != 0;  // 用于支付进度款: no name
  if (beyond && behind.start > clause.span.end && (pays || reading_.words.outcome_verb.PrefixOf(name) != 0))
    return false;
  const bool part = moved || now_.ParentOf(clause) >= 0 || (passage.marked && &clause == &passage.clauses.front());
  if (name.size() < 12 || name.size() > 120 || HoldsFigure(reading_, behind)) return false;
  if (name.ends_with("该项目") || name.ends_with("本项目")) return false;   // 用于开展该项目: the item spoken of
  const bool spent = !read.basis.empty() && behind.end <= clause.span.end;  // 支出168万元用于购置火箭弹
  if (!part && !spent && reading_.words.item_noun.SuffixOf(name) == 0) return false;
  read.kind = Kind::kSpending;
  if (read.basis.empty() && now_.ParentOf(clause) >= 0) {
    read.basis = now_.money.reads[static_cast<std::size_t>(now_.ParentOf(clause))].basis;
  }
  read.rule = "amount_then_item";
  read.confidence = 0.85;
  read.name = reading_.NameAt(behind);
  read.own_name = true;
  if (read.basis.empty()) read.basis = DefaultBasis(reading_, passage);
  FillSpending(passage, clause, read);
  return true;
}

void MoneyReader::ReadFromContext(const Passage& passage, const Clause& clause, MoneyRead& read, bool pronoun) {
  const bool of_last = now_.last_in_passage >= 0;
  const std::string& bracketed = now_.ItemBeforeBracket(clause);
  if (!bracketed.empty() &&
      !(of_last && now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)].name == bracketed)) {
    read.kind = Kind::kSpending;
    read.rule = "item_before_bracket";
    read.confidence = 0.9;
    read.name = bracketed;
    return FillSpending(passage, clause, read);
  }
  const bool told_in_cell = passage.in_table && passage.marked;  // 1.建成…,支出…: of what the cell tells there
  int source = now_.last_in_passage;
  if (source >= 0 && now_.money.reads[static_cast<std::size_t>(source)].kind == Kind::kFigure) source = -1;
  std::string name;
  if (source < 0 && now_.others_money) return;
  if (source < 0) name = LeadingProject(reading_, passage);
  if (source < 0 && name.empty()) name = IntroducedBefore(reading_, passage);
  if (source < 0 && name.empty() && now_.block_top < 0) name = now_.lead.ItemOf(passage);
  if (told_in_cell && (source < 0 || !now_.money.reads[static_cast<std::size_t>(source)].own_name)) return;
  if (source < 0 && name.empty() && !passage.marked) source = now_.block_top;
  if (source < 0 && name.empty() && !now_.section_named) name = AsInTables(SectionItem(reading_, passage.section));
  if (source < 0 && name.empty() && now_.lead.IsListed(passage) && now_.section_named && !pronoun) return;
  if (source < 0 && name.empty()) source = now_.section_top;
  if (source < 0 && name.empty()) name = AsInTables(SectionItem(reading_, passage.section));
  if (source < 0 && name.empty()) name = form_item_.empty() ? DocumentItem() : form_item_;
  if (passage.kind == SectionKind::kProblems && source < 0 && LeadingProject(reading_, passage).empty()) return;
  if (source >= 0) {
    const MoneyRead& same = now_.money.reads[static_cast<std::size_t>(source)];
    if (same.kind == Kind::kTotal && same.name == "预算资金" && read.basis != "budget")
      return ReadUnitTotal(passage, read);
    // 2022年收入286万元。支出279万元: the other side of the accounts.
    const bool spent = Has(reading_.In({clause.span.start, reading_.At(read.quantity).span.start}), "支出");
    if (same.kind == Kind::kTotal && same.name == "收入" && read.basis == "actual" && spent)
      return ReadUnitTotal(passage, read);
    read.kind = same.kind;
    read.name = same.name;
    read.fund = same.fund;
    read.parent = same.parent;
    read.part_exact = same.part_exact;
    read.listed_under = same.listed_under;
    read.rule = same.kind == Kind::kTotal ? "total_carried" : "basis_of_same_item";
    read.confidence = 0.95;
    if (same.kind == Kind::kTotal && read.basis != "actual") read.basis = "budget";
    return;
  }
  const bool setting_out = passage.kind == SectionKind::kAbout || passage.kind == SectionKind::kBudget;
  if (name.empty() && setting_out && IsWholeUnitReport(reading_) && now_.NoItemYet())
    return ReadUnitTotal(passage, read);
  if (name.empty()) return;
  read.kind = Kind::kSpending;
  read.rule = "basis_of_item_above";
  read.confidence = 0.9;
  read.name = name;
  FillSpending(passage, clause, read);
}

bool MoneyReader::IsWeakIn(const Passage& passage, const AmountPhrase& phrase) const {
  return passage.kind == SectionKind::kProblems && (phrase.behind_verb || !EndsAsItem(reading_, phrase.name));
}

bool MoneyReader::GoesOnWithRecipient(const Passage& passage, const Clause& clause) const {
  if (clause.before != U',' || clause.depth > 0 || clause.quantities.empty()) return false;
  const Quantity& amount = reading_.At(clause.quantities.front());
  const Clause& before = *(&clause - 1);
  const bool whole = amount.kind == QuantityKind::kMoney && amount.span.end == clause.span.end;
  const bool behind_amount =
      !before.quantities.empty() && reading_.At(before.quantities.back()).span.end == before.span.end;
  return whole && behind_amount && &clause != &passage.clauses.front() &&
         IsRecipient(reading_, TrimBlanks(reading_.text, {clause.span.start, amount.span.start}));
}

void MoneyReader::FillSpending(const Passage& passage, const Clause& clause, MoneyRead& read) {
  read.fund = reading_.FundOf(passage);
  const int parent = now_.ParentOf(clause);
  if (parent >= 0 && read.own_name) {
    const MoneyRead& whole = now_.money.reads[static_cast<std::size_t>(parent)];
    if (whole.kind != Kind::kFigure && whole.name != read.name) read.listed_under = parent;
    if (whole.kind == Kind::kSpending && whole.name != read.name) {
      read.parent = parent;
      read.part_exact = now_.parts_exact && clause.depth == 0;
      if (read.fund.empty()) read.fund = whole.fund;
    }
  }
}

std::string MoneyReader::AsInTables(std::string name) const {
  constexpr std::string_view kTail = "项目";
  if (!name.ends_with(kTail)) return name;
  const std::string bare = name.substr(0, name.size() - kTail.size());
  const bool known =
      std::any_of(known_.begin(), known_.end(), [&](const SpendingFact& spending) { return spending.name == bare; });
  return known ? bare : name;
}

std::string MoneyReader::DocumentItem() const {
  std::string_view title = reading_.outline.sections.empty() ? std::string_view() : reading_.outline.sections[0].title;
  if (now_.money.items.size() == 1 && !IsWholeUnitReport(reading_) &&
      (title_item_.empty() || SharesWords(now_.money.items.front(), title_item_))) {
    return now_.money.items.front();
  }
  for (const std::string& name : now_.money.items) {
    if (name.size() >= 18 && Has(title, name.substr(0, 18))) return name;
  }
  return title_item_;
}

}  // namespace jitu::ingest
