#include "ingest/statements/money.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "ingest/statements/amount_time.h"
#include "ingest/statements/item_words.h"
#include "ingest/statements/money_lists.h"
#include "ingest/statements/rules.h"
#include "schema/text/normalise.h"

namespace jitu::ingest {
namespace {

using Kind = MoneyRead::Kind;
using Other = AmountPhrase::Other;

bool Has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

class MoneyReader {
 public:
  MoneyReader(const Reading& reading, const std::vector<SpendingFact>& known)
      : reading_(reading), known_(known), form_item_(FormItem(reading)), title_item_(TitleItem(reading)) {}

  Money Read() {
    for (std::size_t i = 0; i < reading_.passages.size(); ++i) ReadPassage(static_cast<int>(i));
    money_.document_item = form_item_;
    return std::move(money_);
  }

 private:
  const Passage& PassageAt(int index) const { return reading_.passages[static_cast<std::size_t>(index)]; }

  void ReadPassage(int index) {
    const Passage& passage = PassageAt(index);
    StartPassage(passage);
    if (IsSilent(passage.kind)) return;
    for (std::size_t c = 0; c < passage.clauses.size(); ++c) {
      const Clause& clause = passage.clauses[c];
      OpenParts(passage, clause);
      for (std::size_t q = 0; q < clause.quantities.size(); ++q) {
        const Quantity& quantity = reading_.At(clause.quantities[q]);
        if (quantity.kind != QuantityKind::kMoney || quantity.role != Quantity::Role::kValue) continue;
        MoneyRead read;
        read.passage = index;
        read.clause = static_cast<int>(c);
        read.quantity = clause.quantities[q];
        Classify(passage, clause, q, read);
        Remember(passage, read);
        basis_before_ = read.basis;
        others_money_ =
            read.kind == Kind::kNone && IsOthersMoney(reading_.In({clause.span.start, quantity.span.start}));
        if (read.kind == Kind::kTotal && IsBothWays(reading_.In({clause.span.start, quantity.span.start}))) {
          read.name = "支出";
          Remember(passage, read);
        }
      }
      if (last_in_passage_ >= 0 && reading_.In(clause.span).ends_with("元中")) {
        parts_of_ = last_in_passage_;
        parts_exact_ = false;
      }
      const auto depth = static_cast<std::size_t>(clause.depth);
      if (depth < last_of_depth_.size()) last_of_depth_[depth] = last_in_passage_;
    }
  }

  void StartPassage(const Passage& passage) {
    NoteLead(passage);
    others_money_ = false;
    basis_before_.clear();
    parts_basis_.clear();
    const bool chain = passage.goes_on && !passage.marked;
    if (!chain) {
      parts_of_ = -1;
      last_in_passage_ = -1;
      last_of_depth_.fill(-1);
    }
    if (chain && !LeadingProject(reading_, passage).empty()) last_in_passage_ = -1;
    bracket_of_.fill(-1);
    if (passage.block != block_ || passage.heading) {
      block_top_ = passage.section == section_ && !passage.marked ? block_top_ : -1;
      block_ = passage.block;
    }
    if (passage.section != section_) {
      section_ = passage.section;
      section_top_ = -1;
      section_named_ = false;
    }
  }

  /// The item that the entry of a list opens with, for the sentences of its paragraph.
  void NoteLead(const Passage& passage) {
    const bool entry =
        passage.block != lead_block_ || passage.section != lead_section_ || (passage.marked && !passage.ordinal_word);
    if (!entry || passage.heading) {
      if (passage.heading) lead_.clear();
      return;
    }
    lead_block_ = passage.block;
    lead_section_ = passage.section;
    const bool more = &passage != &reading_.passages.back() && (&passage + 1)->block == passage.block &&
                      !(&passage + 1)->clauses.empty();
    lead_ = ListedLead(reading_, passage, more ? &passage + 1 : nullptr);
    if (!lead_.empty()) block_top_ = -1;
    const bool names =
        !passage.clauses.empty() && !DropLead(reading_, passage.clauses.front().span, reading_.words.item_lead).empty();
    listed_ = passage.marked && !passage.ordinal_word && names;
  }

