#include "ingest/statements/money.h"

#include <algorithm>

#include "ingest/statements/account_items.h"
#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/money_context.h"
#include "ingest/statements/money_lists.h"
#include "ingest/statements/rules.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;
using Other = AmountPhrase::Other;

constexpr std::string_view kUse = "told_use";  ///< the rule: 资金用于…

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

class MoneyReader {
 public:
  MoneyReader(const Reading& reading, const std::vector<SpendingFact>& known)
      : reading_(reading),
        known_(known),
        form_item_(FormItem(reading)),
        title_item_(TitleItem(reading)),
        now_(reading) {}

  Money Read() {
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) ReadPassage(static_cast<int>(i));
    now_.money.document_item = form_item_;
    return std::move(now_.money);
  }

 private:
  const Passage& PassageAt(int index) const { return reading_.passages[static_cast<std::size_t>(index)]; }

  void ReadPassage(int index) {
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

  /// 政府性基金支出580万元,全部用于X项目: what a total of a budget book is all spent on.
  void ReadAllSpent(const Passage& passage, std::size_t clause, MoneyRead total) {
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

  void Classify(const Passage& passage, const Clause& clause, std::size_t at, MoneyRead& read) {
    const AmountPhrase phrase = ReadAmountPhrase(reading_, clause, at);
    read.year = YearBefore(reading_, passage, clause, phrase);
    if (IsPlanned(reading_, passage, phrase, read.year)) return;
    if (IsComparedBudget(phrase)) {
      read.basis = "budget";
      ReadFromContext(passage, clause, read);
      read.beside = true;
      return;
    }
    if (phrase.other == Other::kNever) return;
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
    if (!phrase.total.empty()) return ReadTotal(passage, clause, phrase, read);
    if (!phrase.basis.empty()) return ReadWithBasis(passage, clause, phrase, read);
    ReadBare(passage, clause, at, phrase, read);
  }

  /// X年初预算462万元,支出决算438万元: behind an item's budget the word alone is the item's outturn, not the unit's.
  bool IsOutturnOfItem(const Passage& passage, const AmountPhrase& phrase) const {
    if (!IsBareOutturn(reading_, phrase)) return false;
    if (now_.last_in_passage < 0) return !now_.lead.ItemOf(passage).empty();
    const MoneyRead& before = now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)];
    return before.kind == Kind::kSpending && before.basis != "actual";
  }

  /// 收入3,021.47万元、支出3,021.47万元: behind a total of one side, the word alone is the total of the other.
  std::string_view OtherSide(const AmountPhrase& phrase) const {
    if (now_.last_in_passage < 0 || !phrase.total.empty() || phrase.other != Other::kNo) return {};
    const MoneyRead& before = now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)];
    if (before.kind != Kind::kTotal || (before.name != "收入" && before.name != "支出")) return {};
    return ingest::OtherSide(reading_.In(TrimBlanks(reading_.text, phrase.left)), before.name);
  }

  /// 支出13万元,比年初预算15万元减少2万元: the budget of the item whose outturn was just told.
  bool IsComparedBudget(const AmountPhrase& phrase) const {
    if (now_.last_in_passage < 0 || now_.money.reads[static_cast<std::size_t>(now_.last_in_passage)].basis != "actual")
      return false;
    std::string_view words = reading_.In(TrimBlanks(reading_.text, phrase.left));
    if (reading_.words.compared_budget.PrefixOf(words) == 0) return false;
    words.remove_prefix(reading_.words.compared_budget.PrefixOf(words));
    return words.empty() || words == "数" || words == "的";
  }

  void ReadTotal(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read) {
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
      const bool own_word = Has(left, "决算") || Has(left, "实际") || Has(left, "执行") || Has(left, "预算");
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

  void ReadWithBasis(const Passage& passage, const Clause& clause, const AmountPhrase& phrase, MoneyRead& read) {
    read.basis = phrase.basis;
    if (IsOfSection(passage, read)) return;
    if (phrase.generic) return;
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
      if (phrase.behind_verb && !EndsAsItem(reading_, phrase.name)) {
        ReadNameBehind(passage, clause, read, true);  // 下达某区144万元,主要用于X项目
        return;
      }
      if (!IsItemName(reading_, phrase.name) || IsWeakIn(passage, phrase)) return;
      read.kind = Kind::kSpending;
      read.rule = phrase.behind_verb ? "verb_item_amount" : "item_basis_amount";
      read.name = reading_.NameAt(phrase.name);
      if (IsForTitleItem(passage, clause, read.quantity, read.name)) read.name = title_item_;
      read.own_name = true;
      FillSpending(passage, clause, read);
      return;
    }
    if (ReadNameBehind(passage, clause, read, !phrase.pronoun)) return;
    if (phrase.sums_up && now_.last_in_passage < 0 && IsListed(passage, now_.block_top))
      return ReadDocumentItem(passage, clause, read);
    ReadFromContext(passage, clause, read, phrase.pronoun);
  }

  /// The amount is told in an entry of a list, in another paragraph.
  bool IsListed(const Passage& passage, int read) const {
    if (read < 0) return false;
    const Passage& entry = PassageAt(now_.money.reads[static_cast<std::size_t>(read)].passage);
    return entry.marked && entry.block != passage.block;
  }

  /// 项目预算合计445万元, below a list of parts: of the one item that the report is about, or of none.
  void ReadDocumentItem(const Passage& passage, const Clause& clause, MoneyRead& read) {
    read.name = form_item_.empty() ? title_item_ : form_item_;
    if (read.name.empty()) return;
    read.kind = Kind::kSpending;
    read.rule = "sum_of_document_item";
    read.confidence = 0.9;
    FillSpending(passage, clause, read);
  }

  /// The unit's own budget or outturn, named by the unit alone.
  void ReadUnitTotal(const Passage& passage, MoneyRead& read) {
    if (read.basis != "budget" && read.basis != "actual") return;
    if (passage.kind == SectionKind::kProblems) return;
    read.kind = Kind::kTotal;
    read.rule = "unit_alone";
    read.confidence = 0.85;
    read.name = read.basis == "budget" ? "预算资金" : "支出";
    read.fund = reading_.FundOf(passage);
    read.own_name = true;
  }

  /// 下达衔接资金148万元,用于某村滚水坝建设项目: the money of the project that the report is about, by its source.
  bool IsForTitleItem(const Passage& passage, const Clause& clause, int quantity, std::string_view name) const {
    if (title_item_.empty() || !name.ends_with("资金")) return false;
    const ByteSpan purpose = PurposeBehind(reading_, passage, clause, reading_.At(quantity).span.end, true);
    const std::string key = text::NameKey(reading_.In(CleanItemName(reading_, purpose)));
    const std::string title = text::NameKey(title_item_);
    constexpr std::size_t kShortestName = 18;  ///< bytes
    return key.size() >= kShortestName && (title.ends_with(key) || key.ends_with(title));
  }

  /// 安排130万元支持X项目, 将120万元用于X项目: the name stands behind the amount.
  bool ReadNameBehind(const Passage& passage, const Clause& clause, MoneyRead& read, bool beyond) {
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
    if (name.ends_with("该项目") || name.ends_with("本项目")) return false;  // 用于开展该项目: the item spoken of
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

  /// A basis word without a name: the amount belongs to the item spoken of.
  void ReadFromContext(const Passage& passage, const Clause& clause, MoneyRead& read, bool pronoun = false) {
    const bool told_in_cell = passage.in_table && passage.marked;  // 1.建成…,支出…: of what the cell tells there
    int source = now_.last_in_passage;
    if (source >= 0 && now_.money.reads[static_cast<std::size_t>(source)].kind == Kind::kFigure) source = -1;
    std::string name;
    if (source < 0 && now_.others_money) return;
    if (source < 0) name = LeadingProject(reading_, passage);
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

  /// An amount with a name and no word that says which kind: a part of a list, an item of a list, or said before.
  void ReadBare(const Passage& passage, const Clause& clause, std::size_t at, const AmountPhrase& phrase,
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
    const bool bare = left.empty() || left.ends_with("将") || left == "另有" || left == "其余" ||
                      reading_.words.part_lead.Contains(left) || IsPolicyNumber(reading_, phrase.left);
    if (bare && (IsPolicyNumber(reading_, phrase.left) || phrase.name.empty() || left.ends_with("将")) &&
        !phrase.generic && !phrase.pronoun && ReadNameBehind(passage, clause, read, false))
      return;
    if (left.empty() && LabelledAmount(passage, clause, read)) return;
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
    if (now_.NoItemYet() && IsAllotted(reading_, phrase, reading_.At(read.quantity).span.end, title_item_)) {
      read.basis = "budget";
      return ReadDocumentItem(passage, clause, read);
    }
    if (phrase.name.empty() || phrase.generic || phrase.pronoun) {
      if (phrase.name.empty() || phrase.generic) read.kind = Kind::kNone;
      return;
    }
    if (!IsItemName(reading_, phrase.name)) return;
    std::string name = reading_.NameAt(WithoutHolding(reading_, clause, phrase.name));
    // 将基药补助资金428.6万元分解下达到各单位: the verb stands behind.
    const ByteSpan after{reading_.At(read.quantity).span.end, clause.span.end};
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
    const bool at_end = amount_end == clause.span.end || next == U'、' || next == U'和' || next == U'及';
    const bool opens = &clause == &passage.clauses.front() && at == FirstMoney(reading_, clause);
    if (const MoneyRead* sibling = ListedBeside(clause, at);
        sibling != nullptr && at_end && (EndsAsItem(reading_, phrase.name) || sibling->rule == kUse)) {
      read.rule = sibling->rule == kUse ? kUse : "listed_beside_item";
      read.basis = sibling->basis;
    } else if (at_end && CountMoney(reading_, clause) >= 2 && TellsUse(left) && EndsAsItem(reading_, phrase.name)) {
      read.rule = kUse;
      read.basis = DefaultBasis(reading_, passage);
      read.confidence = 0.85;
    } else if (parent >= 0 && now_.money.reads[static_cast<std::size_t>(parent)].kind != Kind::kFigure && at_end) {
      read.rule = "listed_part";
      read.basis = now_.money.reads[static_cast<std::size_t>(parent)].basis;
    } else if (!now_.parts_basis.empty() && clause.depth == 0 && at_end &&
               (EndsAsItem(reading_, phrase.name) || left.starts_with("用于") || IsRecipient(reading_, phrase.name))) {
      read.rule = "listed_part";  // of a sum that has no name of its own
      read.basis = now_.parts_basis;
    } else if (const MoneyRead* before = now_.ToldBefore(passage, name, read.quantity); before != nullptr) {
      read.rule = "restated_item";
      read.basis = before->basis;
      read.restated = true;
      name = before->name;
    } else if (opens && at_end && passage.marked && IsListEntry(passage, phrase) && phrase.name.start == Lead(clause)) {
      read.rule = "listed_item";
      read.basis = now_.BasisOfList(passage);
      if (read.basis.empty()) read.basis = DefaultBasis(reading_, passage);
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

  /// Under the heading of an item: the amount that a table gives for it.
  bool IsOfSection(const Passage& passage, MoneyRead& read) {
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

  /// 中央财政资金2,864万元全部到位: what came in of the item spoken of.
  bool ArrivesInFull(const Passage& passage, const Clause& clause, MoneyRead& read) {
    const ByteSpan behind{reading_.At(read.quantity).span.end, clause.span.end};
    if (BasisBehind(reading_, reading_.In(TrimBlanks(reading_.text, behind))) != "arrived") return false;
    read.basis = "arrived";
    ReadFromContext(passage, clause, read, true);
    return read.kind == Kind::kSpending;
  }

  /// 项目预算:9860万元, under the item's heading: a label before the colon says what kind of amount of the item it is.
  bool LabelledAmount(const Passage& passage, const Clause& clause, MoneyRead& read) {
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

  /// 下达A 42万元、B 25万元: the item listed just before in the same clause; nullptr if there is none.
  const MoneyRead* ListedBeside(const Clause& clause, std::size_t at) const {
    if (at == 0 || now_.money.reads.empty()) return nullptr;
    const MoneyRead& before = now_.money.reads.back();
    if (before.quantity != clause.quantities[at - 1] || before.kind != Kind::kSpending || !before.own_name)
      return nullptr;
    const char32_t between = CodePointAt(reading_.text, reading_.At(before.quantity).span.end);
    return between == U'、' || between == U'和' || between == U'及' ? &before : nullptr;
  }

  std::uint32_t Lead(const Clause& clause) const { return CleanItemName(reading_, clause.span).start; }

  bool IsListEntry(const Passage& passage, const AmountPhrase& phrase) const {
    if (passage.kind == SectionKind::kGoals) return passage.clauses.size() <= 3 && EndsAsItem(reading_, phrase.name);
    return passage.kind == SectionKind::kBudget || passage.kind == SectionKind::kItemResults ||
           passage.kind == SectionKind::kOther || passage.kind == SectionKind::kTitle ||
           now_.lead.IsAmongAmounts(passage);
  }

  /// Words like 安排 and 执行 that in a report of results are no proof of spending by themselves.
  bool IsWeakIn(const Passage& passage, const AmountPhrase& phrase) const {
    return passage.kind == SectionKind::kProblems && (phrase.behind_verb || !EndsAsItem(reading_, phrase.name));
  }

  void FillSpending(const Passage& passage, const Clause& clause, MoneyRead& read) {
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

  /// 科普活动经费项目 over the row 科普活动经费: the item as the tables of the report name it.
  std::string AsInTables(std::string name) const {
    constexpr std::string_view kTail = "项目";
    if (!name.ends_with(kTail)) return name;
    const std::string bare = name.substr(0, name.size() - kTail.size());
    const bool known =
        std::any_of(known_.begin(), known_.end(), [&](const SpendingFact& spending) { return spending.name == bare; });
    return known ? bare : name;
  }

  /// The one item that the report is about: the only one that stands alone, or the one that its title names.
  std::string DocumentItem() const {
    std::string_view title =
        reading_.outline.sections.empty() ? std::string_view() : reading_.outline.sections[0].title;
    if (now_.money.items.size() == 1 && !IsWholeUnitReport(reading_) &&
        (title_item_.empty() || SharesWords(now_.money.items.front(), title_item_))) {
      return now_.money.items.front();
    }
    for (const std::string& name : now_.money.items) {
      if (name.size() >= 18 && Has(title, name.substr(0, 18))) return name;
    }
    return title_item_;
  }

  const Reading& reading_;
  const std::vector<SpendingFact>& known_;  ///< from tables
  std::string form_item_;
  std::string title_item_;
  MoneyContext now_;
};

}  // namespace

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
  ReadListedAmounts(reading, money);
  NameByAccountItem(money);
  return money;
}

}  // namespace jitu::ingest