  /// 其中, 实际支出中: what follows are parts of the nearest amount before.
  void OpenParts(const Passage& passage, const Clause& clause) {
    const std::string_view text = reading_.In(clause.span);
    if (clause.depth > 0) {
      const auto depth = static_cast<std::size_t>(clause.depth);
      if (clause.before == U'(' && depth < bracket_of_.size()) bracket_of_[depth] = last_of_depth_[depth - 1];
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
    const bool told = last_in_passage_ >= 0 || !basis_before_.empty();
    const bool list = length == 0 && clause.before == U':' && told && parts_of_ < 0 && !passage.marked;
    const bool spread = length == 0 && !list && (told || block_top_ >= 0) &&
                        (text.starts_with("主要用于") || text.starts_with("用于")) && CountMoney(reading_, clause) >= 2;
    if (length == 0 && !list && !spread) return;
    const std::string_view word = length == 0 ? std::string_view() : text.substr(0, length);
    parts_exact_ = list || leads.MeaningOf(word) == "exact";
    parts_of_ = others_money_ ? -1 : last_in_passage_ >= 0 ? last_in_passage_ : LastTop();
    if (parts_of_ >= 0 && money_.reads[static_cast<std::size_t>(parts_of_)].kind == Kind::kFigure) parts_of_ = -1;
    const bool spent = word.find("支出") != std::string_view::npos;
    parts_basis_ = parts_of_ >= 0 || others_money_ ? std::string() : spent ? std::string("actual") : basis_before_;
  }

  int LastTop() const { return block_top_ >= 0 ? block_top_ : section_top_; }

  int ParentOf(const Clause& clause) const {
    const auto depth = static_cast<std::size_t>(clause.depth);
    return depth == 0 ? parts_of_ : depth < bracket_of_.size() ? bracket_of_[depth] : -1;
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
    if (phrase.total == "项目支出" && ParentOf(clause) < 0 && IsProjectsOwn(reading_, passage, phrase)) {
      read.basis = "actual";
      return ReadFromContext(passage, clause, read);
    }
    if (!phrase.total.empty()) return ReadTotal(passage, clause, phrase, read);
    if (!phrase.basis.empty()) return ReadWithBasis(passage, clause, phrase, read);
    ReadBare(passage, clause, at, phrase, read);
  }

  /// 收入3,021.47万元、支出3,021.47万元: behind a total of one side, the word alone is the total of the other.
  std::string_view OtherSide(const AmountPhrase& phrase) const {
    if (last_in_passage_ < 0 || !phrase.total.empty() || phrase.other != Other::kNo) return {};
    const MoneyRead& before = money_.reads[static_cast<std::size_t>(last_in_passage_)];
    if (before.kind != Kind::kTotal || (before.name != "收入" && before.name != "支出")) return {};
    std::string_view word = reading_.In(TrimBlanks(reading_.text, phrase.left));
    for (const std::string_view tail : {"决算", "决算数", "合计", "总额"}) {
      if (word.ends_with(tail)) word.remove_suffix(tail.size());
    }
    if ((word == "支出" || word == "收入") && word != before.name) return word == "支出" ? "支出" : "收入";
    return {};
  }

  /// 支出13万元,比年初预算15万元减少2万元: the budget of the item whose outturn was just told.
  bool IsComparedBudget(const AmountPhrase& phrase) const {
    if (last_in_passage_ < 0 || money_.reads[static_cast<std::size_t>(last_in_passage_)].basis != "actual")
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
    read.fund = reading_.FundOf(passage);
    read.own_name = true;
    const int parent = ParentOf(clause);
    if (parent >= 0 && money_.reads[static_cast<std::size_t>(parent)].kind == Kind::kTotal) {
      const MoneyRead& whole = money_.reads[static_cast<std::size_t>(parent)];
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
        read.part_exact = money_.reads[static_cast<std::size_t>(whole.parent)].name == "支出";
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
    if (reading_.In(phrase.name).ends_with("号")) return ReadFromContext(passage, clause, read, true);
    if (!phrase.name.empty() && IsShortFor(form_item_.empty() ? title_item_ : form_item_, reading_.In(phrase.name)))
      return ReadFromContext(passage, clause, read);
    if (!phrase.name.empty()) {
      if (IsOwnUnit(reading_, reading_.In(phrase.name)) && IsWholeUnitReport(reading_))
        return ReadUnitTotal(passage, read);
      if (phrase.behind_verb && !EndsAsItem(reading_, phrase.name)) return;
      if (!IsItemName(reading_, phrase.name) || IsWeakIn(passage, phrase)) return;
      read.kind = Kind::kSpending;
      read.rule = phrase.behind_verb ? "verb_item_amount" : "item_basis_amount";
      read.name = reading_.NameAt(phrase.name);
      read.own_name = true;
      FillSpending(passage, clause, read);
      return;
    }
    if (ReadNameBehind(passage, clause, read)) return;
    ReadFromContext(passage, clause, read, phrase.pronoun);
  }

  /// The unit's own budget is told before any item.
  bool NoItemYet() const { return by_fen_.empty(); }

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

  /// 安排130万元支持X项目, 将120万元用于X项目: the name stands behind the amount.
  bool ReadNameBehind(const Passage& passage, const Clause& clause, MoneyRead& read) {
    ByteSpan behind = TrimBlanks(reading_.text, {reading_.At(read.quantity).span.end, clause.span.end});
    std::size_t length = PurposeAtStart(reading_.In(behind));
    // 100万元拨付给某公司用于检测平台开放共享: for what stands behind to whom.
    constexpr std::string_view kFor = "用于";
    const bool given = reading_.In(behind).starts_with("拨付") || reading_.In(behind).starts_with("补助");
    if (const std::size_t at = reading_.In(behind).find(kFor); given && at != std::string_view::npos)
      length = at + kFor.size();
    if (length == 0) return false;
    behind = WithoutCount(reading_, {behind.start + static_cast<std::uint32_t>(length), behind.end});
    if (const auto year = YearIn(reading_, behind); year && reading_.fiscal_year && *year < *reading_.fiscal_year)
      read.year = year;  // 31.50万元为结清2021年度机顶盒欠款
    behind = CleanItemName(reading_, behind);
    const std::string_view name = reading_.In(behind);
    const bool moved = reading_.In({clause.span.start, reading_.At(read.quantity).span.start}).ends_with("将");
    const bool part = moved || ParentOf(clause) >= 0 || (passage.marked && &clause == &passage.clauses.front());
    if (name.size() < 12 || name.size() > 120 || HoldsFigure(behind)) return false;
    if (!part && reading_.words.item_noun.SuffixOf(name) == 0) return false;
    read.kind = Kind::kSpending;
    if (read.basis.empty() && ParentOf(clause) >= 0) {
      read.basis = money_.reads[static_cast<std::size_t>(ParentOf(clause))].basis;
    }
    read.rule = "amount_then_item";
    read.confidence = 0.85;
    read.name = reading_.NameAt(behind);
    read.own_name = true;
    if (read.basis.empty()) read.basis = DefaultBasis(reading_, passage);
    FillSpending(passage, clause, read);
    return true;
  }

  bool HoldsFigure(ByteSpan span) const {
    const auto& all = reading_.quantities.quantities;
    const auto first = static_cast<std::size_t>(reading_.FirstQuantityFrom(span.start));
    return first < all.size() && all[first].span.start < span.end && all[first].role == Quantity::Role::kValue;
  }

  /// (含石佛嘴水库412万元): the word that opens a bracket's list is no part of the name.
  ByteSpan ItemIn(const Clause& clause, ByteSpan name) const {
    constexpr std::string_view kHolding = "含";
    const bool opens = clause.before == U'(' && name.start == clause.span.start;
    if (opens && reading_.In(name).starts_with(kHolding)) name.start += static_cast<std::uint32_t>(kHolding.size());
    return name;
  }

  /// A basis word without a name: the amount belongs to the item spoken of.
  void ReadFromContext(const Passage& passage, const Clause& clause, MoneyRead& read, bool pronoun = false) {
    const bool told_in_cell = passage.in_table && passage.marked;  // 1.建成…,支出…: of what the cell tells there
    int source = last_in_passage_;
    if (source >= 0 && money_.reads[static_cast<std::size_t>(source)].kind == Kind::kFigure) source = -1;
    std::string name;
    if (source < 0 && others_money_) return;
    if (source < 0) name = LeadingProject(reading_, passage);
    if (source < 0 && name.empty() && passage.block == lead_block_ && block_top_ < 0) name = lead_;
    if (told_in_cell && (source < 0 || !money_.reads[static_cast<std::size_t>(source)].own_name)) return;
    if (source < 0 && name.empty() && !passage.marked) source = block_top_;
    if (source < 0 && name.empty() && !section_named_) name = SectionItem(reading_, passage.section);
    if (source < 0 && name.empty() && listed_ && passage.block == lead_block_ && section_named_ && !pronoun) return;
    if (source < 0 && name.empty()) source = section_top_;
    if (source < 0 && name.empty()) name = SectionItem(reading_, passage.section);
    if (source < 0 && name.empty()) name = form_item_.empty() ? DocumentItem() : form_item_;
    if (passage.kind == SectionKind::kProblems && source < 0 && LeadingProject(reading_, passage).empty()) return;
    if (source >= 0) {
      const MoneyRead& same = money_.reads[static_cast<std::size_t>(source)];
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
    if (name.empty() && setting_out && IsWholeUnitReport(reading_) && NoItemYet()) return ReadUnitTotal(passage, read);
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
    if (reading_.words.value_role.Contains(left) && last_in_passage_ >= 0) {
      const bool figure = money_.reads[static_cast<std::size_t>(last_in_passage_)].kind == Kind::kFigure;
      read.basis = "actual";
      if (!figure && reading_.words.value_role.MeaningOf(left) == "actual") ReadFromContext(passage, clause, read);
      return;
    }
    if (left.empty() && IsOfSection(passage, read)) return;
    const bool bare = left.empty() || left.ends_with("将") || left == "另有" || left == "其余" ||
                      reading_.words.part_lead.Contains(left) || IsPolicyNumber(reading_, phrase.left);
    if (bare && (IsPolicyNumber(reading_, phrase.left) || phrase.name.empty() || left.ends_with("将")) &&
        !phrase.generic && !phrase.pronoun && ReadNameBehind(passage, clause, read))
      return;
    if (left.empty() && LabelledAmount(passage, clause, read)) return;
    if (ArrivesInFull(passage, clause, read)) return;
    if (phrase.name.empty() || phrase.generic || phrase.pronoun) {
      if (phrase.name.empty() || phrase.generic) read.kind = Kind::kNone;
      return;
    }
    if (!IsItemName(reading_, phrase.name)) return;
    const std::string name = reading_.NameAt(ItemIn(clause, phrase.name));
    const int parent = ParentOf(clause);
    const std::uint32_t amount_end = reading_.At(read.quantity).span.end;
    const char32_t next = CodePointAt(reading_.text, amount_end);
    const bool at_end = amount_end == clause.span.end || next == U'、' || next == U'和' || next == U'及';
    const bool opens = &clause == &passage.clauses.front() && at == FirstMoney(reading_, clause);
    if (const MoneyRead* sibling = ListedBeside(clause, at);
        sibling != nullptr && at_end && EndsAsItem(reading_, phrase.name)) {
      read.rule = "listed_beside_item";
      read.basis = sibling->basis;
    } else if (parent >= 0 && money_.reads[static_cast<std::size_t>(parent)].kind != Kind::kFigure && at_end) {
      read.rule = "listed_part";
      read.basis = money_.reads[static_cast<std::size_t>(parent)].basis;
    } else if (!parts_basis_.empty() && clause.depth == 0 && at_end && EndsAsItem(reading_, phrase.name)) {
      read.rule = "listed_part";  // of a sum that has no name of its own
      read.basis = parts_basis_;
    } else if (const MoneyRead* before = FindSame(name, read.quantity); before != nullptr) {
      read.rule = "restated_item";
      read.basis = before->basis;
      read.restated = true;
    } else if (opens && at_end && passage.marked && IsListEntry(passage, phrase) && phrase.name.start == Lead(clause)) {
      read.rule = "listed_item";
      read.basis = DefaultBasis(reading_, passage);
    } else if (at_end && EndsAsItem(reading_, phrase.name) &&
               (passage.kind == SectionKind::kBudget ||
                (passage.kind == SectionKind::kGoals && CountMoney(reading_, clause) >= 2))) {
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
    std::string_view behind =
        reading_.In(TrimBlanks(reading_.text, {reading_.At(read.quantity).span.end, clause.span.end}));
    for (const std::string_view word : {"已", "均", "全部", "全额", "足额", "及时"}) {
      if (behind.starts_with(word)) behind.remove_prefix(word.size());
    }
    if (!behind.starts_with("到位")) return false;
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
    const bool kind = reading_.words.amount_basis.Contains(label);
    if (!kind && !(label.ends_with("预算") && reading_.words.item_pronoun.Contains(label))) return false;
    read.basis = kind ? reading_.words.amount_basis.MeaningOf(label) : std::string_view("budget");
    ReadFromContext(passage, clause, read);
    return read.kind == Kind::kSpending || read.kind == Kind::kTotal;
  }

  /// 下达A 42万元、B 25万元: the item listed just before in the same clause; nullptr if there is none.
  const MoneyRead* ListedBeside(const Clause& clause, std::size_t at) const {
    if (at == 0 || money_.reads.empty()) return nullptr;
    const MoneyRead& before = money_.reads.back();
    if (before.quantity != clause.quantities[at - 1] || before.kind != Kind::kSpending || !before.own_name)
      return nullptr;
    const char32_t between = CodePointAt(reading_.text, reading_.At(before.quantity).span.end);
    return between == U'、' || between == U'和' || between == U'及' ? &before : nullptr;
  }

  std::uint32_t Lead(const Clause& clause) const { return CleanItemName(reading_, clause.span).start; }

  bool IsListEntry(const Passage& passage, const AmountPhrase& phrase) const {
    if (passage.kind == SectionKind::kGoals) return passage.clauses.size() <= 3 && EndsAsItem(reading_, phrase.name);
    return passage.kind == SectionKind::kBudget || passage.kind == SectionKind::kItemResults ||
           passage.kind == SectionKind::kOther || passage.kind == SectionKind::kTitle;
  }

  /// Words like 安排 and 执行 that in a report of results are no proof of spending by themselves.
  bool IsWeakIn(const Passage& passage, const AmountPhrase& phrase) const {
    if (!phrase.behind_verb && passage.kind == SectionKind::kProblems) return !EndsAsItem(reading_, phrase.name);
    if (!phrase.behind_verb) return false;
    return passage.kind == SectionKind::kProblems;
  }

  void FillSpending(const Passage& passage, const Clause& clause, MoneyRead& read) {
    read.fund = reading_.FundOf(passage);
    const int parent = ParentOf(clause);
    if (parent >= 0 && read.own_name) {
      const MoneyRead& whole = money_.reads[static_cast<std::size_t>(parent)];
      if (whole.kind != Kind::kFigure && whole.name != read.name) read.listed_under = parent;
      if (whole.kind == Kind::kSpending && whole.name != read.name) {
        read.parent = parent;
        read.part_exact = parts_exact_ && clause.depth == 0;
        if (read.fund.empty()) read.fund = whole.fund;
      }
    }
  }

  /// The same amount of the same item, given before.
  const MoneyRead* FindSame(const std::string& name, int quantity) const {
    const auto fen = reading_.At(quantity).Fen();
    const std::string key = text::NameKey(name);
    const MoneyRead* found = nullptr;
    if (!fen) return found;
    const auto same = by_fen_.find(*fen);
    if (same == by_fen_.end()) return found;
    for (const int index : same->second) {
      const MoneyRead& read = money_.reads[static_cast<std::size_t>(index)];
      if (text::NameKey(read.name) == key) found = &read;
    }
    return found;
  }

  /// The one item that the report is about: the only one that stands alone, or the one that its title names.
  std::string DocumentItem() const {
    std::string_view title =
        reading_.outline.sections.empty() ? std::string_view() : reading_.outline.sections[0].title;
    if (money_.items.size() == 1 && !IsWholeUnitReport(reading_)) return money_.items.front();
    for (const std::string& name : money_.items) {
      if (name.size() >= 18 && Has(title, name.substr(0, 18))) return name;
    }
    return title_item_;
  }

  void Remember(const Passage& passage, const MoneyRead& read) {
    const int index = static_cast<int>(money_.reads.size());
    money_.reads.push_back(read);
    if (read.kind == Kind::kNone) return;
    if (const auto fen = reading_.At(read.quantity).Fen();
        fen && read.kind == Kind::kSpending && by_fen_[*fen].size() < 50) {
      by_fen_[*fen].push_back(index);
    }
    if (read.beside) return;
    last_in_passage_ = index;
    if (read.kind == Kind::kFigure) return;
    const bool top = read.parent < 0 && (read.kind == Kind::kTotal || read.kind == Kind::kSpending);
    if (read.kind == Kind::kSpending && read.own_name) section_named_ = true;
    if (!top) return;
    block_top_ = index;
    section_top_ = index;
    block_ = passage.block;
    if (read.kind == Kind::kSpending && known_items_.insert(read.name).second) money_.items.push_back(read.name);
  }

  const Reading& reading_;
  const std::vector<SpendingFact>& known_;  ///< from tables
  Money money_;
  std::map<std::int64_t, std::vector<int>> by_fen_;  ///< spending by amount
  std::set<std::string> known_items_;
  std::string form_item_;
  std::string title_item_;
  int parts_of_ = -1;  ///< the amount whose parts are being listed
  bool parts_exact_ = false;
  std::array<int, 5> bracket_of_{-1, -1, -1, -1, -1};  ///< likewise, inside brackets, by depth
  int last_in_passage_ = -1;
  std::array<int, 5> last_of_depth_{-1, -1, -1, -1, -1};  ///< the last amount at each depth of brackets
  int block_ = -1;
  int block_top_ = -1;  ///< the last amount of the block that is no part
  int section_ = -1;
  int section_top_ = -1;
  bool section_named_ = false;
  std::string lead_;  ///< the item that the paragraph opens with
  int lead_block_ = -1;
  int lead_section_ = -1;
  bool listed_ = false;        ///< the paragraph is the entry of a list
  std::string parts_basis_;    ///< of a list whose whole has no name: the kind of amount that the whole is
  std::string basis_before_;   ///< of the amount just before in this sentence
  bool others_money_ = false;  ///< the amount just before in this sentence is not the public body's
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
  return money;
}

}  // namespace jitu::ingest
